import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { chinaDay, sayDay, sayTime } from '../day/day.ts';
import { listServices } from '../four-ones/four-ones-queries.ts';
import { serviceKinds } from '../four-ones/four-ones.ts';
import { listPlanEvents } from './plan-queries.ts';
import { sayPlanEvent } from './plan.ts';
import type { PlanEvent, WrittenAs } from './plan.ts';

/** Something that happened: when, who, and what in words, one sentence a line. */
export interface PlanHistoryItem {
  when: string;
  who: string;
  what: string;
}

const writers: Readonly<Record<WrittenAs, string>> = { self: '本人', helper: '家属', staff: '就业辅导员' };

/** Who did it: `本人`, `家属示例妈妈代填`, `就业辅导员示例覃老师`. */
export const sayWriter = (as: WrittenAs, by: string): string =>
  as === 'self' ? writers.self : `${writers[as]}${by}${as === 'helper' ? '代填' : ''}`;

export const sayHistory = (event: PlanEvent): PlanHistoryItem => ({
  when: sayTime(event.happenedAt),
  who: sayWriter(event.as, event.by),
  what: sayPlanEvent(event),
});

/** What happened in a plan and which services the person was given, the newest first: one page of it, from 1. */
export async function listPlanHistory(
  db: Kysely<Database>,
  sealer: Sealer,
  { planId, jobseekerId }: { planId: string; jobseekerId: string },
  { page, size }: { page: number; size: number },
): Promise<{ items: PlanHistoryItem[]; hasMore: boolean }> {
  const events = await listPlanEvents(db, sealer, planId, { limit: page * size + 1 });
  const services = await listServices(db, sealer, jobseekerId);
  const items = [
    ...events.map((event) => ({ day: chinaDay(new Date(event.happenedAt)), ...sayHistory(event) })),
    ...services.map(({ kind, doneOn, by }) => ({
      ...{ day: doneOn, when: sayDay(doneOn), who: by, what: `就业服务：${serviceKinds[kind]}。` },
    })),
  ].sort((one, other) => other.day.localeCompare(one.day));
  return {
    items: items.slice((page - 1) * size, page * size).map(({ when, who, what }) => ({ when, who, what })),
    hasMore: items.length > page * size,
  };
}
