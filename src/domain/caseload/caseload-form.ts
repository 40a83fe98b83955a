import { z } from 'zod';
import { oneLine, reasonField } from '../organisation/organisation-form.ts';
import { papers } from './caseload.ts';
import type { Paper } from './caseload.ts';

/** `/files`: what a person can be found by. */
export const findForm = z.object({ number: oneLine(60, '请写残疾人证号、身份证号或者登录名。') });

/** `/files/[id]` of somebody who is not on the caseload. */
export const openForm = z.object({ reason: reasonField });

const isPaper = (text: string): text is Paper => Object.hasOwn(papers, text);

/** `/files/[id]/code` */
export const deskCodeForm = z.object({
  papers: z
    .string()
    .default('')
    .transform((text) => text.split('\n').filter(isPaper))
    .refine((seen) => seen.length > 0, { error: '请选您核对过的证件，至少一种。' }),
  reason: reasonField,
});
