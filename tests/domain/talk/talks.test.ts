import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { withdrawConsent } from '#src/domain/consent/withdraw-consent.ts';
import { eraseFile } from '#src/domain/privacy/erase-file.ts';
import { recordTalk } from '#src/domain/talk/record-talk.ts';
import { talkForm } from '#src/domain/talk/talk-form.ts';
import { findTalkExport, readOwnTalks } from '#src/domain/talk/talk-queries.ts';
import { freshDatabase } from '../../database.ts';
import { aCounsellor, aPerson, noticesOf, now, sealer } from '../assessment/assessed-people.ts';

let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

async function aTalkedAboutPerson() {
  const counsellor = await aCounsellor(db);
  const person = await aPerson(db, { agrees: ['plan', 'counsellor'], counsellorId: counsellor.accountId });
  const talk = {
    ...{ jobseekerId: person.jobseekerId, talkId: randomUUID(), partner: 'manager' as const, talkedOn: '2026-11-20' },
    ...{ name: undefined, said: '金丝雀：他打字很快。', agreed: '上午安排在安静的地方。', next: '下周再问一次。' },
  } as const;
  const record = (visitor = counsellor.visitor) => recordTalk(db, sealer, visitor, talk, now);
  return { counsellor, person, talk, record };
}

describe('a talk of the 就业辅导员', () => {
  test('is sealed, stands once in the log, and the person is told and reads all of it', async () => {
    const { person, record } = await aTalkedAboutPerson();
    expect([await record(), await record()]).toEqual(['recorded', 'recorded']);
    expect(JSON.stringify(await db.selectFrom('coach_talk').selectAll().execute())).not.toContain('金丝雀');
    expect((await person.events()).filter((event) => event === 'recorded talk')).toHaveLength(1);
    expect(await noticesOf(db, person.accountId)).toEqual([
      '就业辅导员示例覃老师记下了2026年11月20日和单位的主管的谈话。\n谈的是您的工作。您可以看全文。 /talks',
    ]);
    expect(await readOwnTalks(db, sealer, person.own, now)).toMatchObject([
      { partner: 'manager', said: '金丝雀：他打字很快。', agreed: '上午安排在安静的地方。' },
    ]);
    expect((await person.events()).at(-1)).toBe('recorded talk');
    await readOwnTalks(db, sealer, await person.helped({ tasks: ['plan'] }), now);
    expect((await person.events()).at(-1)).toBe('read talk');
    expect(await readOwnTalks(db, sealer, await person.helped({ tasks: ['demand'] }), now)).toBeUndefined();
    expect(await findTalkExport(db, sealer, person.jobseekerId)).toMatchObject([{ with: '单位的主管' }]);
  });

  test('is not written down without the other side’s agreement, and no name without theirs', () => {
    const typed = {
      key: randomUUID(),
      partner: 'family',
      talkedOn: '2026年11月20日',
      said: '示例',
      name: '示例李经理',
    };
    const errors = (wanted: Record<string, string>) =>
      talkForm(now)
        .safeParse({ ...typed, ...wanted })
        .error?.issues.map(({ path }) => path.join('.'));
    expect(errors({})).toEqual(['consent']);
    expect(errors({ consent: 'yes' })).toEqual(['nameConsent']);
    expect(errors({ consent: 'yes', name: '' })).toBeUndefined();
    expect(errors({ consent: 'yes', nameConsent: 'yes' })).toBeUndefined();
  });

  test('is written by who looks after the person, with the person’s consent, and by nobody else', async () => {
    const { person, record } = await aTalkedAboutPerson();
    expect(await record((await aCounsellor(db)).visitor)).toBe('not theirs');
    expect(await record(person.own.visitor)).toBe('not theirs');
    const { jobseekerId, actor } = person;
    await record();
    await withdrawConsent(db, sealer, { jobseekerId, purpose: 'plan', actor }, now);
    expect(await db.selectFrom('coach_talk').selectAll().where('jobseeker_id', '=', jobseekerId).execute()).toEqual([]);
    expect(await person.events()).toContain('erased talk');
    expect(await record()).toBe('not agreed');
  });

  test('goes with the file', async () => {
    const { person, record } = await aTalkedAboutPerson();
    await record();
    const { jobseekerId, actor } = person;
    await db.transaction().execute((transaction) => eraseFile(transaction, sealer, { jobseekerId, actor }, now));
    expect(await db.selectFrom('coach_talk').selectAll().where('jobseeker_id', '=', jobseekerId).execute()).toEqual([]);
  });
});
