import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '../account/account.ts';
import { addDays } from '../day/day.ts';
import { deadlinesIn } from '../programme/programme.ts';
import type { Deadline, Programme } from '../programme/programme.ts';

/** So many days before it is due a deadline of the region's plan is shown (S74). */
export const deadlineDays = 30;

/** A deadline of a plan, and whether this region has done it. */
export interface RegionDeadline {
  /** Names it in a form. */
  key: string;
  on: string;
  deadline: Deadline;
  isDone: boolean;
}

/** What a plan asks of the counsellor's region within thirty days, and what of it is done. */
export async function listRegionDeadlines(
  db: Kysely<Database>,
  visitor: Visitor,
  programme: Programme,
  today: string,
): Promise<RegionDeadline[]> {
  const last = addDays(today, deadlineDays);
  const years = [...new Set([today, last].map((day) => Number(day.slice(0, 4))))];
  const due = years.flatMap((year) => deadlinesIn(programme, year)).filter(({ on }) => on >= today && on <= last);
  if (due.length === 0) return [];
  const done = await db
    .selectFrom('region_deadline')
    .select(['due_on', 'what'])
    .where('region_code', '=', visitor.role.regionCode ?? '')
    .where('due_on', '>=', today)
    .execute();
  const keys = new Set(done.map((row) => `${row.due_on} ${row.what}`));
  return due.map(({ on, deadline }) => {
    const key = `${on} ${deadline.what}`;
    return { key, on, deadline, isDone: keys.has(key) };
  });
}
