import { chinaDay } from '../day/day.ts';

/** Kinds of course (LZ 二(十), KZ 一(十), HS 20-21, ZH 12, NJ 二(十); systems S48-S51). */
export const courseKinds = {
  quality: '职业素质培训',
  skill: '就业技能培训',
  upgrade: '岗位技能提升培训',
  business: '创业培训',
  rural: '农村实用技术培训',
  'medical-massage': '盲人医疗按摩继续教育',
  massage: '盲人保健按摩培训',
  blind: '盲人新职业培训',
} as const;

export type CourseKind = keyof typeof courseKinds;

/** What a course is about, across the kinds. */
export const courseTopics = {
  digital: '数字技能',
  'online-shop': '电子商务',
  live: '网络直播',
  media: '新媒体',
  ai: '人工智能',
  service: '语音客服',
  audio: '音频编辑',
  tuning: '钢琴调律',
  massage: '按摩',
  cooking: '烹饪和面点',
  housekeeping: '家政服务',
  crafts: '手工艺和非遗',
  farming: '种植和养殖',
  interview: '求职和面试',
  business: '开店和创业',
  other: '其他',
} as const;

export type CourseTopic = keyof typeof courseTopics;

export const courseWays = { onsite: '到现场上课', online: '在线上课', both: '现场和线上都可以' } as const;

export type CourseWay = keyof typeof courseWays;

/** What is asked of every session, always in this order; nobody confirmed: 未知. */
export const courseFacts = {
  readable: '电子教材，读屏能读',
  audio: '教材有录音',
  braille: '盲文教材',
  large: '大字教材',
  easy: '教材有易读版',
  captions: '上课有字幕',
  sign: '上课有手语翻译',
  advance: '上课前先给教材',
} as const;

export type CourseFact = keyof typeof courseFacts;

export const feeKinds = { free: '不收费', partly: '部分收费', charged: '收费' } as const;

export type FeeKind = keyof typeof feeKinds;

/** Places where courses are held (LZ, HS 22, ZH 12, NJ 二(十); systems S54, S56, S59). */
export const baseKinds = {
  training: '职业培训基地',
  practice: '实训基地',
  massage: '盲人按摩实训基地',
  experience: '就业体验基地',
  incubation: '创业孵化基地',
  venue: '上课地点',
} as const;

export type BaseKind = keyof typeof baseKinds;

/** As stored. A session that is `open` has begun or is over when its days say so: see `sessionStage`. */
export const sessionStates = {
  draft: '还没有公布',
  open: '正在报名',
  closed: '停止报名',
  cancelled: '已取消',
} as const;

export type SessionState = keyof typeof sessionStates;

/** Where a session stands for who reads of it. */
export const sessionStages = {
  draft: '还没有公布',
  open: '正在报名',
  closed: '报名已经结束',
  running: '正在上课',
  over: '已经结束',
  cancelled: '已取消',
} as const;

export type SessionStage = keyof typeof sessionStages;

/** Where a session stands at this moment. Enrolment ends with the day `enrol_until`, and when the session begins. */
export function sessionStage(
  session: { state: string; starts_on: string; ends_on: string; enrol_until: string },
  now: Date,
): SessionStage {
  const { state } = session;
  if (state === 'draft' || state === 'cancelled') return state;
  const today = chinaDay(now);
  if (session.ends_on < today) return 'over';
  if (session.starts_on <= today) return 'running';
  return state === 'closed' || session.enrol_until < today ? 'closed' : 'open';
}
