import type { Sealer } from '#src/sealing.ts';

const minute = 60_000;

/** How long a code holds that a counsellor gives to a person across the desk, in milliseconds. */
export const deskCodeLifetime = 60 * minute;

/** How long the code that opens a new staff account holds, in milliseconds. */
export const startingCodeLifetime = 3 * 24 * 60 * minute;

export const deskCodeLength = 8;

/** What the database finds a desk code by; the digits without the space between them. */
export const deskCodeFingerprints = (sealer: Sealer, code: string): [string, ...string[]] =>
  sealer.fingerprints('desk code', code);
