import { z } from 'zod';
import { actionForm, goalForm, wordsLength } from './plan-form.ts';

const words = z
  .string()
  .default('')
  .refine((typed) => [...typed].length <= wordsLength, {
    error: ({ input }) => `最多写${wordsLength}个字。您写了${[...String(input)].length}个字。请写短一些。`,
  });

const needed = (missing: string) => words.refine((typed) => typed !== '', { error: missing });

const revision = z.coerce.number().int().catch(0);

/** The template that a new line began with; the line keeps its clause. */
const template = z.string().default('');

/** `/files/[id]/plan/goals/new` */
export const deskGoalForm = goalForm.extend({ template });

/** `/files/[id]/plan/goals/[goal]/actions/new` */
export const deskActionForm = (now: Date) => z.object({ template }).and(actionForm(now));

/** `/files/[id]/plan/remarks/[remark]` */
export const answerForm = z.object({ id: goalForm.shape.id, answer: needed('请写答复。') });

/** `/files/[id]/plan/easy` */
export const easyForm = z.object({ text: needed('请写易读版。'), version: revision });

/** What became of a line, or that it is given up. */
export const outcomes = {
  done: '做完了',
  failed: '没做成',
  open: '还要做，放回去',
  dropped: '不再做',
} as const;

/** `/files/[id]/plan/lines/[line]/outcome` */
export const outcomeForm = z
  .object({
    revision,
    outcome: z.enum(Object.keys(outcomes) as (keyof typeof outcomes)[], { error: '请选一项：怎样了。' }),
    words,
  })
  .superRefine(({ outcome, words: said }, context) => {
    if (said === '' && (outcome === 'failed' || outcome === 'dropped'))
      context.addIssue({ code: 'custom', path: ['words'], message: '请写为什么，本人看得到。' });
  });

/** `/files/[id]/plan/lines/[line]`, of what the person proposes. */
export const decisionForm = (now: Date) =>
  z
    .object({
      revision,
      dueOn: actionForm(now).shape.dueOn,
      decision: z.enum(['accept', 'turn down'], { error: '请选一项：答应，还是不答应。' }),
      words,
    })
    .superRefine(({ decision, words: said }, context) => {
      if (said === '' && decision === 'turn down')
        context.addIssue({ code: 'custom', path: ['words'], message: '不答应的，请写为什么。本人看得到。' });
    });

/** So many characters say why a job is proposed. */
export const whyLength = 100;

const goalField = z
  .string()
  .default('')
  .refine((typed) => typed !== '', { error: '请选为了哪个目标。' });

const whyField = z
  .string()
  .default('')
  .refine((typed) => typed !== '', { error: '请写推荐的理由，本人看得到。' })
  .refine((typed) => [...typed].length <= whyLength, { error: `最多写${whyLength}个字。` });

/** `/files/[id]/jobs/new`: the job by its address on the portal. */
export const jobForm = (now: Date) => {
  const { id, dueOn } = actionForm(now).shape;
  return z.object({
    id,
    dueOn,
    job: z
      .string()
      .default('')
      .transform((typed, context) => {
        const jobId = keyIn(typed);
        if (!jobId) context.addIssue({ code: 'custom', message: '请写岗位的网址，从岗位页整个复制过来。' });
        return jobId ?? '';
      }),
    goal: goalField,
    why: whyField,
  });
};

/** The key at the end of an address of the portal. */
const keyIn = (typed: string): string | undefined => /([\w-]+)\/?(?:[?#].*)?$/.exec(typed)?.[1];

/** `/files/[id]/courses/new`: one of the sessions that are offered, or another by its address on the portal. */
export const courseForm = (now: Date) => {
  const { id, dueOn } = actionForm(now).shape;
  const key = z
    .string()
    .default('')
    .transform((typed) => keyIn(typed) ?? '');
  return z
    .object({ id, dueOn, session: key, address: key, goal: goalField, why: whyField })
    .refine(({ session, address }) => session !== '' || address !== '', {
      path: ['session'],
      error: '请选一个班次，或者在下面写班次的网址。',
      when: () => true,
    });
};
