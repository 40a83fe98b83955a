import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { listTrainingNeeds, needsPerPage } from '#src/domain/caseload/training-needs-queries.ts';
import { isOfWorkingAge, sayNeeds } from '#src/domain/caseload/training-needs.ts';
import type { ConsentPurpose } from '#src/domain/consent/consent.ts';
import { withdrawConsent } from '#src/domain/consent/withdraw-consent.ts';
import { addDays, chinaDay } from '#src/domain/day/day.ts';
import { sealContent } from '#src/domain/demand/demand-queries.ts';
import { sealPerson } from '#src/domain/jobseeker/person.ts';
import { countingQueries } from '../../caseload-factories.ts';
import { freshDatabase } from '../../database.ts';
import { anEnrolment, aSession, mornings } from '../../training-factories.ts';
import { aCounsellor, aPerson, now, sealer } from '../assessment/assessed-people.ts';

let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

const today = chinaDay(now);

/** A region of its own with a counsellor, and people who ask for training there. */
async function aRegion(regionCode: string) {
  const counsellor = await aCounsellor(db, '示例覃老师', regionCode);
  const needs = (page = 1) => listTrainingNeeds(db, sealer, counsellor.visitor, { page }, now);
  const asks = async ({
    agrees = ['demand', 'counsellor', 'disability'] as readonly ConsentPurpose[],
    isOwn = true,
    called = '示例小韦',
    category = 'physical',
    bornOn = '1990-03-07',
    topics = ['massage'] as const as readonly 'massage'[],
  } = {}) => {
    const person = await aPerson(db, {
      ...{ agrees, residenceRegion: regionCode },
      ...(isOwn ? { counsellorId: counsellor.accountId } : {}),
    });
    const { jobseekerId } = person;
    const sealed_person = sealPerson(sealer, { called, bornOn, certificate: { category: category as 'sight' } });
    await db.updateTable('jobseeker').set({ sealed_person }).where('jobseeker_id', '=', jobseekerId).execute();
    await db
      .insertInto('demand')
      .values({
        ...{ demand_id: randomUUID(), jobseeker_id: jobseekerId, state: 'open', ends_on: addDays(today, 90) },
        sealed_answers: sealContent(sealer, { answers: { training: { topics, note: '' } }, marks: {} }),
        ...{ created_at: now.toISOString(), changed_at: now.toISOString(), sent_at: now.toISOString() },
        ...{ receipt_number: String(Math.random()).slice(2, 10), reminders: 0 },
      })
      .execute();
    const joins = async (state: string, days = 20) => {
      const session = await aSession(db, { meetings: mornings(addDays(today, days)) });
      const place = { course_session_id: session.course_session_id, jobseeker_id: jobseekerId };
      await anEnrolment(db, sealer, { ...place, state });
    };
    return { ...person, joins };
  };
  return { counsellor, needs, asks };
}

describe('应培尽培', () => {
  test('counts who asked for training, who has it since and who has not', async () => {
    const { needs, asks } = await aRegion('450200');
    await (await asks()).joins('enrolled');
    await (await asks()).joins('waiting');
    await (await asks()).joins('cancelled');
    // Over before they asked.
    await (await asks()).joins('enrolled', -30);
    await asks({ topics: [] });
    const found = await needs();
    expect(sayNeeds(found)).toBe('4人想培训，1人已经报上，1人在候补，2人还没有');
    expect(found.people).toHaveLength(2);
  });

  test('names only people of the own caseload who agree, and writes that into their log', async () => {
    const { needs, asks } = await aRegion('420200');
    const own = await asks({ called: '示例小甲' });
    const other = await asks({ called: '示例小乙', isOwn: false });
    await asks({ called: '示例小丙', agrees: ['demand'] });
    const gone = await asks({ called: '示例小丁' });
    const { jobseekerId, actor } = gone;
    await withdrawConsent(db, sealer, { jobseekerId, purpose: 'counsellor', actor }, now);
    const found = await needs();
    expect(found).toMatchObject({ asked: 2, unmet: 2, unmetOwn: 1 });
    expect(found.people.map(({ called }) => called)).toEqual(['示例小甲']);
    expect((await own.events()).at(-1)).toBe('read demand');
    expect(await other.events()).not.toContain('read demand');
    expect((await (await aRegion('440400')).needs()).asked).toBe(0);
  });

  test('puts the blind of working age first, where they let it be known', async () => {
    const { needs, asks } = await aRegion('440400');
    await asks({ called: '示例肢体' });
    await asks({ called: '示例没有同意', category: 'sight', agrees: ['demand', 'counsellor'] });
    await asks({ called: '示例退休', category: 'sight', bornOn: '1950-01-01' });
    await asks({ called: '示例盲人', category: 'sight' });
    const found = await needs();
    expect(found).toMatchObject({ asked: 4, first: 1, firstUnmet: 1 });
    expect(found.people[0]).toMatchObject({ called: '示例盲人', isFirst: true });
    expect(found.people.filter(({ isFirst }) => isFirst)).toHaveLength(1);
  });

  test('costs as many queries for many as for few, a page at a time', { timeout: 60_000 }, async () => {
    const cost = async (region: string, people: number) => {
      const { counsellor, asks } = await aRegion(region);
      for (let each = 0; each < people; each += 1) await asks();
      const { counted, queries } = countingQueries(db);
      const found = await listTrainingNeeds(counted, sealer, counsellor.visitor, { page: 1 }, now);
      return {
        found,
        queries: queries(),
        last: await listTrainingNeeds(db, sealer, counsellor.visitor, { page: 2 }, now),
      };
    };
    const [few, many] = [await cost('500154', 2), await cost('130528', needsPerPage + 3)];
    expect(many.queries).toBe(few.queries);
    expect(many.found).toMatchObject({ asked: needsPerPage + 3, hasMore: true });
    expect(many.found.people).toHaveLength(needsPerPage);
    expect(many.last.people).toHaveLength(3);
    expect(few.last.people).toEqual([]);
  });

  test('knows the working age to the day', () => {
    expect(isOfWorkingAge(undefined, today)).toBe(true);
    expect([isOfWorkingAge('2010-11-23', today), isOfWorkingAge('2010-11-24', today)]).toEqual([true, false]);
    expect([isOfWorkingAge('1966-11-24', today), isOfWorkingAge('1966-11-23', today)]).toEqual([true, false]);
  });
});
