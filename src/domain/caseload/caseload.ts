import type { Visitor } from '../account/account.ts';
import { isServedIn } from '../jobseeker/record-right.ts';

/** Whose file it is to look after: the counsellor, and where the person lives and is registered. */
export interface ServedFile {
  residenceRegion: string | undefined;
  registrationRegion: string | undefined;
}

/** Whether this counsellor's region serves the person. For all others a file of another region does not exist. */
export const serves = ({ role }: Visitor, file: ServedFile): boolean => isServedIn(role, file);
