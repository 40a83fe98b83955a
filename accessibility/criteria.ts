import type { CheckName } from './criteria/checks.ts';
import engineRules from './criteria/engine-rules.json' with { type: 'json' };
import type { ManualCheckName } from './criteria/manual-checks.ts';
import { operable } from './criteria/operable.ts';
import { perceivable } from './criteria/perceivable.ts';
import { robust } from './criteria/robust.ts';
import { understandable } from './criteria/understandable.ts';

export type Level = 'A' | 'AA' | 'AAA';

/** A success criterion of WCAG 2.2, and what holds it here. */
export interface Criterion {
  level: Level;
  /** Its name in Chinese. There is no authorised translation of version 2.2, so this one is ours. */
  name: string;
  /** What it means in this portal, in one plain sentence. */
  meaning: string;
  /** The version of WCAG that brought it; 2.0 unless told otherwise. */
  since?: '2.1' | '2.2';
  /** Clauses of GB/T 37668-2019, from secondary sources; absent where unknown. */
  gb?: readonly string[];
  /** Tests of our own that hold it, or that keep the reason why it does not apply true. */
  checks?: readonly CheckName[];
  /** What people have to try. */
  byHand?: readonly ManualCheckName[];
  /** Why there is nothing in the portal that it speaks of. */
  notApplicable?: string;
  /** What is missing; without any check, it is not met at all. */
  shortfall?: string;
}

export const principles = {
  perceivable: { name: '看得到、听得到', official: '可感知', criteria: perceivable },
  operable: { name: '操作得了', official: '可操作', criteria: operable },
  understandable: { name: '看得懂', official: '可理解', criteria: understandable },
  robust: { name: '各种软件都认得', official: '健壮', criteria: robust },
} as const satisfies Record<string, { name: string; official: string; criteria: Readonly<Record<string, Criterion>> }>;

/** The guidelines, by which the criteria are grouped. */
export const guidelines: Readonly<Record<string, string>> = {
  '1.1': '替代文本',
  '1.2': '音频和视频',
  '1.3': '适应性',
  '1.4': '可辨别',
  '2.1': '键盘操作',
  '2.2': '充足的时间',
  '2.3': '癫痫和身体反应',
  '2.4': '导航',
  '2.5': '输入方式',
  '3.1': '可读',
  '3.2': '可预测',
  '3.3': '输入帮助',
  '4.1': '兼容',
};

/** Every success criterion of WCAG 2.2 by its number. 4.1.1 is not in this version. */
export const criteria: Readonly<Record<string, Criterion>> = {
  ...perceivable,
  ...operable,
  ...understandable,
  ...robust,
};

/** The day on which the table was last gone through from end to end. */
export const reviewedOn = '2026-11-22';

export const results = {
  held: '程序检查通过',
  partly: '部分达到',
  untested: '还没有检查',
  notMet: '没有达到',
  notApplicable: '不适用',
} as const;
export type Result = keyof typeof results;

/** Rules by the engine that has them. */
export type EngineRules = Readonly<Partial<Record<Engine, readonly string[]>>>;
export const engineNames = { axe: 'axe', alfa: 'Alfa', ibm: 'IBM', accesslint: 'AccessLint' } as const;
export type Engine = keyof typeof engineNames;

/** The rules of the engines for a criterion. `npm run write:criteria` takes them from the engines. */
export const rulesFor = (number: string): EngineRules =>
  (engineRules as Readonly<Record<string, EngineRules>>)[number] ?? {};

/** What can be said of a criterion today. Holding by machine is the most: people have not tried the portal yet. */
export function resultOf(number: string, { checks = [], notApplicable, shortfall, byHand }: Criterion): Result {
  if (notApplicable) return 'notApplicable';
  const isChecked = checks.length > 0 || Object.keys(rulesFor(number)).length > 0;
  if (shortfall) return isChecked ? 'partly' : 'notMet';
  if (isChecked) return 'held';
  return byHand ? 'untested' : 'notMet';
}

/**
 * Its clause in EN 301 549 V3.2.1, whose chapter 9 numbers web pages as WCAG 2.1 does and only lists level AAA, in 9.5.
 * Undefined for what WCAG 2.2 brought: that stands in V4.1.1 only, whose numbers are not known here.
 */
export function europeanClause(number: string, { level, since }: Criterion): string | undefined {
  if (since === '2.2') return undefined;
  return level === 'AAA' ? '9.5' : `9.${number}`;
}
