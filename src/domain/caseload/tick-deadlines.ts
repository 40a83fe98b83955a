import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '../account/account.ts';
import type { Programme } from '../programme/programme.ts';
import { chinaDay } from '../day/day.ts';
import { listRegionDeadlines } from './deadline-queries.ts';

/**
 * Writes down which deadlines of the plan the region has done (S74), by whom and when; a mark that was taken away is
 * taken back. Only what is shown at this moment can be marked.
 */
export const tickDeadlines = (
  db: Kysely<Database>,
  visitor: Visitor,
  programme: Programme,
  done: readonly string[],
  now: Date,
): Promise<void> =>
  db.transaction().execute(async (transaction) => {
    const { regionCode } = visitor.role;
    if (!regionCode) return;
    for (const { key, on, deadline, isDone } of await listRegionDeadlines(
      transaction,
      visitor,
      programme,
      chinaDay(now),
    )) {
      const row = { region_code: regionCode, due_on: on, what: deadline.what };
      if (done.includes(key) && !isDone)
        await transaction
          .insertInto('region_deadline')
          .values({ ...row, done_by: visitor.accountId, done_at: now.toISOString() })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      if (!done.includes(key) && isDone)
        await transaction
          .deleteFrom('region_deadline')
          .where('region_code', '=', regionCode)
          .where('due_on', '=', on)
          .where('what', '=', deadline.what)
          .execute();
    }
  });
