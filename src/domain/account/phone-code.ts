import type { Sealer } from '#src/sealing.ts';

export const phoneCodeLength = 6;

/** How long a code that was sent works, in minutes. */
export const phoneCodeMinutes = 10;

/** So many wrong ones, and a new code has to be sent. */
export const phoneCodeTries = 5;

/** Codes that one number gets in 24 hours, and the seconds between two of them: nobody's phone is flooded. */
export const phoneCodesADay = 5;
export const phoneCodePause = 60;

/** How long after `sentAt` until another code may be asked for, in milliseconds; below one for at once. */
export const pauseAfter = (sentAt: string | undefined, now: Date): number =>
  phoneCodePause * 1000 - (now.getTime() - Date.parse(sentAt ?? '1970-01-01'));

/** What to say of a code that was not right, beside its field while there are tries left, else above the form. */
export const wrongCode = (
  answer: { kind: 'wrong'; left: number } | { kind: 'no code' },
): Readonly<Record<string, string>> =>
  answer.kind === 'wrong' && answer.left > 0
    ? { code: `验证码不对。还可以试${answer.left}次。` }
    : { '': '这个验证码不能用了。请再要一个。' };

/** What a code is known by; six digits alone would be the same for many. */
export const phoneCodeFingerprints = (sealer: Sealer, accountId: string, code: string): [string, ...string[]] =>
  sealer.fingerprints('phone-code', `${accountId} ${code}`);

/** What a code is known by that goes to a number whose owner is not signed in: it belongs to one request and one number. */
export const numberCodeFingerprints = (
  sealer: Sealer,
  { codeId, number, code }: { codeId: string; number: string; code: string },
): [string, ...string[]] => sealer.fingerprints('number-code', `${codeId} ${number} ${code}`);

export const phoneFingerprints = (sealer: Sealer, number: string): [string, ...string[]] =>
  sealer.fingerprints('phone', number);
