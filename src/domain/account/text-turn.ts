import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { networkOf, takeTurn } from './throttle.ts';

/** Texts that people at one address may ask for in a day before they have to wait: a whole class does. */
export const freeTexts = 60;

/** Counts a text that somebody asks for who is not signed in; how long to wait, in milliseconds, when it is too many. */
export async function takeTextTurn(
  db: Kysely<Database>,
  sealer: Sealer,
  address: string,
  now: Date,
): Promise<number | undefined> {
  const shared = [{ subject: `texts asked for from ${networkOf(address)}`, free: freeTexts }];
  return (await takeTurn(db, sealer, { own: [], shared }, now)).wait;
}
