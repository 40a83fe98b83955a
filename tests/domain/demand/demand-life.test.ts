import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { withdrawConsent } from '#src/domain/consent/withdraw-consent.ts';
import { findDemandExport } from '#src/domain/demand/demand-export-queries.ts';
import { findOpenDemand, listDemands } from '#src/domain/demand/demand-queries.ts';
import { endOfDemand } from '#src/domain/demand/demand.ts';
import { findDraft, nextQuestion, versionOf } from '#src/domain/demand/draft-queries.ts';
import { readDemandOf } from '#src/domain/demand/read-demand.ts';
import { refreshDemand } from '#src/domain/demand/refresh-demand.ts';
import { saveAnswer } from '#src/domain/demand/save-answer.ts';
import { sendDemand } from '#src/domain/demand/send-demand.ts';
import { sweepDemands } from '#src/domain/demand/sweep-demands.ts';
import { withdrawDemand } from '#src/domain/demand/withdraw-demand.ts';
import { listFileEvents } from '#src/domain/file/file-queries.ts';
import { eraseFile } from '#src/domain/privacy/erase-file.ts';
import { createSealer } from '#src/sealing.ts';
import { anAccount } from '../../account-factories.ts';
import { freshDatabase } from '../../database.ts';
import { aDemandingPerson, aHelperOf, answer, leastAnswers, send, visitorOf } from './demanding-people.ts';

const sealer = createSealer(randomBytes(32));
let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

const now = new Date('2026-03-01T04:00:00.000Z');
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const events = async (jobseekerId: string) =>
  (await listFileEvents(db, sealer, jobseekerId)).map(({ kind, subject, role }) => `${role} ${kind} ${subject}`);
const wants = async (jobseekerId: string) =>
  (
    await db
      .selectFrom('demand_want')
      .innerJoin('demand', 'demand.demand_id', 'demand_want.demand_id')
      .select(['kind', 'value'])
      .where('jobseeker_id', '=', jobseekerId)
      .orderBy('kind')
      .orderBy('value')
      .execute()
  ).map(({ kind, value }) => `${kind} ${value}`);
const notices = async (accountId: string | undefined) =>
  (
    await db
      .selectFrom('notice')
      .selectAll()
      .where('account_id', '=', accountId ?? '')
      .orderBy('created_at')
      .execute()
  ).map(({ sealed_text }) => sealer.unseal(sealed_text));
const tasks = (jobseekerId: string) =>
  db.selectFrom('task').select(['subject', 'done_by']).where('jobseeker_id', '=', jobseekerId).execute();

