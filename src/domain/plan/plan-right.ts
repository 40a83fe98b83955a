import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { hasConsent } from '../consent/consent-queries.ts';
import { findFile, findOwnFileId } from '../jobseeker/jobseeker-queries.ts';
import type { RecordFile } from '../jobseeker/jobseeker-queries.ts';
import { rightTo } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { isMandateHeld } from '../mandate/mandate-queries.ts';
import type { WrittenAs } from './plan.ts';

/** A helper sees the plan, and writes into it, under this task of a mandate. */
export const planTask = 'plan';

/** `not theirs`: another person's, or the mandate has ended. `not agreed`: the person has not agreed to it being kept. */
export type PlanRefused = 'not theirs' | 'not agreed';

/** Somebody who may write into a plan, and as what. */
export interface PlanWriter {
  refused: undefined;
  file: RecordFile;
  as: WrittenAs;
}

/**
 * The file whose plan the asker may write into: their own, that of the person they act for, or one of their caseload,
 * with the person's consents. Needs a transaction: other writers of this person's file wait until it ends.
 */
export async function lockPlanFile(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  jobseekerId: string,
  now: Date,
): Promise<{ refused: PlanRefused } | PlanWriter> {
  const file = await findFile(db, sealer, jobseekerId, { isForChange: true });
  const right = file && rightTo(file, asker, planTask);
  if (!file || !right || right === 'region') return { refused: 'not theirs' };
  const { acting } = asker;
  if (acting && !(await isMandateHeld(db, acting.mandateId, now))) return { refused: 'not theirs' };
  if (!(await hasConsent(db, jobseekerId, 'plan'))) return { refused: 'not agreed' };
  if (right === 'caseload' && !(await hasConsent(db, jobseekerId, 'counsellor'))) return { refused: 'not agreed' };
  const as = right === 'own' ? 'self' : right === 'caseload' || acting?.isAtDesk ? 'staff' : 'helper';
  return { refused: undefined, file, as };
}

/** The file that the asker's own pages of the plan are about: their own, or that of the person they act for. */
export async function findPlanFile(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
): Promise<RecordFile | undefined> {
  const jobseekerId = asker.acting?.jobseekerId ?? (await findOwnFileId(db, asker.visitor.accountId));
  const file = jobseekerId === undefined ? undefined : await findFile(db, sealer, jobseekerId);
  const right = file && rightTo(file, asker, planTask);
  return right === 'own' || right === 'mandate' ? file : undefined;
}
