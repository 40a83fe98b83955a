import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { beginPasskeySignIn } from '#src/domain/account/begin-passkey-sign-in.ts';
import { beginPasskey } from '#src/domain/account/begin-passkey.ts';
import { finishPasskeySignIn } from '#src/domain/account/finish-passkey-sign-in.ts';
import { finishPasskey } from '#src/domain/account/finish-passkey.ts';
import { passkeyForm } from '#src/domain/account/passkey-form.ts';
import { listPasskeys } from '#src/domain/account/passkey-queries.ts';
import { removePasskey } from '#src/domain/account/remove-passkey.ts';
import { createSealer } from '#src/sealing.ts';
import { anAccount } from '../../account-factories.ts';
import type { MadeAccount } from '../../account-factories.ts';
import { freshDatabase } from '../../database.ts';
import { SoftAuthenticator } from '../../soft-authenticator.ts';

const sealer = createSealer(randomBytes(32));
const now = new Date('2026-11-23T02:00:00.000Z');
const after = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);
const here = { origin: 'https://portal.example', id: 'portal.example' };
const elsewhere = { origin: 'https://evil.example', id: 'evil.example' };

let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

const newChallenge = async (person: MadeAccount): Promise<string> =>
  (await beginPasskey(db, sealer, person, here, now)).challenge;
const signInChallenge = async (): Promise<string> => (await beginPasskeySignIn(db, sealer, here, now)).challenge;

const add = ({ accountId }: MadeAccount, credential: ReturnType<SoftAuthenticator['create']>, at = now) =>
  finishPasskey(db, sealer, { accountId, name: 'Chrome，安卓手机', credential }, here, at);
const signIn = (credential: ReturnType<SoftAuthenticator['get']>, at = now) =>
  finishPasskeySignIn(db, credential, here, at);

/** A person with a device that holds a passkey. */
async function aPersonWithDevice() {
  const person = await anAccount(db, sealer);
  const device = new SoftAuthenticator();
  expect(await add(person, device.create({ challenge: await newChallenge(person), ...here }))).toBe(true);
  return { ...person, device };
}

describe('adding a passkey', () => {
  test('keeps it by name and date, and never adds it to a second account', async () => {
    const { device, ...person } = await aPersonWithDevice();
    expect(await listPasskeys(db, person.accountId)).toEqual([
      {
        passkeyId: device.passkeyId,
        name: 'Chrome，安卓手机',
        createdAt: now.toISOString(),
        usedAt: undefined,
        transports: ['internal'],
      },
    ]);
    const other = await anAccount(db, sealer);
    expect(await add(other, device.create({ challenge: await newChallenge(other), ...here }))).toBe(false);
    expect(await listPasskeys(db, other.accountId)).toEqual([]);
  });

  test('takes an answer once, in five minutes, from our own site, and of the person who was asked', async () => {
    const [person, other] = [await anAccount(db, sealer), await anAccount(db, sealer)];
    const device = new SoftAuthenticator();
    const asked = async () => ({ challenge: await newChallenge(person), ...here });
    expect(await add(person, device.create(await asked()), after(301))).toBe(false);
    expect(await add(other, device.create(await asked()))).toBe(false);
    expect(await add(person, device.create({ ...(await asked()), ...elsewhere }))).toBe(false);
    expect(await add(person, device.create({ challenge: 'bWFkZS11cA', ...here }))).toBe(false);
    expect(await add(person, device.create({ challenge: await signInChallenge(), ...here }))).toBe(false);
    const answer = device.create(await asked());
    const added = await Promise.all([add(person, answer), add(person, answer), add(person, answer)]);
    expect(added.filter(Boolean)).toHaveLength(1);
    expect(await add(person, answer)).toBe(false);
  });
});

describe('signing in with a passkey', () => {
  test('tells whose it is and when it was used', async () => {
    const { device, accountId } = await aPersonWithDevice();
    const credential = device.get({ challenge: await signInChallenge(), ...here });
    expect(await signIn(credential)).toEqual({ accountId });
    expect((await listPasskeys(db, accountId))[0]?.usedAt).toBe(now.toISOString());
  });

  test('takes an answer once, also of ten at the same moment', async () => {
    const { device } = await aPersonWithDevice();
    const credential = device.get({ challenge: await signInChallenge(), ...here });
    const owners = await Promise.all(Array.from({ length: 10 }, () => signIn(credential)));
    expect(owners.filter(Boolean)).toHaveLength(1);
    expect(await signIn(credential)).toBeUndefined();
  });

  test.each<[string, (device: SoftAuthenticator, challenge: string) => ReturnType<SoftAuthenticator['get']>, number]>([
    ['too late', (device, challenge) => device.get({ challenge, ...here }), 301],
    ['to a challenge that is not ours', (device) => device.get({ challenge: 'bWFkZS11cA', ...here }), 0],
    ['from another site', (device, challenge) => device.get({ challenge, ...elsewhere }), 0],
    ['for another host', (device, challenge) => device.get({ challenge, ...here, id: elsewhere.id }), 0],
    [
      'without a check of who holds the device',
      (device, challenge) => device.get({ challenge, ...here }, { isVerified: false }),
      0,
    ],
    [
      'with the key of another device',
      (device, challenge) => ({
        ...new SoftAuthenticator().get({ challenge, ...here }),
        id: device.passkeyId,
        rawId: device.passkeyId,
      }),
      0,
    ],
    ['with a passkey that nobody has', (_, challenge) => new SoftAuthenticator().get({ challenge, ...here }), 0],
    ['that is no answer at all', (device) => ({ id: device.passkeyId }), 0],
  ])('refuses an answer %s', async (_, answer, seconds) => {
    const { device } = await aPersonWithDevice();
    expect(await signIn(answer(device, await signInChallenge()), after(seconds))).toBeUndefined();
  });

  test('is over once the passkey is removed, which only its owner can do', async () => {
    const { device, accountId } = await aPersonWithDevice();
    const other = await anAccount(db, sealer);
    expect(await removePasskey(db, sealer, { accountId: other.accountId, passkeyId: device.passkeyId }, now)).toBe(
      false,
    );
    expect(await signIn(device.get({ challenge: await signInChallenge(), ...here }))).toEqual({ accountId });
    expect(await removePasskey(db, sealer, { accountId, passkeyId: device.passkeyId }, now)).toBe(true);
    expect(await signIn(device.get({ challenge: await signInChallenge(), ...here }))).toBeUndefined();
  });

  test('is refused for an account that is suspended', async () => {
    const { device, accountId } = await aPersonWithDevice();
    const suspended = { suspended_at: now.toISOString() };
    await db.updateTable('account').set(suspended).where('account_id', '=', accountId).execute();
    expect(await signIn(device.get({ challenge: await signInChallenge(), ...here }))).toBeUndefined();
  });
});

test('what is posted is read as JSON that names a passkey, or not at all', () => {
  for (const credential of ['', '{', 'null', '7', '[]', '{"id":7}', '{}', `{"id":"${'x'.repeat(3000)}"}`])
    expect(passkeyForm.safeParse({ step: 'finish', credential }).success, credential).toBe(false);
  expect(passkeyForm.safeParse({ step: 'finish', credential: '{"id":"abc","more":1}' }).data).toEqual({
    step: 'finish',
    credential: { id: 'abc', more: 1 },
  });
});
