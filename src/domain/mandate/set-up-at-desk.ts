import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { sayAgreement } from '../jobseeker/desk-agreement.ts';
import type { DeskAgreement } from '../jobseeker/desk-agreement.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import { takeRequest } from './claim-request.ts';
import { agree } from './confirm-request.ts';
import { countCodeTry, forgetCodeTries } from './count-code-try.ts';
import { findDeskFile, findHelperAccount } from './desk-queries.ts';
import { joinTasks } from './mandate.ts';
import type { MandateTask, MandateTerm } from './mandate.ts';
import { openCode } from './open-code.ts';
import { tellHelper, tellPerson } from './tell-parties.ts';

export interface DeskMandate {
  jobseekerId: string;
  tasks: readonly MandateTask[];
  term: MandateTerm;
  /** That the person said yes, and how that was heard. */
  agreement: DeskAgreement;
  /** The code that a helper made. */
  code?: string | undefined;
  /** What the helper signs in with. */
  helperName?: string | undefined;
  /** The key of the shown form: sent twice, it is one mandate. */
  key?: string | undefined;
}

export type DeskResult =
  /** Begun with the helper's code, or opened with a code for the helper. */
  | { outcome: 'set up'; mandateId: string }
  | { outcome: 'refused' | 'no phone' | 'wrong code' | 'too many' }
  | { outcome: 'wait'; until: string };

/**
 * A counsellor writes down, for somebody of their caseload, with or without an account, that the person lets a helper do
 * tasks. A code of the helper's makes it hold at once. Otherwise there is a code for the helper; a helper who was named
 * may take it without. Whether the name was known is told to nobody: it looks the same until it is taken.
 */
export async function setUpAtDesk(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { jobseekerId, tasks, term, agreement, code, helperName, key }: DeskMandate,
  now: Date,
): Promise<DeskResult> {
  const file = await findDeskFile(db, sealer, visitor, jobseekerId);
  if (!file || tasks.length === 0) return { outcome: 'refused' };
  const { phone } = file.person;
  if (agreement.way === 'call' && !phone) return { outcome: 'no phone' };
  const [actor, reason] = [actorOf({ visitor }), sayAgreement(agreement, phone)];
  // Neither the person nor the counsellor is a helper here.
  const notBy = [visitor.accountId, ...(file.accountId ? [file.accountId] : [])];
  if (code !== undefined) {
    const until = await countCodeTry(db, sealer, visitor.accountId, now);
    if (until) return { outcome: 'wait', until };
    const mandateId = await takeRequest(db, sealer, { code, jobseekerId, notBy }, now);
    const agreed = { tasks, term, jobseekerId, actor, reason, begunBy: 'counsellor' } as const;
    if (!mandateId || !(await agree(db, sealer, { mandateId, ...agreed }, now))) return { outcome: 'wrong code' };
    await forgetCodeTries(db, sealer, visitor.accountId);
    await tellPerson(db, sealer, told(jobseekerId, mandateId), now);
    return { outcome: 'set up', mandateId };
  }
  const helperId = helperName === undefined ? undefined : await findHelperAccount(db, sealer, helperName, notBy);
  const scope = { jobseekerId, helperId, tasks: joinTasks(tasks), term } as const;
  const opened = await openCode(db, sealer, { ...scope, key, begunBy: 'counsellor', actor, reason }, now);
  if (opened.outcome === 'too many') return opened;
  const { mandateId } = opened;
  if (opened.isNew) {
    await tellPerson(db, sealer, told(jobseekerId, mandateId), now);
    const deed = '请您帮忙在本站办事，等您接受';
    if (helperId) await tellHelper(db, sealer, { helperId, jobseekerId, mandateId, deed }, now);
  }
  return { outcome: 'set up', mandateId };
}

const told = (jobseekerId: string, mandateId: string) => ({
  jobseekerId,
  text: '就业辅导员按您说的，记下了一份委托。\n不是您的意思，请马上结束。',
  path: `/mandates/${mandateId}`,
});
