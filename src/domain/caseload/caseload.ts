import type { Visitor } from '../account/account.ts';
import { isServedIn } from '../jobseeker/record-right.ts';

/** What a counsellor has seen before giving out a code. */
export const papers = {
  identity: '身份证',
  certificate: '残疾人证',
  household: '户口簿',
  security: '社会保障卡',
} as const;

export type Paper = keyof typeof papers;

/** Whose file it is to look after: the counsellor, and where the person lives and is registered. */
export interface ServedFile {
  residenceRegion: string | undefined;
  registrationRegion: string | undefined;
}

/** Whether this counsellor's region serves the person. For all others a file of another region does not exist. */
export const serves = ({ role }: Visitor, file: ServedFile): boolean => isServedIn(role, file);
