import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import { engineOf } from '#db/database.ts';
import type { Database, JobseekerTable } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { FileActor } from '../file/file.ts';
import { recordEvent } from '../file/record-event.ts';
import { wordingOf } from './consent.ts';
import type { ConsentPurpose, Guardian } from './consent.ts';
import { keepRecommendationList } from './keep-recommendation-list.ts';
import { offerDemand } from './offer-demand.ts';

/** The actor's own file, held until the transaction ends; undefined when it is somebody else's or erased. */
export async function lockOwnFile(
  db: Kysely<Database>,
  jobseekerId: string,
  { accountId }: FileActor,
): Promise<Selectable<JobseekerTable> | undefined> {
  const file = db
    .selectFrom('jobseeker')
    .selectAll()
    .where('jobseeker_id', '=', jobseekerId)
    .where('account_id', '=', accountId)
    .where('erased_at', 'is', null);
  return (engineOf(db) === 'postgres' ? file.forUpdate() : file).executeTakeFirst();
}

/** The file of somebody without an account whom this counsellor looks after, held until the transaction ends. */
export async function lockFileWithoutAccount(
  db: Kysely<Database>,
  jobseekerId: string,
  counsellorId: string,
): Promise<Selectable<JobseekerTable> | undefined> {
  const file = db
    .selectFrom('jobseeker')
    .selectAll()
    .where('jobseeker_id', '=', jobseekerId)
    .where('account_id', 'is', null)
    .where('counsellor_id', '=', counsellorId)
    .where('erased_at', 'is', null);
  return (engineOf(db) === 'postgres' ? file.forUpdate() : file).executeTakeFirst();
}

export interface ConsentStep {
  jobseekerId: string;
  purpose: ConsentPurpose;
  actor: FileActor;
  state: 'given' | 'withdrawn';
  guardian?: Guardian | undefined;
  /** How it was heard, where a counsellor writes it down. */
  reason?: string | undefined;
}

/** Writes what was said, in the wording of today, and that it was said, into the file's log. Needs the file locked. */
export async function appendConsent(
  db: Kysely<Database>,
  sealer: Sealer,
  { jobseekerId, purpose, actor, state, guardian, reason }: ConsentStep,
  now: Date,
): Promise<void> {
  const newest = await db
    .selectFrom('consent_event')
    .select('happened_at')
    .where('jobseeker_id', '=', jobseekerId)
    .where('purpose', '=', purpose)
    .orderBy('happened_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  // The newest counts, also when the clock was put back or did not move.
  const time = newest ? Math.max(now.getTime(), Date.parse(newest.happened_at) + 1) : now.getTime();
  await db
    .insertInto('consent_event')
    .values({
      consent_event_id: randomUUID(),
      jobseeker_id: jobseekerId,
      purpose,
      state,
      wording: wordingOf(purpose).version,
      actor_id: actor.accountId,
      sealed_guardian: guardian ? sealer.seal(JSON.stringify(guardian)) : null,
      happened_at: new Date(time).toISOString(),
    })
    .execute();
  await keepRecommendationList(db, { jobseekerId, purpose, state });
  await offerDemand(db, { jobseekerId, purpose, state }, now);
  await recordEvent(db, sealer, { jobseekerId, kind: 'consent', subject: state, actor, reason }, now);
}
