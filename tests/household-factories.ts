import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';

/** The household in which this person stands, entered now if there is none, with their row in it. */
export async function standingHousehold(
  db: Kysely<Database>,
  jobseekerId: string,
): Promise<{ householdId: string; memberId: string }> {
  const find = () =>
    db
      .selectFrom('household_member')
      .select(['household_id', 'household_member_id'])
      .where('jobseeker_id', '=', jobseekerId)
      .executeTakeFirst();
  if (!(await find())) {
    const household_id = randomUUID();
    await db
      .insertInto('household')
      .values({
        ...{ household_id, reason: 'unemployed', entered_on: '2026-03-01', revision: 1 },
        ...{ clearing_reason: null, cleared_on: null, entered_by: 'sample', created_at: new Date().toISOString() },
      })
      .execute();
    await db
      .insertInto('household_member')
      .values({
        ...{ household_member_id: randomUUID(), household_id, place: 1, jobseeker_id: jobseekerId },
        ...{ relation: 'self', state: 'seeking', route: null },
      })
      // Two requests at once may both have found none.
      .onConflict((conflict) => conflict.column('jobseeker_id').where('jobseeker_id', 'is not', null).doNothing())
      .execute();
  }
  const row = await find();
  return { householdId: row?.household_id ?? '', memberId: row?.household_member_id ?? '' };
}
