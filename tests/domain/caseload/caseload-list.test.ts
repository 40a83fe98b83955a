import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import {
  caseloadFilterKeys,
  readCaseloadFilters,
  sayCaseloadFilters,
  writeCaseloadFilters,
} from '#src/domain/caseload/caseload-filters.ts';
import type { CaseloadFilters } from '#src/domain/caseload/caseload-filters.ts';
import { countCaseload, listCaseload, peoplePerPage } from '#src/domain/caseload/caseload-list-queries.ts';
import { exportCaseload } from '#src/domain/caseload/export-caseload.ts';
import { countTasks, listTasks } from '#src/domain/caseload/task-queries.ts';
import { withdrawConsent } from '#src/domain/consent/withdraw-consent.ts';
import { addDays, chinaDay } from '#src/domain/day/day.ts';
import { checkFileChain, listFileEvents } from '#src/domain/file/file-queries.ts';
import { recordEvents } from '#src/domain/file/record-events.ts';
import { addLine } from '#src/domain/plan/add-line.ts';
import { countingQueries, manyPeople } from '../../caseload-factories.ts';
import { freshDatabase } from '../../database.ts';
import { aCounsellor, aPerson, now, sealer } from '../assessment/assessed-people.ts';

const today = chinaDay(now);

let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

/** A counsellor with people of their own. */
async function aCaseload() {
  const counsellor = await aCounsellor(db);
  const somebody = () => aPerson(db, { agrees: ['record', 'counsellor', 'plan'], counsellorId: counsellor.accountId });
  const ids = async (filters: CaseloadFilters) =>
    (await listCaseload(db, sealer, counsellor.visitor, filters, { limit: 100 }, now)).map((each) => each.jobseekerId);
  /** The filters under which a person is found alone, without this one. */
  const found = async (filters: CaseloadFilters, jobseekerId: string) => (await ids(filters)).includes(jobseekerId);
  return { ...counsellor, somebody, ids, found };
}

const aService = (jobseekerId: string, done_on: string, { is_reached = 1, kind = 'guidance' } = {}) =>
  db
    .insertInto('service_record')
    .values({
      ...{ service_record_id: randomUUID(), jobseeker_id: jobseekerId, kind, done_on, is_reached },
      ...{ recorded_by: '', organisation_id: null, recorded_at: now.toISOString() },
    })
    .execute();

