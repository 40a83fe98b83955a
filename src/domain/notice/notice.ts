/** What a message in 我的消息 is about (system S11); the label begins its heading. */
export const noticeKinds = {
  answer: '答复',
  demand: '就业需求登记',
  check: '基础信息核对',
  assessment: '职业能力评估',
  recommendation: '推荐给您的岗位',
  mandate: '委托',
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
