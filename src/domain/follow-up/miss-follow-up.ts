import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { addDays, chinaDay } from '../day/day.ts';
import { isServiceWay, serviceWays } from '../four-ones/four-ones.ts';
import { recordService } from '../four-ones/record-service.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { lockPlanFile } from '../plan/plan-right.ts';
import type { PlanRefused } from '../plan/plan-right.ts';
import { nextWay, retryDays, sayWhen, triesBeforeVisit } from './follow-up.ts';
import { findFollowUp, listFailedTries } from './follow-up-queries.ts';
import { keepFollowUpTask } from './keep-follow-up-task.ts';
import { tellOfFollowUp } from './tell-of-follow-up.ts';

export interface MissedFollowUp {
  jobseekerId: string;
  followUpId: string;
  /** The tries that the page showed, so that one press counts once. */
  tries: number;
}

export type MissingOutcome = 'tried again' | 'over' | 'same' | 'missing' | PlanRefused;

/**
 * The counsellor reached nobody: it is shown, and tried again a week later by the way that the person prefers next; after
 * three tries somebody goes and sees them, and then it is over. The person can still answer.
 */
export const missFollowUp = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { jobseekerId, followUpId, tries }: MissedFollowUp,
  now: Date,
): Promise<MissingOutcome> =>
  db.transaction().execute(async (transaction): Promise<MissingOutcome> => {
    const writer = await lockPlanFile(transaction, sealer, asker, jobseekerId, now);
    if (writer.refused) return writer.refused;
    const { visitor, acting } = asker;
    if (acting || writer.as !== 'staff') return 'not theirs';
    const followUp = await findFollowUp(transaction, sealer, { jobseekerId, followUpId });
    if (!followUp) return 'missing';
    if (followUp.state !== 'planned' || followUp.tries !== tries) return 'same';
    const today = chinaDay(now);
    const record = { jobseekerId, serviceId: randomUUID(), kind: 'follow-up', doneOn: today, followUpId } as const;
    await recordService(transaction, sealer, visitor, { ...record, way: followUp.way, isReached: false }, now);
    const isOver = tries >= triesBeforeVisit;
    const tried = (await listFailedTries(transaction, followUpId)).flatMap(({ way }) => way ?? []);
    const { contactWay } = writer.file;
    const next = {
      plannedOn: addDays(today, retryDays),
      way: nextWay(tried, isServiceWay(contactWay) ? contactWay : undefined),
    };
    await transaction
      .updateTable('follow_up')
      .set({
        tries: tries + 1,
        ...(isOver ? { state: 'missed' } : { planned_on: next.plannedOn, way: next.way, told_at: null }),
      })
      .where('follow_up_id', '=', followUpId)
      .execute();
    const how = `${serviceWays[followUp.way]}，没有联系上`;
    const then = isOver ? '这次回访不再联系' : `下一次：${sayWhen(next)}`;
    const text = `就业辅导员${visitor.called}回访：${how}您。\n${then}。\n您随时可以在本站回答。`;
    const news = { followUpId, deed: 'recorded', text, inPlan: `${how}。${then}` } as const;
    await tellOfFollowUp(transaction, sealer, asker, writer, news, now);
    const dueOn = isOver ? undefined : next.plannedOn;
    await keepFollowUpTask(transaction, asker, { jobseekerId, followUpId, dueOn }, now);
    return isOver ? 'over' : 'tried again';
  });
