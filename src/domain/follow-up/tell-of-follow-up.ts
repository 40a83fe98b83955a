import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { FileEventKind } from '../file/file.ts';
import { recordEvent } from '../file/record-event.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { appendPlanEvent } from '../plan/append-plan-event.ts';
import type { PlanWriter } from '../plan/plan-right.ts';

export interface FollowUpNews {
  followUpId: string;
  deed: FileEventKind;
  /** What the person is told; undefined: they did it themselves. */
  text: string | undefined;
  /** What the plan keeps of it, where there is one. */
  inPlan?: string | undefined;
}

/** Puts what happened to a follow-up into the log, the plan and the person's messages, in the caller's transaction. */
export async function tellOfFollowUp(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  writer: PlanWriter,
  { followUpId, deed, text, inPlan }: FollowUpNews,
  now: Date,
): Promise<void> {
  const { jobseekerId, accountId } = writer.file;
  await recordEvent(db, sealer, { jobseekerId, kind: deed, subject: 'follow-up', actor: actorOf(asker) }, now);
  const plan = await db
    .selectFrom('plan')
    .select('plan_id')
    .where('jobseeker_id', '=', jobseekerId)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  if (plan && inPlan !== undefined) {
    const event = { planId: plan.plan_id, kind: 'followed up', after: inPlan, isTold: true } as const;
    await appendPlanEvent(db, sealer, asker, writer, event, now);
  }
  if (!accountId || text === undefined) return;
  await sendNotice(db, sealer, { accountId, kind: 'follow-up', text, path: `/follow-ups/${followUpId}` }, now);
}
