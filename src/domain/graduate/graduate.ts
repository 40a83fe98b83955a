import { sayDay } from '../day/day.ts';

/**
 * What a disabled graduate is promised, everybody and once at least (四个百分百, ZH 二5; 建档率 and 就业服务率, KZ 一(七)), in the
 * order in which the plan names them.
 */
export const ticks = {
  file: '建档立卡',
  assessment: '调查评估',
  service: '就业服务',
  'follow-up': '跟踪回访',
} as const;

export type Tick = keyof typeof ticks;

export const tickKeys = Object.keys(ticks) as readonly Tick[];

/** What it is, and what to do for it. */
export const tickDetails: Readonly<Record<Tick, string>> = {
  file: '您有一份档案，您同意保存。在“我的档案”里填，填多少由您定。',
  assessment: '看您适合做什么样的工作。可以自己做，也可以预约专业的人。',
  service: '由就业辅导员给您做，比如职业指导、匹配推荐。',
  'follow-up': '就业辅导员过一段时间问您，怎么样了。',
};

export const tickStates = {
  'not begun': '还没有',
  'going on': '进行中',
  booked: '已约好',
  done: '已完成',
} as const;

export type TickState = keyof typeof tickStates;

/** Where a graduate stands with one of the four. */
export interface GraduateTick {
  tick: Tick;
  state: TickState;
  /** When it was done, or is planned for. */
  on: string | undefined;
  /** Who did it, in words; empty where that is not known. */
  by: string;
}

/** `已完成，2026年3月1日，由本人`. */
export const sayTick = ({ state, on, by }: GraduateTick): string =>
  [tickStates[state], ...(on ? [sayDay(on)] : []), ...(by ? [`由${by}`] : [])].join('，');

/** What comes next: the first that is not done; undefined when all are. */
export const nextTick = (all: readonly GraduateTick[]): GraduateTick | undefined =>
  all.find(({ state }) => state !== 'done');
