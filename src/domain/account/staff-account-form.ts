import { z } from 'zod';
import { oneLine, reasonField } from '../organisation/organisation-form.ts';
import { readSignInName } from './sign-in-name.ts';
import { personNameLength, staffRolePlaces } from './staff-account.ts';
import type { StaffRole } from './staff-account.ts';

const role = z.enum(Object.keys(staffRolePlaces) as StaffRole[], '请选一项：做什么工作。');
const organisation = z.uuid('请从列表里选一个单位。');

/** `/administration/accounts/new`: an account belongs to one named person. */
export const staffAccountForm = z.object({
  called: oneLine(personNameLength, '请写本人的姓名。'),
  name: z
    .string()
    .default('')
    .transform((typed, context) => {
      const name = readSignInName(typed);
      if (name) return name;
      const message = typed ? '请写手机号，或者用汉字、字母和数字写一个用户名。' : '请写登录名：手机号或者用户名。';
      context.issues.push({ code: 'custom', message, input: typed });
      return z.NEVER;
    }),
  role,
  organisation,
});

/** A further role of an account. */
export const grantForm = z.object({ role, organisation, reason: reasonField });
