import { z } from 'zod';
import { generatorCodeLength } from './generator.ts';
import { readCode, recoveryCodeLength } from './one-time-code.ts';

const code = (missing: string) => z.string({ error: missing }).min(1, missing).max(100, missing).transform(readCode);

const digits = (length: number) => new RegExp(`^\\d{${length}}$`);

/** The first code of an app: `/account/generator`. */
export const firstCodeForm = z.object({
  code: code('请写应用里现在的6个数字。').refine((text) => digits(generatorCodeLength).test(text), {
    error: `动态码是${generatorCodeLength}个数字。请看着应用再写一次。`,
  }),
});

/** A code of the app or a recovery code: `/sign-in/second`, `/account/generator/removal`. */
export const secondFactorForm = z.object({
  code: code('请写动态码或者恢复码。').refine(
    (text) => digits(generatorCodeLength).test(text) || digits(recoveryCodeLength).test(text),
    { error: `动态码是${generatorCodeLength}个数字，恢复码是${recoveryCodeLength}个数字。请再写一次。` },
  ),
});
