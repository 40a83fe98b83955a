import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { EnteredBy } from '../assessment/assessment.ts';
import { hasConsent } from '../consent/consent-queries.ts';
import { enteredAs, trainingTask } from '../enrolment/training-right.ts';
import type { TrainingRefused } from '../enrolment/training-right.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import type { RecordFile } from '../jobseeker/jobseeker-queries.ts';
import { rightTo } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { isMandateHeld } from '../mandate/mandate-queries.ts';

/** Somebody who may write into a person's certificates, and as what. */
export interface CertificateWriter {
  refused: undefined;
  file: RecordFile;
  as: EnteredBy;
  /** A counsellor who looks after the person, not one who acts for them at the desk. */
  isOffice: boolean;
}

/**
 * The file whose certificates the asker may write: their own, that of the person they act for, or one of their caseload,
 * with the person's consents. Needs a transaction: other writers of this person's file wait until it ends.
 */
export async function lockCertificates(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  jobseekerId: string,
  now: Date,
): Promise<{ refused: TrainingRefused } | CertificateWriter> {
  const file = await findFile(db, sealer, jobseekerId, { isForChange: true });
  const right = file && rightTo(file, asker, trainingTask);
  if (!file || !right || right === 'region') return { refused: 'not theirs' };
  if (asker.acting && !(await isMandateHeld(db, asker.acting.mandateId, now))) return { refused: 'not theirs' };
  if (!(await hasConsent(db, jobseekerId, 'training'))) return { refused: 'not agreed' };
  const isOffice = right === 'caseload';
  if (isOffice && !(await hasConsent(db, jobseekerId, 'counsellor'))) return { refused: 'not agreed' };
  return { refused: undefined, file, as: enteredAs(asker), isOffice };
}
