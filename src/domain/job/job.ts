import { chinaDay, daysBetween, sayDay } from '../day/day.ts';

/** Kinds of post, in the order of the filters (systems S20-S29, S36, S40, S47). */
export const postKinds = {
  civil: '机关',
  institution: '事业单位',
  state: '国有企业',
  private: '民营企业',
  platform: '平台和新业态',
  welfare: '公益性岗位',
  assisted: '辅助性就业',
  concentrated: '集中就业单位',
  massage: '盲人按摩',
  internship: '见习岗位',
  home: '居家就业',
  business: '经营机会',
} as const;

export type PostKind = keyof typeof postKinds;

export const workModes = {
  onsite: '到单位上班',
  remote: '居家办公',
  hybrid: '部分时间居家',
  mobile: '在外走动',
} as const;

export type WorkMode = keyof typeof workModes;

export const hoursKinds = { full: '全日制', part: '非全日制', flexible: '时间灵活' } as const;

export type HoursKind = keyof typeof hoursKinds;

export const payUnits = { month: '每月', day: '每天', hour: '每小时', piece: '每件' } as const;

export type PayUnit = keyof typeof payUnits;

/** The least education asked for, lowest first. */
export const educations = {
  none: '学历不限',
  junior: '初中',
  senior: '高中或中专',
  college: '大专',
  bachelor: '本科',
  master: '硕士',
} as const;

export type Education = keyof typeof educations;

/** The same levels as a person says them of themselves. */
export const ownEducations: Readonly<Record<Education, string>> = { ...educations, none: '小学，或者没有上过学' };

export const occupations = {
  'customer-service': '客服',
  'data-labelling': '数据标注',
  'content-review': '内容审核',
  'it-support': '网络和系统维护',
  software: '软件开发和测试',
  'accessibility-testing': '无障碍测试',
  clerk: '文员',
  accounting: '会计和出纳',
  'human-resources': '人事',
  library: '图书和档案管理',
  teaching: '教师和培训',
  massage: '按摩',
  health: '医疗和护理',
  'social-work': '社会工作',
  care: '托养照护',
  design: '设计',
  'audio-editing': '音频编辑',
  'live-selling': '直播带货',
  'online-shop': '网店运营',
  crafts: '手工艺',
  'piano-tuning': '钢琴调律',
  performance: '文化艺术',
  production: '生产加工',
  packing: '包装分拣',
  warehouse: '仓库管理',
  courier: '快递和配送',
  cleaning: '保洁',
  kitchen: '餐饮后厨',
  baking: '烘焙',
  security: '门卫和值守',
  'shop-keeping': '店铺经营',
  farming: '种植和养殖',
  forestry: '护林和养路',
} as const;

export type Occupation = keyof typeof occupations;

/** What a job is asked about access, always in this order. */
export const accessFacts = {
  entrance: '无障碍出入口和电梯',
  toilet: '无障碍卫生间',
  software: '支持读屏的工作软件',
  documents: '电子文档',
  communication: '文字或手语沟通',
  quiet: '安静工位',
  flexible: '灵活时间',
  home: '居家办公',
  guide: '到岗引导',
  test: '考试面试方式调整',
  route: '从车站到门口的无障碍路线',
  'guide-dog': '导盲犬进入',
} as const;

export type AccessFact = keyof typeof accessFacts;

export const accessAnswers = { yes: '有', no: '没有', partly: '部分' } as const;

export type AccessAnswer = keyof typeof accessAnswers;

/** Said where nobody confirmed a fact. */
export const unknown = '未知';

export const confirmationWays = {
  visit: '现场看过',
  phone: '电话问过',
  document: '看过书面材料',
  trial: '本人试用过',
} as const;

export type ConfirmationWay = keyof typeof confirmationWays;

export const employerKinds = {
  civil: '机关',
  institution: '事业单位',
  state: '国有企业',
  private: '民营企业',
  cooperative: '合作社',
  organisation: '社会组织',
} as const;

export type EmployerKind = keyof typeof employerKinds;

/** A post that nobody confirmed for this many days leaves the list. */
export const confirmationDays = 90;

export type JobState = 'open' | 'closed' | 'unconfirmed' | 'withdrawn';

export interface JobDates {
  closes_on: string | null;
  confirmed_on: string;
  withdrawn_at: string | null;
}

/** Whether the post can be applied for at this moment, and if not, why. */
export function jobState(job: JobDates, now: Date): JobState {
  if (job.withdrawn_at) return 'withdrawn';
  const today = chinaDay(now);
  if (job.closes_on && job.closes_on < today) return 'closed';
  return daysBetween(job.confirmed_on, today) > confirmationDays ? 'unconfirmed' : 'open';
}

/** `每月5000元至8000元`, or 未知. */
export function sayPay(job: { pay_min: number | null; pay_max: number | null; pay_unit: string | null }): string {
  const { pay_min: min, pay_max: max } = job;
  const unit = payUnits[job.pay_unit as PayUnit];
  if (!unit || (min === null && max === null)) return unknown;
  if (min === null) return `${unit}最多${max}元`;
  if (max === null) return `${unit}${min}元起`;
  return min === max ? `${unit}${min}元` : `${unit}${min}元至${max}元`;
}

/** `2026年3月1日截止`, or that the last day is unknown. */
export const sayClosing = (closesOn: string | null): string => (closesOn ? `${sayDay(closesOn)}截止` : '截止日期未知');

/** How much is known about access: `无障碍：3项有，1项部分，8项未知`. */
export function sayAccessCounts(answers: readonly AccessAnswer[]): string {
  if (answers.length === 0) return `无障碍情况${unknown}`;
  const counts = { yes: 0, no: 0, partly: 0 };
  for (const answer of answers) counts[answer]++;
  let said = '';
  const add = (count: number, label: string) => {
    if (count > 0) said += `${said && '，'}${count}项${label}`;
  };
  for (const answer of answerKinds) add(counts[answer], accessAnswers[answer]);
  add(factCount - answers.length, unknown);
  return `无障碍：${said}`;
}

const answerKinds = Object.keys(accessAnswers) as AccessAnswer[];
const factCount = Object.keys(accessFacts).length;
