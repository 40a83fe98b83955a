import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { hasConsent } from '../consent/consent-queries.ts';
import { recordEvent } from '../file/record-event.ts';
import { findFile, findOwnFileId } from '../jobseeker/jobseeker-queries.ts';
import type { RecordFile } from '../jobseeker/jobseeker-queries.ts';
import { actorOf, isServedIn, rightTo } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { isMandateHeld } from '../mandate/mandate-queries.ts';
import { findProgrammeCovering } from '../programme/programmes.ts';
import type { ClaimEvent } from './claim.ts';

/** A helper sees and makes claims under this task of a mandate. */
export const claimTask = 'subsidy';

/** `not theirs`: another person's, or the mandate has ended. `not agreed`: the person keeps no claims here. */
export type ClaimRefused = 'not theirs' | 'not agreed';

export interface ClaimWriter {
  refused: undefined;
  file: RecordFile;
  as: ClaimEvent['as'];
}

/** The file that the asker's own pages of claims are about: their own, or that of the person they act for. */
export async function findClaimFile(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
): Promise<RecordFile | undefined> {
  const jobseekerId = asker.acting?.jobseekerId ?? (await findOwnFileId(db, asker.visitor.accountId));
  const file = jobseekerId === undefined ? undefined : await findFile(db, sealer, jobseekerId);
  const right = file && rightTo(file, asker, claimTask);
  return right === 'own' || right === 'mandate' ? file : undefined;
}

/** The same for a change, with the person's consent. Needs a transaction: other writers of this file wait until it ends. */
export async function lockClaimFile(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  jobseekerId: string,
  now: Date,
): Promise<{ refused: ClaimRefused } | ClaimWriter> {
  const file = await findFile(db, sealer, jobseekerId, { isForChange: true });
  const right = file && rightTo(file, asker, claimTask);
  const { acting } = asker;
  if (!file || (right !== 'own' && right !== 'mandate')) return { refused: 'not theirs' };
  if (acting && !(await isMandateHeld(db, acting.mandateId, now))) return { refused: 'not theirs' };
  if (!(await hasConsent(db, jobseekerId, 'subsidy'))) return { refused: 'not agreed' };
  return { refused: undefined, file, as: right === 'own' ? 'self' : acting?.isAtDesk ? 'staff' : 'helper' };
}

/**
 * The file of a person whose claims these staff look at: of the region where the person lives or is registered, which is
 * what the consent says. Who has said neither is served by nobody here. Needs a transaction.
 */
export async function lockServedFile(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  jobseekerId: string,
): Promise<{ refused: ClaimRefused } | { refused: undefined; file: RecordFile }> {
  const file = await findFile(db, sealer, jobseekerId, { isForChange: true });
  if (!file || claimRegions(file).length === 0 || !isServedIn(visitor.role, file)) return { refused: 'not theirs' };
  return (await hasConsent(db, jobseekerId, 'subsidy')) ? { refused: undefined, file } : { refused: 'not agreed' };
}

/** Opens a person's claims for staff; each opening stands in the file's log (system S5). */
export const openClaims = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  jobseekerId: string,
  now: Date,
): Promise<{ refused: ClaimRefused } | { refused: undefined; file: RecordFile }> =>
  db.transaction().execute(async (transaction) => {
    const opened = await lockServedFile(transaction, sealer, visitor, jobseekerId);
    const event = { jobseekerId, kind: 'read', subject: 'subsidy', actor: actorOf({ visitor }) } as const;
    if (!opened.refused) await recordEvent(transaction, sealer, event, now);
    return opened;
  });

/** The regions whose plan is for this person, by where they live and are registered. */
export const claimRegions = ({
  residenceRegion,
  registrationRegion,
}: Pick<RecordFile, 'residenceRegion' | 'registrationRegion'>): string[] => [
  ...new Set(
    [residenceRegion, registrationRegion].flatMap((code) => (code ? (findProgrammeCovering(code)?.region ?? []) : [])),
  ),
];
