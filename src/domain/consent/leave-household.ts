import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { engineOf } from '#db/database.ts';
import type { Database } from '#db/schema.ts';

/**
 * Takes a person out of the 零就业家庭 list, in the caller's transaction with the file locked: the row, what was said of
 * them alone, and what waits because of it. A household of which nobody with a file is left goes as a whole. Returns
 * whether the person stood in it.
 */
export async function leaveHousehold(db: Kysely<Database>, jobseekerId: string, now: Date): Promise<boolean> {
  await db.deleteFrom('task').where('jobseeker_id', '=', jobseekerId).where('kind', '=', 'household').execute();
  const own = await db
    .selectFrom('household_member')
    .select('household_id')
    .where('jobseeker_id', '=', jobseekerId)
    .executeTakeFirst();
  if (!own) return false;
  const { household_id } = own;
  const household = db.selectFrom('household').select('household_id').where('household_id', '=', household_id);
  await (engineOf(db) === 'postgres' ? household.forUpdate() : household).executeTakeFirst();
  await db.deleteFrom('household_member').where('jobseeker_id', '=', jobseekerId).execute();
  const { left } = await db
    .selectFrom('household_member')
    .select(({ fn }) => fn.countAll<number>().as('left'))
    .where('household_id', '=', household_id)
    .where('jobseeker_id', 'is not', null)
    .executeTakeFirstOrThrow();
  if (Number(left) === 0) {
    await db.deleteFrom('household').where('household_id', '=', household_id).execute();
    return true;
  }
  await db.deleteFrom('household_event').where('jobseeker_id', '=', jobseekerId).execute();
  const { last } = await db
    .selectFrom('household_event')
    .select(({ fn }) => fn.max('place').as('last'))
    .where('household_id', '=', household_id)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('household_event')
    .values({
      ...{ household_event_id: randomUUID(), household_id, place: Number(last ?? 0) + 1, kind: 'left' },
      ...{ jobseeker_id: null, on_day: null, value: null, sealed_text: null, actor_id: null, actor_as: null },
      happened_at: now.toISOString(),
    })
    .execute();
  await db
    .updateTable('household')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('household_id', '=', household_id)
    .execute();
  return true;
}
