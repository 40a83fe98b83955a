import { z } from 'zod';
import { readCode } from './one-time-code.ts';
import { readSignInName } from './sign-in-name.ts';

/** Where a recovery that has begun is kept among the kept answers. */
export const recoveryPlace = '/recovery';

/** Where the request for a code by text is kept. */
export const phoneRecoveryPlace = '/recovery/phone';

const given = (message: string) => z.string({ error: message }).min(1, message).max(200, message);

/** `/recovery`, first: who, and the code. */
export const recoveryForm = z.object({
  name: given('请写登录名：手机号或者用户名。'),
  code: given('请写恢复码或者一次性码。').refine((text) => /^\d{6,20}$/.test(readCode(text)), {
    error: '恢复码是12个数字，一次性码是8个数字。请再写一次。',
  }),
});

/** `/recovery/phone`: the number that a code is texted to; digits only once it is read. */
export const recoveryPhoneForm = z.object({
  number: z
    .string()
    .default('')
    .transform((text) => readSignInName(text))
    .refine((name) => name?.kind === 'phone', { error: '手机号是11个数字，第一个是1。请对照手机号再写一次。' })
    .transform((name) => name?.text ?? ''),
});

/** `/recovery`, then: the new password. What is wrong with it depends on the name, which this form does not carry. */
export const recoveryPasswordForm = z.object({
  password: z.string().max(1000).default(''),
  lost: z.string().optional(),
});
