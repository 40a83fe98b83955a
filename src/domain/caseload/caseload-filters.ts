import { stepKeys, steps } from '../four-ones/four-ones.ts';
import type { Step } from '../four-ones/four-ones.ts';
import { occupations, workModes } from '../job/job.ts';
import type { Occupation, WorkMode } from '../job/job.ts';

/** So many days without contact are too many. */
export const quietDays = 30;

/** Which of 四个一 is missing. */
export const missingChoices = {
  any: '任何一项',
  ...steps,
} as const satisfies Record<Step | 'any', string>;

export const contactChoices = { quiet: `${quietDays}天没有联系上` } as const;

export const planChoices = { none: '还没有计划', waiting: '有计划，本人还没有同意' } as const;

export const graduateChoices = { studying: '在校', left: '毕业了' } as const;

export const householdChoices = { zero: '零就业家庭，还没有清零' } as const;

/** What a caseload is narrowed by. Nothing of it opens what is sealed. */
export interface CaseloadFilters {
  missing?: keyof typeof missingChoices | undefined;
  contact?: keyof typeof contactChoices | undefined;
  plan?: keyof typeof planChoices | undefined;
  graduate?: keyof typeof graduateChoices | undefined;
  /** 零就业家庭: nobody of the household works (ZH 二(二)6). */
  household?: keyof typeof householdChoices | undefined;
  /** What an open registration asks for. */
  occupation?: Occupation | undefined;
  mode?: WorkMode | undefined;
}

/** Each filter with its label and its choices, in the order of the form; the keys are the parameters of the URL. */
export const caseloadFilters = {
  missing: { label: '四个一缺哪一项', choices: missingChoices },
  contact: { label: '联系', choices: contactChoices },
  plan: { label: '一人一策计划', choices: planChoices },
  graduate: { label: '高校学生和毕业生', choices: graduateChoices },
  household: { label: '家庭就业情况', choices: householdChoices },
  occupation: { label: '登记想做的工作', choices: occupations },
  mode: { label: '登记想在哪里做', choices: workModes },
} as const satisfies Record<keyof CaseloadFilters, { label: string; choices: Readonly<Record<string, string>> }>;

export const caseloadFilterKeys = Object.keys(caseloadFilters) as readonly (keyof CaseloadFilters)[];

/** Reads the parameters of a URL or the fields of a form; what is empty or not a choice asks nothing. */
export function readCaseloadFilters(value: (name: string) => string | null | undefined): CaseloadFilters {
  const filters: Record<string, string> = {};
  for (const key of caseloadFilterKeys) {
    const text = value(key) ?? '';
    if (Object.hasOwn(caseloadFilters[key].choices, text)) filters[key] = text;
  }
  return filters as CaseloadFilters;
}

/** The parameters of a URL for these filters and a page, from 1; empty, or with the question mark. */
export function writeCaseloadFilters(filters: CaseloadFilters, page = 1): string {
  const parameters = new URLSearchParams();
  for (const key of caseloadFilterKeys) if (filters[key]) parameters.set(key, filters[key]);
  if (page > 1) parameters.set('page', String(page));
  return parameters.size === 0 ? '' : `?${parameters}`;
}

/** The filters in words, each on its own; empty: the whole caseload. */
export function sayCaseloadFilters(filters: CaseloadFilters): string[] {
  const { missing, contact, plan, graduate, household, occupation, mode } = filters;
  return [
    ...(missing ? [missing === 'any' ? '四个一有缺的' : `缺${missingChoices[missing]}`] : []),
    ...(contact ? [contactChoices[contact]] : []),
    ...(plan ? [planChoices[plan]] : []),
    ...(graduate ? [graduate === 'studying' ? '在校学生' : '毕业生'] : []),
    ...(household ? ['零就业家庭'] : []),
    ...(occupation ? [`想做${occupations[occupation]}`] : []),
    ...(mode ? [`想${workModes[mode]}`] : []),
  ];
}

/** The steps that a choice asks for. */
export const stepsOf = (missing: keyof typeof missingChoices): readonly Step[] =>
  missing === 'any' ? stepKeys : [missing];
