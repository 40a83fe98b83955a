import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { chinaDay, sayDay, sayTime } from '../day/day.ts';
import { listServices } from '../four-ones/four-ones-queries.ts';
import { serviceKinds } from '../four-ones/four-ones.ts';
import { listPlanEvents } from './plan-queries.ts';
import { sayPlanEvent } from './plan.ts';
import type { PlanEvent, WrittenAs } from './plan.ts';
import { listTrainingEvents } from './training-history-queries.ts';
import type { TrainingEvent } from './training-history-queries.ts';

/** Something that happened: when, who, and what in words, one sentence a line. */
export interface PlanHistoryItem {
  /** The day, as ISO-8601 has it. */
  day: string;
  when: string;
  who: string;
  what: string;
}

const writers: Readonly<Record<WrittenAs, string>> = { self: '本人', helper: '家属', staff: '就业辅导员' };

/** Who did it: `本人`, `家属示例妈妈代填`, `就业辅导员示例覃老师`. */
export const sayWriter = (as: WrittenAs, by: string): string =>
  as === 'self' ? writers.self : `${writers[as]}${by}${as === 'helper' ? '代填' : ''}`;

export const sayHistory = (event: PlanEvent): PlanHistoryItem => ({
  day: chinaDay(new Date(event.happenedAt)),
  when: sayTime(event.happenedAt),
  who: sayWriter(event.as, event.by),
  what: sayPlanEvent(event),
});

const sayTrainer = ({ as, by }: Pick<TrainingEvent, 'as' | 'by'>): string => {
  if (as === undefined) return '本站';
  // A teacher keeps the attendance as well: not every member of staff is the counsellor.
  return as === 'staff' ? `工作人员${by}` : sayWriter(as, by);
};

/**
 * What happened in a plan, which services the person was given, and what happened in their training where the reader may
 * see it, the newest first: one page of it, from 1.
 */
export async function listPlanHistory(
  db: Kysely<Database>,
  sealer: Sealer,
  { planId, jobseekerId, seesTraining }: { planId: string; jobseekerId: string; seesTraining: boolean },
  { page, size }: { page: number; size: number },
): Promise<{ items: PlanHistoryItem[]; hasMore: boolean }> {
  const limit = page * size + 1;
  const events = await listPlanEvents(db, sealer, planId, { limit });
  const services = await listServices(db, sealer, jobseekerId);
  const training = seesTraining ? await listTrainingEvents(db, sealer, jobseekerId, limit) : [];
  const items = [
    ...events.map((event, order) => ({ at: event.happenedAt, order, ...sayHistory(event) })),
    ...training.map((event) => ({
      ...{ at: event.at, order: 0, day: chinaDay(new Date(event.at)), when: sayTime(event.at) },
      ...{ who: sayTrainer(event), what: event.what },
    })),
    ...services.map(({ kind, doneOn, by }) => ({
      // Of a service only the day is known: it stands below what has a time.
      ...{ at: '', order: 0, day: doneOn, when: sayDay(doneOn), who: by, what: `就业服务：${serviceKinds[kind]}。` },
    })),
  ].sort((one, other) => other.day.localeCompare(one.day) || other.at.localeCompare(one.at) || one.order - other.order);
  return {
    items: items.slice((page - 1) * size, page * size).map(({ day, when, who, what }) => ({ day, when, who, what })),
    hasMore: items.length > page * size,
  };
}
