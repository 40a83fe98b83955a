import { z } from 'zod';
import { codeLength, mandateTerms, readCode, splitTasks } from './mandate.ts';
import type { MandateTask, MandateTerm } from './mandate.ts';

const terms = Object.keys(mandateTerms) as [MandateTerm, ...MandateTerm[]];

/** Ticked boxes arrive as one text with a line each. */
const tasks = z
  .string()
  .default('')
  .transform((text): MandateTask[] => splitTasks(text.split('\n').join(',')))
  .refine((chosen) => chosen.length > 0, { error: '请至少选一件事：可以帮您办什么。' });

/** What a person lets a helper do, and for how long: `/mandates/new`, and agreeing to a helper's request. */
export const scopeForm = z.object({ tasks, term: z.enum(terms, '请选一项：帮多久。') });

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

/** Taking tasks away from a mandate: what is left. */
export const narrowForm = z.object({ tasks });

/** What the person says to something that was done for them. */
export const answerForm = z.object({ event: z.uuid(), answer: z.enum(['known', 'undo', 'question']) });
