import { z } from 'zod';
import { keysIn } from '../assessment/assessment.ts';
import { readPhone } from '../job/phone-number.ts';
import { materialForms, takingPartNeeds } from './enrolment.ts';

/** A text of at most so many characters; nobody loses what they typed for being too long. */
const text = (length: number) =>
  z
    .string()
    .default('')
    .refine((typed) => [...typed].length <= length, {
      error: ({ input }) => `最多写${length}个字。您写了${[...String(input)].length}个字。请写短一些。`,
    });

/** Ticked boxes of one name, those that this set knows. */
const ticks = <Key extends string>(set: Readonly<Record<Key, string>>) =>
  z
    .string()
    .default('')
    .transform((typed) => keysIn(set, typed.split('\n')));

const wishes = {
  name: text(30).refine((typed) => typed !== '', { error: '请写姓名，或者怎样称呼。名单上写这个。' }),
  phone: z
    .string()
    .default('')
    .refine((typed) => typed === '' || readPhone(typed) !== undefined, {
      error: '请写手机号，或者带区号的座机号。不想写就空着。',
    })
    .transform((typed) => readPhone(typed)),
  needs: ticks(takingPartNeeds),
  materials: ticks(materialForms),
  words: text(500).transform((typed) => typed || undefined),
};

/** Names what the form makes: the same form sent twice makes it once. */
const key = z.uuid().catch(() => crypto.randomUUID());

/** `/sessions/[id]/enrolment` and `/enrolments/[id]/needs`: only how to be called is needed. */
export const enrolmentForm = z.object({ key, ...wishes }).transform(({ key: sent, ...each }) => ({
  key: sent,
  wishes: each,
}));

/** `/enrolments/[id]/offer`. */
export const offerForm = z.object({
  answer: z.enum(['accept', 'decline'], { error: '请选一项：要，还是不要。' }),
});

/** `/enrolments/[id]/cancellation`. */
export const cancellationForm = z.object({ why: text(200).transform((typed) => typed || undefined) });

/** `/enrolments/[id]/move`. */
export const moveForm = z.object({ key, session: z.string('请选一个班次。').min(1, '请选一个班次。') });
