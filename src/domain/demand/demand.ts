import { addDays, chinaDay } from '../day/day.ts';
import { hoursKinds, occupations, workModes } from '../job/job.ts';
import type { AccessFact, Education, HoursKind, Occupation, PostKind, WorkMode } from '../job/job.ts';
import type { ContactWay } from '../jobseeker/jobseeker.ts';
import type { Entry } from '../jobseeker/person.ts';

/**
 * 就业需求登记, one of the 四个一 (LZ, KZ, HS, ZH 二13, NJ; systems S1-S5, S14). open: holds, until it ends. replaced: a
 * newer one was sent. erased: only the days are left.
 */
export const demandStates = {
  draft: '没有提交',
  open: '有效',
  replaced: '已由新的登记代替',
  withdrawn: '已撤回',
  ended: '已到期',
  erased: '内容已删除',
} as const;

export type DemandState = keyof typeof demandStates;

/**
 * The questions in their order, each a page; named as the list of answers names them. What is needed comes first: whoever
 * is tired then can send what there is.
 */
export const questions = {
  work: '想做的工作',
  contact: '怎样联系',
  needs: '工作中需要的便利',
  place: '工作的地点',
  mode: '在家做还是出门做',
  ways: '就业方式',
  hours: '工作时间',
  abilities: '会做的和喜欢的',
  experience: '学历和经历',
  training: '想参加的培训',
  sharing: '给谁看',
} as const;

export type Question = keyof typeof questions;

export const questionKeys = Object.keys(questions) as readonly Question[];

export const isQuestion = (text: string | undefined): text is Question =>
  text !== undefined && Object.hasOwn(questions, text);

/** Without these nobody can look for work for the person, so nothing is sent before they are answered. */
export const neededQuestions: readonly Question[] = ['work', 'contact'];

/** How far somebody goes to work every day. */
export const distances = {
  walk: '走路能到',
  'half-hour': '路上半小时以内',
  hour: '路上一小时以内',
  longer: '路上一小时以上也可以',
} as const;

export type Distance = keyof typeof distances;

/** Stands for every place. */
export const anywhere = 'anywhere';

/** The ways into work that the plans name, each with what it means (KZ 一, HS 二, ZH 二, NJ 二). */
export const waysOfWork = {
  ratio: { name: '按比例就业', means: '到公司或者机关上班，国家要求留一部分岗位给残疾人' },
  concentrated: { name: '集中就业', means: '到专门安排残疾人的工厂或者单位上班' },
  massage: { name: '盲人按摩', means: '在按摩店或者医院做按摩' },
  assisted: { name: '辅助性就业', means: '在有人照顾的地方，做简单的活，时间短一些' },
  welfare: { name: '公益性岗位', means: '政府出钱安排的岗位，比如保洁、护林' },
  flexible: { name: '灵活就业', means: '不固定给一家单位做，比如接平台的活' },
  home: { name: '居家就业', means: '在家里做，用电脑或者做手工' },
  business: { name: '自主创业', means: '自己开店，或者自己做生意' },
  internship: { name: '见习', means: '刚毕业的人，先到单位试着做一段时间' },
} as const;

export type WayOfWork = keyof typeof waysOfWork;

const kindsOfWay: Readonly<Record<WayOfWork, readonly PostKind[]>> = {
  ratio: ['civil', 'institution', 'state', 'private'],
  concentrated: ['concentrated'],
  massage: ['massage'],
  assisted: ['assisted'],
  welfare: ['welfare'],
  flexible: ['platform'],
  home: ['home'],
  business: ['business'],
  internship: ['internship'],
};

/** 合理便利: what has to be right at work. Named as the facts of a job where a job says the same. */
export const workplaceNeeds = {
  entrance: '没有台阶，或者有坡道和电梯',
  toilet: '有无障碍卫生间',
  software: '工作用的软件，读屏能读',
  documents: '文件是电子版的，或者是大字的',
  communication: '用文字沟通，或者有手语翻译',
  quiet: '有安静的位置',
  flexible: '上下班的时间可以商量',
  home: '有几天可以在家做',
  guide: '第一天有人带路，有人陪',
  test: '面试或者考试，时间长一点，方式可以换',
  route: '从车站到单位的路好走',
  'guide-dog': '可以带导盲犬',
  steps: '把要做的事，一步一步写清楚',
  breaks: '中间可以多休息几次，可以请假看病',
  tools: '有顺手的工具，比如放大镜、支架',
} as const satisfies Readonly<Record<AccessFact | 'steps' | 'breaks' | 'tools', string>>;

export type WorkplaceNeed = keyof typeof workplaceNeeds;

/** What people want to learn (培训需求登记, ZH 二14, S14). */
export const trainingTopics = {
  computer: '用电脑和手机',
  online: '网店、直播、客服',
  data: '数据标注、音频编辑',
  massage: '按摩',
  crafts: '手工艺',
  kitchen: '做饭、烘焙',
  farming: '种植、养殖',
  housekeeping: '保洁、照护',
  business: '开店、创业',
  interview: '怎样找工作、怎样面试',
} as const;

