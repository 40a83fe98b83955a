/** What a message in 我的消息 is about (system S11); the label begins its heading. */
export const noticeKinds = {
  answer: '答复',
  demand: '就业需求登记',
  check: '基础信息核对',
  assessment: '职业能力评估',
  service: '就业服务',
  recommendation: '推荐给您的岗位',
  plan: '一人一策计划',
  'follow-up': '跟踪回访',
  training: '培训',
  qualification: '证书',
  subsidy: '补贴',
  event: '比赛和活动',
  household: '家庭就业情况',
  talk: '和单位、家人的谈话',
  moved: '搬家',
  mandate: '委托',
  caseload: '您负责的人',
  'passed on': '不再由您负责的人',
  account: '账号安全',
} as const;

export type NoticeKind = keyof typeof noticeKinds;

export const isNoticeKind = (text: string): text is NoticeKind => Object.hasOwn(noticeKinds, text);

/** A message as its reader finds it. */
export interface Notice {
  noticeId: string;
  kind: NoticeKind;
  /** A first sentence that says it all; more may follow, one sentence a line. */
  text: string;
  path: string | undefined;
  createdAt: string;
  readAt: string | undefined;
}

/** What the link from a message to the thing itself is called. */
export const noticeLinks: Readonly<Record<NoticeKind, string>> = {
  answer: '回执和答复',
  demand: '就业需求登记',
  check: '基础信息核对',
  assessment: '职业能力评估',
  service: '我的四个一',
  recommendation: '推荐给您的岗位',
  plan: '我的计划',
  'follow-up': '跟踪回访',
  training: '我的培训',
  qualification: '我的证书',
  subsidy: '我的补贴申请',
  event: '这个活动',
  household: '我家的就业帮扶',
  talk: '辅导员和别人的谈话',
  moved: '居住地和户籍地',
  mandate: '帮忙的委托',
  caseload: '这个人的档案',
  'passed on': '我负责的人',
  account: '我的账号',
};

/** The first sentence, which says it all. */
export const firstLine = ({ text }: Pick<Notice, 'text'>): string => text.split('\n')[0] ?? '';

/**
 * Where the thing itself stands, for who reads the message: a helper is led only to what the tasks of the mandate open.
 */
export function linkOf({ kind, path }: Notice, tasks?: readonly string[]): string | undefined {
  if (!tasks || kind === 'answer') return path;
  const task = taskOf(kind);
  return task !== undefined && tasks.includes(task) ? path : undefined;
}

/** The task of a mandate that opens what a message is about; undefined: it is of the reader's own account. */
function taskOf(kind: NoticeKind): string | undefined {
  switch (kind) {
    case 'mandate':
    case 'account':
    case 'caseload':
    case 'passed on':
      return undefined;
    case 'plan':
    case 'follow-up':
    case 'household':
    case 'talk':
      return 'plan';
    case 'training':
    case 'qualification':
    case 'event':
      return 'training';
    case 'subsidy':
      return 'subsidy';
    default:
      return 'demand';
  }
}
