import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { chinaDay } from '../day/day.ts';
import { countEvaluations } from './evaluation.ts';
import type { BaseReview, EvaluationAnswers, EvaluationCounts } from './evaluation.ts';

/** Whether somebody can say what a course was like. */
export interface EvaluationOf {
  sessionId: string;
  title: string;
  /** Of what it is counted: the base, or the course where it is held online only. */
  subject: string;
  /** Undefined: online only. */
  baseName: string | undefined;
  /** `early`: the course is not over. `closed`: the person was not on the list to the end, or it was cancelled. */
  state: 'open' | 'sent' | 'early' | 'closed';
}

/** What one enrolment of this person lets them say; undefined when it is not theirs. */
export async function findEvaluationOf(
  db: Kysely<Database>,
  { jobseekerId, enrolmentId }: { jobseekerId: string; enrolmentId: string },
  now: Date,
): Promise<EvaluationOf | undefined> {
  const row = await db
    .selectFrom('enrolment')
    .innerJoin('course_session', 'course_session.course_session_id', 'enrolment.course_session_id')
    .innerJoin('course', 'course.course_id', 'course_session.course_id')
    .leftJoin('training_base', 'training_base.training_base_id', 'course_session.training_base_id')
    .leftJoin('evaluation_participation', (join) =>
      join
        .onRef('evaluation_participation.course_session_id', '=', 'course_session.course_session_id')
        .onRef('evaluation_participation.jobseeker_id', '=', 'enrolment.jobseeker_id'),
    )
    .select(['enrolment.state', 'course_session.state as session_state', 'ends_on', 'course.title', 'course.course_id'])
    .select(['course_session.course_session_id', 'course_session.training_base_id', 'training_base.name'])
    .select('answered_on')
    .where('enrolment_id', '=', enrolmentId)
    .where('enrolment.jobseeker_id', '=', jobseekerId)
    .executeTakeFirst();
  if (!row) return undefined;
  const isClosed = row.state !== 'enrolled' || row.session_state === 'cancelled';
  const isOver = row.ends_on < chinaDay(now);
  return {
    ...{ sessionId: row.course_session_id, title: row.title, baseName: row.name ?? undefined },
    subject: row.training_base_id ?? row.course_id,
    state: row.answered_on !== null ? 'sent' : isClosed ? 'closed' : isOver ? 'open' : 'early',
  };
}

/** What people said of a base or of an online course, as far as enough have. */
export async function findEvaluationCounts(
  db: Kysely<Database>,
  sealer: Sealer,
  subject: string,
): Promise<EvaluationCounts> {
  const rows = await db
    .selectFrom('evaluation_sheet')
    .select('sealed_answers')
    .where('subject', '=', subject)
    .where('is_released', '=', 1)
    .execute();
  return countEvaluations(rows.map((row) => JSON.parse(sealer.unseal(row.sealed_answers)) as EvaluationAnswers));
}

/** What others found at a base, the newest first. */
export async function listReviews(db: Kysely<Database>, baseId: string): Promise<BaseReview[]> {
  const rows = await db
    .selectFrom('base_review')
    .selectAll()
    .where('training_base_id', '=', baseId)
    .where('withdrawn_at', 'is', null)
    .orderBy('reviewed_on', 'desc')
    .orderBy('base_review_id')
    .execute();
  return rows.map((row) => ({
    reviewId: row.base_review_id,
    reviewer: row.reviewer,
    reviewedOn: row.reviewed_on,
    result: row.result,
  }));
}

/** Which courses a person has evaluated, and on which day, for the export; what they answered is not known to be theirs. */
export const findEvaluationExport = (db: Kysely<Database>, jobseekerId: string) =>
  db
    .selectFrom('evaluation_participation')
    .innerJoin('course_session', 'course_session.course_session_id', 'evaluation_participation.course_session_id')
    .innerJoin('course', 'course.course_id', 'course_session.course_id')
    .select(['course.title as course', 'answered_on as answeredOn'])
    .where('jobseeker_id', '=', jobseekerId)
    .orderBy('answered_on')
    .execute();
