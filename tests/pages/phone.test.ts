import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { anAccount, cookieOf } from '../account-factories.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { readFormPage } from './form-page.ts';

let portal: Portal;
let silent: Portal;
beforeAll(async () => {
  portal = await startPortal({ content: 'empty' });
  silent = await startPortal({ content: 'empty', environment: { MESSAGES: 'none' } });
});
afterAll(async () => {
  await portal.stop();
  await silent.stop();
});

let made = 0;

/** Somebody who signs in with a phone number, and what was texted to it. */
async function aVisitor(at: Portal, kind: 'phone' | 'name' = 'phone') {
  const db: Kysely<Database> = openDatabase(at.databaseUrl);
  const account = await anAccount(db, at.sealer);
  if (kind === 'phone')
    await db
      .updateTable('account')
      .set({ sign_in_kind: 'phone', sealed_sign_in_name: at.sealer.seal(`1381234${5678 + (made += 1)}`) })
      .where('account_id', '=', account.accountId)
      .execute();
  const headers = { cookie: await cookieOf(db, account) };
  await db.destroy();
  return {
    open: async () => readFormPage(await at.visit('/account/phone', { headers })),
    send: (fields: Record<string, string>) => at.submit('/account/phone', fields, { headers }),
    texted: async () => {
      const reader: Kysely<Database> = openDatabase(at.databaseUrl);
      const rows = await reader
        .selectFrom('outgoing_message')
        .selectAll()
        .where('account_id', '=', account.accountId)
        .execute();
      await reader.destroy();
      return rows.map((row) => at.sealer.unseal(row.sealed_text));
    },
  };
}

test('a number is confirmed with the code that was texted, typed in groups too', async () => {
  const { open, send, texted } = await aVisitor(portal);
  const before = await open();
  expect(before.title).toBe('手机号，同途');
  expect(before.text).toMatch(/您登录用的手机号是138 1234 56\d\d。/);
  expect(before.text).toContain('10分钟内有效');
  const asked = await send({ wish: 'send' });
  expect([asked.status, asked.headers.get('location')]).toEqual([303, '/account/phone?sent=yes#main']);
  const waiting = await open();
  expect(waiting.headings).toContain('验证码已经交给短信发送');
  expect(waiting.ids).toContain('code');
  const [text = ''] = await texted();
  const code = /\d{6}/.exec(text)?.[0] ?? '';
  const confirmed = await send({ wish: 'confirm', code: `${code.slice(0, 3)} ${code.slice(3)}` });
  expect(confirmed.status).toBe(303);
  const after = await open();
  expect(after.text).toContain('确认过，是您的手机');
  expect(after.ids).not.toContain('code');
});

test('a wrong code says how often it may still be tried, and a code is never shown again', async () => {
  const { send, texted } = await aVisitor(portal);
  await send({ wish: 'send' });
  const [text = ''] = await texted();
  const wrong = /\d{6}/.exec(text)?.[0] === '000000' ? '000001' : '000000';
  const page = await readFormPage(await send({ wish: 'confirm', code: wrong }));
  expect([page.status, page.errors['code']]).toEqual([422, '验证码不对。还可以试4次。']);
  const short = await readFormPage(await send({ wish: 'confirm', code: '12' }));
  expect([short.status, short.errors['code']]).toEqual([422, '验证码是6个数字。请对照短信再写一次。']);
  expect(short.values['code']).toBe('');
});

test('another code within a minute is refused with how long to wait', async () => {
  const { send, texted } = await aVisitor(portal);
  await send({ wish: 'send' });
  const page = await readFormPage(await send({ wish: 'send' }));
  expect(page.status).toBe(422);
  expect(page.text).toContain('请等');
  expect(await texted()).toHaveLength(1);
});

test('whoever signs in with a name is told that nothing has to be confirmed', async () => {
  const { open, send } = await aVisitor(portal, 'name');
  expect((await open()).text).toContain('您用用户名登录');
  expect((await send({ wish: 'send' })).status).toBe(422);
});

test('a portal that sends no messages says so and promises none', async () => {
  const { open, send, texted } = await aVisitor(silent);
  const page = await open();
  expect(page.headings).toContain('现在不能发短信');
  expect(page.html).not.toContain('value="send"');
  expect((await send({ wish: 'send' })).status).toBe(422);
  expect(await texted()).toEqual([]);
});