export type TrainingTopic = keyof typeof trainingTopics;

export const contactTimes = { morning: '上午', afternoon: '下午', evening: '晚上', weekend: '周末' } as const;

export type ContactTime = keyof typeof contactTimes;

/** Who may be in touch. */
export const contactPeople = {
  anyone: '哪位工作人员都可以',
  counsellor: '只要负责我的就业辅导员',
} as const;

export type ContactPerson = keyof typeof contactPeople;

/** Answers that the counsellor sees only when the person says so. */
export const sharedParts = {
  abilities: '会做的和喜欢的',
  experience: '学历和经历',
  needs: '工作中需要的便利',
} as const satisfies Partial<Record<Question, string>>;

export type SharedPart = keyof typeof sharedParts;

/** What a person answered; a question without an answer was left for later. Texts are empty where nothing was written. */
export interface DemandAnswers {
  /** `own`: occupations that the list does not have, in the person's words. */
  work?: { occupations: readonly Occupation[]; own: readonly string[]; isUnsure: boolean } | undefined;
  /** `regions` are codes; `other` is a place that the list does not have. */
  place?:
    { regions: readonly string[]; isAnywhere: boolean; other: string; distance: Distance | undefined } | undefined;
  mode?: { modes: readonly WorkMode[] } | undefined;
  ways?: { ways: readonly WayOfWork[] } | undefined;
  hours?: { hours: readonly HoursKind[]; note: string } | undefined;
  abilities?: { can: string; likes: string } | undefined;
  experience?: { education: Education | undefined; done: string } | undefined;
  needs?: { needs: readonly WorkplaceNeed[]; note: string } | undefined;
  training?: { topics: readonly TrainingTopic[]; note: string } | undefined;
  /** `reach`: an address, or who passes it on; `phone` is grouped as `readPhone` does. */
  contact?:
    { way: ContactWay; phone: string; reach: string; times: readonly ContactTime[]; person: ContactPerson } | undefined;
  sharing?: { counsellor: readonly SharedPart[] } | undefined;
}

/** What is known of one answer: how often it was changed, by whom last, and whether it was left for later on purpose. */
export interface AnswerMark {
  revision: number;
  entry: Entry;
  isLater?: boolean | undefined;
}

/** What is kept sealed of a registration. */
export interface DemandContent {
  answers: DemandAnswers;
  marks: Partial<Record<Question, AnswerMark>>;
}

/** A registration that holds. */
export interface Demand {
  demandId: string;
  sentAt: string;
  endsOn: string;
  receiptNumber: string;
  answers: DemandAnswers;
}

/** What jobs are looked up by: a key of `occupations`, a region's code, keys of `workModes`, `hoursKinds`, `postKinds`. */
export type WantKind = 'occupation' | 'region' | 'mode' | 'hours' | 'kind';

/** What an open registration asks of a job. A kind that is not there asks nothing. */
export function wantsOf({ work, place, mode, ways, hours }: DemandAnswers): { kind: WantKind; value: string }[] {
  const wants = (kind: WantKind, values: readonly string[] = []) =>
    [...new Set(values)].map((value) => ({ kind, value }));
  const all = (values: readonly string[] = [], labels: object) => values.length === Object.keys(labels).length;
  return [
    ...wants('occupation', work?.isUnsure ? [] : work?.occupations),
    ...wants('region', place?.isAnywhere ? [] : place?.regions),
    ...(all(mode?.modes, workModes) ? [] : wants('mode', mode?.modes)),
    ...(all(hours?.hours, hoursKinds) ? [] : wants('hours', hours?.hours)),
    ...wants(
      'kind',
      ways?.ways.flatMap((way) => kindsOfWay[way]),
    ),
  ];
}

/** Characters of a long answer and of a short one. */
export const longAnswer = 2000;
export const shortAnswer = 200;

/** A registration holds for so many months after it was sent or refreshed. */
export const monthsOfDemand = 6;

/** So many days before its end the person is told, first and again. */
export const reminderDays = [30, 7] as const;

/** The last day of a registration that is sent or refreshed now. A month without that day ends it on its last day. */
export function endOfDemand(now: Date): string {
  const [year = 0, month = 0, day = 0] = chinaDay(now).split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + monthsOfDemand, 1)).toISOString().slice(0, 10);
  const last = new Date(Date.UTC(year, month + monthsOfDemand, 0)).getUTCDate();
  return addDays(first, Math.min(day, last) - 1);
}

/** `1234 5678`: digits are seen and heard in groups of four. */
export const sayDemandNumber = (receiptNumber: string): string => receiptNumber.replace(/(\d{4})(?=\d)/g, '$1 ');

export const isOccupation = (text: string): text is Occupation => Object.hasOwn(occupations, text);
