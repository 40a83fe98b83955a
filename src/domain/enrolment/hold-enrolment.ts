import type { Kysely, Selectable } from 'kysely';
import type { Database, EnrolmentTable } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { holdSession } from './hold-session.ts';
import type { HeldSession } from './hold-session.ts';
import { holdTrainingFile } from './training-right.ts';
import type { TrainingRefused } from './training-right.ts';

export interface HeldEnrolment {
  enrolment: Selectable<EnrolmentTable>;
  session: HeldSession;
}

/**
 * An enrolment of the asker, or of whom they act for, with its session and the file held until the transaction ends.
 * `to` names another session that is held too.
 */
export async function holdEnrolment(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { enrolmentId, to }: { enrolmentId: string; to?: string | undefined },
  now: Date,
): Promise<HeldEnrolment | TrainingRefused> {
  const select = () => db.selectFrom('enrolment').selectAll().where('enrolment_id', '=', enrolmentId);
  const found = await select().executeTakeFirst();
  if (!found) return 'not theirs';
  const sessionId = found.course_session_id;
  for (const each of [...new Set([sessionId, ...(to === undefined ? [] : [to])])].sort()) await holdSession(db, each);
  const session = await holdSession(db, sessionId);
  const file = await holdTrainingFile(db, sealer, asker, now);
  // Read again: another may have changed it before the session was held.
  const enrolment = await select().executeTakeFirst();
  if (typeof file === 'string') return file;
  if (!session || enrolment?.jobseeker_id !== file.jobseekerId) return 'not theirs';
  return { enrolment, session };
}
