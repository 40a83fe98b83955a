import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { FileActor } from '../file/file.ts';
import { readPerson } from '../jobseeker/person.ts';
import { appendConsent, lockOwnFile } from './append-consent.ts';
import { findConsentState } from './consent-queries.ts';
import { needsGuardian } from './consent.ts';
import type { ConsentPurpose, Guardian } from './consent.ts';

export interface GivenConsent {
  jobseekerId: string;
  purpose: ConsentPurpose;
  actor: FileActor;
  /** Who agrees for a child under 14, present beside the child. */
  guardian?: Guardian | undefined;
}

/**
 * A person says yes to one purpose in the wording of today (个人信息保护法 14, 29, 31). Saying it twice is saying it
 * once. `not theirs` when the file is not the actor's own, `no guardian` when a child under 14 says it alone.
 */
export const giveConsent = (
  db: Kysely<Database>,
  sealer: Sealer,
  { jobseekerId, purpose, actor, guardian }: GivenConsent,
  now: Date,
): Promise<'given' | 'no guardian' | 'not theirs'> =>
  db.transaction().execute(async (transaction) => {
    const file = await lockOwnFile(transaction, jobseekerId, actor);
    if (!file) return 'not theirs';
    const isChild = needsGuardian(readPerson(sealer, file.sealed_person).bornOn, now);
    if (isChild && !guardian) return 'no guardian';
    if ((await findConsentState(transaction, jobseekerId, purpose)) === 'given') return 'given';
    const signed = isChild ? guardian : undefined;
    await appendConsent(transaction, sealer, { jobseekerId, purpose, actor, state: 'given', guardian: signed }, now);
    return 'given';
  });
