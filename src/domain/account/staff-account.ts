import type { OrganisationKind } from '../organisation/organisation.ts';
import type { Role } from './account.ts';

/** The roles that an administrator gives, and the kinds of organisation they are held in. */
export const staffRolePlaces: Readonly<Record<StaffRole, readonly OrganisationKind[]>> = {
  counsellor: ['federation', 'service'],
  employer: ['employer'],
  administrator: ['federation', 'service'],
};

export type StaffRole = Extract<Role, 'counsellor' | 'employer' | 'administrator'>;

/** The longest name of a person, in characters. */
export const personNameLength = 30;
