import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';

const minute = 60_000;

/** Waits after one failure too many, one after another, in minutes. The last one stays: nobody is shut out for longer. */
export const waits = [1, 2, 4, 8, 15] as const;

/** Failures are forgotten so long after the first one, in milliseconds. */
const memory = 24 * 60 * minute;

/** Something of which failures are counted. */
export interface Bucket {
  /** What is counted; kept as a fingerprint only. */
  subject: string;
  /** Failures before the first wait. */
  free: number;
}

/** An attempt that was counted, until it turns out to have been right. */
export interface Attempt {
  own: string[];
  shared: string[];
  until: Readonly<Record<string, string | null>>;
}

/** May be tried now, or how long to wait, in milliseconds. */
export type Turn = { attempt: Attempt; wait?: undefined } | { attempt?: undefined; wait: number };

/**
 * Counts an attempt before it is made, so that many at the same moment do not all come first. `own` are the person's
 * (an account from one place) and are forgotten when the attempt was right; `shared` go on counting for others.
 */
export async function takeTurn(
  db: Kysely<Database>,
  sealer: Sealer,
  buckets: { own: readonly Bucket[]; shared: readonly Bucket[] },
  now: Date,
): Promise<Turn> {
  const named = (list: readonly Bucket[]) =>
    list.map(({ subject, free }) => ({ id: throttleIdOf(sealer, subject), free }));
  const [own, shared] = [named(buckets.own), named(buckets.shared)];
  const all = [...own, ...shared];
  const wait = await findWait(
    db,
    all.map(({ id }) => id),
    now,
  );
  if (wait > 0) return { wait };
  const until: Record<string, string | null> = {};
  for (const { id, free } of all) {
    const counted = await count(db, id, free, now);
    // Somebody else took the last free turn a moment ago.
    if (!counted) return { wait: Math.max(await findWait(db, [id], now), 1_000) };
    until[id] = counted.blocked_until;
  }
  return { attempt: { own: own.map(({ id }) => id), shared: shared.map(({ id }) => id), until } };
}

/** The attempt was right: it does not count, and the person's own failures are forgotten. */
export async function forgiveAttempt(db: Kysely<Database>, { own, shared, until }: Attempt): Promise<void> {
  if (own.length > 0) await db.deleteFrom('throttle').where('throttle_id', 'in', own).execute();
  for (const id of shared)
    await db
      .updateTable('throttle')
      .set((eb) => ({ failures: eb('failures', '-', 1), blocked_until: null }))
      .where('throttle_id', '=', id)
      // A wait that another attempt has brought about in the meantime stays.
      .where((eb) => eb.or([eb('blocked_until', 'is', null), eb('blocked_until', '=', until[id] ?? '')]))
      .execute();
}

/** Remembers a device or an address that an account was signed in from. */
export async function rememberPlace(db: Kysely<Database>, sealer: Sealer, subject: string, now: Date): Promise<void> {
  const row = { failures: 0, first_at: now.toISOString(), blocked_until: null };
  await db
    .insertInto('throttle')
    .values({ throttle_id: throttleIdOf(sealer, subject), ...row })
    .onConflict((conflict) => conflict.column('throttle_id').doUpdateSet(row))
    .execute();
}

/** Which of these places are remembered. */
export async function findRememberedPlaces(
  db: Kysely<Database>,
  sealer: Sealer,
  subjects: readonly string[],
): Promise<ReadonlySet<string>> {
  const ids = subjects.flatMap((subject) => sealer.fingerprints('throttle', subject).map((id) => ({ id, subject })));
  const rows = await db
    .selectFrom('throttle')
    .select('throttle_id')
    .where(
      'throttle_id',
      'in',
      ids.map(({ id }) => id),
    )
    .where('failures', '=', 0)
    .execute();
  const found = new Set(rows.map((row) => row.throttle_id));
  return new Set(ids.flatMap(({ id, subject }) => (found.has(id) ? [subject] : [])));
}

/** Deletes failures of the day before, and places that nobody has signed in from for 90 days. */
export async function sweepThrottle(db: Kysely<Database>, now: Date): Promise<void> {
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds).toISOString();
  await db.deleteFrom('throttle').where('failures', '>', 0).where('first_at', '<', before(memory)).execute();
  await db
    .deleteFrom('throttle')
    .where('first_at', '<', before(90 * memory))
    .execute();
}

/** Where an address is: itself, or for IPv6 the network, because one household has all addresses of a /64. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const [left = '', right = ''] = address.split('::').map((part) => part.split('%')[0] ?? '');
  const groups = left.split(':').filter(Boolean);
  const missing = address.includes('::') ? 8 - groups.length - right.split(':').filter(Boolean).length : 0;
  return [...groups, ...Array.from({ length: Math.max(missing, 0) }, () => '0'), ...right.split(':').filter(Boolean)]
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':');
}

/** How long to wait, said to a person: `4分钟`. */
export const sayWait = (milliseconds: number): string => `${Math.max(1, Math.ceil(milliseconds / minute))}分钟`;

const throttleIdOf = (sealer: Sealer, subject: string): string => sealer.fingerprints('throttle', subject)[0];

async function findWait(db: Kysely<Database>, ids: readonly string[], now: Date): Promise<number> {
  const rows = await db
    .selectFrom('throttle')
    .select('blocked_until')
    .where('throttle_id', 'in', ids)
    .where('blocked_until', '>', now.toISOString())
    .execute();
  return Math.max(0, ...rows.map((row) => Date.parse(row.blocked_until ?? '') - now.getTime()));
}

/** One more failure and the wait that follows, in one statement; undefined while a wait lasts. */
const count = (db: Kysely<Database>, id: string, free: number, now: Date) => {
  const after = (minutes: number) => new Date(now.getTime() + minutes * minute).toISOString();
  const [first, second, third, fourth, last] = waits;
  const forgotten = new Date(now.getTime() - memory).toISOString();
  return db
    .insertInto('throttle')
    .values({ throttle_id: id, failures: 1, first_at: now.toISOString(), blocked_until: null })
    .onConflict((conflict) =>
      conflict
        .column('throttle_id')
        .doUpdateSet((eb) => {
          const isOld = eb('throttle.first_at', '<=', forgotten);
          const reaches = (failures: number) => eb('throttle.failures', '>=', failures - 1);
          return {
            failures: eb
              .case()
              .when(isOld)
              .then(1)
              .else(eb('throttle.failures', '+', 1))
              .end(),
            first_at: eb.case().when(isOld).then(now.toISOString()).else(eb.ref('throttle.first_at')).end(),
            blocked_until: eb
              .case()
              .when(isOld)
              .then(null)
              .when(reaches(free + 4))
              .then(after(last))
              .when(reaches(free + 3))
              .then(after(fourth))
              .when(reaches(free + 2))
              .then(after(third))
              .when(reaches(free + 1))
              .then(after(second))
              .when(reaches(free))
              .then(after(first))
              .else(null)
              .end(),
          };
        })
        .where((eb) =>
          eb.or([eb('throttle.blocked_until', 'is', null), eb('throttle.blocked_until', '<=', now.toISOString())]),
        ),
    )
    .returning(['failures', 'blocked_until'])
    .executeTakeFirst();
};
