import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { appendPlanEvent } from './append-plan-event.ts';
import { keepActionTasks } from './keep-action-tasks.ts';
import { findOpenLine } from './line-queries.ts';
import { lockPlanFile } from './plan-right.ts';
import type { PlanRefused } from './plan-right.ts';

/** What came of a goal or an action; `open` puts it back to what is to be done. */
export type LineReport = 'done' | 'failed' | 'open';

export interface ReportedLine {
  jobseekerId: string;
  lineId: string;
  /** The revision that the form showed. */
  revision: number;
  report: LineReport;
  /** What they say to it, in their own words; may be empty. */
  words: string;
}

/**
 * `same`: it stood so already. `changed meanwhile`: it reads otherwise now than the form showed. `not open`: it waits to be
 * taken on, is dropped, or is the counsellor's to report.
 */
export type ReportOutcome = 'reported' | 'same' | 'changed meanwhile' | 'not open' | 'missing' | PlanRefused;

/**
 * Says what came of a goal or an action: done, not worked out and why, or still to be done. The person and their helper
 * say it of everything but the counsellor's own actions.
 */
export const reportLine = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { jobseekerId, lineId, revision, report, words }: ReportedLine,
  now: Date,
): Promise<ReportOutcome> =>
  db.transaction().execute(async (transaction) => {
    const writer = await lockPlanFile(transaction, sealer, asker, jobseekerId, now);
    if (writer.refused) return writer.refused;
    const row = await findOpenLine(transaction, { jobseekerId, lineId });
    if (!row) return 'missing';
    if (row.state === report) return 'same';
    if (row.state === 'proposed' || row.state === 'dropped') return 'not open';
    if (row.doer === 'counsellor' && writer.as !== 'staff') return 'not open';
    if (row.revision !== revision) return 'changed meanwhile';
    await transaction
      .updateTable('plan_line')
      .set({
        ...{ state: report, revision: row.revision + 1, changed_at: now.toISOString() },
        sealed_outcome: words ? sealer.seal(words) : null,
      })
      .where('plan_line_id', '=', lineId)
      .execute();
    const text = sealer.unseal(row.sealed_text);
    const kind = report === 'open' ? 'reopened' : report;
    const after = words ? `${text}。说明：${words}` : text;
    await appendPlanEvent(transaction, sealer, asker, writer, { planId: row.plan_id, kind, lineId, after }, now);
    await keepActionTasks(transaction, asker, { jobseekerId, lineId }, now);
    return 'reported';
  });