describe('the draft', () => {
  test('keeps each answer by itself, sealed, and knows which question comes next', async () => {
    const person = await aDemandingPerson(db, sealer);
    expect(nextQuestion(await findDraft(db, sealer, person.jobseekerId, now))).toBe('work');
    await answer(db, sealer, person, leastAnswers.slice(0, 1));
    await answer(db, sealer, person, [{ question: 'place', answer: undefined }]);
    const draft = await findDraft(db, sealer, person.jobseekerId, now);
    expect(draft.answers).toEqual({ work: leastAnswers[0]?.answer });
    expect(draft.marks.place).toMatchObject({ isLater: true, entry: { by: 'self' } });
    expect(nextQuestion(draft)).toBe('contact');
    const row = await db
      .selectFrom('demand')
      .selectAll()
      .where('jobseeker_id', '=', person.jobseekerId)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain('宠物');
    expect(await findOpenDemand(db, sealer, person.jobseekerId, now)).toBeUndefined();
    expect(await events(person.jobseekerId)).toEqual(['jobseeker consent given']);
  });

  test('takes the same page twice as one, and tells the later of two devices what the other one saved', async () => {
    const { asker, jobseekerId } = await aDemandingPerson(db, sealer);
    const save = (can: string, revision: number) =>
      saveAnswer(db, sealer, asker, jobseekerId, { question: 'abilities', answer: { can, likes: '' }, revision }, now);
    expect(await save('打字', 0)).toBe('saved');
    expect(await save('打字', 0)).toBe('saved');
    expect(await save('唱歌', 0)).toEqual({ kept: { abilities: { can: '打字', likes: '' } }, revision: 1 });
    expect((await findDraft(db, sealer, jobseekerId, now)).answers.abilities?.can).toBe('打字');
    expect(await save('唱歌', 1)).toBe('saved');
    expect((await findDraft(db, sealer, jobseekerId, now)).answers.abilities?.can).toBe('唱歌');
  });

  test('of two devices that begin at the same moment there is one draft, with both answers', async () => {
    const { asker, jobseekerId } = await aDemandingPerson(db, sealer);
    const [work, contact] = leastAnswers;
    if (!work || !contact) throw new Error('There are no answers');
    const outcomes = await Promise.all(
      [work, contact].map((each) => saveAnswer(db, sealer, asker, jobseekerId, { ...each, revision: 0 }, now)),
    );
    expect(outcomes).toEqual(['saved', 'saved']);
    expect(Object.keys((await findDraft(db, sealer, jobseekerId, now)).answers).sort()).toEqual(['contact', 'work']);
  });

  test('is nobody else’s, and nothing is kept without consent', async () => {
    const person = await aDemandingPerson(db, sealer);
    const stranger = await aDemandingPerson(db, sealer);
    const page = { question: 'abilities', answer: { can: '打字', likes: '' }, revision: 0 } as const;
    expect(await saveAnswer(db, sealer, stranger.asker, person.jobseekerId, page, now)).toBe('not theirs');
    const silent = await aDemandingPerson(db, sealer, []);
    expect(await saveAnswer(db, sealer, silent.asker, silent.jobseekerId, page, now)).toBe('not agreed');
    const counsellor = await anAccount(db, sealer, { role: 'counsellor' });
    const staff = { visitor: visitorOf(counsellor, 'counsellor', '450200') };
    expect(await saveAnswer(db, sealer, staff, person.jobseekerId, page, now)).toBe('not theirs');
    expect(await db.selectFrom('demand').selectAll().where('jobseeker_id', '=', person.jobseekerId).execute()).toEqual(
      [],
    );
  });

  test('names the helper who filled something in, and refuses one whose mandate has ended, keeping what was saved', async () => {
    const person = await aDemandingPerson(db, sealer);
    const { asker, mandateId } = await aHelperOf(db, sealer, person);
    await answer(db, sealer, { asker, jobseekerId: person.jobseekerId }, leastAnswers.slice(0, 1));
    await db.updateTable('mandate').set({ state: 'ended' }).where('mandate_id', '=', mandateId).execute();
    const [, contact] = leastAnswers;
    if (!contact) throw new Error('There is no second answer');
    const outcome = await saveAnswer(db, sealer, asker, person.jobseekerId, { ...contact, revision: 0 }, now);
    expect(outcome).toBe('not theirs');
    const { answers, marks } = await findDraft(db, sealer, person.jobseekerId, now);
    expect(Object.keys(answers)).toEqual(['work']);
    expect(marks.work?.entry).toMatchObject({ by: 'helper', called: '示例妈妈' });
    expect(await events(person.jobseekerId)).toContain('helper changed demand');
  });
});

