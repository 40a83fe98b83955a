import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { EnteredBy } from '../assessment/assessment.ts';
import { hasConsent } from '../consent/consent-queries.ts';
import { findFile, findOwnFileId } from '../jobseeker/jobseeker-queries.ts';
import type { RecordFile } from '../jobseeker/jobseeker-queries.ts';
import { rightTo } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { isMandateHeld } from '../mandate/mandate-queries.ts';

/** A helper enrols a person, and answers for them, under this task of a mandate. */
export const trainingTask = 'training';

/** `not theirs`: another person's, or the mandate has ended. `not agreed`: the person has not agreed to it being kept. */
export type TrainingRefused = 'not theirs' | 'not agreed';

/** The file whose training the asker's own pages are about: their own, or that of the person they act for. */
export async function findTrainingFile(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
): Promise<RecordFile | undefined> {
  const jobseekerId = asker.acting?.jobseekerId ?? (await findOwnFileId(db, asker.visitor.accountId));
  const file = jobseekerId === undefined ? undefined : await findFile(db, sealer, jobseekerId);
  const right = file && rightTo(file, asker, trainingTask);
  return right === 'own' || right === 'mandate' ? file : undefined;
}

/** The same file, held until the transaction ends, with the consent to keep training and a mandate that still holds. */
export async function holdTrainingFile(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  now: Date,
): Promise<RecordFile | TrainingRefused> {
  const own = await findTrainingFile(db, sealer, asker);
  const file = own && (await findFile(db, sealer, own.jobseekerId, { isForChange: true }));
  if (!file) return 'not theirs';
  if (asker.acting && !(await isMandateHeld(db, asker.acting.mandateId, now))) return 'not theirs';
  return (await hasConsent(db, file.jobseekerId, 'training')) ? file : 'not agreed';
}

/** Who does it, as the person reads it. */
export function enteredAs({ visitor, acting }: Asker): EnteredBy {
  if (acting) return acting.isAtDesk ? 'staff' : 'helper';
  return visitor.role.role === 'jobseeker' ? 'self' : 'staff';
}
