import { z } from 'zod';
import { guardianRelations } from './consent.ts';
import type { GuardianRelation } from './consent.ts';

const pressed = z.object({
  wish: z.enum(['give', 'withdraw'], { error: '没有读懂提交的内容，请再提交一次。' }),
  next: z.string().optional(),
});

/** Giving or withdrawing is pressing one button; a second press of the same page changes nothing. */
export const consentForm = pressed.transform((answers) => ({ ...answers, guardian: undefined }));

/** What a guardian says who agrees for a child under 14. */
export const guardianForm = pressed
  .extend({
    guardian: z.string({ error: '请写监护人的姓名。' }).min(1, '请写监护人的姓名。').max(50, '姓名最多50个字。'),
    relation: z.enum(Object.keys(guardianRelations) as [GuardianRelation, ...GuardianRelation[]], {
      error: '请选一项：监护人和您的关系。',
    }),
    present: z.literal('yes', { error: '请监护人本人在场，看完说明，再选“我在场”。' }),
  })
  .transform(({ guardian: name, relation, ...answers }) => ({ ...answers, guardian: { name, relation } }));
