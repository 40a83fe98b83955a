import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { openDatabase } from '#db/database.ts';
import { sweepHourly } from '#src/commands/sweep-hourly.ts';
import { keepAnswers } from '#src/domain/account/kept-answers.ts';
import { takeTurn } from '#src/domain/account/throttle.ts';
import { createSealer } from '#src/sealing.ts';
import { anAccount, cookieOf } from '../account-factories.ts';
import { freshDatabaseUrl } from '../database-url.ts';

test('what has run out is deleted when the server starts, and nothing else', async () => {
  const url = await freshDatabaseUrl('empty');
  const db = openDatabase(url);
  const sealer = createSealer(randomBytes(32));
  const account = await anAccount(db, sealer);
  const [now, old] = [new Date(), new Date(Date.now() - 2 * 24 * 60 * 60_000)];
  for (const at of [old, now]) {
    await keepAnswers(db, sealer, { path: '/record', answers: { a: 'b' } }, at);
    await takeTurn(db, sealer, { own: [], shared: [{ subject: at.toISOString(), free: 9 }] }, at);
  }
  await cookieOf(db, account);
  await db.updateTable('session').set({ expires_at: old.toISOString() }).execute();
  await cookieOf(db, account);

  await sweepHourly(url)();

  const count = async (table: 'kept_answers' | 'session' | 'throttle') =>
    (await db.selectFrom(table).selectAll().execute()).length;
  expect([await count('session'), await count('kept_answers'), await count('throttle')]).toEqual([1, 1, 1]);
  await db.destroy();
});
