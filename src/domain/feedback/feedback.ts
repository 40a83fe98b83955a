import { addDays, chinaDay } from '../day/day.ts';
import { childRegions, regionAndAbove } from '../region/region.ts';

/** What somebody tells the people behind the site: LZ 三(五), HS 三(三), NJ 三(四) ask for a channel for needs; systems S11, S67. */
export const feedbackKinds = {
  need: '提需求',
  question: '提问题',
  barrier: '报告无障碍问题',
  job: '举报岗位',
} as const;

export type FeedbackKind = keyof typeof feedbackKinds;

export const feedbackStates = {
  received: '已收到',
  handling: '处理中',
  answered: '已答复',
  closed: '已办结',
} as const;

export type FeedbackState = keyof typeof feedbackStates;

/** What happens to a message, as the person is told. `read` and `erased` leave the state as it is. */
export const feedbackEvents = {
  received: '收到了您写的内容',
  handling: '开始处理',
  answered: '答复了',
  closed: '办结了',
  read: '读了您写的内容',
  erased: '删除了您写的内容',
} as const;

export type FeedbackEvent = keyof typeof feedbackEvents;

const told: Readonly<Record<FeedbackKind, string>> = {
  need: '您提的需求',
  question: '您提的问题',
  barrier: '您报告的无障碍问题',
  job: '您举报的岗位',
};

/** `您提的需求，有答复了。` */
export function sayProgress(kind: FeedbackKind, state: FeedbackState): string {
  const news = { received: '收到了', handling: '开始处理了', answered: '有答复了', closed: '办结了' }[state];
  return `${told[kind]}，${news}。`;
}

/** Places whose messages staff of this region answer: what lies around it and within it. */
export const answeredRegions = (regionCode: string): string[] => [
  ...regionAndAbove(regionCode),
  ...childRegions(regionCode),
];

/** What may be wrong with a job; the first is named by LZ 三(六) and NJ, the second is forbidden by KZ 一(一). */
export const reportCategories = {
  sham: '虚假安排，例如只用残疾人证挂名、不真的上班',
  exclusion: '岗位要求里写了不招残疾人，或者不招某一类残疾人',
  fee: '找工作要先交钱，例如押金、培训费、服装费',
  untrue: '岗位信息不实，例如工资、地点和写的不一样',
  other: '其他',
} as const;

export type ReportCategory = keyof typeof reportCategories;

/** Characters a message may have. */
export const messageLength = 2000;
export const contactLength = 100;
export const pageLength = 300;

/** Our own promise, in working days; no plan sets it (system S75). */
export const answerWorkingDays = 5;

/** The last day for an answer to what arrived at this time. Weekends are left out; public holidays are not known here. */
export function answerDueOn(receivedAt: string): string {
  let day = chinaDay(new Date(receivedAt));
  for (let left = answerWorkingDays; left > 0;) {
    day = addDays(day, 1);
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return day;
}

/** `1234 5678 9012`: digits are seen and heard in groups of four. */
export const sayReceiptNumber = (receiptNumber: string): string => receiptNumber.replace(/(\d{4})(?=\d)/g, '$1 ');

/** The twelve digits of a number as people type or paste it; undefined when there are not twelve. */
export function readReceiptNumber(text: string): string | undefined {
  const digits = text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
  return /^[0-9]{12}$/.test(digits) ? digits : undefined;
}
