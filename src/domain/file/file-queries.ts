import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Role } from '../account/account.ts';
import { eventHashes, fileSeals } from './file-chain.ts';
import { fileSubjects } from './file.ts';
import type { FileEvent, FileEventKind, FileSubject } from './file.ts';

/** How many events one page of a log shows. */
export const eventsPerPage = 50;

/** The events of a file, newest first; only those before a place when one is named. */
export async function listFileEvents(
  db: Kysely<Database>,
  sealer: Sealer,
  jobseekerId: string,
  { before = 2 ** 31 - 1, limit = eventsPerPage }: { before?: number; limit?: number } = {},
): Promise<FileEvent[]> {
  const rows = await db
    .selectFrom('file_event')
    .innerJoin('jobseeker', 'jobseeker.jobseeker_id', 'file_event.jobseeker_id')
    .leftJoin('account', 'account.account_id', 'file_event.actor_id')
    .leftJoin('organisation', 'organisation.organisation_id', 'file_event.organisation_id')
    .select(['place', 'file_event.kind', 'subject', 'actor_id', 'actor_role', 'mandate_id', 'sealed_reason'])
    .select([
      'happened_at',
      'sealed_called',
      'account.deleted_at',
      'organisation.name',
      'jobseeker.account_id as owner',
    ])
    .where('file_event.jobseeker_id', '=', jobseekerId)
    .where('place', '<', before)
    .orderBy('place', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    place: row.place,
    kind: row.kind as FileEventKind,
    subject: Object.hasOwn(fileSubjects, row.subject) ? (row.subject as FileSubject) : 'file',
    happenedAt: row.happened_at,
    called: row.sealed_called && !row.deleted_at ? sealer.unseal(row.sealed_called) : '',
    role: row.actor_role as Role,
    organisationName: row.name ?? undefined,
    isOwner: row.actor_role === 'jobseeker' && row.actor_id === row.owner,
    underMandate: row.mandate_id !== null,
    reason: row.sealed_reason ? sealer.unseal(row.sealed_reason) : '',
  }));
}

/** How many events a file has. */
export async function countFileEvents(db: Kysely<Database>, jobseekerId: string): Promise<number> {
  const { rows } = await db
    .selectFrom('file_event')
    .select(db.fn.countAll<number>().as('rows'))
    .where('jobseeker_id', '=', jobseekerId)
    .executeTakeFirstOrThrow();
  return Number(rows);
}

/** Whether a log is as it was written; if not, the first place that is wrong. */
export type FileChain =
  | { isWhole: true; events: number }
  /** `changed`: the row was edited or moved. `missing`: a row was deleted. */
  | { isWhole: false; place: number; problem: 'changed' | 'missing' };

/** Goes along the log of a file and finds the first row that was edited, deleted or moved. */
export async function checkFileChain(db: Kysely<Database>, sealer: Sealer, jobseekerId: string): Promise<FileChain> {
  const rows = await db
    .selectFrom('file_event')
    .selectAll()
    .where('jobseeker_id', '=', jobseekerId)
    .orderBy('place')
    .execute();
  let previous = '';
  for (const [index, { hash, ...event }] of rows.entries()) {
    const place = index + 1;
    if (event.place > place) return { isWhole: false, place, problem: 'missing' };
    if (event.place < place || !eventHashes(sealer, previous, event).includes(hash))
      return { isWhole: false, place: event.place, problem: 'changed' };
    previous = hash;
  }
  const { file_seal } = await db
    .selectFrom('jobseeker')
    .select('file_seal')
    .where('jobseeker_id', '=', jobseekerId)
    .executeTakeFirstOrThrow();
  const place = rows.length;
  const expected = place === 0 ? [null] : fileSeals(sealer, { jobseeker_id: jobseekerId, place }, previous);
  return (expected as (string | null)[]).includes(file_seal)
    ? { isWhole: true, events: place }
    : { isWhole: false, place: place + 1, problem: 'missing' };
}
