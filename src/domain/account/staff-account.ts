import type { OrganisationKind } from '../organisation/organisation.ts';
import { roles } from './account.ts';
import type { Role } from './account.ts';

/** The roles that an administrator gives, and the kinds of organisation they are held in. */
export const staffRolePlaces: Readonly<Record<StaffRole, readonly OrganisationKind[]>> = {
  counsellor: ['federation', 'service'],
  employer: ['employer'],
  teacher: ['training', 'federation', 'service'],
  administrator: ['federation', 'service'],
};

export type StaffRole = Extract<Role, 'counsellor' | 'employer' | 'teacher' | 'administrator'>;

/** The longest name of a person, in characters. */
export const personNameLength = 30;

/** The staff roles by their names, for choosing one. */
export const staffRoleNames: Readonly<Record<StaffRole, string>> = {
  counsellor: roles.counsellor,
  employer: roles.employer,
  teacher: roles.teacher,
  administrator: roles.administrator,
};

/** `就业辅导员，在示例残联就业中心`. */
export const sayStaffRole = ({
  role,
  organisationName,
  isOrganisationSuspended,
}: {
  role: Role;
  organisationName: string | undefined;
  isOrganisationSuspended: boolean;
}): string =>
  `${roles[role]}${organisationName ? `，在${organisationName}` : ''}${isOrganisationSuspended ? '，单位已经停用' : ''}`;

/** Whether somebody can work with an account. */
export function sayAccountState({ suspendedAt, isUsed }: { suspendedAt: string | undefined; isUsed: boolean }): string {
  if (suspendedAt) return '已经停用';
  return isUsed ? '正常使用' : '本人还没有设密码';
}
