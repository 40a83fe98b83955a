import type { Sealer } from '#src/sealing.ts';

export const phoneCodeLength = 6;

/** How long a code that was sent works, in minutes. */
export const phoneCodeMinutes = 10;

/** So many wrong ones, and a new code has to be sent. */
export const phoneCodeTries = 5;

/** Codes that one number gets in 24 hours, and the seconds between two of them: nobody's phone is flooded. */
export const phoneCodesADay = 5;
export const phoneCodePause = 60;

/** What a code is known by; six digits alone would be the same for many. */
export const phoneCodeFingerprints = (sealer: Sealer, accountId: string, code: string): [string, ...string[]] =>
  sealer.fingerprints('phone-code', `${accountId} ${code}`);

export const phoneFingerprints = (sealer: Sealer, number: string): [string, ...string[]] =>
  sealer.fingerprints('phone', number);
