/** What an organisation that staff belong to is. */
export const organisationKinds = {
  federation: '残联',
  service: '就业服务机构',
  training: '培训机构',
  employer: '用人单位',
} as const;

export type OrganisationKind = keyof typeof organisationKinds;

/** The longest name, in characters. */
export const organisationNameLength = 60;

/** The longest reason for what was done to an account or an organisation, in characters. */
export const reasonLength = 200;
