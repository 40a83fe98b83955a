import { sayDay } from '../day/day.ts';
import { inOneLine } from '../plan/plan.ts';

/*
 * 失业登记和零就业家庭台账, 100%动态清零: ZH 二(二)6; system S8. Who of the family has not agreed to a file is known by the
 * relation only.
 */

/** Why a household stands in the list. */
export const entryReasons = { 'zero-employment': '零就业家庭', unemployed: '登记了失业' } as const;

export type EntryReason = keyof typeof entryReasons;

/** What the member of a household is to the person who was entered first. */
export const relations = {
  self: '第一个登记的人',
  spouse: '配偶',
  parent: '父亲或者母亲',
  child: '子女',
  sibling: '兄弟姐妹',
  other: '其他家人',
} as const;

export type Relation = keyof typeof relations;

/** Whether a member works; who is gone stays on record. */
export const memberStates = {
  working: '在工作',
  seeking: '能工作，没有工作',
  unable: '还小、退休了或者不能工作',
  left: '不在这一户了',
} as const;

export type MemberState = keyof typeof memberStates;

/** The four branches of ZH 二(二)6: for whom, and what is done. */
export const routes = {
  guidance: '政策宣讲和职业指导',
  training: '推荐培训',
  placement: '推介岗位',
  assistance: '就业援助',
} as const;

export type Route = keyof typeof routes;

/** For whom a route is, as a counsellor chooses it. */
export const routeChoices: Readonly<Record<Route, string>> = {
  guidance: `${routes.guidance}，给还不太想就业、没有信心的人`,
  training: `${routes.training}，给想参加培训的人`,
  placement: `${routes.placement}，给已经可以就业的人`,
  assistance: `${routes.assistance}，给认定为就业困难人员的人`,
};

/** What a route means to the person, in plain sentences. */
export const routeMeanings: Readonly<Record<Route, string>> = {
  guidance: '辅导员给您讲政策，帮您想清楚能做什么工作，让您更有信心。',
  training: '辅导员给您讲有哪些技能培训，推荐适合您的。',
  placement: '辅导员对照您登记的需求，给您推荐合适的岗位。',
  assistance: '您认定为就业困难人员。辅导员帮您办好援助政策里的每一项。',
};

/** Why a household is cleared. Only the first needs a member who works; the others need words. */
export const clearingReasons = {
  work: '家里有人在工作了',
  unable: '家里没有能工作的人了',
  moved: '搬到别的地方了',
  declined: '本人说不要帮扶了',
  other: '别的原因',
} as const;

export type ClearingReason = keyof typeof clearingReasons;

/** Why a cleared household is open again. */
export const reopeningReasons = { wrong: '上次清零弄错了', again: '现在又没有人工作了' } as const;

export type ReopeningReason = keyof typeof reopeningReasons;

/** What can happen to a household. */
export const householdEventKinds = {
  entered: '把这一家登记到台账',
  added: '加了一位家人',
  state: '改了就业情况',
  route: '改了帮扶的办法',
  left: '少了一位家人',
  cleared: '清零',
  reopened: '取消清零',
  objection: '说不同意',
  answer: '答复了不同意',
} as const;

export type HouseholdEventKind = keyof typeof householdEventKinds;

export interface HouseholdEvent {
  eventId: string;
  kind: HouseholdEventKind;
  /** The person whom it concerns alone. */
  jobseekerId: string | undefined;
  onDay: string | undefined;
  value: string | undefined;
  text: string | undefined;
  /** How who did it wants to be addressed; empty where nobody did, or the account is gone. */
  by: string;
  as: 'self' | 'helper' | 'staff' | undefined;
  happenedAt: string;
}

export interface Member {
  memberId: string;
  /** Of somebody with a file, who agrees to it being read by counsellors. */
  jobseekerId: string | undefined;
  relation: Relation;
  state: MemberState;
  route: Route | undefined;
}

export interface Household {
  householdId: string;
  reason: EntryReason;
  enteredOn: string;
  clearingReason: ClearingReason | undefined;
  clearedOn: string | undefined;
  revision: number;
  members: readonly Member[];
}

/** So many members one household has at most, those who left among them. */
export const mostMembers = 20;

/** Who lives in the household now. */
export const present = <Some extends Pick<Member, 'state'>>(members: readonly Some[]): Some[] =>
  members.filter(({ state }) => state !== 'left');

/** `家里3个人。能工作的2个人，在工作的没有。` */
export function sayMembers(members: readonly Pick<Member, 'state'>[]): string {
  const here = present(members);
  const working = here.filter(({ state }) => state === 'working').length;
  const able = working + here.filter(({ state }) => state === 'seeking').length;
  const count = (people: number) => (people === 0 ? '没有' : `${people}个人`);
  return `家里${here.length}个人。能工作的${count(able)}，在工作的${count(working)}。`;
}

/** Whether a household is cleared because somebody works, and nobody does any more. */
export const isDoubtful = ({ clearingReason, members }: Pick<Household, 'clearingReason' | 'members'>): boolean =>
  clearingReason === 'work' && !members.some(({ state }) => state === 'working');

const labelOf = (labels: Readonly<Record<string, string>>, key: string | undefined): string =>
  key !== undefined && Object.hasOwn(labels, key) ? (labels[key] ?? '') : '未知';

/** What happened, in words, without who did it: `清零。原因：家里有人在工作了。日子：2026年3月1日。` */
export function sayHouseholdEvent({ kind, value, onDay, text }: Omit<HouseholdEvent, 'eventId'>): string {
  const values: Partial<Record<HouseholdEventKind, string>> = {
    entered: `原因：${labelOf(entryReasons, value)}`,
    state: labelOf(memberStates, value),
    route: labelOf(routes, value),
    cleared: `原因：${labelOf(clearingReasons, value)}`,
    reopened: `原因：${labelOf(reopeningReasons, value)}`,
  };
  return [
    householdEventKinds[kind],
    ...(values[kind] ? [values[kind]] : []),
    ...(onDay ? [`日子：${sayDay(onDay)}`] : []),
    ...(text ? [`说明：“${inOneLine(text)}”`] : []),
  ]
    .map((sentence) => `${sentence}。`)
    .join('');
}

/** What a person said and nobody has answered yet; undefined: nothing. The newest event stands first. */
export function waitingObjection(
  events: readonly HouseholdEvent[],
  jobseekerId: string | undefined,
): HouseholdEvent | undefined {
  const last = events.find((event) => event.jobseekerId === jobseekerId && isOfObjection(event));
  return last?.kind === 'objection' ? last : undefined;
}

const isOfObjection = ({ kind }: HouseholdEvent): boolean => kind === 'objection' || kind === 'answer';
