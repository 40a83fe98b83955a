/** What waits for a counsellor, in words; each names the page where it is done. */
export const taskKinds = {
  correction: '核对求职者说要更正的信息',
  demand: '看新的就业需求登记',
  assessment: '做职业能力评估',
  'assessment-answer': '答复求职者对评估结果的意见',
  'plan-remark': '答复求职者对计划说的话',
  'plan-proposal': '看求职者提议的行动',
  'plan-action': '做计划里由您做的事',
  'follow-up': '跟踪回访',
  'follow-up-answer': '看求职者对回访的回答',
  moved: '接手搬来的人',
  household: '答复求职者对家庭就业情况的意见',
  service: '答复求职者对服务记录的意见',
  attendance: '答复求职者对考勤的意见',
  claim: '看求职者的补贴申请',
} as const;

export type TaskKind = keyof typeof taskKinds;

export const isTaskKind = (text: string): text is TaskKind => Object.hasOwn(taskKinds, text);

/** What a person has said and waits for an answer to. It comes before everything else. */
export const ownWords = [
  'plan-remark',
  'correction',
  'assessment-answer',
  'plan-proposal',
  'follow-up-answer',
  'household',
  'service',
  'attendance',
] as const satisfies readonly TaskKind[];

/** In the order in which a counsellor finds them. */
export const taskGroups = {
  words: '求职者说的话',
  overdue: '已经过期',
  today: '今天到期',
  days: '以后7天到期',
  later: '更晚到期',
} as const;

export type TaskGroup = keyof typeof taskGroups;

export const taskGroupKeys = Object.keys(taskGroups) as readonly TaskGroup[];

/** The order of the list in one sentence. */
export const taskOrder = '先是求职者说的话，再是过期的，然后是今天到期的，最后是以后的。';

/** So many days ahead count as 以后几天. */
export const daysAhead = 7;

/** The one thing to do, with the person: the words of a link. */
export function sayTask(kind: TaskKind, called: string): string {
  const deeds: Readonly<Record<TaskKind, string>> = {
    correction: `核对${called}要更正的信息`,
    demand: `看${called}的就业需求登记`,
    assessment: `给${called}安排职业能力评估`,
    'assessment-answer': `答复${called}对评估结果的意见`,
    'plan-remark': `答复${called}对计划说的话`,
    'plan-proposal': `看${called}提议的行动`,
    'plan-action': `做您在${called}的计划里答应的事`,
    'follow-up': `回访${called}`,
    'follow-up-answer': `看${called}对回访的回答`,
    moved: `接手搬来的${called}`,
    household: `答复${called}对家庭就业情况的意见`,
    service: `答复${called}对服务记录的意见`,
    attendance: `答复${called}对考勤的意见`,
    claim: `看${called}的补贴申请`,
  };
  return deeds[kind];
}

/** Why it is there, as a sentence. */
export const taskReasons: Readonly<Record<TaskKind, string>> = {
  correction: '本人说，档案里有的信息不对。',
  demand: '本人提交了新的登记。',
  assessment: '本人想评估，没有合适的时间。',
  'assessment-answer': '本人对评估结果有话说。',
  'plan-remark': '本人对计划有话说。',
  'plan-proposal': '本人请别人做一件事，等您答应。',
  'plan-action': '计划里写了由您做，定了日子。',
  'follow-up': '约好了这一天回访。',
  'follow-up-answer': '本人回答了回访。',
  moved: '本人搬到了您的地区。您接手以前，原来的地方继续帮助。',
  household: '本人说，台账里写的不对。',
  service: '本人说，没有这回事。',
  attendance: '本人说，考勤记得不对。',
  claim: '本人申请了补贴。',
};
