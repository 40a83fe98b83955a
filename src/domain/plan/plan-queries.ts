import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type {
  Action,
  Agreement,
  Doer,
  Goal,
  Line,
  LineState,
  Plan,
  PlanAgreement,
  PlanEvent,
  PlanEventKind,
  Remark,
  RemarkKind,
  Reply,
  WrittenAs,
} from './plan.ts';

/** How somebody wants to be addressed; empty where the account is gone. */
export const calledOf = (sealer: Sealer, row: { sealed_called: string | null; deleted_at: string | null }): string =>
  row.sealed_called && !row.deleted_at ? sealer.unseal(row.sealed_called) : '';

/** A person's open plan with every line and remark, in four queries. Who may see it is the caller's to ask. */
export async function findPlan(db: Kysely<Database>, sealer: Sealer, jobseekerId: string): Promise<Plan | undefined> {
  const plan = await db
    .selectFrom('plan')
    .selectAll()
    .where('jobseeker_id', '=', jobseekerId)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  if (!plan) return undefined;
  const lineRows = await db
    .selectFrom('plan_line')
    .leftJoin('account', 'account.account_id', 'plan_line.made_by')
    .selectAll('plan_line')
    .select(['sealed_called', 'deleted_at'])
    .where('plan_id', '=', plan.plan_id)
    .orderBy('place')
    .execute();
  const remarks = await listRemarks(db, sealer, plan.plan_id);
  const lines = lineRows.map((row) => ({
    row,
    line: {
      lineId: row.plan_line_id,
      place: row.place,
      text: sealer.unseal(row.sealed_text),
      state: row.state as LineState,
      outcome: row.sealed_outcome ? sealer.unseal(row.sealed_outcome) : undefined,
      revision: row.revision,
      clause: row.clause ?? undefined,
      madeBy: calledOf(sealer, row),
      madeAs: row.made_as as WrittenAs,
      createdAt: row.created_at,
      changedAt: row.changed_at,
      remarks: remarks.filter(({ lineId }) => lineId === row.plan_line_id),
    } satisfies Line,
  }));
  const actions = lines.flatMap(({ row, line }): Action[] =>
    row.goal_id
      ? [
          {
            ...line,
            goalId: row.goal_id,
            doer: row.doer as Doer,
            doerName: row.sealed_doer_name ? sealer.unseal(row.sealed_doer_name) : undefined,
            dueOn: row.due_on ?? undefined,
            jobId: row.job_id ?? undefined,
            sessionId: row.course_session_id ?? undefined,
          },
        ]
      : [],
  );
  return {
    planId: plan.plan_id,
    openedAt: plan.opened_at,
    version: plan.version,
    agreement: agreementOf(plan.agreement as Agreement | null, plan.agreement_version === plan.version),
    agreementAt: plan.agreement_at ?? undefined,
    goals: lines.flatMap(({ row, line }): Goal[] =>
      row.goal_id ? [] : [{ ...line, actions: actions.filter(({ goalId }) => goalId === line.lineId) }],
    ),
    remarks: remarks.filter(({ lineId }) => lineId === undefined),
    easy:
      plan.sealed_easy && plan.easy_at
        ? { text: sealer.unseal(plan.sealed_easy), at: plan.easy_at, isOld: plan.easy_version !== plan.version }
        : undefined,
  };
}

function agreementOf(said: Agreement | null, isToThisVersion: boolean): PlanAgreement {
  if (said === null) return 'never';
  if (said === 'not yet') return 'not yet';
  return isToThisVersion ? 'agreed' : 'changed';
}

async function listRemarks(db: Kysely<Database>, sealer: Sealer, planId: string): Promise<Remark[]> {
  const rows = await db
    .selectFrom('plan_remark')
    .leftJoin('account', 'account.account_id', 'plan_remark.made_by')
    .selectAll('plan_remark')
    .select(['account.sealed_called', 'account.deleted_at'])
    .where('plan_id', '=', planId)
    .orderBy('plan_remark.created_at')
    .orderBy('plan_remark_id')
    .execute();
  const replies = await listReplies(db, sealer, planId);
  return rows.map((row) => ({
    remarkId: row.plan_remark_id,
    lineId: row.plan_line_id ?? undefined,
    kind: row.kind as RemarkKind,
    text: sealer.unseal(row.sealed_text),
    by: calledOf(sealer, row),
    as: row.made_as as WrittenAs,
    at: row.created_at,
    replies: replies.get(row.plan_remark_id) ?? [],
    settledAt: row.settled_at ?? undefined,
  }));
}

async function listReplies(db: Kysely<Database>, sealer: Sealer, planId: string): Promise<Map<string, Reply[]>> {
  const rows = await db
    .selectFrom('plan_reply')
    .innerJoin('plan_remark', 'plan_remark.plan_remark_id', 'plan_reply.plan_remark_id')
    .leftJoin('account', 'account.account_id', 'plan_reply.made_by')
    .selectAll('plan_reply')
    .select(['sealed_called', 'deleted_at'])
    .where('plan_id', '=', planId)
    .orderBy('plan_reply.place')
    .execute();
  const replies = new Map<string, Reply[]>();
  for (const row of rows) {
    const reply = { text: sealer.unseal(row.sealed_text), by: calledOf(sealer, row), at: row.created_at };
    const said = [...(replies.get(row.plan_remark_id) ?? []), { ...reply, as: row.made_as as WrittenAs }];
    replies.set(row.plan_remark_id, said);
  }
  return replies;
}

/** What happened to a plan, or to one line of it, the newest first. */
export async function listPlanEvents(
  db: Kysely<Database>,
  sealer: Sealer,
  planId: string,
  { limit, offset = 0, lineId }: { limit: number; offset?: number; lineId?: string },
): Promise<PlanEvent[]> {
  const rows = await db
    .selectFrom('plan_event')
    .leftJoin('account', 'account.account_id', 'plan_event.actor_id')
    .selectAll('plan_event')
    .select(['sealed_called', 'deleted_at'])
    .where('plan_id', '=', planId)
    .$if(lineId !== undefined, (query) => query.where('plan_line_id', '=', lineId ?? ''))
    .orderBy('place', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map((row) => ({
    eventId: row.plan_event_id,
    kind: row.kind as PlanEventKind,
    lineId: row.plan_line_id ?? undefined,
    before: row.sealed_before ? sealer.unseal(row.sealed_before) : undefined,
    after: row.sealed_after ? sealer.unseal(row.sealed_after) : undefined,
    by: calledOf(sealer, row),
    as: row.actor_as as WrittenAs,
    happenedAt: row.happened_at,
  }));
}
