import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { sayHistory } from './plan-history-queries.ts';
import { findPlan, listPlanEvents } from './plan-queries.ts';
import { allLines, goalStates, isAction, lineStates, remarkKinds, sayDoer } from './plan.ts';
import type { Remark } from './plan.ts';
import { agreementWords } from './plan-text.ts';

/** More events than that are nobody's. */
const everyEvent = 10_000;

const exportRemark = ({ kind, text, by, at, replies, settledAt }: Remark) => ({
  ...{ kind: remarkKinds[kind], text, by, at, settledAt },
  replies: replies.map((reply) => ({ text: reply.text, by: reply.by, at: reply.at })),
});

/** A person's plan with everything in it, opened, for their own export (个人信息保护法 45). */
export async function findPlanExport(db: Kysely<Database>, sealer: Sealer, jobseekerId: string) {
  const plan = await findPlan(db, sealer, jobseekerId);
  if (!plan) return undefined;
  const events = await listPlanEvents(db, sealer, plan.planId, { limit: everyEvent });
  return {
    openedAt: plan.openedAt,
    agreement: agreementWords[plan.agreement],
    agreementAt: plan.agreementAt,
    lines: allLines(plan).map((line) => ({
      ...{ place: line.place, text: line.text, outcome: line.outcome, clause: line.clause },
      ...(isAction(line)
        ? { what: '要做的事', who: sayDoer(line, '本人'), dueOn: line.dueOn, state: lineStates[line.state] }
        : { what: '目标', state: goalStates[line.state] }),
      ...{ madeBy: line.madeBy, createdAt: line.createdAt, remarks: line.remarks.map(exportRemark) },
    })),
    remarks: plan.remarks.map(exportRemark),
    easy: plan.easy,
    events: events.map(sayHistory).map(({ when, who, what }) => ({ when, who, what })),
  };
}
