import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { hasConsent } from '../consent/consent-queries.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import type { RecordFile } from '../jobseeker/jobseeker-queries.ts';
import type { Entry } from '../jobseeker/person.ts';
import { isMandateHeld } from '../mandate/mandate-queries.ts';
import { rightTo } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';

/** `not theirs`: another person's, or the mandate has ended. `not agreed`: the person has not agreed to keeping it. */
export type Refused = 'not theirs' | 'not agreed';

/**
 * The file that the asker may write a registration into: their own, or that of the person they act for, with consent.
 * Needs a transaction: other writers of this person's file wait until it ends.
 */
export async function lockFile(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  jobseekerId: string,
  now: Date,
): Promise<{ refused: Refused } | { refused: undefined; file: RecordFile; entry: Entry; isHelped: boolean }> {
  const file = await findFile(db, sealer, jobseekerId, { isForChange: true });
  const right = file && rightTo(file, asker);
  if (!file || (right !== 'own' && right !== 'mandate')) return { refused: 'not theirs' };
  const { acting, visitor } = asker;
  if (acting && !(await isMandateHeld(db, acting.mandateId, now))) return { refused: 'not theirs' };
  if (!(await hasConsent(db, jobseekerId, 'demand'))) return { refused: 'not agreed' };
  const by = right === 'own' ? 'self' : acting?.isAtDesk ? 'staff' : 'helper';
  return {
    refused: undefined,
    file,
    entry: { by, called: visitor.called, at: now.toISOString() },
    isHelped: by !== 'self',
  };
}
