import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { hasConsent } from '../consent/consent-queries.ts';
import { recordEvent } from '../file/record-event.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import { actorOf, rightTo } from '../jobseeker/record-right.ts';
import { closeTask } from '../task/close-task.ts';
import { findOpenDemand } from './demand-queries.ts';
import { sharedParts } from './demand.ts';
import type { Demand, DemandAnswers, Question } from './demand.ts';

export type ReadDemand =
  /** `missing`: no such person, or another region's. `none`: no registration holds. */
  | { state: 'missing' | 'not on caseload' | 'not agreed' | 'none' }
  /** `hidden`: questions whose answers the person keeps from the counsellor. */
  | { state: 'open'; called: string; demand: Demand; hidden: Question[] };

/**
 * Opens a person's registration for the counsellor who looks after them, with the person's consent, and without what the
 * person does not share. The reading stands in the file's log and does the task.
 */
export const readDemandOf = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  jobseekerId: string,
  now: Date,
): Promise<ReadDemand> =>
  db.transaction().execute(async (transaction) => {
    const file = await findFile(transaction, sealer, jobseekerId, { isForChange: true });
    const right = file && rightTo(file, { visitor });
    if (!file || (right !== 'caseload' && right !== 'region')) return { state: 'missing' };
    if (right === 'region') return { state: 'not on caseload' };
    if (!(await hasConsent(transaction, jobseekerId, 'counsellor'))) return { state: 'not agreed' };
    const demand = await findOpenDemand(transaction, sealer, jobseekerId, now);
    if (!demand) return { state: 'none' };
    const event = { jobseekerId, kind: 'read', subject: 'demand', actor: actorOf({ visitor }) } as const;
    await recordEvent(transaction, sealer, event, now);
    const { accountId } = visitor;
    await closeTask(transaction, { jobseekerId, kind: 'demand', subject: demand.demandId, accountId }, now);
    const { answers, hidden } = sharedAnswers(demand.answers);
    return { state: 'open', called: file.person.called, demand: { ...demand, answers }, hidden };
  });

/** What of the answers the counsellor sees: what the person did not decide about stays hidden. */
export function sharedAnswers(answers: DemandAnswers): { answers: DemandAnswers; hidden: Question[] } {
  const shown: readonly string[] = answers.sharing?.counsellor ?? [];
  const isHidden = (question: string) => Object.hasOwn(sharedParts, question) && !shown.includes(question);
  const hidden = (Object.keys(answers) as Question[]).filter(isHidden);
  const seen = Object.entries(answers).filter(([question]) => !isHidden(question));
  return { answers: Object.fromEntries(seen), hidden };
}
