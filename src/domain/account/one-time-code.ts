import { randomInt } from 'node:crypto';

/** What a code that works once is for. */
export const oneTimeCodeKinds = {
  recovery: '恢复码',
  desk: '就业辅导员给的一次性码',
  phone: '短信验证码',
  'sign-up': '注册用的短信验证码',
  'phone-recovery': '找回账号用的短信验证码',
} as const;

export type OneTimeCodeKind = keyof typeof oneTimeCodeKinds;

export const recoveryCodeLength = 12;
export const recoveryCodeCount = 10;

/** A fresh code of digits only: read out, heard and typed without mistakes in any input method. */
export const makeCode = (length: number): string => Array.from({ length }, () => randomInt(10)).join('');

/** A code in groups of four, as it is shown and read out. */
export const sayCode = (code: string): string => (code.match(/\d{1,4}/g) ?? []).join(' ');

/** What was typed as a code, without the spaces and dashes between its groups. */
export const readCode = (text: string): string => text.replace(/[\s\-–—，,.。]/g, '');
