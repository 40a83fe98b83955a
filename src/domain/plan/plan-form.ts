import { z } from 'zod';
import { chinaDay } from '../day/day.ts';
import { readDay } from '../jobseeker/jobseeker-form.ts';
import { agreements, doers, remarkKinds } from './plan.ts';
import type { Agreement, Doer, RemarkKind } from './plan.ts';

/** So many characters a goal or an action has at most, and anything said to one. */
export const lineLength = 200;
export const wordsLength = 2000;

/** A text of at most so many characters; nobody loses what they typed for being too long. */
const text = (length: number) =>
  z
    .string()
    .default('')
    .refine((typed) => [...typed].length <= length, {
      error: ({ input }) => `最多写${length}个字。您写了${[...String(input)].length}个字。请写短一些。`,
    });

const needed = (length: number, missing: string) => text(length).refine((typed) => typed !== '', { error: missing });

/** Made with the form and sent along, so that a form sent twice is one. */
const id = z.uuid().catch(() => crypto.randomUUID());

const revision = z.coerce.number().int().catch(0);

/** A form that only confirms which line it is of. */
const shown = { revision };

/** A new goal. */
export const goalForm = z.object({ id, text: needed(lineLength, '请写目标。') });

const dayField = (now: Date, isPastRefused: boolean) =>
  z
    .string()
    .default('')
    .transform((typed, context) => {
      if (typed === '') return undefined;
      const day = readDay(typed);
      const say = (message: string) => context.addIssue({ code: 'custom', message });
      if (!day) say('请写日期，像这样：2026年3月2日。也可以空着。');
      else if (isPastRefused && day < chinaDay(now)) say('这一天已经过去了。请写今天或者以后的日期，也可以空着。');
      return day;
    });

const action = (now: Date, isPastRefused: boolean) => ({
  text: needed(lineLength, '请写要做什么。'),
  doer: z.enum(Object.keys(doers) as Doer[], { error: '请选一项：谁来做。' }),
  doerName: text(50),
  dueOn: dayField(now, isPastRefused),
});

/** Named at once with every other mistake. */
const named = {
  path: ['doerName'],
  error: '您选了别的人，请写是谁。',
  when: () => true,
};
const isNamed = ({ doer, doerName }: { doer?: Doer; doerName?: string }): boolean =>
  doer !== 'other' || doerName !== '';

/** A new action of a goal. */
export const actionForm = (now: Date) => z.object({ id, ...action(now, true) }).refine(isNamed, named);

/** How a goal or an action is to read; its day may have gone by. */
export const goalChangeForm = z.object({ ...shown, text: needed(lineLength, '请写目标。') });
export const actionChangeForm = (now: Date) => z.object({ ...shown, ...action(now, false) }).refine(isNamed, named);

/** What came of a line. */
export const reportForm = z.object({
  ...shown,
  report: z.enum(['done', 'failed', 'open'], { error: '请选一项：做得怎么样。' }),
  words: text(wordsLength),
});

/** What a person may want without having to say more. */
const wordless: readonly RemarkKind[] = ['talk', 'easy'];

/** Something said to a line or to the whole plan. */
export const remarkForm = z
  .object({
    id,
    kind: z.enum(Object.keys(remarkKinds) as RemarkKind[], { error: '请选一项：想说哪一种话。' }),
    text: text(wordsLength),
  })
  .superRefine(({ kind, text: words }, context) => {
    if (words === '' && !wordless.includes(kind))
      context.addIssue({ code: 'custom', path: ['text'], message: '请写您想说的话。' });
  })
  .transform((said) => ({ ...said, text: said.text || `${remarkKinds[said.kind]}。` }));

/** What is said back to a remark. */
export const replyForm = z.object({ id, text: needed(wordsLength, '请写您想接着说的话。') });

/** That it is settled; nothing is said with it. */
export const settleForm = z.object({ text: z.undefined().optional() });

/** What the person says to the plan as a whole; not yet needs a reason that can be answered. */
export const agreementForm = z
  .object({
    id,
    version: z.coerce.number().int().catch(0),
    agreement: z.enum(Object.keys(agreements) as Agreement[], { error: '请选一项：同意，或者还不同意。' }),
    text: text(wordsLength),
  })
  .superRefine(({ agreement, text: words }, context) => {
    if (agreement === 'not yet' && words === '')
      context.addIssue({ code: 'custom', path: ['text'], message: '请写哪里不同意，辅导员才知道怎么改。' });
  });
