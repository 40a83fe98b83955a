import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '#src/domain/account/account.ts';
import { findVisitor } from '#src/domain/account/visitor-queries.ts';
import { changeRecord } from '#src/domain/jobseeker/change-record.ts';
import type { PartAnswers } from '#src/domain/jobseeker/jobseeker-form.ts';
import { findFile } from '#src/domain/jobseeker/jobseeker-queries.ts';
import { acceptInvitation } from '#src/domain/mandate/accept-invitation.ts';
import { changeForPerson } from '#src/domain/mandate/change-for-person.ts';
import { contestChange } from '#src/domain/mandate/contest-change.ts';
import { countUnanswered, findHelpedChange, listHelpedChanges } from '#src/domain/mandate/helped-change-queries.ts';
import { inviteHelper } from '#src/domain/mandate/invite-helper.ts';
import { findActing } from '#src/domain/mandate/mandate-queries.ts';
import type { ChangeAnswer } from '#src/domain/mandate/mandate.ts';
import { createSealer } from '#src/sealing.ts';
import { anAccount, cookieOf } from '../../account-factories.ts';
import type { MadeAccount } from '../../account-factories.ts';
import { freshDatabase } from '../../database.ts';

const sealer = createSealer(randomBytes(32));
const now = new Date();

let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

async function visitorOf(account: MadeAccount, mandateId?: string): Promise<Visitor> {
  const cookie = await cookieOf(db, account, mandateId ? { mandateId } : {});
  const visitor = await findVisitor(db, sealer, cookie.replace('session=', ''));
  if (!visitor) throw new Error('Nobody is signed in');
  return visitor;
}

/** A person, a helper who acts for them, and the means to change and to answer. */
async function helped() {
  const person = await anAccount(db, sealer, { called: '示例小林' });
  const helper = await anAccount(db, sealer, { role: 'helper', called: '示例妈妈' });
  const wanted = { accountId: person.accountId, tasks: ['demand'], term: 'month' } as const;
  const invitation = await inviteHelper(db, sealer, wanted, now);
  if (invitation.outcome !== 'opened') throw new Error(invitation.outcome);
  const { mandateId, code } = invitation;
  await acceptInvitation(db, sealer, { accountId: helper.accountId, code }, now);
  const visitor = await visitorOf(person);
  const acting = await visitorOf(helper, mandateId);
  const jobseekerId = person.jobseekerId ?? '';
  let seconds = 0;
  return {
    person,
    helper,
    mandateId,
    jobseekerId,
    visitor,
    changeAs: async (change: PartAnswers) => {
      const asker = { visitor: acting, acting: await findActing(db, sealer, acting, now) };
      seconds += 1;
      const at = new Date(now.getTime() + seconds * 1000);
      expect(await changeForPerson(db, sealer, asker, jobseekerId, change, at)).toBe('changed');
      const [newest] = await listHelpedChanges(db, { accountId: person.accountId, mandateId });
      return newest?.changeId ?? '';
    },
    change: (change: PartAnswers) => changeRecord(db, sealer, { visitor }, jobseekerId, change, now),
    answer: (changeId: string, answer: ChangeAnswer, by = visitor) =>
      contestChange(db, sealer, { visitor: by, mandateId, changeId, answer }, now),
    read: async () => (await findFile(db, sealer, jobseekerId))?.person,
  };
}

const contact = (phone: string | undefined): PartAnswers => ({
  part: 'contact',
  answers: { phone, address: undefined, contactWay: undefined },
});
const identity = '110101199003078515';

