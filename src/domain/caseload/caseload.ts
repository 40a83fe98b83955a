import type { Visitor } from '../account/account.ts';
import { isServedBy } from '../jobseeker/jobseeker.ts';

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

/**
 * Whether this counsellor's region serves the person, who lives or is registered there. Somebody who has not said where
 * they live is served wherever they come to. For all others a file of another region does not exist.
 */
export function serves({ role: { role, regionCode } }: Visitor, file: ServedFile): boolean {
  if (role !== 'counsellor' || !regionCode) return false;
  const { residenceRegion, registrationRegion } = file;
  return (
    (residenceRegion === undefined && registrationRegion === undefined) ||
    isServedBy(regionCode, residenceRegion, registrationRegion)
  );
}
