import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { recordEvent } from '../file/record-event.ts';
import type { RecordFile } from '../jobseeker/jobseeker-queries.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import { findDeskFile } from './desk-queries.ts';

const hour = 3_600_000;

/**
 * The file of somebody whom the counsellor may help at the desk; the file's log tells that it was read, once for the
 * pages of one visit. Undefined for all others.
 */
export async function openDeskFile(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  jobseekerId: string,
  now: Date,
): Promise<RecordFile | undefined> {
  const file = await findDeskFile(db, sealer, visitor, jobseekerId);
  if (!file) return undefined;
  const actor = actorOf({ visitor });
  const isOpen = await db
    .selectFrom('file_event')
    .select('place')
    .where('jobseeker_id', '=', jobseekerId)
    .where('kind', '=', 'read')
    .where('subject', '=', 'file')
    .where('actor_id', '=', actor.accountId)
    .where('happened_at', '>', new Date(now.getTime() - hour).toISOString())
    .executeTakeFirst();
  if (!isOpen) await recordEvent(db, sealer, { jobseekerId, kind: 'read', subject: 'file', actor }, now);
  return file;
}
