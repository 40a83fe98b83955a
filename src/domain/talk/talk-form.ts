import { z } from 'zod';
import { chinaDay } from '../day/day.ts';
import { readDay } from '../jobseeker/jobseeker-form.ts';
import { talkPartners } from './talk.ts';
import type { TalkPartner } from './talk.ts';

const text = (length: number) =>
  z
    .string()
    .default('')
    .refine((words) => [...words].length <= length, { error: `最多写${length}个字。` });

/** `/files/[id]/talks/new`: nothing is kept of a talk that the other side does not want written down. */
export const talkForm = (now: Date) =>
  z
    .object({
      key: z.uuid({ error: '没有读懂提交的内容，请再打开这一页。' }),
      consent: z.literal('yes', { error: '对方同意写下来，才能保存。请问过以后再选这一项。' }),
      partner: z.enum(Object.keys(talkPartners) as TalkPartner[], '请选一项：和谁谈的。'),
      name: text(30).transform((name) => name || undefined),
      nameConsent: z.literal('yes').optional(),
      talkedOn: z
        .string()
        .default('')
        .transform((typed, context) => {
          const day = readDay(typed);
          if (!day) context.addIssue({ code: 'custom', message: '请写哪天谈的，例如2026年3月1日。' });
          else if (day > chinaDay(now)) context.addIssue({ code: 'custom', message: '日期还没有到。请写谈过的那天。' });
          else if (day < '2020-01-01') context.addIssue({ code: 'custom', message: '日期太早了。请再看一看年份。' });
          return day ?? '';
        }),
      said: text(2000).refine((words) => words !== '', { error: '请写谈了什么。' }),
      agreed: text(1000),
      next: text(1000),
    })
    .superRefine(({ name, nameConsent }, context) => {
      if (name && !nameConsent)
        context.addIssue({
          code: 'custom',
          path: ['nameConsent'],
          message: '对方同意写名字，才能写。没有问过，请把名字删掉。',
        });
    });
