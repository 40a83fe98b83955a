import { ownEducations } from '../job/job.ts';
import type { Education } from '../job/job.ts';
import { isRegion, regionAndAbove } from '../region/region.ts';

/** The seven categories; the number of a certificate names them by their place, from 1. */
export const disabilityCategories = {
  sight: '视力残疾',
  hearing: '听力残疾',
  speech: '言语残疾',
  physical: '肢体残疾',
  intellectual: '智力残疾',
  mental: '精神残疾',
  multiple: '多重残疾',
} as const;

export type DisabilityCategory = keyof typeof disabilityCategories;

/** Grades as the number of a certificate writes them; the first is the most severe. */
export const disabilityGrades = { '1': '一级', '2': '二级', '3': '三级', '4': '四级' } as const;

export type DisabilityGrade = keyof typeof disabilityGrades;

/** How somebody wants to be reached. */
export const contactWays = {
  phone: '打电话',
  sms: '发短信',
  post: '寄信',
  helper: '由帮我的人转告',
} as const;

export type ContactWay = keyof typeof contactWays;

export const genders = { male: '男', female: '女' } as const;

export type Gender = keyof typeof genders;

/** Whether somebody has work, as they say it themselves. */
export const situations = {
  unemployed: '没有工作',
  employed: '有工作',
  student: '在上学',
  home: '在家里做事',
} as const;

export type Situation = keyof typeof situations;

/** The parts of a record, each with a short form of its own. */
export const recordParts = {
  name: '称呼和姓名',
  contact: '联系方式',
  region: '居住地和户籍地',
  background: '学历和出生信息',
  studies: '在学和毕业',
  identity: '身份证号',
  certificate: '残疾人证',
} as const;

export type RecordPart = keyof typeof recordParts;

export const isRecordPart = (part: string): part is RecordPart => Object.hasOwn(recordParts, part);

/** The parts that hold a number which is shown only on purpose. */
export type NumberPart = 'identity' | 'certificate';

export const isEducation = (value: string): value is Education => Object.hasOwn(ownEducations, value);

/** Stands for every place without a plan of the portal's. */
export const otherRegion = 'other';

/** Where staff work and where the person lives or is registered: both offices serve them (NJ 二(七), system S19). */
export const isServedBy = (regionCode: string, ...places: readonly (string | undefined)[]): boolean =>
  isRegion(regionCode) && places.some((place) => place !== undefined && regionAndAbove(place).includes(regionCode));
