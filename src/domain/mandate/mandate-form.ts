import { z } from 'zod';
import { deskAgreementForm, papersField } from '../jobseeker/desk-agreement-form.ts';
import { reasonField } from '../organisation/organisation-form.ts';
import { codeLength, mandateTerms, readCode, splitTasks } from './mandate.ts';
import type { MandateTask, MandateTerm } from './mandate.ts';

const terms = Object.keys(mandateTerms) as [MandateTerm, ...MandateTerm[]];

/** Ticked boxes arrive as one text with a line each. */
const tasks = z
  .string()
  .default('')
  .transform((text): MandateTask[] => splitTasks(text.split('\n').join(',')))
  .refine((chosen) => chosen.length > 0, { error: '请至少选一件要帮忙办的事。' });

const scope = { tasks, term: z.enum(terms, '请选一项：帮多久。') };

/** Made when the form is shown; whoever has none sends it as often as they press. */
const key = z.uuid().optional().catch(undefined);

/** What a person lets a helper do, and for how long: `/mandates/new`. */
export const invitationForm = z.object({ ...scope, key });

/** An empty field is none. */
const optionalLine = (length: number) =>
  z
    .string()
    .default('')
    .refine((text) => [...text].length <= length, { error: `最多写${length}个字。` })
    .transform((text) => text || undefined);

/** A counsellor writes down what the person lets a helper do: `/files/[id]/mandates/new`. */
export const deskMandateForm = (now: Date) =>
  z
    .object({
      ...scope,
      key,
      code: optionalLine(20).transform((text, context) => {
        const code = text === undefined ? undefined : readCode(text);
        if (text !== undefined && code === undefined)
          context.addIssue({ code: 'custom', message: `家属的号码有${codeLength}个数字。没有号码，就空着。` });
        return code;
      }),
      helperName: optionalLine(60),
    })
    .and(deskAgreementForm(now));

/** A counsellor begins to act for a person who is present: `/files/[id]/acting`. */
export const deskActingForm = z.object({
  tasks,
  papers: papersField,
  present: z.literal('yes', { error: '本人在您身边，才能开始。请选这一项。' }),
  reason: reasonField,
});

/** A helper's wish to help: `/mandates`. */
export const requestForm = z.object({ key });

/** `/mandates/code`. */
export const codeForm = z.object({
  code: z
    .string()
    .default('')
    .transform((text, context) => {
      const code = readCode(text);
      if (code !== undefined) return code;
      context.addIssue({ code: 'custom', message: `请填写${codeLength}个数字的号码。` });
      return z.NEVER;
    }),
});

/** The person agrees to what a helper asked for: `/mandates/[id]`. */
export const agreementForm = z.object(scope);

/** The person takes tasks back; these are left: `/mandates/[id]`. */
export const narrowForm = z.object({ tasks });

/** What the person says to something that was done for them: `/mandates/[id]/changes/[change]`. */
export const answerForm = z.object({ answer: z.enum(['known', 'undo', 'question'], '请选一项：您的意见。') });

/** Beginning to act for the person of a mandate, or ending it without one: `/acting`. */
export const actingForm = z.object({ mandate: z.uuid().optional().catch(undefined) });