describe('filters', () => {
  test('are a URL: what is written is read again, and what is no choice asks nothing', () => {
    const filters = { missing: 'service', contact: 'quiet', plan: 'none', graduate: 'left', mode: 'remote' } as const;
    const all = { ...filters, household: 'zero', occupation: 'massage' } as const;
    const written = writeCaseloadFilters(all, 3);
    const parameters = new URLSearchParams(written);
    expect(parameters.get('page')).toBe('3');
    expect(readCaseloadFilters((name) => parameters.get(name))).toEqual(all);
    expect(readCaseloadFilters(() => 'toString')).toEqual({});
    expect(writeCaseloadFilters({})).toBe('');
    expect(sayCaseloadFilters(filters)).toHaveLength(5);
    expect(new Set(caseloadFilterKeys)).toEqual(new Set(Object.keys(all)));
  });

  test('by what is missing of 四个一 leave who lacks it', async () => {
    const { somebody, found } = await aCaseload();
    const [served, tried] = [await somebody(), await somebody()];
    await aService(served.jobseekerId, '2024-01-01');
    await aService(tried.jobseekerId, today, { is_reached: 0 });
    expect(await found({ missing: 'service' }, served.jobseekerId)).toBe(false);
    expect(await found({ missing: 'service' }, tried.jobseekerId)).toBe(true);
    for (const missing of ['any', 'check', 'assessment', 'demand'] as const)
      expect(await found({ missing }, served.jobseekerId)).toBe(true);
  });

  test('by contact leave whom nobody has reached for thirty days', async () => {
    const { somebody, found } = await aCaseload();
    const [fresh, old, missed] = [await somebody(), await somebody(), await somebody()];
    await aService(fresh.jobseekerId, addDays(today, -29), { kind: 'contact' });
    await aService(old.jobseekerId, addDays(today, -30));
    await aService(missed.jobseekerId, today, { is_reached: 0 });
    expect(await found({ contact: 'quiet' }, fresh.jobseekerId)).toBe(false);
    expect(await found({ contact: 'quiet' }, old.jobseekerId)).toBe(true);
    expect(await found({ contact: 'quiet' }, missed.jobseekerId)).toBe(true);
  });

  test('by the plan leave who has none, or has not agreed to how it reads now', async () => {
    const { visitor, somebody, found } = await aCaseload();
    const [none, planned] = [await somebody(), await somebody()];
    const line = { jobseekerId: planned.jobseekerId, lineId: randomUUID(), text: '找工作' };
    await addLine(db, sealer, { visitor }, line, now);
    const say = (agreement: string, agreement_version: number) =>
      db
        .updateTable('plan')
        .set({ agreement, agreement_version })
        .where('jobseeker_id', '=', planned.jobseekerId)
        .execute();
    expect(await found({ plan: 'none' }, none.jobseekerId)).toBe(true);
    expect(await found({ plan: 'none' }, planned.jobseekerId)).toBe(false);
    expect(await found({ plan: 'waiting' }, none.jobseekerId)).toBe(false);
    expect(await found({ plan: 'waiting' }, planned.jobseekerId)).toBe(true);
    await say('agreed', 1);
    expect(await found({ plan: 'waiting' }, planned.jobseekerId)).toBe(false);
    for (const [agreement, version] of [
      ['not yet', 1],
      ['agreed', 0],
    ] as const) {
      await say(agreement, version);
      expect(await found({ plan: 'waiting' }, planned.jobseekerId)).toBe(true);
    }
  });

  test('by the studies tell who is at school from who has left', async () => {
    const { somebody, ids } = await aCaseload();
    const [student, graduate] = [await somebody(), await somebody(), await somebody()];
    for (const [{ jobseekerId }, graduates_on] of [
      [student, today],
      [graduate, addDays(today, -1)],
    ] as const)
      await db.updateTable('jobseeker').set({ graduates_on }).where('jobseeker_id', '=', jobseekerId).execute();
    expect(await ids({ graduate: 'studying' })).toEqual([student.jobseekerId]);
    expect(await ids({ graduate: 'left' })).toEqual([graduate.jobseekerId]);
  });

  test('by the household leave who belongs to one in which nobody works, until it is cleared', async () => {
    const { somebody, ids, accountId } = await aCaseload();
    const [member, gone] = [await somebody(), await somebody(), await somebody()];
    const household_id = randomUUID();
    const at = now.toISOString();
    await db
      .insertInto('household')
      .values({
        ...{ household_id, reason: 'zero-employment', entered_on: today, revision: 1 },
        ...{ clearing_reason: null, cleared_on: null, entered_by: accountId, created_at: at },
      })
      .execute();
    for (const [{ jobseekerId }, state] of [
      [member, 'seeking'],
      [gone, 'left'],
    ] as const)
      await db
        .insertInto('household_member')
        .values({
          ...{ household_member_id: randomUUID(), household_id, place: 1, jobseeker_id: jobseekerId },
          ...{ relation: 'self', state, route: null },
        })
        .execute();
    expect(await ids({ household: 'zero' })).toEqual([member.jobseekerId]);
    await db.updateTable('household').set({ cleared_on: today }).where('household_id', '=', household_id).execute();
    expect(await ids({ household: 'zero' })).toEqual([]);
  });

  test('by what is wanted look at registrations that hold, and at every filter together', async () => {
    const { somebody, ids } = await aCaseload();
    const people = [await somebody(), await somebody()] as const;
    for (const [{ jobseekerId }, ends_on] of [
      [people[0], today],
      [people[1], addDays(today, -1)],
    ] as const) {
      const demand_id = randomUUID();
      const at = now.toISOString();
      await db
        .insertInto('demand')
        .values({
          ...{ demand_id, jobseeker_id: jobseekerId, state: 'open', sealed_answers: null, created_at: at },
          ...{ changed_at: at, sent_at: at, sent_by: null, receipt_number: null, ends_on, refreshed_at: null },
          ...{ reminders: 0, ended_at: null },
        })
        .execute();
      await db
        .insertInto('demand_want')
        .values([
          { demand_id, kind: 'occupation', value: 'massage' },
          { demand_id, kind: 'mode', value: 'remote' },
        ])
        .execute();
    }
    expect(await ids({ occupation: 'massage' })).toEqual([people[0].jobseekerId]);
    expect(await ids({ mode: 'remote', occupation: 'massage', contact: 'quiet' })).toEqual([people[0].jobseekerId]);
    expect(await ids({ mode: 'onsite', occupation: 'massage' })).toEqual([]);
  });

  test('say nothing of somebody who has not agreed, who is on the list by how they are called', async () => {
    const { accountId: counsellorId, visitor, ids } = await aCaseload();
    const { jobseekerId } = await aPerson(db, { agrees: ['record'], counsellorId });
    expect(await ids({ missing: 'any' })).toEqual([]);
    const [listed] = await listCaseload(db, sealer, visitor, {}, { limit: 10 }, now);
    expect(listed).toMatchObject({ jobseekerId, known: undefined });
  });
});

