import { randomBytes } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { forgiveAttempt, networkOf, sayWait, sweepThrottle, takeTurn } from '#src/domain/account/throttle.ts';
import { createSealer } from '#src/sealing.ts';
import { freshDatabase } from '../../database.ts';

const sealer = createSealer(randomBytes(32));
const minute = 60_000;
let db: Kysely<Database>;
let now: Date;
beforeEach(async () => {
  db = await freshDatabase();
  now = new Date('2026-03-01T02:00:00Z');
});

const later = (minutes: number) => (now = new Date(now.getTime() + minutes * minute));
const buckets = { own: [{ subject: 'here', free: 3 }], shared: [{ subject: 'everywhere', free: 100 }] };
const turn = (of = buckets) => takeTurn(db, sealer, of, now);

test('some failures are free, then the wait grows up to 15 minutes and no further', async () => {
  const seen: string[] = [];
  for (let round = 0; round < 9; round += 1) {
    const { attempt } = await turn();
    expect(attempt).toBeDefined();
    const { wait = 0 } = await turn({ own: buckets.own, shared: [] });
    seen.push(wait > 0 ? sayWait(wait) : 'none');
    if (wait > 0) later(wait / minute);
    else round += 1;
  }
  expect(seen).toEqual(['none', '1分钟', '2分钟', '4分钟', '8分钟', '15分钟', '15分钟', '15分钟']);
});

test('of many attempts at one moment no more get through than are free', async () => {
  const turns = await Promise.all(Array.from({ length: 30 }, () => turn()));
  expect(turns.filter(({ attempt }) => attempt)).toHaveLength(3);
});

test('waiting does not count as failing', async () => {
  for (let round = 0; round < 3; round += 1) await turn();
  for (let round = 0; round < 50; round += 1) expect((await turn()).attempt).toBeUndefined();
  later(1);
  expect((await turn()).attempt).toBeDefined();
});

test('being right forgets the own failures and leaves those of others', async () => {
  await turn();
  await turn();
  const { attempt } = await turn();
  if (!attempt) throw new Error('no turn');
  await forgiveAttempt(db, attempt);
  const failures = await db.selectFrom('throttle').select('failures').execute();
  expect(failures).toEqual([{ failures: 2 }]);
});

test('who is right at the last free turn of a shared address makes nobody there wait', async () => {
  const shared = { own: [], shared: [{ subject: 'hall', free: 2 }] };
  await turn(shared);
  const { attempt } = await turn(shared);
  if (!attempt) throw new Error('no turn');
  expect((await turn(shared)).wait).toBe(minute);
  await forgiveAttempt(db, attempt);
  expect((await turn(shared)).attempt).toBeDefined();
});

test('failures are forgotten after a day, and nothing that is counted can be read', async () => {
  for (let round = 0; round < 3; round += 1) await turn();
  const rows = await db.selectFrom('throttle').selectAll().execute();
  expect(JSON.stringify(rows)).not.toMatch(/here|everywhere/);
  later(24 * 60 + 1);
  for (let round = 0; round < 2; round += 1) expect((await turn()).attempt).toBeDefined();
  later(24 * 60 + 1);
  await sweepThrottle(db, now);
  expect(await db.selectFrom('throttle').selectAll().execute()).toEqual([]);
});

test.each([
  ['10.1.2.3', '10.1.2.3'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0db8:1:2::9', '2001:db8:1:2'],
  ['2001:DB8::9', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
])('%s is in the network %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
