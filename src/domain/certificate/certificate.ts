import type { EnteredBy } from '../assessment/assessment.ts';
import { daysBetween, sayDay } from '../day/day.ts';
import { maskNumber } from '../jobseeker/person.ts';

/* The certificates that a person holds (KZ 一(八)1, HS 13, ZH 8, NJ 二(八); system S48). */

export const certificateKinds = {
  profession: '职业资格证书',
  skill: '职业技能等级证书',
  ability: '专项能力证书',
  training: '培训合格证',
  massage: '盲人医疗按摩人员从事医疗按摩资格证书',
  other: '其他证书',
} as const;

export type CertificateKind = keyof typeof certificateKinds;

/** What has to be done by the next day that counts. */
export const dueKinds = {
  review: '年审，就是每年去核对一次证书',
  education: '继续教育，就是按规定再学习',
  expiry: '到期，要换新的证书',
} as const;

export type DueKind = keyof typeof dueKinds;

/** The same where there is no room to explain. */
export const dueNames = { review: '年审', education: '继续教育', expiry: '到期' } as const satisfies Readonly<
  Record<DueKind, string>
>;

/** Who wrote it down, as its person reads it. */
export const certificateEnterers = { self: '本人', helper: '家属', staff: '工作人员' } as const satisfies Readonly<
  Record<EnteredBy, string>
>;

/** What is kept sealed of a certificate. */
export interface CertificateContent {
  name: string;
  number?: string | undefined;
  issuer?: string | undefined;
}

/** What a form says of a certificate. What is missing is 未知. */
export interface CertificateEntry extends CertificateContent {
  kind: CertificateKind;
  issuedOn?: string | undefined;
  due?: { kind: DueKind; on: string } | undefined;
}

export interface Certificate extends CertificateEntry {
  certificateId: string;
  enteredAs: EnteredBy;
  /** How who entered it wants to be addressed; empty where the account is gone. */
  enteredBy: string;
  /** Rises with every change. */
  revision: number;
  changedAt: string;
}

/** So many days before a day that counts the person is told: first, again, and once more. */
export const reminderDays = [90, 30, 7] as const;

/** How many reminders are due with so many days left. */
export const remindersDue = (left: number): number => reminderDays.filter((days) => left <= days).length;

/** What is due next comes first, then what is over, then what has no day; each by its name. */
export function inOrderOfDue<Each extends Pick<Certificate, 'due' | 'name'>>(
  certificates: readonly Each[],
  today: string,
): Each[] {
  // `9999`: behind every day that is still to come.
  const rank = ({ due }: Each): string => (!due ? '9999b' : due.on < today ? `9999a${due.on}` : due.on);
  return certificates.toSorted((one, other) => (rank(one) < rank(other) ? -1 : rank(one) > rank(other) ? 1 : 0));
}

/** `2027年3月1日以前要年审，还有90天`; `年审：未知` where nobody knows. */
export function sayDueOn(due: Certificate['due'], today: string): string {
  if (!due) return '下一个要办的日子：未知';
  const left = daysBetween(today, due.on);
  const day = sayDay(due.on);
  if (due.kind === 'expiry') {
    if (left < 0) return `${day}已经到期`;
    return left === 0 ? '今天到期' : `${day}到期，还有${left}天`;
  }
  const name = dueNames[due.kind];
  if (left < 0) return `${name}最晚是${day}，已经过了${-left}天`;
  return left === 0 ? `今天是${name}的最后一天` : `${name}最晚是${day}，还有${left}天`;
}

/** `本人填的`, `工作人员示例覃老师记下的`. */
export const sayEntered = ({ enteredAs, enteredBy }: Pick<Certificate, 'enteredAs' | 'enteredBy'>): string =>
  enteredAs === 'self'
    ? '本人填的'
    : `${certificateEnterers[enteredAs]}${enteredBy}${enteredAs === 'helper' ? '代填的' : '记下的'}`;

/** For whoever is not the person: `最后4位是1、2、3、4`, as of other numbers; undefined where there is none. */
export const maskCertificate = (number: string | undefined): string | undefined =>
  number === undefined ? undefined : maskNumber(number);

/** Each thing that is another now: `名称，原来是甲，现在是乙。`. */
export function sayChange(before: CertificateEntry, after: CertificateEntry): string[] {
  const day = (on: string | undefined) => on && sayDay(on);
  const due = (entry: CertificateEntry) => entry.due && `${dueNames[entry.due.kind]}${sayDay(entry.due.on)}`;
  const pairs: [string, string | undefined, string | undefined][] = [
    ['种类', certificateKinds[before.kind], certificateKinds[after.kind]],
    ['名称', before.name, after.name],
    ['编号', maskCertificate(before.number), maskCertificate(after.number)],
    ['发证单位', before.issuer, after.issuer],
    ['发证日期', day(before.issuedOn), day(after.issuedOn)],
    ['下一件要办的事', due(before), due(after)],
  ];
  const changes = pairs
    .filter(([, was, is]) => was !== is)
    .map(([term, was, is]) => `${term}，原来是${was ?? '未知'}，现在是${is ?? '未知'}。`);
  // Digits before the last four.
  const isRenumbered = before.number !== after.number && !changes.some((change) => change.startsWith('编号'));
  return isRenumbered ? [...changes, '编号改了，最后4位没有变。'] : changes;
}

/** `SL2024，0001，23`: a long number is heard in groups of four digits, not as thousands of millions. */
export const sayNumber = (number: string): string =>
  number.replace(/\d{7,}/g, (digits) => digits.replace(/\d{4}(?=\d)/g, '$&，'));

/** A certificate as rows of term and details, with the end of its number. */
export const sayCertificate = (certificate: Certificate): { term: string; details: string }[] => [
  { term: '名称', details: certificate.name },
  { term: '下一件要办的事', details: certificate.due ? dueKinds[certificate.due.kind] : '未知' },
  { term: '最晚哪天办', details: certificate.due ? sayDay(certificate.due.on) : '未知' },
  { term: '种类', details: certificateKinds[certificate.kind] },
  { term: '编号', details: maskCertificate(certificate.number) ?? '未知' },
  { term: '发证的单位', details: certificate.issuer ?? '未知' },
  { term: '哪天发的', details: certificate.issuedOn ? sayDay(certificate.issuedOn) : '未知' },
  { term: '谁填的', details: sayEntered(certificate) },
];
