import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { sessionStage } from '../course/course.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { appendEnrolmentEvent } from './append-enrolment-event.ts';
import { isLive } from './enrolment.ts';
import { fillFreeSeats } from './fill-free-seats.ts';
import { holdEnrolment } from './hold-enrolment.ts';
import { recordDeed } from './record-deed.ts';
import type { TrainingRefused } from './training-right.ts';

/**
 * Takes a person off the list of a session that has not begun; the seat goes to who waits, at the same moment. Cancelling
 * twice is cancelling once. `begun`: somebody of the session has to be told instead. `ended`: something else became of it.
 */
export const cancelEnrolment = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { enrolmentId, why }: { enrolmentId: string; why?: string | undefined },
  now: Date,
): Promise<'cancelled' | 'begun' | 'ended' | TrainingRefused> =>
  db.transaction().execute(async (transaction) => {
    const held = await holdEnrolment(transaction, sealer, asker, { enrolmentId }, now);
    if (typeof held === 'string') return held;
    const { enrolment, session } = held;
    if (enrolment.state === 'cancelled') return 'cancelled';
    if (!isLive(enrolment.state)) return 'ended';
    const stage = sessionStage(session, now);
    if (stage === 'running' || stage === 'over') return 'begun';
    await transaction
      .updateTable('enrolment')
      .set({ state: 'cancelled', changed_at: now.toISOString() })
      .where('enrolment_id', '=', enrolmentId)
      .execute();
    await appendEnrolmentEvent(transaction, sealer, { enrolmentId, kind: 'cancelled', note: why, asker }, now);
    const jobseekerId = enrolment.jobseeker_id;
    const deed = `取消了“${session.title}”的报名`;
    await recordDeed(transaction, sealer, asker, { enrolmentId, jobseekerId, kind: 'withdrawn', deed }, now);
    await fillFreeSeats(transaction, sealer, session.course_session_id, now);
    return 'cancelled';
  });
