import { chinaDay } from '../day/day.ts';

/** What a helper may do for a person. */
export const mandateTasks = {
  plan: '填写计划',
  demand: '登记需求',
  training: '报名培训',
  application: '投递应聘',
  subsidy: '申请补贴',
  message: '收发消息',
} as const;

export type MandateTask = keyof typeof mandateTasks;

/** How long a mandate lasts at most; it ends at once when either side says so. */
export const mandateTerms = { day: '1天', month: '1个月', 'half-year': '6个月', year: '1年' } as const;

export type MandateTerm = keyof typeof mandateTerms;

/** The term under which a counsellor acts for a person who is present; only the desk gives it. */
export const deskTerm = 'hour';

/** So long a counsellor acts for a person at the desk at most, in milliseconds. */
export const deskTermLength = 3_600_000;

/**
 * invited: there is a code for a helper; one who was named at the desk may take it without the code. asked: a helper
 * made a code for the person, who may have typed it already and has yet to agree. What is active may have run out: see
 * `sayMandateState`.
 */
export type MandateState = 'invited' | 'asked' | 'active' | 'ended';

/** Who began a mandate. */
export type MandateSide = 'person' | 'helper' | 'counsellor';

/** Who ended a mandate; `replaced` by a newer one between the same two. */
export const mandateEnds = {
  person: '由求职者结束',
  helper: '由家属结束',
  counsellor: '由工作人员结束',
  replaced: '由新的委托代替',
} as const;

export type MandateEnd = keyof typeof mandateEnds;

/** What a person can say to something that was done for them. */
export const changeAnswers = { known: '已经知道', undo: '要求撤销', question: '有问题' } as const;

export type ChangeAnswer = keyof typeof changeAnswers;

/** The mandate under which a visitor acts at this moment. */
export interface Acting {
  mandateId: string;
  jobseekerId: string;
  /** How the person who is helped wants to be addressed. */
  called: string;
  tasks: readonly MandateTask[];
  endsAt: string;
  /** A counsellor acts, with the person present. */
  isAtDesk: boolean;
}

/** A code is two groups of four digits, short enough to say on the telephone. */
export const codeLength = 8;

/** So many days a code can be used. */
export const codeDays = 3;

/** So many wrong codes of one account, and it has to wait for a day. */
export const wrongCodes = 5;

/** So many codes of one person or helper may be open at the same time. */
export const openCodes = 5;

/** The eight digits of a typed code, however they were grouped; undefined when it is no code. */
export function readCode(text: string): string | undefined {
  const digits = text.replace(/[\s，,.。、-]/g, '');
  return /^\d{8}$/.test(digits) ? digits : undefined;
}

/** `1234 5678`. */
export const sayCode = (code: string): string => code.replace(/\d{4}(?=\d)/g, '$& ');

/** When a code that is made now can no longer be used, in ISO-8601. */
export const endOfCode = (now: Date): string => new Date(now.getTime() + codeDays * 86_400_000).toISOString();

const months: Readonly<Record<Exclude<MandateTerm, 'day'>, number>> = { month: 1, 'half-year': 6, year: 12 };

/**
 * When a mandate that starts now ends: at the same time of the day, one day or so many months later on China's calendar,
 * in ISO-8601. A month without that day ends it on its last day.
 */
export function endOfTerm(now: Date, term: MandateTerm): string {
  if (term === 'day') return new Date(now.getTime() + 86_400_000).toISOString();
  const today = chinaDay(now);
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number);
  const later = month - 1 + months[term];
  const lastDay = new Date(Date.UTC(year, later + 1, 0)).getUTCDate();
  const days = (Date.UTC(year, later, Math.min(day, lastDay)) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000;
  return new Date(now.getTime() + days * 86_400_000).toISOString();
}

/** Tasks as they are stored: in the order of the list, none twice. */
export const joinTasks = (tasks: readonly MandateTask[]): string =>
  Object.keys(mandateTasks)
    .filter((task) => tasks.some((wanted) => wanted === task))
    .join(',');

const isTask = (text: string): text is MandateTask => Object.hasOwn(mandateTasks, text);

/** The tasks of a stored list. */
export const splitTasks = (stored: string): MandateTask[] => stored.split(',').filter(isTask);

/** `填写计划、登记需求`. */
export const sayTasks = (tasks: readonly MandateTask[]): string => tasks.map((task) => mandateTasks[task]).join('、');

/** How a mandate stands at this moment, in words. */
export function sayMandateState(
  mandate: {
    state: MandateState;
    isClaimed: boolean;
    codeExpiresAt: string | undefined;
    endsAt: string | undefined;
    endedBy: MandateEnd | undefined;
  },
  now: Date,
): string {
  const { state, isClaimed, codeExpiresAt = '', endsAt = '', endedBy } = mandate;
  const time = now.toISOString();
  if (state === 'ended') return endedBy ? `已结束，${mandateEnds[endedBy]}` : '已结束';
  if (state === 'active') return endsAt > time ? '有效' : '已到期';
  if (codeExpiresAt <= time) return '邀请已过期';
  return isClaimed ? '等待求职者同意' : '邀请中';
}
