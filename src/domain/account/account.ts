/** What somebody is here. A person can hold several and always hears in which one they are. */
export const roles = {
  jobseeker: '求职者',
  helper: '家属',
  counsellor: '就业辅导员',
  employer: '用人单位',
  teacher: '培训教师',
  administrator: '管理员',
} as const;

export type Role = keyof typeof roles;

/** Roles that read other people's files or act for an organisation: they need a second factor. */
export const staffRoles: readonly Role[] = ['counsellor', 'employer', 'teacher', 'administrator'];

/** The roles that people give themselves. */
export const ownRoles = ['jobseeker', 'helper'] as const satisfies readonly Role[];

/** The one of these that somebody with these roles can still add; whoever has neither is staff only, and adds none. */
export function otherOwnRole(held: readonly { role: Role }[]): (typeof ownRoles)[number] | undefined {
  const missing = ownRoles.filter((role) => !held.some((each) => each.role === role));
  return missing.length === 1 ? missing[0] : undefined;
}

/** What a person signs in with. */
export const signInKinds = { phone: '手机号', name: '用户名' } as const;

export type SignInKind = keyof typeof signInKinds;

/** A role that an account holds at this moment. */
export interface HeldRole {
  accountRoleId: string;
  role: Role;
  organisationId: string | undefined;
  organisationName: string | undefined;
  /** Where a member of staff works; they see only this region. */
  regionCode: string | undefined;
}

/** Who made a request: a signed-in person in one of their roles. */
export interface Visitor {
  accountId: string;
  sessionId: string;
  /** How the person wants to be addressed. */
  called: string;
  /** The role that the person is in now. */
  role: HeldRole;
  /** All roles of the account, this one among them. */
  roles: readonly HeldRole[];
  /** The mandate under which the person acts for somebody else at this moment. */
  mandateId: string | undefined;
  /** When a second factor was last given in this session. */
  secondFactorAt: string | undefined;
  /** When the password was last given in this session. */
  provedAt?: string | undefined;
  /** Whether the account has an app for one-time codes or a passkey. */
  hasSecondFactor: boolean;
}
