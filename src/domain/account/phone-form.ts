import { z } from 'zod';
import { readCode } from './one-time-code.ts';
import { phoneCodeLength } from './phone-code.ts';

/** `/account/phone`, `/sign-up/code`, `/recovery/code`: asks for a code, or hands one in. */
export const phoneForm = z.discriminatedUnion(
  'wish',
  [
    z.object({ wish: z.literal('send') }),
    z.object({
      wish: z.literal('confirm'),
      code: z
        .string()
        .default('')
        .transform(readCode)
        .refine((code) => new RegExp(`^\\d{${phoneCodeLength}}$`).test(code), {
          error: `验证码是${phoneCodeLength}个数字。请对照短信再写一次。`,
        }),
    }),
  ],
  { error: '没有读懂提交的内容，请再提交一次。' },
);
