import { sayDay } from '../day/day.ts';

/*
 * 一人一策: LZ 二(七), KZ 一(七)1, HS 10, ZH 5 and 二13, NJ 二(七); systems S6 and S14. The plan belongs to the person: goals,
 * actions that serve them, what is said to each line, and everything that happened, in words.
 */

/** Who does an action. */
export const doers = { person: '本人', counsellor: '就业辅导员', other: '别的人' } as const;

export type Doer = keyof typeof doers;

/** How a line stands. What the person asks of somebody else is proposed until it is taken on. */
export const lineStates = {
  proposed: '等辅导员答应',
  open: '要做',
  done: '做完了',
  failed: '没做成',
  dropped: '不再做',
} as const;

export type LineState = keyof typeof lineStates;

/** How a goal stands. */
export const goalStates = {
  proposed: '等辅导员答应',
  open: '在努力',
  done: '达到了',
  failed: '没达到',
  dropped: '不再做',
} as const satisfies Record<LineState, string>;

/** What somebody may say to a plan; all but the first wait for an answer. */
export const remarkKinds = {
  comment: '留言',
  objection: '不同意',
  question: '提问',
  talk: '想谈一谈',
  easy: '想要易读版',
} as const;

export type RemarkKind = keyof typeof remarkKinds;

/** What a person says to the plan as a whole. */
export const agreements = { agreed: '同意', 'not yet': '还不同意' } as const;

export type Agreement = keyof typeof agreements;

/** What can happen to a plan. */
export const planEventKinds = {
  opened: '开始了计划',
  added: '加了',
  changed: '改了',
  accepted: '答应了',
  done: '做完了',
  failed: '没做成',
  reopened: '又放回要做的事',
  dropped: '不再做',
  remark: '说了',
  answer: '答复了',
  reply: '接着说了',
  settled: '说清楚了，不用再答复',
  agreed: '同意了整个计划',
  'not yet': '还不同意整个计划',
  easy: '写了易读版',
  'followed up': '回访了',
  'handed over': '换了就业辅导员',
  moved: '因为搬家接手了计划',
} as const;

export type PlanEventKind = keyof typeof planEventKinds;

/** Who wrote something: the person, a helper for them, or staff. */
export type WrittenAs = 'self' | 'helper' | 'staff';

/** What is said back to a remark. */
export interface Reply {
  text: string;
  by: string;
  as: WrittenAs;
  at: string;
}

/** Something said to a plan or a line. */
export interface Remark {
  remarkId: string;
  lineId: string | undefined;
  kind: RemarkKind;
  text: string;
  by: string;
  as: WrittenAs;
  at: string;
  /** The oldest first. */
  replies: readonly Reply[];
  /** When the person said that it is settled. */
  settledAt: string | undefined;
}

/** What goals and actions have in common. */
export interface Line {
  lineId: string;
  /** Its number in the plan, from 1. */
  place: number;
  text: string;
  state: LineState;
  /** What came of it, in the words of who did it. */
  outcome: string | undefined;
  revision: number;
  /** The clause of the plan of the region that it serves, `HS 17`. */
  clause: string | undefined;
  madeBy: string;
  madeAs: WrittenAs;
  createdAt: string;
  changedAt: string;
  /** What is said to it, the oldest first. */
  remarks: readonly Remark[];
}

export interface Action extends Line {
  goalId: string;
  doer: Doer;
  /** Who it is, where it is neither the person nor the counsellor. */
  doerName: string | undefined;
  dueOn: string | undefined;
  /** The job of the portal that it is about. */
  jobId?: string | undefined;
  /** The session of a course that it is about. */
  sessionId?: string | undefined;
}

export interface Goal extends Line {
  actions: readonly Action[];
}

/** `changed`: the person agreed, and lines were changed since. */
export type PlanAgreement = 'never' | 'agreed' | 'changed' | 'not yet';

