import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { listNotices } from '#src/domain/notice/notice-queries.ts';
import { sendNotice } from '#src/domain/notice/send-notice.ts';
import { anAccount, anOrganisation } from '../account-factories.ts';
import type { MadeAccount } from '../account-factories.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { readFormPage } from './form-page.ts';
import { signedIn } from './signed-in.ts';

let portal: Portal;
let db: Kysely<Database>;
beforeAll(async () => {
  portal = await startPortal({ content: 'empty' });
  db = openDatabase(portal.databaseUrl);
});
afterAll(async () => {
  await db.destroy();
  await portal.stop();
});

const browserOf = (account: MadeAccount) => signedIn(portal, db, account);

const staffOf = async (regionCode: string) =>
  browserOf(
    await anAccount(db, portal.sealer, {
      role: 'counsellor',
      called: '示例老师',
      organisationId: await anOrganisation(db, { regionCode }),
    }),
  );

test('a question of somebody signed in is followed, answered by staff of the place, and the answer is a message', async () => {
  const person = await anAccount(db, portal.sealer, { called: '示例小林' });
  const { open, send } = await browserOf(person);
  expect((await open('/feedback')).text).toContain('您已经登录，答复也到您的消息里。');
  const words = '示例：哪里有手语翻译？';
  const sent = await send('/feedback', { kind: 'question', message: words, region: '450200' });
  const [, receipt = ''] = /\/feedback\/(\d{12})/.exec(sent.headers.get('location') ?? '') ?? [];
  const before = await open('/messages');
  expect(before.text).toContain('第1件，提问题');
  expect(before.text).toContain('已收到');

  const elsewhere = await staffOf('420200');
  expect((await elsewhere.open('/questions')).html).not.toContain(receipt);
  expect((await elsewhere.open(`/questions/${receipt}`)).status).toBe(404);
  const staff = await staffOf('450200');
  const list = await staff.open('/questions');
  expect(list.html).toContain(`href="/questions/${receipt}"`);
  expect(list.html).not.toContain('手语');
  const page = await staff.open(`/questions/${receipt}`);
  expect(page.text).toContain(words);
  expect(page.html).not.toContain('示例小林');
  const empty = await readFormPage(await staff.send(`/questions/${receipt}`, { state: 'answered' }));
  expect([empty.status, empty.errors]).toEqual([422, { answer: '您选了“已经答复”，请写下答复。' }]);
  const answered = await staff.send(`/questions/${receipt}`, { state: 'answered', answer: '窗口有手语翻译。' });
  expect(answered.headers.get('location')).toBe(`/questions?answered=${receipt}#main`);
  expect((await staff.open('/questions')).html).not.toContain(receipt);

  expect((await open('/my')).text).toContain('我的消息，1条未读');
  const inbox = await open('/messages');
  expect(inbox.text).toContain('您提的问题，有答复了。');
  const [, message = ''] = /href="(\/messages\/[^"]+)"/.exec(inbox.html) ?? [];
  const read = await open(message);
  expect(read.text).toContain('窗口有手语翻译。');
  expect(read.html).toContain(`href="/feedback/${receipt}"`);
  expect((await open('/messages')).text).toContain('都读过了');
  // The receipt tells who read it and when.
  expect((await open(`/feedback/${receipt}`)).text).toContain('示例残联就业中心的示例老师读了您写的内容');
});

test('messages come twenty a page, and a page too far does not exist', async () => {
  const person = await anAccount(db, portal.sealer);
  const { accountId } = person;
  for (let each = 1; each <= 21; each += 1)
    await sendNotice(
      db,
      portal.sealer,
      { accountId, kind: 'account', text: `示例第${each}句。` },
      new Date(each * 1000),
    );
  const { open } = await browserOf(person);
  const first = await open('/messages');
  expect(first.text).toContain('共21条，21条未读。新的在前。');
  expect(first.html).toContain('href="/messages?page=2"');
  const second = await open('/messages?page=2');
  expect(second.headings[0]).toBe('我的消息，第2页');
  expect(second.text).toContain('第21条，未读，账号安全');
  expect(second.text).toContain('示例第1句。');
  for (const page of ['3', '0', 'x']) expect((await open(`/messages?page=${page}`)).status).toBe(404);
});

test('a message of somebody else does not exist, and stays unread', async () => {
  const [person, other] = [await anAccount(db, portal.sealer), await anAccount(db, portal.sealer)];
  const { accountId } = person;
  await sendNotice(db, portal.sealer, { accountId, kind: 'account', text: '示例。' }, new Date());
  const [notice] = await listNotices(db, portal.sealer, accountId);
  expect((await (await browserOf(other)).open(`/messages/${notice?.noticeId}`)).status).toBe(404);
  expect(await listNotices(db, portal.sealer, accountId)).toMatchObject([{ readAt: undefined }]);
});
