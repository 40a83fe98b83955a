import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { readPerson } from '../jobseeker/person.ts';
import { consentPurposes, needsGuardian, stateAfter } from './consent.ts';
import type { ConsentPurpose, ConsentState, Guardian } from './consent.ts';

/** Whether a person agrees to a purpose now, in the wording of today. */
export const hasConsent = async (
  db: Kysely<Database>,
  jobseekerId: string,
  purpose: ConsentPurpose,
): Promise<boolean> => (await findConsentState(db, jobseekerId, purpose)) === 'given';

/** Where a purpose stands. */
export async function findConsentState(
  db: Kysely<Database>,
  jobseekerId: string,
  purpose: ConsentPurpose,
): Promise<ConsentState> {
  const newest = await db
    .selectFrom('consent_event')
    .select(['state', 'wording'])
    .where('jobseeker_id', '=', jobseekerId)
    .where('purpose', '=', purpose)
    .orderBy('happened_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return stateAfter(purpose, newest);
}

/** A yes or a no that was said at some time. */
export interface ConsentEvent {
  state: 'given' | 'withdrawn';
  happenedAt: string;
  /** The version of the wording that it was said to. */
  wording: string;
  guardian: Guardian | undefined;
  /** How the counsellor is called who heard it, where the person said it and a counsellor wrote it down. */
  heardBy: string | undefined;
}

export interface Consent {
  purpose: ConsentPurpose;
  state: ConsentState;
  /** What was said to it, newest first. */
  history: ConsentEvent[];
}

/** Every purpose with where it stands, in the order of the page. */
export async function listConsents(db: Kysely<Database>, sealer: Sealer, jobseekerId: string): Promise<Consent[]> {
  const rows = await db
    .selectFrom('consent_event')
    .innerJoin('jobseeker', 'jobseeker.jobseeker_id', 'consent_event.jobseeker_id')
    .leftJoin('account as actor', 'actor.account_id', 'consent_event.actor_id')
    .selectAll('consent_event')
    .select(['jobseeker.account_id as owner', 'actor.sealed_called', 'actor.deleted_at'])
    .where('consent_event.jobseeker_id', '=', jobseekerId)
    .orderBy('happened_at', 'desc')
    .execute();
  return consentPurposes.map((purpose) => {
    const own = rows.filter((row) => row.purpose === purpose);
    return {
      purpose,
      state: stateAfter(purpose, own[0]),
      history: own.map((row) => ({
        state: row.state === 'given' ? 'given' : 'withdrawn',
        happenedAt: row.happened_at,
        wording: row.wording,
        guardian: row.sealed_guardian ? (JSON.parse(sealer.unseal(row.sealed_guardian)) as Guardian) : undefined,
        heardBy:
          row.actor_id === row.owner
            ? undefined
            : row.sealed_called && !row.deleted_at
              ? sealer.unseal(row.sealed_called)
              : '',
      })),
    };
  });
}

/** Whose consents an account gives. */
export interface ConsentGiver {
  jobseekerId: string;
  /** Under 14: somebody has to agree for them. */
  isChild: boolean;
}

/** The file that belongs to an account, or undefined when it has none. */
export async function findConsentGiver(
  db: Kysely<Database>,
  sealer: Sealer,
  accountId: string,
  now: Date,
): Promise<ConsentGiver | undefined> {
  const row = await db
    .selectFrom('jobseeker')
    .select(['jobseeker_id', 'sealed_person'])
    .where('account_id', '=', accountId)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  return (
    row && {
      jobseekerId: row.jobseeker_id,
      isChild: needsGuardian(readPerson(sealer, row.sealed_person).bornOn, now),
    }
  );
}
