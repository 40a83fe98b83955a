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

/** The longest words on when an office is reached, in characters. */
export const contactHoursLength = 60;

/** The longest reason for what was done to an account or an organisation, in characters. */
export const reasonLength = 200;

/** `办公电话0772 123 4567，星期一到星期五。`, or that it is not known. */
export const sayOfficePhone = (phone: string | undefined, hours: string | undefined): string =>
  phone ? `办公电话${phone}${hours ? `，${hours.replace(/。$/, '')}` : ''}。` : '办公电话未知。';
