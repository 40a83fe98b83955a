import type { Clause } from '../programme/programme.ts';

/*
 * Subsidies that the regions' plans name (systems S44, S52, S60). The plans say to whom, seldom how much or with which papers:
 * what they do not say is 未知, and to be asked at 当地残联.
 */

/** What the kinds are for: two of one purpose may pay the same thing (system S76). */
export type Purpose = 'training' | 'proof' | 'work' | 'search' | 'business';

export const conditionAnswers = { yes: '是', no: '不是', unsure: '不知道' } as const;

export type ConditionAnswer = keyof typeof conditionAnswers;

/** One thing that the plan asks for, as a question. */
export interface Condition {
  key: string;
  asks: string;
  hint?: string;
  /** The condition itself, to go on after 条件是. */
  says: string;
  /** Without it the plan gives nothing, or leaves open whether it does. */
  no: 'unfit' | 'ask';
  /** What can show it. */
  paper?: string;
}

/** The certificates that a claim may rest on. */
export const proofs = {
  vocational: '职业资格证书',
  level: '职业技能等级证书',
  special: '专项能力证书',
  completion: '培训合格证',
} as const;

export type Proof = keyof typeof proofs;

/** A subsidy that a plan names. */
export interface Subsidy {
  region: string;
  kind: string;
  name: string;
  purpose: Purpose;
  clause: Clause;
  quote: string;
  /** To whom, in one or two plain sentences to the reader. */
  who: string;
  conditions: readonly Condition[];
  /** What the claim rests on, as the label of a field. */
  basis: string;
  /** Whether it is asked for by months; otherwise for one month alone. */
  isMonthly: boolean;
  /** In all and for ever, in months. */
  limit?: { months: number; quote: string };
  /** Which certificates count, and what the plan says of the others. */
  accepts?: { proofs: readonly Proof[]; without: string };
}

/** That funds are not to pay the same thing twice, where a plan says so. */
export interface CrossUse {
  region: string;
  clause: Clause;
  quote: string;
}

/** Where a check of the conditions comes out. It is never a decision. */
export interface Judgement {
  outcome: 'fits' | 'unfit' | 'ask';
  /** Which conditions speak against it. */
  against: readonly Condition[];
  /** Which are open, and to be asked. */
  open: readonly Condition[];
}

export const outcomes = { fits: '看起来符合', unfit: '看起来不符合', ask: '还要问一问' } as const;

export type ConditionAnswers = Readonly<Record<string, ConditionAnswer>>;

/** What the answers mean: one condition that fails decides, one that is open leaves it open. */
export function judge({ conditions }: Pick<Subsidy, 'conditions'>, answers: ConditionAnswers): Judgement {
  const against = conditions.filter(({ key, no }) => answers[key] === 'no' && no === 'unfit');
  const open = conditions.filter((each) => answers[each.key] !== 'yes' && !against.includes(each));
  return { outcome: against.length > 0 ? 'unfit' : open.length > 0 ? 'ask' : 'fits', against, open };
}

export const isConditionAnswer = (text: string | undefined): text is ConditionAnswer =>
  text !== undefined && Object.hasOwn(conditionAnswers, text);

/** The papers that can show the conditions. No plan says which are needed. */
export const papersOf = ({ conditions }: Pick<Subsidy, 'conditions'>): { key: string; paper: string }[] =>
  conditions.flatMap(({ key, paper }) => (paper ? [{ key, paper }] : []));

/** Said of every amount that nobody has configured. */
export const unknownAmount = '金额以当地规定为准。';

/** An amount that an office has configured, with where it stands. */
export interface SubsidyRule {
  amount: string;
  source: string;
  validFrom: string;
  validTo: string | undefined;
}
