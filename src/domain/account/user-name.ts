import { randomInt } from 'node:crypto';
import type { SignInName } from './sign-in-name.ts';

/** Adds digits to a user name until `take` says that it was free; returns the whole name. */
export async function withFreeDigits(name: string, take: (own: SignInName) => Promise<boolean>): Promise<SignInName> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    // After twenty taken ones a longer number makes sure of a free one.
    const length = attempt < 20 ? 4 : 8;
    const digits = String(randomInt(10 ** length)).padStart(length, '0');
    const own: SignInName = { kind: 'name', text: name + digits };
    if (await take(own)) return own;
  }
  throw new Error('No free user name was found');
}
