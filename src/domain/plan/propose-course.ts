import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { findSession } from '../course/course-queries.ts';
import { stageOf } from '../course/say-session.ts';
import { sayDay } from '../day/day.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { addLine } from './add-line.ts';
import type { AddOutcome } from './add-line.ts';

export interface ProposedCourse {
  jobseekerId: string;
  /** Made with the form, so that a form sent twice proposes once. */
  lineId: string;
  goalId: string;
  sessionId: string;
  /** Why this course, to the person. */
  why: string;
  dueOn?: string | undefined;
}

/**
 * A counsellor proposes a session of a course with the reason: it becomes an action of the person's, with the session
 * beside it; without a day of its own it is due with the last day to enrol. `no such session`: there is none, or nobody can
 * enrol any more.
 */
export async function proposeCourse(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { sessionId, why, dueOn, ...line }: ProposedCourse,
  now: Date,
): Promise<AddOutcome | 'no such session'> {
  const session = await findSession(db, sessionId);
  if (!session || session.isWithdrawn || stageOf(session, now) !== 'open') return 'no such session';
  const text = `看培训：${session.title}，${sayDay(session.startsOn)}开课。推荐的理由：${why}`;
  const due = dueOn ?? session.enrolUntil;
  return addLine(db, sealer, asker, { ...line, text, doer: 'person', sessionId, dueOn: due }, now);
}
