import { sayDay } from '../day/day.ts';
import { serviceWays } from '../four-ones/four-ones.ts';
import type { ServiceWay } from '../four-ones/four-ones.ts';
import type { WrittenAs } from '../plan/plan.ts';

/*
 * 跟踪回访: HS 17, ZH 二5 (百分百跟踪回访), KZ 一(六)2 (跟踪访视), HS 12 (离校不断线); systems S10 and S18. No plan says how often:
 * the counsellor sets each day, and a form proposes one.
 */

/** Why somebody asks how it goes. */
export const followUpReasons = {
  plan: '看计划走得怎么样',
  work: '开始工作以后，看顺不顺',
  stopped: '不再工作以后，看需要什么',
  graduate: '毕业离校以后，看需要什么',
} as const;

export type FollowUpReason = keyof typeof followUpReasons;

export const followUpStates = {
  planned: '约好了',
  answered: '回答了',
  missed: '没有联系上',
  cancelled: '取消了',
} as const;

export type FollowUpState = keyof typeof followUpStates;

/** 现在有没有在工作或者学习. */
export const workAnswers = {
  work: '在工作',
  study: '在学习或者培训',
  looking: '都没有，在找工作',
  none: '都没有，现在不找',
  unsaid: '不想说',
} as const;

export type WorkAnswer = keyof typeof workAnswers;

/** 计划走得怎么样. */
export const planAnswers = {
  well: '顺利',
  slow: '慢，但是在走',
  stuck: '走不下去',
  none: '没有计划，或者说不清',
  unsaid: '不想说',
} as const;

export type PlanAnswer = keyof typeof planAnswers;

export interface FollowUpAnswers {
  work: WorkAnswer;
  plan: PlanAnswer;
  /** 还需要什么帮助; empty: nothing. */
  help: string;
}

export interface FollowUp {
  followUpId: string;
  reason: FollowUpReason;
  state: FollowUpState;
  /** The day and the way of the next try; of the last one when it is over. */
  plannedOn: string;
  way: ServiceWay;
  /** How often nobody was reached. */
  tries: number;
  /** How the counsellor is called who planned it; empty where the account is gone. */
  plannedBy: string;
  /** Undefined also where they were erased with the consent. */
  answers: FollowUpAnswers | undefined;
  answeredBy: string;
  answeredAs: WrittenAs | undefined;
  answeredAt: string | undefined;
  isRead: boolean;
}

/** So many days later a form proposes the next one, and a try that failed is repeated. */
export const proposedDays = 30;
export const retryDays = 7;

/** So often somebody tries to reach a person before they go and see them. */
export const triesBeforeVisit = 3;

/** So many days a counsellor has to read what a person answered. */
export const readingDays = 3;

/** The way of the next try: what the person prefers first, never one that just failed, and a visit in the end. */
export function nextWay(tried: readonly ServiceWay[], preferred: ServiceWay | undefined): ServiceWay {
  if (tried.length >= triesBeforeVisit) return 'home';
  const ways = [...new Set<ServiceWay>([...(preferred ? [preferred] : []), 'phone', 'sms', 'portal'])];
  return ways.find((way) => !tried.includes(way)) ?? 'phone';
}

/** Whether the person can still answer. */
export const isToAnswer = ({ state }: Pick<FollowUp, 'state'>): boolean => state === 'planned' || state === 'missed';

/** `2026年12月23日，打电话`. */
export const sayWhen = ({ plannedOn, way }: Pick<FollowUp, 'plannedOn' | 'way'>): string =>
  `${sayDay(plannedOn)}，${serviceWays[way]}`;

/** What will happen on the day, to go on after the counsellor's name. */
export const waysToCome: Readonly<Record<ServiceWay, string>> = {
  phone: '会打电话给您',
  sms: '会给您发短信',
  post: '会给您寄信',
  helper: '会请帮您的人转告',
  portal: '请您在本站回答',
  office: '在窗口等您',
  home: '会上门看您',
};

/** The answers as rows of a summary. */
export const sayAnswers = ({ work, plan, help }: FollowUpAnswers): { term: string; details: string }[] => [
  { term: '现在工作或者学习吗', details: workAnswers[work] },
  { term: '计划走得怎么样', details: planAnswers[plan] },
  { term: '还需要什么帮助', details: help || '没有写' },
];