describe('sending', () => {
  test('makes the draft the registration that holds: one receipt, a message, a task, and what it is looked up by', async () => {
    const person = await aDemandingPerson(db, sealer, ['demand', 'counsellor']);
    await answer(db, sealer, person, [
      ...leastAnswers,
      { question: 'place', answer: { regions: ['450202'], isAnywhere: false, other: '', distance: 'hour' } },
      { question: 'mode', answer: { modes: ['remote'] } },
      { question: 'ways', answer: { ways: ['home', 'flexible'] } },
    ]);
    const draft = await findDraft(db, sealer, person.jobseekerId, now);
    const read = { demandId: draft.demandId ?? '', version: versionOf(draft) };
    const pressed = () => sendDemand(db, sealer, person.asker, person.jobseekerId, read, now);
    expect(await Promise.all([pressed(), pressed(), pressed()])).toEqual(Array(3).fill({ demandId: read.demandId }));
    expect(await pressed()).toEqual({ demandId: read.demandId });
    const open = await findOpenDemand(db, sealer, person.jobseekerId, now);
    expect(open).toMatchObject({
      demandId: read.demandId,
      endsOn: '2026-09-01',
      answers: { work: { own: ['宠物美容'] } },
    });
    expect(open?.receiptNumber).toMatch(/^\d{8}$/);
    expect(await wants(person.jobseekerId)).toEqual([
      'kind home',
      'kind platform',
      'mode remote',
      'occupation customer-service',
      'region 450202',
    ]);
    const number = open?.receiptNumber.replace(/(\d{4})/, '$1 ');
    expect(await notices(person.account.accountId)).toEqual([
      `您提交了就业需求登记。\n回执号是${number}。\n有效到2026年9月1日。`,
    ]);
    expect(await tasks(person.jobseekerId)).toEqual([{ subject: read.demandId, done_by: null }]);
    expect((await events(person.jobseekerId))[0]).toBe('jobseeker sent demand');
  });

  test('waits for the least that is needed, and for answers that the person has read', async () => {
    const person = await aDemandingPerson(db, sealer);
    const { asker, jobseekerId } = person;
    const read = async () => {
      const draft = await findDraft(db, sealer, jobseekerId, now);
      return { demandId: draft.demandId ?? '', version: versionOf(draft) };
    };
    expect(await sendDemand(db, sealer, asker, jobseekerId, await read(), now)).toBe('nothing');
    await answer(db, sealer, person, leastAnswers.slice(1));
    expect(await sendDemand(db, sealer, asker, jobseekerId, await read(), now)).toEqual({ missing: ['work'] });
    const before = await read();
    await answer(db, sealer, person);
    expect(await sendDemand(db, sealer, asker, jobseekerId, before, now)).toBe('changed since');
    expect(await sendDemand(db, sealer, asker, jobseekerId, await read(), now)).toHaveProperty('demandId');
    expect(await tasks(jobseekerId)).toEqual([]);
  });

  test('again begins with the answers of the one that holds, which it replaces and leaves in the history', async () => {
    const person = await aDemandingPerson(db, sealer, ['demand', 'counsellor']);
    await answer(db, sealer, person);
    const first = await send(db, sealer, person, now);
    expect((await findDraft(db, sealer, person.jobseekerId, now)).answers.work?.own).toEqual(['宠物美容']);
    await answer(db, sealer, person, [{ question: 'work', answer: { occupations: [], own: [], isUnsure: true } }]);
    const second = await send(db, sealer, person, later(1));
    const history = await listDemands(db, sealer, person.jobseekerId, later(1));
    expect(history.map(({ demandId, state }) => [demandId, state])).toEqual([
      [second, 'open'],
      [first, 'replaced'],
    ]);
    expect(history[1]?.content?.answers.work?.own).toEqual(['宠物美容']);
    expect(await wants(person.jobseekerId)).toEqual([]);
    expect(await tasks(person.jobseekerId)).toEqual([{ subject: second, done_by: null }]);
  });

  test('by a helper tells the person who it was', async () => {
    const person = await aDemandingPerson(db, sealer);
    const { asker } = await aHelperOf(db, sealer, person);
    await answer(db, sealer, { asker, jobseekerId: person.jobseekerId });
    await send(db, sealer, { asker, jobseekerId: person.jobseekerId }, now);
    expect((await notices(person.account.accountId))[0]).toMatch(/^家属示例妈妈为您提交了就业需求登记。/);
    expect((await events(person.jobseekerId))[0]).toBe('helper sent demand');
  });
});

