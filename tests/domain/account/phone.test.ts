import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { confirmPhone } from '#src/domain/account/confirm-phone.ts';
import { findPhone } from '#src/domain/account/phone-queries.ts';
import { sendPhoneCode } from '#src/domain/account/send-phone-code.ts';
import { createSealer } from '#src/sealing.ts';
import { anAccount } from '../../account-factories.ts';
import { freshDatabase } from '../../database.ts';

const sealer = createSealer(randomBytes(32));
const start = new Date('2026-11-23T02:00:00.000Z');
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

let made = 0;
async function aPerson() {
  const { accountId } = await anAccount(db, sealer);
  const number = `138${String((made += 1)).padStart(8, '0')}`;
  await db
    .updateTable('account')
    .set({ sign_in_kind: 'phone', sealed_sign_in_name: sealer.seal(number) })
    .where('account_id', '=', accountId)
    .execute();
  return {
    accountId,
    number,
    send: (minutes: number) => sendPhoneCode(db, sealer, accountId, after(minutes)),
    confirm: (code: string, minutes: number) => confirmPhone(db, sealer, { accountId, code }, after(minutes)),
    /** The codes that were texted, the newest last. */
    texted: async () => {
      const rows = await db
        .selectFrom('outgoing_message')
        .selectAll()
        .where('account_id', '=', accountId)
        .orderBy('created_at')
        .execute();
      expect(rows.every((row) => sealer.unseal(row.sealed_recipient) === number)).toBe(true);
      return rows.map((row) => /验证码：(\d{6})。10分钟内有效/.exec(sealer.unseal(row.sealed_text))?.[1] ?? '');
    },
    confirmedAt: async () => (await findPhone(db, sealer, accountId, start))?.confirmedAt,
  };
}

const wrongFor = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('the code for a phone number', () => {
  test('confirms it within ten minutes, once', async () => {
    const { send, confirm, texted, confirmedAt } = await aPerson();
    expect(await send(0)).toEqual({ kind: 'sent' });
    const [code = ''] = await texted();
    expect(code).toMatch(/^\d{6}$/);
    expect(await confirm(code, 9.9)).toEqual({ kind: 'confirmed' });
    expect(await confirmedAt()).toBe(after(9.9).toISOString());
    expect(await confirm(code, 9.9)).toEqual({ kind: 'no code' });
  });

  test('stands nowhere in the clear', async () => {
    const { send, texted, number } = await aPerson();
    await send(0);
    const [code = ''] = await texted();
    const tables = [
      await db.selectFrom('one_time_code').selectAll().execute(),
      await db.selectFrom('outgoing_message').selectAll().execute(),
    ];
    expect(JSON.stringify(tables)).not.toContain(`"${code}"`);
    expect(JSON.stringify(tables)).not.toContain(number);
  });

  test('has run out after ten minutes', async () => {
    const { send, confirm, texted, confirmedAt } = await aPerson();
    await send(0);
    const [code = ''] = await texted();
    expect(await confirm(code, 10)).toEqual({ kind: 'no code' });
    expect(await confirmedAt()).toBeUndefined();
  });

  test('can be wrong five times, then the right one is too late', async () => {
    const { send, confirm, texted } = await aPerson();
    await send(0);
    const [code = ''] = await texted();
    for (const left of [4, 3, 2, 1, 0]) expect(await confirm(wrongFor(code), 1)).toEqual({ kind: 'wrong', left });
    expect(await confirm(code, 1)).toEqual({ kind: 'no code' });
  });

  test('handed in ten times at once confirms once', async () => {
    const { send, confirm, texted } = await aPerson();
    await send(0);
    const [code = ''] = await texted();
    const results = await Promise.all(Array.from({ length: 10 }, () => confirm(code, 1)));
    expect(results.filter(({ kind }) => kind === 'confirmed')).toHaveLength(1);
  });

  test('of somebody else does not confirm this number', async () => {
    const [first, second] = [await aPerson(), await aPerson()];
    await first.send(0);
    await second.send(0);
    const [[code = ''], [other]] = [await first.texted(), await second.texted()];
    expect(code === other || (await second.confirm(code, 1)).kind === 'wrong').toBe(true);
  });

  test('that is newer ends the older one', async () => {
    const { send, confirm, texted } = await aPerson();
    await send(0);
    await send(2);
    const [older = '', newer = ''] = await texted();
    if (older !== newer) expect(await confirm(older, 3)).toEqual({ kind: 'wrong', left: 4 });
    expect(await confirm(newer, 3)).toEqual({ kind: 'confirmed' });
  });

  test('is sent once a minute and five times a day at most, also when asked for ten times at once', async () => {
    const { send, texted } = await aPerson();
    const results = await Promise.all(Array.from({ length: 10 }, () => send(0)));
    expect(results.filter(({ kind }) => kind === 'sent')).toHaveLength(1);
    expect(await send(0.5)).toEqual({ kind: 'wait', wait: 30_000 });
    for (const minutes of [1, 2, 3, 4]) expect(await send(minutes)).toEqual({ kind: 'sent' });
    expect(await send(5)).toEqual({ kind: 'wait', wait: (24 * 60 - 5) * 60_000 });
    expect(await texted()).toHaveLength(5);
    expect(await send(24 * 60)).toEqual({ kind: 'sent' });
  });

  test('is not sent to somebody who signs in with a name', async () => {
    const { accountId } = await anAccount(db, sealer);
    expect(await sendPhoneCode(db, sealer, accountId, start)).toEqual({ kind: 'no phone' });
  });
});
