import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { withdrawConsent } from '#src/domain/consent/withdraw-consent.ts';
import { findGraduateTicks, listGraduateTicks } from '#src/domain/graduate/graduate-queries.ts';
import { nextTick, sayTick, tickKeys } from '#src/domain/graduate/graduate.ts';
import { changeRecord } from '#src/domain/jobseeker/change-record.ts';
import { freshDatabase } from '../../database.ts';
import { aCounsellor, aPerson, noticesOf, now, sealer } from '../assessment/assessed-people.ts';

let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

const said = async (jobseekerId: string) => (await findGraduateTicks(db, sealer, jobseekerId, now)).map(sayTick);
const has = async (jobseekerId: string) => (await listGraduateTicks(db, [jobseekerId], now)).get(jobseekerId);

const serve = (jobseekerId: string, accountId: string) =>
  db
    .insertInto('service_record')
    .values({
      ...{ service_record_id: randomUUID(), jobseeker_id: jobseekerId, kind: 'guidance', done_on: '2026-11-20' },
      ...{ recorded_by: accountId, organisation_id: null, recorded_at: now.toISOString(), is_reached: 1 },
    })
    .execute();
const follow = (jobseekerId: string, accountId: string, answers: { state: string; answered_at: string | null }) =>
  db
    .insertInto('follow_up')
    .values({
      ...{ follow_up_id: randomUUID(), jobseeker_id: jobseekerId, reason: 'graduate', planned_on: '2026-12-01' },
      ...{ way: 'phone', tries: 0, planned_by: accountId, created_at: now.toISOString() },
      ...{ answered_by: answers.answered_at ? accountId : null, ...answers },
    })
    .execute();

test('a graduate begins with nothing, and the file comes first', async () => {
  const { jobseekerId } = await aPerson(db, { agrees: [] });
  expect(await said(jobseekerId)).toEqual(['还没有', '还没有', '还没有', '还没有']);
  expect(nextTick(await findGraduateTicks(db, sealer, jobseekerId, now))?.tick).toBe('file');
  expect(await has(jobseekerId)).toEqual([]);
});

test('each tick says when and by whom, out of what was recorded', async () => {
  const { accountId } = await aCounsellor(db);
  const { jobseekerId } = await aPerson(db, { agrees: ['record'] });
  await serve(jobseekerId, accountId);
  await follow(jobseekerId, accountId, { state: 'planned', answered_at: null });
  expect(await said(jobseekerId)).toEqual([
    '已完成，2026年11月23日，由本人',
    '还没有',
    '已完成，2026年11月20日，由示例覃老师',
    '已约好，2026年12月1日',
  ]);
  expect(await has(jobseekerId)).toEqual(['file', 'service']);
});

test('a follow-up counts once it was answered, and the file only while the person agrees to it', async () => {
  const { accountId } = await aCounsellor(db);
  const { jobseekerId, actor } = await aPerson(db, { agrees: ['record'] });
  await follow(jobseekerId, accountId, { state: 'done', answered_at: now.toISOString() });
  expect(await has(jobseekerId)).toEqual(['file', 'follow-up']);
  expect((await said(jobseekerId))[3]).toBe('已完成，2026年11月23日，由示例覃老师');
  await withdrawConsent(db, sealer, { jobseekerId, purpose: 'record', actor }, new Date(now.getTime() + 1000));
  expect(await has(jobseekerId)).toEqual(['follow-up']);
});

test('many people are one list, each with their own', async () => {
  const people = await Promise.all([1, 2, 3].map(() => aPerson(db, { agrees: ['record'] })));
  const ids = people.map(({ jobseekerId }) => jobseekerId);
  const [first = ''] = ids;
  await serve(first, people[0]?.accountId ?? '');
  const listed = await listGraduateTicks(db, ids, now);
  expect(ids.map((id) => listed.get(id)?.join())).toEqual(['file,service', 'file', 'file']);
  expect(tickKeys).toHaveLength(4);
});

test('the day of the end of the studies stands beside the sealed rest, and goes with the consent', async () => {
  const { jobseekerId, own, actor, accountId } = await aPerson(db, { agrees: ['record'] });
  const answers = { school: '示例职业大学', studyLevel: 'college', major: '电子商务', graduatesOn: '2027-06' } as const;
  await changeRecord(db, sealer, own, jobseekerId, { part: 'studies', answers }, now);
  const row = () =>
    db.selectFrom('jobseeker').selectAll().where('jobseeker_id', '=', jobseekerId).executeTakeFirstOrThrow();
  expect(await row()).toMatchObject({ graduates_on: '2027-06-30' });
  expect(JSON.stringify(await row())).not.toContain('示例职业大学');
  await withdrawConsent(db, sealer, { jobseekerId, purpose: 'record', actor }, now);
  expect(await row()).toMatchObject({ graduates_on: null });
  expect(await noticesOf(db, accountId)).toEqual([]);
});
