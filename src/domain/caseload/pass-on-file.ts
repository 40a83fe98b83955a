import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { hasConsent } from '../consent/consent-queries.ts';
import { recordEvent } from '../file/record-event.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import { actorOf, isServedIn, rightTo } from '../jobseeker/record-right.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { appendPlanEvent } from '../plan/append-plan-event.ts';
import { placeName } from '../region/region.ts';
import { closeTask } from '../task/close-task.ts';
import { listColleagues } from './counsellor-queries.ts';

export interface PassedFile {
  jobseekerId: string;
  /** The account of the counsellor who takes over. */
  toId: string;
  reason: string;
}

/**
 * Hands a person of one's own caseload over to another counsellor of a region that serves them (S6: a named 联系人). It
 * stands in the file's log and in the plan; the person and the other counsellor are told; what is still to be done goes
 * along. `nobody`: the other one cannot take over.
 */
export const passOnFile = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { jobseekerId, toId, reason }: PassedFile,
  now: Date,
): Promise<'passed on' | 'nobody' | 'not theirs'> =>
  db.transaction().execute(async (transaction) => {
    const file = await findFile(transaction, sealer, jobseekerId, { isForChange: true });
    if (!file || rightTo(file, { visitor }) !== 'caseload') return 'not theirs';
    if (!(await hasConsent(transaction, jobseekerId, 'counsellor'))) return 'not theirs';
    const to = (await listColleagues(transaction, sealer, visitor, file)).find(({ accountId }) => accountId === toId);
    if (!to) return 'nobody';
    // Somebody where the person lives now has them: the office before is done with the file.
    const endsMove =
      file.leavingRegion !== undefined &&
      isServedIn({ role: 'counsellor', regionCode: to.regionCode }, { ...file, leavingRegion: undefined });
    await transaction
      .updateTable('jobseeker')
      .set({ counsellor_id: toId, ...(endsMove ? { leaving_region: null } : {}) })
      .where('jobseeker_id', '=', jobseekerId)
      .execute();
    const moved = { jobseekerId, kind: 'moved', subject: jobseekerId, accountId: visitor.accountId } as const;
    if (endsMove) await closeTask(transaction, moved, now);
    const event = { jobseekerId, kind: 'changed', subject: 'counsellor', actor: actorOf({ visitor }), reason } as const;
    await recordEvent(transaction, sealer, event, now);
    const before = `由${nameOf(visitor.role.organisationName, visitor.called)}负责`;
    const after = `由${nameOf(to.organisation, to.called)}负责`;
    const plan = await transaction
      .selectFrom('plan')
      .select('plan_id')
      .where('jobseeker_id', '=', jobseekerId)
      .where('closed_at', 'is', null)
      .executeTakeFirst();
    if (plan) {
      const handed = { planId: plan.plan_id, kind: 'handed over', before, after, isTold: true } as const;
      await appendPlanEvent(transaction, sealer, { visitor }, { file, as: 'staff' }, handed, now);
    }
    if (file.accountId) {
      const office = endsMove && file.leavingRegion ? placeName(file.leavingRegion) : undefined;
      const text = [
        '负责您的就业辅导员换了。',
        `原来${before}。`,
        `现在${after}。`,
        ...(office ? [`${office}的就业辅导员看不到您的档案了。`] : []),
      ].join('\n');
      await sendNotice(transaction, sealer, { accountId: file.accountId, kind: 'plan', text, path: '/plan' }, now);
    }
    const text = `${visitor.called}把${file.person.called}交给您负责。\n要办的事也一起交给您了。`;
    await sendNotice(
      transaction,
      sealer,
      { accountId: toId, kind: 'caseload', text, path: `/files/${jobseekerId}` },
      now,
    );
    return 'passed on';
  });

const nameOf = (organisation: string | undefined, called: string): string =>
  organisation ? `${organisation}的${called}` : called;
