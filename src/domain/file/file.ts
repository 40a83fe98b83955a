import { roles } from '../account/account.ts';
import type { Role } from '../account/account.ts';

/** What can happen to a person's file (一人一档, ZH 二13, system S5). */
export const fileEventKinds = {
  made: '建档',
  read: '查看',
  changed: '更改',
  sent: '提交',
  withdrawn: '撤回',
  revealed: '显示完整号码',
  exported: '导出',
  consent: '同意',
  mandate: '委托',
  issued: '发一次性码',
  erased: '删除',
  finished: '完成',
  recorded: '记下',
} as const;

export type FileEventKind = keyof typeof fileEventKinds;

/** What it happened to: a part of the file, or what was done with a consent or a mandate. */
export const fileSubjects = {
  file: '整份档案',
  name: '称呼和姓名',
  contact: '联系方式',
  region: '居住地和户籍地',
  background: '学历和出生信息',
  studies: '在学和毕业',
  identity: '身份证号',
  certificate: '残疾人证',
  demand: '就业需求登记',
  assessment: '职业能力评估',
  appointment: '评估预约',
  counsellor: '负责的就业辅导员',
  caseload: '有您在内的名单',
  recommendation: '推荐的岗位',
  plan: '一人一策计划',
  'follow-up': '跟踪回访',
  visit: '联系记录',
  talk: '和单位或者家人的谈话',
  household: '家庭就业情况',
  training: '培训报名',
  attendance: '培训出勤',
  qualification: '证书和资格',
  evaluation: '对培训的评价',
  subsidy: '补贴申请',
  event: '比赛和活动报名',
  log: '查看和更改记录',
  messages: '我的消息',
  check: '基础信息核对',
  correction: '要更正的信息',
  service: '就业服务',
  code: '重新设密码的一次性码',
  account: '本人的账号',
  given: '给出同意',
  withdrawn: '撤回同意',
  invited: '邀请家属',
  begun: '开始委托',
  shrunk: '缩小委托范围',
  ended: '结束委托',
  contested: '对家属填的内容提出异议',
  undone: '撤销家属填的内容',
  survey: '放进档案的问卷答案',
} as const;

export type FileSubject = keyof typeof fileSubjects;

/** Who did it, and in which role. */
export interface FileActor {
  accountId: string;
  role: Role;
  /** The organisation that the actor works for. */
  organisationId?: string | undefined;
  /** The mandate that the actor acted under. */
  mandateId?: string | undefined;
}

/** An event of a file, as its owner reads it. */
export interface FileEvent {
  place: number;
  kind: FileEventKind;
  subject: FileSubject;
  happenedAt: string;
  /** How the actor wants to be addressed; empty where the account is gone. */
  called: string;
  role: Role;
  organisationName: string | undefined;
  /** Whether the file's owner did it. */
  isOwner: boolean;
  underMandate: boolean;
  /** Why, in the actor's words, or empty. */
  reason: string;
}

/** `您`, `家属示例小张`, `示例残联就业中心的就业辅导员示例老师`. */
export function sayActor({ isOwner, organisationName, role, called }: FileEvent): string {
  if (isOwner) return '您';
  return `${organisationName ? `${organisationName}的` : ''}${roles[role]}${called}`;
}

/** What was done, to go on after the actor: `更改了联系方式`, `撤回了同意`. */
export function sayDeed({ kind, subject }: Pick<FileEvent, 'kind' | 'subject'>): string {
  const thing = fileSubjects[subject];
  if (subject === 'survey' && kind === 'changed') return '交了问卷的答案';
  const deeds: Readonly<Record<FileEventKind, string>> = {
    made: `建立了${thing}`,
    read: `查看了${thing}`,
    changed: `更改了${thing}`,
    sent: `提交了${thing}`,
    withdrawn: `撤回了${thing}`,
    revealed: `显示了完整的${thing}`,
    exported: `导出了${thing}`,
    consent: subject === 'withdrawn' ? '撤回了同意' : '给出了同意',
    mandate: mandateDeeds[subject] ?? '更改了委托',
    issued: subject === 'account' ? '核对证件，把档案交给了您' : `核对证件，发了${thing}`,
    erased: `删除了${thing}`,
    finished: `完成了${thing}`,
    recorded: `记下了${thing}`,
  };
  return deeds[kind];
}

/** The whole event: `家属示例小张受您委托，更改了联系方式`. That a mandate itself began or ended needs no such addition. */
export const sayEvent = (event: FileEvent): string =>
  `${sayActor(event)}${event.underMandate && !event.isOwner && event.kind !== 'mandate' ? '受您委托，' : ''}${sayDeed(event)}`;

/** A reason in the words of whoever gave it, as a sentence of its own. */
export const sayReason = (reason: string): string => `理由：“${reason.replace(/[。．.]$/, '')}”。`;

const mandateDeeds: Partial<Record<FileSubject, string>> = {
  invited: '邀请了家属',
  begun: '开始了委托',
  shrunk: '缩小了委托的范围',
  ended: '结束了委托',
  contested: '对家属填的内容提出了异议',
  undone: '撤销了家属填的内容',
};