/** A person's plan, opened. */
export interface Plan {
  planId: string;
  openedAt: string;
  version: number;
  agreement: PlanAgreement;
  agreementAt: string | undefined;
  goals: readonly Goal[];
  /** What is said to the plan as a whole, the oldest first. */
  remarks: readonly Remark[];
  /** In easy words; `isOld` when lines were changed since. */
  easy: { text: string; at: string; isOld: boolean } | undefined;
}

/** An event of a plan, as people read it. */
export interface PlanEvent {
  eventId: string;
  kind: PlanEventKind;
  lineId: string | undefined;
  before: string | undefined;
  after: string | undefined;
  by: string;
  as: WrittenAs;
  happenedAt: string;
}

/** Whether a remark waits for an answer: the last word is the person's. */
export const isWaiting = ({ kind, replies, settledAt }: Remark): boolean => {
  const last = replies.at(-1);
  return !settledAt && (last ? last.as !== 'staff' : kind !== 'comment');
};

/** An objection stands beside its line, answered or not, until the person says that it is settled. */
export const isStanding = ({ kind, settledAt }: Remark): boolean => kind === 'objection' && !settledAt;

/** Who does an action, in words: `您`, `就业辅导员`, `示例职业学校`. */
export function sayDoer({ doer, doerName }: Pick<Action, 'doer' | 'doerName'>, person: string = '您'): string {
  if (doer === 'person') return person;
  return doer === 'other' && doerName ? doerName : doers[doer];
}

/** `2026年3月1日以前`, or that no day is set. */
export const sayDue = (dueOn: string | undefined): string => (dueOn ? `${sayDay(dueOn)}以前` : '没有定时间');

/** How an action reads as a whole, before or after a change: `写简历。由您做，2026年3月1日以前`. */
export const sayAction = (action: Pick<Action, 'text' | 'doer' | 'doerName' | 'dueOn'>): string =>
  `${endless(action.text)}。由${sayDoer(action, '本人')}做，${sayDue(action.dueOn)}`;

const endless = (text: string): string => text.replace(/[。．.\s]+$/, '');

/** A text of several lines as one, without its last 。, to go on inside a sentence. */
export const inOneLine = (text: string): string => endless(text.replaceAll(/[。．.\s]*\n+/g, '。'));

/** A sentence with one end; a question keeps its own. */
export const asSentence = (text: string): string =>
  /[？！?!]$/.test(endless(text)) ? endless(text) : `${endless(text)}。`;

/** A change in words for the person's messages and the timeline, one sentence a line, without who did it. */
export function sayPlanEvent({ kind, before, after }: Pick<PlanEvent, 'kind' | 'before' | 'after'>): string {
  if (kind === 'changed') return `改了计划。\n原来：${asSentence(before ?? '')}\n现在：${asSentence(after ?? '')}`;
  const what = after ?? before;
  if (!what) return `${planEventKinds[kind]}。`;
  // What was said begins with how it was meant.
  return kind === 'remark' ? asSentence(what) : `${planEventKinds[kind]}：${asSentence(what)}`;
}

/** Whether a line is still to be done, or waits to be taken on. */
export const isCurrent = ({ state }: Pick<Line, 'state'>): boolean => state === 'open' || state === 'proposed';

/** Goals and actions in the order of the plan, each action after its goal. */
export const allLines = ({ goals }: Pick<Plan, 'goals'>): (Goal | Action)[] =>
  goals.flatMap((goal) => [goal, ...goal.actions]);

/** Whether a line is an action. */
export const isAction = (line: Goal | Action): line is Action => 'doer' in line;

/** The open actions of a plan, what is due first before the rest. */
export const openActions = ({ goals }: Pick<Plan, 'goals'>): Action[] =>
  goals
    .filter(({ state }) => state === 'open')
    .flatMap(({ actions }) => actions)
    .filter(({ state }) => state === 'open')
    .sort((one, other) => (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999'));

/** 我的下一步: the person's own action that is due first, else anybody's. */
export function nextAction(plan: Pick<Plan, 'goals'>): Action | undefined {
  const open = openActions(plan);
  return open.find(({ doer }) => doer === 'person') ?? open[0];
}
