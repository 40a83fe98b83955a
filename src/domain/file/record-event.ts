import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { engineOf } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { eventHashes, fileSeals } from './file-chain.ts';
import type { FileActor, FileEventKind, FileSubject } from './file.ts';

export interface NewFileEvent {
  jobseekerId: string;
  kind: FileEventKind;
  subject: FileSubject;
  actor: FileActor;
  /** Why, in words; kept sealed. */
  reason?: string | undefined;
}

/**
 * Adds an event to a person's file (一人一档, ZH 二13, system S5), in the caller's transaction, so that nothing happens
 * to a file without its event. Writers of one file wait for each other. Throws when there is no such file.
 */
export async function recordEvent(
  db: Kysely<Database>,
  sealer: Sealer,
  { jobseekerId, kind, subject, actor, reason }: NewFileEvent,
  now: Date,
): Promise<void> {
  if (!db.isTransaction)
    return db
      .transaction()
      .execute((transaction) => recordEvent(transaction, sealer, { jobseekerId, kind, subject, actor, reason }, now));
  const file = db.selectFrom('jobseeker').select('jobseeker_id').where('jobseeker_id', '=', jobseekerId);
  // SQLite has one writer at a time; PostgreSQL reads the last place only once the other writer is done.
  await (engineOf(db) === 'postgres' ? file.forUpdate() : file).executeTakeFirstOrThrow();
  const last = await db
    .selectFrom('file_event')
    .select(['place', 'hash'])
    .where('jobseeker_id', '=', jobseekerId)
    .orderBy('place', 'desc')
    .limit(1)
    .executeTakeFirst();
  const event = {
    file_event_id: randomUUID(),
    jobseeker_id: jobseekerId,
    place: (last?.place ?? 0) + 1,
    kind,
    subject,
    actor_id: actor.accountId,
    actor_role: actor.role,
    organisation_id: actor.organisationId ?? null,
    mandate_id: actor.mandateId ?? null,
    sealed_reason: reason ? sealer.seal(reason) : null,
    happened_at: now.toISOString(),
  };
  const [hash] = eventHashes(sealer, last?.hash ?? '', event);
  await db
    .insertInto('file_event')
    .values({ ...event, hash })
    .execute();
  const [file_seal] = fileSeals(sealer, event, hash);
  await db.updateTable('jobseeker').set({ file_seal }).where('jobseeker_id', '=', jobseekerId).execute();
}
