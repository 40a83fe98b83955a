import type { ConditionAnswers, Proof } from './subsidy.ts';

/** Where a claim stands, as its person reads it. */
export const claimStates = {
  sent: '已经申请，等工作人员看',
  asked: '要您补材料',
  agreed: '同意了',
  refused: '没有同意',
  withdrawn: '您撤回了',
} as const;

export type ClaimState = keyof typeof claimStates;

/** The states in which it waits for somebody; each counts against a limit like one that is agreed to. */
export const openStates = ['sent', 'asked'] as const satisfies readonly ClaimState[];

export const isOpen = ({ state }: Pick<Claim, 'state'>): boolean => state === 'sent' || state === 'asked';

/** What the person does next, or what happens next. */
export const nextSteps: Readonly<Record<ClaimState, string>> = {
  sent: '您现在不用做什么。工作人员看了，您收到消息。',
  asked: '请您补材料。',
  agreed: '钱怎样发、什么时候发，请问当地残联。',
  refused: '不同意这个结果，可以说。您说的写在旁边，要有答复。',
  withdrawn: '不用做什么。要再申请，请重新填。',
};

/** What can happen to a claim. */
export const claimEventKinds = {
  sent: '申请了',
  asked: '请本人补材料',
  supplied: '补了材料',
  agreed: '同意了申请',
  refused: '没有同意申请',
  withdrawn: '撤回了申请',
  objected: '不同意结果',
  answered: '答复了不同意',
} as const;

export type ClaimEventKind = keyof typeof claimEventKinds;

export const paperAnswers = { have: '有', none: '没有', later: '以后补' } as const;

export type PaperAnswer = keyof typeof paperAnswers;

/** Whether the same thing is paid from elsewhere (system S76). */
export const otherAnswers = { no: '没有', yes: '有', unsure: '不知道' } as const;

export type OtherAnswer = keyof typeof otherAnswers;

/** What a person sends with a claim. */
export interface ClaimContent {
  answers: ConditionAnswers;
  /** Which course, certificate or work it rests on. */
  basis: string;
  proof?: Proof | undefined;
  papers: Readonly<Record<string, PaperAnswer>>;
  other: OtherAnswer;
  words: string;
}

export interface ClaimEvent {
  place: number;
  kind: ClaimEventKind;
  /** What was said with it; empty: nothing, or erased. */
  note: string;
  as: 'self' | 'helper' | 'staff';
  /** How the actor is called; empty where the account is gone. */
  by: string;
  happenedAt: string;
}

export interface Claim {
  claimId: string;
  jobseekerId: string;
  region: string;
  kind: string;
  state: ClaimState;
  /** `YYYY-MM`; undefined: erased. */
  fromMonth: string | undefined;
  months: number;
  monthsGranted: number | undefined;
  /** Undefined: erased with the consent. */
  content: ClaimContent | undefined;
  revision: number;
  createdAt: string;
  changedAt: string;
  /** The oldest first. */
  events: readonly ClaimEvent[];
}

/** How long staff have to look at a claim, in days: the portal's own term, no plan says one. */
export const lookDays = 7;

/** `2026年3月`. */
export const sayMonth = (month: string): string => {
  const [year = '', number = ''] = month.split('-');
  return `${year}年${Number(number)}月`;
};

/** The month so many after another one, `YYYY-MM`. */
export function addMonths(month: string, count: number): string {
  const [year = '0', number = '1'] = month.split('-');
  const all = Number(year) * 12 + Number(number) - 1 + count;
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}`;
}

/** `2026年3月起6个月`, `2026年3月`. */
export function sayMonths({ fromMonth, months }: Pick<Claim, 'fromMonth' | 'months'>): string {
  if (fromMonth === undefined) return months === 1 ? '1个月' : `${months}个月`;
  return months === 1 ? sayMonth(fromMonth) : `${sayMonth(fromMonth)}起${months}个月`;
}

/** Whether two spans of months have one in common. */
export const overlap = (
  one: Pick<Claim, 'fromMonth' | 'months'>,
  other: Pick<Claim, 'fromMonth' | 'months'>,
): boolean =>
  one.fromMonth !== undefined &&
  other.fromMonth !== undefined &&
  one.fromMonth < addMonths(other.fromMonth, other.months) &&
  other.fromMonth < addMonths(one.fromMonth, one.months);

/** Months that claims of one kind have used of a limit: granted, or still asked for. */
export const usedMonths = (claims: readonly Pick<Claim, 'state' | 'months' | 'monthsGranted'>[]): number =>
  claims.reduce((sum, { state, months, monthsGranted }) => {
    if (state === 'agreed') return sum + (monthsGranted ?? months);
    return state === 'sent' || state === 'asked' ? sum + months : sum;
  }, 0);

/** The objection to a refusal that nobody has answered. */
export const waitingObjection = ({ state, events }: Pick<Claim, 'state' | 'events'>): ClaimEvent | undefined => {
  const last = events.findLast(({ kind }) => kind === 'objected' || kind === 'answered');
  return state === 'refused' && last?.kind === 'objected' ? last : undefined;
};

/** What staff last said: what is missing, or why not. */
export const lastWordOf = ({ events }: Pick<Claim, 'events'>, kind: 'asked' | 'refused' | 'answered'): string =>
  events.findLast((event) => event.kind === kind)?.note ?? '';
