import { z } from 'zod';
import { readSignInName, userNameLength } from '../account/sign-in-name.ts';
import { deskAgreementForm, papersField } from '../jobseeker/desk-agreement-form.ts';
import { certificateForm, contactForm, nameForm, regionForm } from '../jobseeker/jobseeker-form.ts';
import { oneLine, reasonField } from '../organisation/organisation-form.ts';

/** `/files`: what a person can be found by. */
export const findForm = z.object({ number: oneLine(60, '请写残疾人证号、身份证号或者登录名。') });

/** `/files/[id]` of somebody who is not on the caseload. */
export const openForm = z.object({ reason: reasonField });

/** `/tasks`: the deadlines of the region's plan that are done. */
export const deadlinesForm = z.object({
  done: z
    .string()
    .default('')
    .transform((text) => text.split('\n')),
});

/** `/files/[id]/handover` */
export const passOnForm = z.object({ to: z.uuid({ error: '请选一项：交给谁。' }), reason: reasonField });

/** `/files/[id]/code` */
export const deskCodeForm = z.object({ papers: papersField, reason: reasonField });

/** `/files/helper-code` */
export const helperCodeForm = z.object({
  name: oneLine(60, '请写家属的登录名：手机号或者用户名。'),
  papers: papersField,
  reason: reasonField,
});

const box = (error: string) => z.literal('yes', { error });

/** `/files/new`: made when the form is shown, so that sending it twice makes one file. */
export const newFileForm = (now: Date) =>
  z
    .object({
      key: z.uuid({ error: '没有读懂提交的内容，请再打开这一页。' }),
      record: box('请念完说明，本人同意保存档案，再选这一项。'),
      counsellor: box('请念完说明，本人同意让辅导员看档案，再选这一项。'),
      called: nameForm.shape.called,
    })
    .and(contactForm)
    .and(regionForm)
    .and(deskAgreementForm(now));

/** `/files/[id]/consents/[purpose]` */
export const spokenConsentForm = (now: Date) =>
  z
    .object({ wish: z.enum(['give', 'withdraw'], { error: '没有读懂提交的内容，请再提交一次。' }) })
    .and(deskAgreementForm(now));

/** `/files/[id]/account` */
export const handOverForm = z.object({
  userName: oneLine(userNameLength, '请写本人自己起的用户名。').refine(
    (text) => text === '' || readSignInName(text)?.kind === 'name',
    {
      error: '用户名要有汉字或者字母，不能有别的符号。',
    },
  ),
  papers: papersField,
  keep: z
    .string()
    .default('')
    .transform((text) => text.split('\n').filter((id) => id !== '')),
});

/** `/files/[id]/certificate`: a number that the person cannot enter, with the paper before the counsellor. */
export const unusualCertificateForm = (now: Date) =>
  z.object({ seen: box('请看着证件原件填，再选这一项。') }).and(
    certificateForm(now, { unusual: true }).superRefine(({ number }, context) => {
      if (number === undefined) context.addIssue({ code: 'custom', path: ['number'], message: '请写残疾人证号。' });
    }),
  );
