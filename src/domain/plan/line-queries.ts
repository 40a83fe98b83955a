import type { Kysely, Selectable } from 'kysely';
import type { Database, PlanLineTable, PlanRemarkTable } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { sayAction } from './plan.ts';
import type { Doer } from './plan.ts';

/** A line of this person's open plan. In the caller's transaction, with the file locked. */
export const findOpenLine = (
  db: Kysely<Database>,
  { jobseekerId, lineId }: { jobseekerId: string; lineId: string },
): Promise<Selectable<PlanLineTable> | undefined> =>
  db
    .selectFrom('plan_line')
    .innerJoin('plan', 'plan.plan_id', 'plan_line.plan_id')
    .selectAll('plan_line')
    .where('plan_line_id', '=', lineId)
    .where('jobseeker_id', '=', jobseekerId)
    .where('closed_at', 'is', null)
    .executeTakeFirst();

/** Something said to this person's open plan. In the caller's transaction, with the file locked. */
export const findOpenRemark = (
  db: Kysely<Database>,
  { jobseekerId, remarkId }: { jobseekerId: string; remarkId: string },
): Promise<Selectable<PlanRemarkTable> | undefined> =>
  db
    .selectFrom('plan_remark')
    .innerJoin('plan', 'plan.plan_id', 'plan_remark.plan_id')
    .selectAll('plan_remark')
    .where('plan_remark_id', '=', remarkId)
    .where('jobseeker_id', '=', jobseekerId)
    .where('closed_at', 'is', null)
    .executeTakeFirst();

/** How a line reads as events tell it: a goal, or an action with who does it and by when. */
export const sayRow = (sealer: Sealer, row: Selectable<PlanLineTable>): string =>
  row.goal_id === null
    ? `目标，${sealer.unseal(row.sealed_text)}`
    : sayAction({
        text: sealer.unseal(row.sealed_text),
        doer: (row.doer ?? 'person') as Doer,
        doerName: row.sealed_doer_name ? sealer.unseal(row.sealed_doer_name) : undefined,
        dueOn: row.due_on ?? undefined,
      });
