import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { addDays, chinaDay } from '../day/day.ts';
import { confirmationDays } from './job.ts';

export interface OpenJobId {
  job_id: string;
  /** The day somebody last said that the post is still open. */
  confirmed_on: string;
}

/** One chunk of the open jobs in the order of their ids, after the last id of the chunk before. */
export const listOpenJobIds = (
  db: Kysely<Database>,
  { after, size }: { after: string; size: number },
  now: Date,
): Promise<OpenJobId[]> =>
  db
    .selectFrom('job')
    .select(['job_id', 'confirmed_on'])
    .where('job_id', '>', after)
    .where('withdrawn_at', 'is', null)
    .where('confirmed_on', '>=', addDays(chinaDay(now), -confirmationDays))
    .where((where) => where.or([where('closes_on', 'is', null), where('closes_on', '>=', chinaDay(now))]))
    .orderBy('job_id')
    .limit(size)
    .execute();
