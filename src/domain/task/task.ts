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
  moved: '接手搬来的人',
} as const;

export type TaskKind = keyof typeof taskKinds;

export const isTaskKind = (text: string): text is TaskKind => Object.hasOwn(taskKinds, text);
