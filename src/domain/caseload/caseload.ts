import type { Visitor } from '../account/account.ts';
import { isServedIn } from '../jobseeker/record-right.ts';
import type { ServedPlaces } from '../jobseeker/record-right.ts';

/** Where the person lives, is registered, and is still helped from. */
export type ServedFile = ServedPlaces;

/** Whether this counsellor's region serves the person. For all others a file of another region does not exist. */
export const serves = ({ role }: Visitor, file: ServedFile): boolean => isServedIn(role, file);
