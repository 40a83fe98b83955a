import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { recordEvent } from '../file/record-event.ts';
import type { RecordFile } from '../jobseeker/jobseeker-queries.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { sayPlanEvent } from './plan.ts';
import type { PlanEventKind, WrittenAs } from './plan.ts';

export interface NewPlanEvent {
  planId: string;
  kind: PlanEventKind;
  lineId?: string | undefined;
  remarkId?: string | undefined;
  /** In words, as `sayPlanEvent` puts them. */
  before?: string | undefined;
  after?: string | undefined;
  /** The caller tells the person itself. */
  isTold?: boolean | undefined;
}

const writers: Readonly<Record<WrittenAs, string>> = { self: '您', helper: '帮您的家属', staff: '就业辅导员' };

/**
 * Adds an event to a plan and to the log of the file, and tells the person in words when somebody else did it. In the
 * caller's transaction, with the file locked.
 */
export async function appendPlanEvent(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { file, as }: { file: RecordFile; as: WrittenAs },
  { planId, kind, lineId, remarkId, before, after, isTold = false }: NewPlanEvent,
  now: Date,
): Promise<void> {
  const { last } = await db
    .selectFrom('plan_event')
    .select(({ fn }) => fn.max('place').as('last'))
    .where('plan_id', '=', planId)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('plan_event')
    .values({
      ...{ plan_event_id: randomUUID(), plan_id: planId, place: Number(last ?? 0) + 1, kind },
      ...{ plan_line_id: lineId ?? null, plan_remark_id: remarkId ?? null },
      sealed_before: before ? sealer.seal(before) : null,
      sealed_after: after ? sealer.seal(after) : null,
      ...{ actor_id: asker.visitor.accountId, actor_as: as, happened_at: now.toISOString() },
    })
    .execute();
  const { jobseekerId, accountId } = file;
  await recordEvent(db, sealer, { jobseekerId, kind: 'changed', subject: 'plan', actor: actorOf(asker) }, now);
  if (as === 'self' || isTold || !accountId) return;
  const text = `${writers[as]}${asker.visitor.called}${sayPlanEvent({ kind, before, after })}`;
  await sendNotice(db, sealer, { accountId, kind: 'plan', text, path: '/plan' }, now);
}
