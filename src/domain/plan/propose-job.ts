import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { jobState } from '../job/job.ts';
import { findJob } from '../job/job-queries.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { addLine } from './add-line.ts';
import type { AddOutcome } from './add-line.ts';

export interface ProposedJob {
  jobseekerId: string;
  /** Made with the form, so that a form sent twice proposes once. */
  lineId: string;
  goalId: string;
  jobId: string;
  /** Why this job, to the person. */
  why: string;
  dueOn?: string | undefined;
}

/**
 * A counsellor proposes a job of the portal with the reason: it becomes an action of the person's, with the job beside it.
 * `no such job`: there is none, or it is closed.
 */
export async function proposeJob(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { jobId, why, ...line }: ProposedJob,
  now: Date,
): Promise<AddOutcome | 'no such job'> {
  const job = await findJob(db, jobId);
  if (!job || jobState(job, now) !== 'open') return 'no such job';
  const text = `看岗位：${job.title}，${job.employer.name}。推荐的理由：${why}`;
  return addLine(db, sealer, asker, { ...line, text, doer: 'person', jobId }, now);
}