describe('a caseload of ten thousand', () => {
  test('costs as many queries a page as one of two hundred', { timeout: 120_000 }, async () => {
    const cost = async (count: number) => {
      const { accountId, visitor } = await aCounsellor(db);
      await manyPeople(db, sealer, { counsellorId: accountId, count, today });
      const { counted, queries } = countingQueries(db);
      const filters = { missing: 'any', contact: 'quiet', plan: 'waiting' } as const;
      const people = await countCaseload(counted, visitor, filters, now);
      const list = await listCaseload(counted, sealer, visitor, filters, { limit: peoplePerPage }, now);
      const { tasks } = await countTasks(counted, visitor, today);
      await listTasks(counted, sealer, visitor, { today });
      expect(list).toHaveLength(peoplePerPage);
      expect(list.every(({ known }) => known?.plan === 'never' && known.contactOn === undefined)).toBe(true);
      return { people, tasks, queries: queries() };
    };
    const few = await cost(200);
    const many = await cost(10_000);
    expect(many.people).toBeGreaterThan(3000);
    expect(many.tasks).toBe(2000);
    expect(many.queries).toBe(few.queries);
    expect(many.queries).toBeLessThanOrEqual(12);
  });
});

describe('taking a list away', () => {
  test('stands in everybody’s log with the reason, and in the log of staff', async () => {
    const { visitor, accountId, somebody } = await aCaseload();
    const [one, other, silent] = [await somebody(), await somebody(), await somebody()];
    const { jobseekerId, actor } = silent;
    await withdrawConsent(db, sealer, { jobseekerId, purpose: 'counsellor', actor }, new Date(now.getTime() + 1));
    const reason = '示例：准备下周回访';
    const { csv, people } = await exportCaseload(db, sealer, visitor, { filters: {}, reason }, now);
    expect(people).toBe(2);
    const rows = csv.split('\r\n');
    expect(rows[0]).toBe('\uFEFF怎样称呼,居住地,学历,四个一缺哪些,最近联系,计划');
    expect(rows[1]).toContain('基础信息核对、职业能力评估、就业需求登记、就业服务');
    for (const person of [one, other]) {
      const [event] = await listFileEvents(db, sealer, person.jobseekerId);
      expect(event).toMatchObject({ kind: 'exported', subject: 'caseload', reason, called: '示例覃老师' });
      expect(await checkFileChain(db, sealer, person.jobseekerId)).toMatchObject({ isWhole: true });
    }
    const [last] = await listFileEvents(db, sealer, jobseekerId);
    expect(last?.kind).not.toBe('exported');
    const event = await db.selectFrom('staff_event').selectAll().where('actor_id', '=', accountId).execute();
    expect(event).toMatchObject([{ kind: 'caseload-exported' }]);
  });

  test('is never taken for a formula', async () => {
    const { visitor, somebody } = await aCaseload();
    const { jobseekerId } = await somebody();
    const sealed_person = sealer.seal(JSON.stringify({ called: '=1+1' }));
    await db.updateTable('jobseeker').set({ sealed_person }).where('jobseeker_id', '=', jobseekerId).execute();
    const { csv } = await exportCaseload(db, sealer, visitor, { filters: {}, reason: '示例' }, now);
    expect(csv).toContain("\r\n'=1+1,");
  });

  test('of a thousand people goes on a thousand chains in a handful of queries', { timeout: 60_000 }, async () => {
    const { accountId, visitor } = await aCounsellor(db);
    const ids = await manyPeople(db, sealer, { counsellorId: accountId, count: 1000, today });
    const { counted, queries } = countingQueries(db);
    for (const reason of ['示例一', '示例二'])
      await exportCaseload(counted, sealer, visitor, { filters: {}, reason }, now);
    expect(queries()).toBeLessThanOrEqual(40);
    for (const id of [ids[0], ids[499], ids[500], ids[999]])
      expect(await checkFileChain(db, sealer, id ?? '')).toEqual({ isWhole: true, events: 2 });
    const event = { kind: 'exported', subject: 'caseload', actor: { accountId, role: 'counsellor' } } as const;
    await expect(recordEvents(db, sealer, ids, event, now)).rejects.toThrow('transaction');
  });
});
