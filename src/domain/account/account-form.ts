import { z } from 'zod';
import { isCommonPassword } from './common-passwords.ts';
import { readSignInName, userNameLength } from './sign-in-name.ts';

/** Characters that a form of address has at most. */
export const calledLength = 20;

/** Shortest and longest password; no rule about kinds of characters, which only makes passwords hard to remember. */
export const passwordMin = 8;
export const passwordMax = 128;

const characters = (text: string): number => [...text].length;

const given = (message: string) => z.string({ error: message }).min(1, message);

/** What is wrong with a password that somebody chose, or undefined. `names` are what others know of the person. */
export function passwordFlaw(password: string, names: readonly string[]): string | undefined {
  const length = characters(password);
  if (length === 0) return '请写一个密码。';
  if (length < passwordMin) return `密码最少${passwordMin}个字符。您写了${length}个，请再加${passwordMin - length}个。`;
  if (length > passwordMax) return `密码最多${passwordMax}个字符。您写了${length}个，请删去${length - passwordMax}个。`;
  const plain = password.toLowerCase();
  if (names.some((name) => name !== '' && plain === name.toLowerCase()))
    return '密码和登录名一样，别人容易猜到。请换一个。';
  if (isCommonPassword(plain)) return '用这个密码的人很多，别人容易猜到。请换一个。';
  return undefined;
}

/** `/sign-up`: a phone number, or a name to which we add digits. */
export const signUpNameForm = z.object({
  name: given('请写手机号，或者给自己起一个用户名。').check((context) => {
    const name = readSignInName(context.value);
    const isOnlyDigits = /^[\d\s()+-]*$/.test(context.value);
    const refuse = (message: string) => context.issues.push({ code: 'custom', message, input: context.value });
    if (context.value === '' || name?.kind === 'phone') return;
    if (isOnlyDigits) refuse('手机号是11个数字，第一个是1。请对照手机号再写一次，或者改用名字。');
    else if (characters(context.value) > userNameLength) refuse(`用户名最多${userNameLength}个字。请写短一些。`);
    else if (!name) refuse('用户名只能用汉字、字母和数字。请去掉别的符号。');
  }),
});

/** `/sign-up/called`: how to address the person, and for whom they come. */
export const signUpCalledForm = z.object({
  called: given('请写怎么称呼您，比如“李女士”。').refine((text) => characters(text) <= calledLength, {
    error: `称呼最多${calledLength}个字。请写短一些。`,
  }),
  role: z.enum(['jobseeker', 'helper'], '请选一项：您是给自己找，还是帮家人找。'),
});

/** `/sign-up/password`. What is wrong with it depends on the name, which this form does not carry. */
export const newPasswordForm = z.object({ password: z.string().default('') });

/** `/sign-in`. */
export const signInForm = z.object({
  name: given('请写登录名：手机号或者用户名。'),
  password: given('请写密码。'),
  next: z.string().optional(),
});

/** `/account/password`. */
export const changePasswordForm = z.object({
  old: given('请写现在用的密码。'),
  password: z.string().default(''),
});

/** `/account/proof`. */
export const proofForm = z.object({ password: given('请写密码。') });

/** `/account/devices`: one device, or all the others. */
export const endSessionForm = z.object({ session: z.string().max(100).optional() });

/** `/account/role`. */
export const roleForm = z
  .object({ wish: z.enum(['use', 'add']).default('use'), role: z.string().max(100).default('') })
  .refine(({ wish, role }) => wish === 'add' || role !== '', {
    path: ['role'],
    error: '请选一项：您现在是什么身份。',
  });
