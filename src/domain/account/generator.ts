import { Secret, TOTP } from 'otpauth';

/** An app shows a new code every so many seconds; one step before and after still counts, as clocks differ. */
const stepSeconds = 30;
const leeway = 1;

export const generatorCodeLength = 6;

/** A fresh secret of 160 bits, in the letters and digits that apps take. */
export const makeGeneratorSecret = (): string => new Secret({ size: 20 }).base32;

const generatorOf = (secret: string): TOTP =>
  new TOTP({ issuer: '同途', label: '同途', secret: Secret.fromBase32(secret), period: stepSeconds });

/** What an app on this device opens. It names the portal and not the person. */
export const generatorLink = (secret: string): string => generatorOf(secret).toString();

/** The secret in groups of four, as it is read out and typed. */
export const saySecret = (secret: string): string => (secret.match(/.{1,4}/g) ?? []).join(' ');

/** The time step that a code belongs to, or undefined when it is none of now. */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  const delta = generatorOf(secret).validate({ token: code, timestamp: now.getTime(), window: leeway });
  return delta === null ? undefined : Math.floor(now.getTime() / 1000 / stepSeconds) + delta;
}

/** The code that an app shows at a time. */
export const generatorCode = (secret: string, at: Date): string =>
  generatorOf(secret).generate({ timestamp: at.getTime() });
