import { sayTime } from '../day/day.ts';
import { maskNumber } from './person.ts';

/** What a counsellor has seen to know who stands before them. */
export const papers = {
  identity: '身份证',
  certificate: '残疾人证',
  household: '户口簿',
  security: '社会保障卡',
} as const;

export type Paper = keyof typeof papers;

/** How a person says yes to a counsellor: beside them, or called at the number that their file holds. */
export const agreementWays = { present: '本人在场，当面说的', call: '打档案里的电话，在电话里说的' } as const;

/** Who spoke on the telephone. */
export const speakers = {
  person: '本人自己说的',
  relayed: '本人的意思，别人转述的',
  guardian: '监护人说的',
} as const;

export type Speaker = keyof typeof speakers;

/** That a person said yes, as the counsellor who heard it writes it down. */
export type DeskAgreement =
  | { way: 'present'; papers: readonly Paper[] }
  /** `calledAt` in ISO-8601. */
  | { way: 'call'; calledAt: string; speaker: Speaker };

export const sayPapers = (seen: readonly Paper[]): string => seen.map((paper) => papers[paper]).join('、');

/** The agreement as the log of the file keeps it. `phone` is the number that the file holds; only its end is told. */
export function sayAgreement(agreement: DeskAgreement, phone = '', what: '同意' | '撤回' = '同意'): string {
  if (agreement.way === 'present') return `本人在场，核对了${sayPapers(agreement.papers)}。听了说明，当面说${what}。`;
  const number = maskNumber(phone.replace(/\D/g, ''));
  const { calledAt, speaker } = agreement;
  return `${sayTime(calledAt)}打了档案里的电话，${number}。听了说明，说${what}，是${speakers[speaker]}。`;
}
