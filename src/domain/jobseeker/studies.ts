import { chinaDay, isDay, sayDay } from '../day/day.ts';

/** What somebody studies towards. */
export const studyLevels = {
  secondary: '中专、技校、职业高中',
  college: '大专',
  bachelor: '本科',
  postgraduate: '研究生',
  other: '别的学习',
} as const;

export type StudyLevel = keyof typeof studyLevels;

/** 在校、毕业、离校未就业: the day alone changes it (HS 12). */
export const studyStates = { studying: '在校', graduate: '毕业生', 'without work': '离校未就业' } as const;

export type StudyState = keyof typeof studyStates;

/** The rule of `studyStateOn` in words. */
export const studyRule = [
  '毕业那天以前，是在校。只写了月份的，算到那个月的最后一天。',
  '过了那天，是毕业生。',
  '毕业以后，档案里说没有工作的，是离校未就业。',
] as const;

/** The day of an end of studies: of a month, its last. */
export function lastStudyDay(end: string): string {
  if (isDay(end)) return end;
  const [year = '', month = ''] = end.split('-');
  return chinaDay(new Date(Date.UTC(Number(year), Number(month), 0)));
}

/** `2027年6月30日` or `2027年6月`, as it was told. */
export function sayStudyEnd(end: string): string {
  if (isDay(end)) return sayDay(end);
  const [year = '', month = ''] = end.split('-');
  return `${year}年${Number(month)}月`;
}

/** Where somebody stands on a day who studies or has studied; undefined when the end of the studies is not known. */
export function studyStateOn(
  { graduatesOn, situation }: { graduatesOn?: string | undefined; situation?: string | undefined },
  today: string,
): StudyState | undefined {
  if (graduatesOn === undefined) return undefined;
  if (today <= lastStudyDay(graduatesOn)) return 'studying';
  return situation === 'unemployed' || situation === 'home' ? 'without work' : 'graduate';
}
