import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { ServiceWay } from '../four-ones/four-ones.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { lockPlanFile } from '../plan/plan-right.ts';
import type { PlanRefused } from '../plan/plan-right.ts';
import { sayWhen } from './follow-up.ts';
import type { FollowUpReason } from './follow-up.ts';
import { keepFollowUpTask } from './keep-follow-up-task.ts';
import { tellOfFollowUp } from './tell-of-follow-up.ts';

export interface PlannedFollowUp {
  jobseekerId: string;
  /** Made with the form, so that a form sent twice plans one. */
  followUpId: string;
  plannedOn: string;
  way: ServiceWay;
  /** Left out: as it was, or the plan. */
  reason?: FollowUpReason | undefined;
}

/** `moved`: one was planned already; it has this day and way now. */
export type PlanningOutcome = 'planned' | 'moved' | 'same' | PlanRefused;

/**
 * The counsellor who looks after a person plans a follow-up, or moves the one that is planned; the person is told. In
 * the caller's transaction, or in its own.
 */
export async function planFollowUp(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { jobseekerId, followUpId, plannedOn, way, reason }: PlannedFollowUp,
  now: Date,
): Promise<PlanningOutcome> {
  if (!db.isTransaction)
    return db
      .transaction()
      .execute((transaction) =>
        planFollowUp(transaction, sealer, asker, { jobseekerId, followUpId, plannedOn, way, reason }, now),
      );
  const writer = await lockPlanFile(db, sealer, asker, jobseekerId, now);
  if (writer.refused) return writer.refused;
  if (asker.acting || writer.as !== 'staff') return 'not theirs';
  const rows = await db
    .selectFrom('follow_up')
    .selectAll()
    .where('jobseeker_id', '=', jobseekerId)
    .where(({ eb, or }) => or([eb('state', '=', 'planned'), eb('follow_up_id', '=', followUpId)]))
    .execute();
  const open = rows.find(({ state }) => state === 'planned');
  // Sent again after it was answered.
  if (!open && rows.length > 0) return 'same';
  const said = sayWhen({ plannedOn, way });
  const by = `就业辅导员${asker.visitor.called}`;
  if (open) {
    if (open.planned_on === plannedOn && open.way === way && (reason ?? open.reason) === open.reason) return 'same';
    await db
      .updateTable('follow_up')
      .set({ planned_on: plannedOn, way, reason: reason ?? open.reason, told_at: null })
      .where('follow_up_id', '=', open.follow_up_id)
      .execute();
    const was = sayWhen({ plannedOn: open.planned_on, way: open.way as ServiceWay });
    const text = was === said ? undefined : `${by}改了回访。\n原来：${was}。\n现在：${said}。`;
    const news = { followUpId: open.follow_up_id, deed: 'changed', text } as const;
    await tellOfFollowUp(db, sealer, asker, writer, news, now);
    await keepFollowUpTask(db, asker, { jobseekerId, followUpId: open.follow_up_id, dueOn: plannedOn }, now);
    return 'moved';
  }
  await db
    .insertInto('follow_up')
    .values({
      ...{ follow_up_id: followUpId, jobseeker_id: jobseekerId, reason: reason ?? 'plan', state: 'planned' },
      ...{ planned_on: plannedOn, way },
      ...{ tries: 0, planned_by: asker.visitor.accountId, created_at: now.toISOString(), told_at: null },
      ...{ sealed_answers: null, answered_by: null, answered_as: null, answered_at: null, read_at: null },
    })
    .execute();
  const text = `${by}约好了回访：${said}。\n回访只有三个问题，问您现在怎么样。\n您也可以现在就在本站回答。`;
  await tellOfFollowUp(db, sealer, asker, writer, { followUpId, deed: 'recorded', text }, now);
  await keepFollowUpTask(db, asker, { jobseekerId, followUpId, dueOn: plannedOn }, now);
  return 'planned';
}