describe('a registration', () => {
  test.each([
    ['2026-03-01T04:00:00Z', '2026-09-01'],
    ['2026-08-31T04:00:00Z', '2027-02-28'],
    ['2026-12-31T20:00:00Z', '2027-07-01'],
    ['2028-08-30T04:00:00Z', '2029-02-28'],
  ])('sent at %s ends on %s', (sent, ends) => {
    expect(endOfDemand(new Date(sent))).toBe(ends);
  });

  test('is announced 30 and 7 days before its end, once each, by text too where the person agreed; then it ends', async () => {
    const person = await aDemandingPerson(db, sealer, ['demand', 'message']);
    const { accountId } = person.account;
    await db
      .updateTable('account')
      .set({
        sign_in_kind: 'phone',
        sealed_sign_in_name: sealer.seal('13800000000'),
        phone_confirmed_at: now.toISOString(),
      })
      .where('account_id', '=', accountId)
      .execute();
    await answer(db, sealer, person, leastAnswers, now);
    await send(db, sealer, person, now);
    const told = async (day: string) => {
      const before = (await notices(accountId)).length;
      const at = new Date(`${day}T04:00:00Z`);
      await Promise.all([sweepDemands(db, sealer, at), sweepDemands(db, sealer, at)]);
      return (await notices(accountId)).slice(before).map((text) => text.split('\n')[0]);
    };
    expect(await told('2026-08-01')).toEqual([]);
    expect(await told('2026-08-02')).toEqual(['您的就业需求登记还有30天到期，最后一天是2026年9月1日。']);
    expect(await told('2026-08-10')).toEqual([]);
    expect(await told('2026-08-25')).toEqual(['您的就业需求登记还有7天到期，最后一天是2026年9月1日。']);
    expect(await told('2026-09-01')).toEqual([]);
    const texts = await db.selectFrom('outgoing_message').selectAll().where('account_id', '=', accountId).execute();
    expect(texts.map(({ sealed_recipient }) => sealer.unseal(sealed_recipient))).toEqual([
      '13800000000',
      '13800000000',
    ]);
    const over = new Date('2026-09-01T16:00:00Z');
    expect(await findOpenDemand(db, sealer, person.jobseekerId, over)).toBeUndefined();
    expect(await told('2026-09-02')).toEqual(['您的就业需求登记到期了，不再按它找工作。']);
    expect(await told('2026-09-03')).toEqual([]);
    expect((await listDemands(db, sealer, person.jobseekerId, over))[0]?.state).toBe('ended');
    expect(await wants(person.jobseekerId)).toEqual([]);
  });

  test('that has ended is a beginning for the next one', async () => {
    const person = await aDemandingPerson(db, sealer);
    await answer(db, sealer, person, leastAnswers, now);
    await send(db, sealer, person, now);
    await sweepDemands(db, sealer, later(300));
    const draft = await findDraft(db, sealer, person.jobseekerId, later(300));
    expect(draft).toMatchObject({ demandId: undefined, isChange: false, answers: { work: { own: ['宠物美容'] } } });
  });

  test('that is refreshed holds six months from then, and is announced anew', async () => {
    const person = await aDemandingPerson(db, sealer);
    await answer(db, sealer, person, leastAnswers, now);
    const demandId = await send(db, sealer, person, now);
    const { asker, jobseekerId } = person;
    await sweepDemands(db, sealer, new Date('2026-08-20T04:00:00Z'));
    const pressed = new Date('2026-08-21T04:00:00Z');
    expect(await refreshDemand(db, sealer, asker, { jobseekerId, demandId }, pressed)).toBe('refreshed');
    expect(await refreshDemand(db, sealer, asker, { jobseekerId, demandId }, pressed)).toBe('refreshed');
    expect((await findOpenDemand(db, sealer, jobseekerId, pressed))?.endsOn).toBe('2027-02-21');
    expect((await events(jobseekerId)).filter((event) => event === 'jobseeker changed demand')).toHaveLength(1);
    await sweepDemands(db, sealer, new Date('2027-01-30T04:00:00Z'));
    expect(await notices(person.account.accountId)).toHaveLength(3);
    const late = new Date('2027-03-01T04:00:00Z');
    expect(await refreshDemand(db, sealer, asker, { jobseekerId, demandId }, late)).toBe('over');
  });

  test('is taken back by the person alone, and nobody looks by it any more', async () => {
    const person = await aDemandingPerson(db, sealer, ['demand', 'counsellor']);
    const { asker, jobseekerId } = person;
    await answer(db, sealer, person, leastAnswers, now);
    const demandId = await send(db, sealer, person, now);
    const helper = await aHelperOf(db, sealer, person);
    expect(await withdrawDemand(db, sealer, helper.asker, { jobseekerId, demandId }, now)).toBe('not theirs');
    expect(await withdrawDemand(db, sealer, asker, { jobseekerId, demandId }, now)).toBe('withdrawn');
    expect(await withdrawDemand(db, sealer, asker, { jobseekerId, demandId }, now)).toBe('withdrawn');
    expect(await findOpenDemand(db, sealer, jobseekerId, now)).toBeUndefined();
    expect([await wants(jobseekerId), await tasks(jobseekerId)]).toEqual([[], []]);
    expect((await events(jobseekerId)).filter((event) => event === 'jobseeker withdrawn demand')).toHaveLength(1);
  });

  test('is read by the counsellor who looks after the person: on record, with consent, without what is not shared', async () => {
    const account = await anAccount(db, sealer, { role: 'counsellor', called: '示例覃老师' });
    const visitor = visitorOf(account, 'counsellor', '450200');
    const person = await aDemandingPerson(db, sealer, ['demand'], {
      residenceRegion: '450202',
      counsellorId: account.accountId,
    });
    const { asker, jobseekerId } = person;
    const read = () => readDemandOf(db, sealer, visitor, jobseekerId, now);
    await answer(db, sealer, person, [
      ...leastAnswers,
      { question: 'needs', answer: { needs: ['quiet'], note: '' } },
      { question: 'abilities', answer: { can: '打字', likes: '' } },
    ]);
    await send(db, sealer, person, now);
    expect((await read()).state).toBe('not agreed');
    const actor = { accountId: person.account.accountId, role: 'jobseeker' } as const;
    expect(await tasks(jobseekerId)).toEqual([]);
    await giveConsent(db, sealer, { jobseekerId, purpose: 'counsellor', actor }, now);
    // What was sent before waits for the counsellor from now on.
    expect(await tasks(jobseekerId)).toHaveLength(1);
    await answer(db, sealer, person, [{ question: 'sharing', answer: { counsellor: ['abilities'] } }]);
    const demandId = await send(db, sealer, { asker, jobseekerId }, now);
    const opened = await read();
    expect(opened).toMatchObject({ state: 'open', called: '示例小林', hidden: ['needs'] });
    expect(opened).toHaveProperty('demand.answers.abilities.can', '打字');
    expect(opened).not.toHaveProperty('demand.answers.needs');
    expect((await events(jobseekerId))[0]).toBe('counsellor read demand');
    expect(await tasks(jobseekerId)).toEqual([{ subject: demandId, done_by: account.accountId }]);
    const other = visitorOf(await anAccount(db, sealer, { role: 'counsellor' }), 'counsellor', '450200');
    expect((await readDemandOf(db, sealer, other, jobseekerId, now)).state).toBe('not on caseload');
    const far = visitorOf(await anAccount(db, sealer, { role: 'counsellor' }), 'counsellor', '440400');
    expect((await readDemandOf(db, sealer, far, jobseekerId, now)).state).toBe('missing');
  });

  test.each(['withdrawn consent', 'erased file'])('leaves only its day after: %s', async (how) => {
    const person = await aDemandingPerson(db, sealer);
    const { jobseekerId } = person;
    const actor = { accountId: person.account.accountId, role: 'jobseeker' } as const;
    await answer(db, sealer, person, leastAnswers, now);
    await send(db, sealer, person, now);
    await answer(db, sealer, person, [{ question: 'abilities', answer: { can: '打字', likes: '' } }]);
    const exported = JSON.stringify(await findDemandExport(db, sealer, jobseekerId, now));
    expect([exported.includes('宠物美容'), exported.includes('打字')]).toEqual([true, true]);
    if (how === 'erased file')
      await db.transaction().execute((transaction) => eraseFile(transaction, sealer, { jobseekerId, actor }, now));
    else await withdrawConsent(db, sealer, { jobseekerId, purpose: 'demand', actor }, now);
    const rows = await db.selectFrom('demand').selectAll().where('jobseeker_id', '=', jobseekerId).execute();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      state: 'erased',
      sealed_answers: null,
      receipt_number: null,
      sent_at: now.toISOString(),
    });
    expect([await wants(jobseekerId), await findOpenDemand(db, sealer, jobseekerId, now)]).toEqual([[], undefined]);
  });
});
