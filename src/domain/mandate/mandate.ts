/** What a helper may do for a person. */
export const mandateTasks = {
  plan: '查看计划',
  demand: '登记需求',
  training: '报名培训',
  application: '投递应聘',
  subsidy: '申请补贴',
  message: '收发消息',
} as const;

export type MandateTask = keyof typeof mandateTasks;

/** How long a mandate lasts at most; it ends at once when either side says so. */
export const mandateTerms = { day: '1天', month: '1个月', 'half-year': '6个月', year: '1年' } as const;

export type MandateTerm = keyof typeof mandateTerms;

/** The mandate under which a visitor acts at this moment. */
export interface Acting {
  mandateId: string;
  jobseekerId: string;
  /** How the person who is helped wants to be addressed. */
  called: string;
  tasks: readonly MandateTask[];
  endsAt: string;
}
