import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { hasConsent } from '../consent/consent-queries.ts';
import type { RecordFile } from '../jobseeker/jobseeker-queries.ts';
import { findPlan } from '../plan/plan-queries.ts';
import type { Plan } from '../plan/plan.ts';
import { openPart } from './open-part.ts';
import type { OpenedPart } from './open-part.ts';

export type OpenedPlan =
  /** `no plan kept`: the person has not agreed to a plan being kept. */
  | { state: Exclude<OpenedPart['state'], 'open'> }
  | { state: 'no plan kept'; file: RecordFile }
  /** `plan`: undefined until somebody writes the first goal. */
  | { state: 'open'; file: RecordFile; plan: Plan | undefined };

/** Opens the plan of a person whom the counsellor looks after; each opening stands in the file's log (system S6). */
export async function openPlanOf(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  jobseekerId: string,
  now: Date,
): Promise<OpenedPlan> {
  const opened = await openPart(db, sealer, visitor, { jobseekerId, subject: 'plan' }, now);
  if (opened.state !== 'open') return { state: opened.state };
  const { file } = opened;
  if (!(await hasConsent(db, jobseekerId, 'plan'))) return { state: 'no plan kept', file };
  return { state: 'open', file, plan: await findPlan(db, sealer, jobseekerId) };
}