describe('what a helper enters', () => {
  test('is told to the person with what stood there before, and kept sealed', async () => {
    const { person, helper, mandateId, changeAs } = await helped();
    const changeId = await changeAs(contact('138 0000 0000'));
    const asked = { mandateId, changeId };
    const change = await findHelpedChange(db, sealer, { accountId: person.accountId, ...asked });
    expect(change?.before.words[0]).toEqual({ term: '电话', details: '未知' });
    expect(change?.after.words[0]).toEqual({ term: '电话', details: '138 0000 0000' });
    expect(change?.answer).toBeUndefined();
    expect(await findHelpedChange(db, sealer, { accountId: helper.accountId, ...asked })).toBeUndefined();
    expect(await countUnanswered(db, person.accountId)).toEqual(new Map([[mandateId, 1]]));
    const rows = await db.selectFrom('mandate_event').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain('138 0000');
  });

  test('never shows a whole number in its words', async () => {
    const { person, mandateId, changeAs, answer } = await helped();
    const changeId = await changeAs({ part: 'identity', answers: { number: identity, remove: false } });
    const change = await findHelpedChange(db, sealer, { accountId: person.accountId, mandateId, changeId });
    expect(JSON.stringify(change?.after.words)).not.toContain('19900307');
    await answer(changeId, 'undo');
  });

  test.each<[string, PartAnswers]>([
    ['a name', { part: 'name', answers: { called: '别的称呼', name: '别的名字' } }],
    ['a phone number', contact('138 0000 0000')],
    ['a place', { part: 'region', answers: { residenceRegion: '450200', registrationRegion: '450200' } }],
    ['an identity number', { part: 'identity', answers: { number: identity, remove: false } }],
    [
      'a category',
      { part: 'certificate', answers: { category: 'hearing', grade: '2', number: undefined, remove: false } },
    ],
  ])('is undone when the person says so: %s', async (_name, change) => {
    const { changeAs, answer, read } = await helped();
    const { entered: _before, ...before } = (await read()) ?? {};
    const changeId = await changeAs(change);
    expect(await answer(changeId, 'undo')).toBe('answered');
    const { entered: _after, ...after } = (await read()) ?? {};
    expect(after).toEqual(before);
    expect(await answer(changeId, 'undo')).toBe('not theirs');
  });

  test('is not undone over what somebody wrote since, and can still be answered', async () => {
    const { changeAs, change, answer, read } = await helped();
    const changeId = await changeAs(contact('138 0000 0000'));
    await change(contact('139 0000 0000'));
    expect(await answer(changeId, 'undo')).toBe('changed since');
    expect((await read())?.phone).toBe('139 0000 0000');
    expect(await answer(changeId, 'question')).toBe('answered');
  });

  test('is answered by the person alone: not by the helper, another person or anybody who acts', async () => {
    const { changeAs, answer, helper, mandateId, person, read } = await helped();
    const changeId = await changeAs(contact('138 0000 0000'));
    const others = [
      await visitorOf(helper),
      await visitorOf(helper, mandateId),
      await visitorOf(await anAccount(db, sealer)),
      await visitorOf(await anAccount(db, sealer, { role: 'counsellor' })),
    ];
    for (const other of others) expect(await answer(changeId, 'undo', other)).toBe('not theirs');
    expect((await read())?.phone).toBe('138 0000 0000');
    expect(await countUnanswered(db, person.accountId)).toEqual(new Map([[mandateId, 1]]));
  });

  test('leaves its undoing and its questioning in the person’s file', async () => {
    const { changeAs, answer, jobseekerId } = await helped();
    await answer(await changeAs(contact('138 0000 0000')), 'undo');
    await answer(await changeAs(contact('138 0000 0001')), 'question');
    const rows = await db
      .selectFrom('file_event')
      .select('subject')
      .where('jobseeker_id', '=', jobseekerId)
      .where('kind', '=', 'mandate')
      .orderBy('place')
      .execute();
    expect(rows.map(({ subject }) => subject)).toEqual(['invited', 'begun', 'undone', 'contested']);
  });

  test('is answered once, by one of two devices at the same moment', async () => {
    const { changeAs, answer } = await helped();
    const changeId = await changeAs(contact('138 0000 0000'));
    const both = await Promise.all([answer(changeId, 'known'), answer(changeId, 'question')]);
    expect(both.sort()).toEqual(['answered', 'not theirs']);
  });
});
