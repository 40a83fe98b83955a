import { z } from 'zod';
import { chinaDay } from '../day/day.ts';
import { readDay } from '../jobseeker/jobseeker-form.ts';
import { clearingReasons, entryReasons, memberStates, relations, reopeningReasons, routes } from './household.ts';
import type { ClearingReason, EntryReason, MemberState, Relation, ReopeningReason, Route } from './household.ts';

const noteLength = 500;

const unread = '没有读懂提交的内容，请再打开这一页。';

/** Made when the form is shown, so that sending it twice makes one row. */
const key = z.uuid({ error: unread });

const keysOf = <Key extends string>(labels: Readonly<Record<Key, string>>) => Object.keys(labels) as Key[];

/** A day that has been: `2026年3月1日`. */
const pastDay = (now: Date, missing: string) =>
  z
    .string()
    .default('')
    .transform((text, context) => {
      const day = readDay(text);
      if (!day) context.addIssue({ code: 'custom', message: missing });
      else if (day > chinaDay(now)) context.addIssue({ code: 'custom', message: '日期还没有到。请再看一看。' });
      else if (day < '2000-01-01') context.addIssue({ code: 'custom', message: '日期太早了。请再看一看年份。' });
      return day ?? '';
    });

const words = z
  .string()
  .default('')
  .refine((text) => [...text].length <= noteLength, { error: `最多写${noteLength}个字。` });

const route = z
  .union([z.literal(['', 'none']), z.enum(keysOf<Route>(routes))], '请选一项：怎样帮扶。')
  .default('')
  .transform((value) => (value === '' || value === 'none' ? undefined : value));

/** The revision that the form showed; none is like an old one. */
const revision = z.string().default('').transform(Number);

/** `/households/new` */
export const entryForm = (now: Date) =>
  z.object({
    key,
    reason: z.enum(keysOf<EntryReason>(entryReasons), '请选一项：为什么登记。'),
    enteredOn: pastDay(now, '请写哪天进台账，例如2026年3月1日。'),
    state: z.enum(['seeking', 'unable'], '请选一项：本人现在的情况。'),
    route,
    note: words,
  });

/** `/households/[id]/members/new` */
export const memberForm = z.object({
  key,
  relation: z.enum(
    keysOf<Relation>(relations).filter((each) => each !== 'self'),
    '请选一项：是什么家人。',
  ),
  state: z.enum(
    keysOf<MemberState>(memberStates).filter((each) => each !== 'left'),
    '请选一项：现在的情况。',
  ),
  number: words,
});

/** `/households/[id]/members/[member]` */
export const memberChangeForm = z.object({
  revision,
  state: z.enum(keysOf<MemberState>(memberStates), '请选一项：现在的情况。'),
  route,
  note: words,
});

/** `/households/[id]/clearing` */
export const clearingForm = (now: Date) =>
  z
    .object({
      revision,
      reason: z.enum(keysOf<ClearingReason>(clearingReasons), '请选一项：为什么清零。'),
      clearedOn: pastDay(now, '请写哪天清零，例如2026年3月1日。'),
      note: words,
    })
    .superRefine(({ reason, note }, context) => {
      if (reason !== 'work' && note === '')
        context.addIssue({ code: 'custom', path: ['note'], message: '请写明原因。家里没有人工作，清零要有说明。' });
    });

/** `/households/[id]/reopening` */
export const reopeningForm = (now: Date) =>
  z.object({
    revision,
    reason: z.enum(keysOf<ReopeningReason>(reopeningReasons), '请选一项：为什么取消清零。'),
    reopenedOn: pastDay(now, '请写从哪天起，例如2026年3月1日。'),
    note: words.refine((text) => text !== '', { error: '请写明是怎么回事。' }),
  });

/** `/household` and `/households/[id]/members/[member]/answer` */
export const wordsForm = (missing: string) =>
  z.object({ words: words.refine((text) => text !== '', { error: missing }) });

/** `/households/[id]`, of people whom somebody else looks after. */
export const openHouseholdForm = z.object({
  reason: words.refine((text) => text !== '', { error: '请写下理由。' }),
});
