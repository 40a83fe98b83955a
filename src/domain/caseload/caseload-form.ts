import { z } from 'zod';
import { oneLine, reasonField } from '../organisation/organisation-form.ts';
import { papersField } from '../jobseeker/desk-agreement-form.ts';

/** `/files`: what a person can be found by. */
export const findForm = z.object({ number: oneLine(60, '请写残疾人证号、身份证号或者登录名。') });

/** `/files/[id]` of somebody who is not on the caseload. */
export const openForm = z.object({ reason: reasonField });

/** `/files/[id]/code` */
export const deskCodeForm = z.object({
  papers: papersField,
  reason: reasonField,
});
