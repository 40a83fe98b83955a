import { z } from 'zod';
import { readPhone } from '../job/phone-number.ts';
import { childRegions, placeName, programmeRegions } from '../region/region.ts';
import { contactHoursLength, organisationKinds, organisationNameLength, reasonLength } from './organisation.ts';
import type { OrganisationKind } from './organisation.ts';

/** The regions that staff may work in: those with a plan, and the districts and counties within them. */
export const staffRegions: readonly (readonly [code: string, name: string])[] = programmeRegions.flatMap((code) =>
  [code, ...childRegions(code)].map((region) => [region, placeName(region)] as const),
);

/** One line of at most so many characters that must not be empty. */
export const oneLine = (length: number, missing: string) =>
  z
    .string()
    .default('')
    .refine((text) => text !== '', { error: missing })
    .refine((text) => !text.includes('\n'), { error: '请写在一行里。' })
    .refine((text) => [...text].length <= length, { error: `最多写${length}个字。` });

/** Why something is done; it is kept with who did it. */
export const reasonField = oneLine(reasonLength, '请写下理由。');

/** `/administration/organisations/new` */
export const organisationForm = z.object({
  name: oneLine(organisationNameLength, '请写单位的全称。'),
  kind: z.enum(Object.keys(organisationKinds) as OrganisationKind[], '请选一项：是哪一类单位。'),
  region: z
    .string()
    .default('')
    .refine((code) => staffRegions.some(([region]) => region === code), { error: '请从列表里选一个地区。' }),
});

/** `/administration/organisations/[id]/contact`: both may be empty, which is 未知. */
export const officeContactForm = z.object({
  phone: z
    .string()
    .default('')
    .transform((typed, context) => {
      const phone = typed === '' ? '' : readPhone(typed);
      if (phone === undefined)
        context.addIssue({ code: 'custom', message: '请写电话号码，像这样：0772 123 4567。也可以空着。' });
      return phone ?? '';
    }),
  hours: z
    .string()
    .default('')
    .refine((typed) => [...typed].length <= contactHoursLength && !typed.includes('\n'), {
      error: `请写在一行里，最多${contactHoursLength}个字。`,
    }),
});

/** A page that asks for nothing but the reason; `wanted` says which way the shown page was about. */
export const reasonForm = z.object({ reason: reasonField, wanted: z.string().optional() });
