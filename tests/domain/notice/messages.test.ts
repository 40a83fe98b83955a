import { randomBytes, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { findVisitor } from '#src/domain/account/visitor-queries.ts';
import { answerFeedback } from '#src/domain/feedback/answer-feedback.ts';
import { countOpenFeedback, findAnswerable, listOpenFeedback } from '#src/domain/feedback/feedback-queries.ts';
import { listOwnFeedback, listSentFeedback } from '#src/domain/feedback/feedback-queries.ts';
import { sendFeedback } from '#src/domain/feedback/send-feedback.ts';
import { checkFileChain, listFileEvents } from '#src/domain/file/file-queries.ts';
import { openMailbox } from '#src/domain/mandate/open-mailbox.ts';
import { countNotices, findNotice, listNotices, noticesPerPage } from '#src/domain/notice/notice-queries.ts';
import { linkOf } from '#src/domain/notice/notice.ts';
import { readNotice } from '#src/domain/notice/read-notice.ts';
import { sendNotice } from '#src/domain/notice/send-notice.ts';
import { createSealer } from '#src/sealing.ts';
import { anAccount, cookieOf } from '../../account-factories.ts';
import type { MadeAccount } from '../../account-factories.ts';
import { freshDatabase } from '../../database.ts';

const sealer = createSealer(randomBytes(32));
const monday = new Date('2026-11-23T02:00:00.000Z');
const tuesday = new Date('2026-11-24T02:00:00.000Z');

let db: Kysely<Database>;
beforeEach(async () => {
  db = await freshDatabase();
});

const tell = (accountId: string, text: string, now = monday) =>
  sendNotice(db, sealer, { accountId, kind: 'demand', text, path: '/demands' }, now);

async function visitorOf(account: MadeAccount) {
  const visitor = await findVisitor(db, sealer, (await cookieOf(db, account)).replace('session=', ''));
  if (!visitor) throw new Error('The account cannot sign in');
  return visitor;
}

describe('messages', () => {
  test('are listed newest first, a page at a time, and read by their own account only', async () => {
    const [person, other] = [await anAccount(db, sealer), await anAccount(db, sealer)];
    for (let each = 0; each <= noticesPerPage; each += 1)
      await tell(person.accountId, `第${each}条`, new Date(monday.getTime() + each * 1000));
    const first = await listNotices(db, sealer, person.accountId);
    expect([first.length, first[0]?.text, first.at(-1)?.text]).toEqual([20, '第20条', '第1条']);
    const second = await listNotices(db, sealer, person.accountId, { page: 2 });
    expect(second.map(({ text }) => text)).toEqual(['第0条']);
    expect(await countNotices(db, person.accountId)).toEqual({ notices: 21, unread: 21 });

    const noticeId = second[0]?.noticeId ?? '';
    expect(await readNotice(db, sealer, { accountId: other.accountId, noticeId }, tuesday)).toBeUndefined();
    expect(await countNotices(db, person.accountId)).toMatchObject({ unread: 21 });
    const read = await readNotice(db, sealer, { accountId: person.accountId, noticeId }, tuesday);
    expect(read).toMatchObject({ text: '第0条', readAt: tuesday.toISOString() });
    expect(await countNotices(db, person.accountId)).toMatchObject({ unread: 20 });
  });

  test('lie sealed in the database', async () => {
    const { accountId } = await anAccount(db, sealer);
    await tell(accountId, '示例的秘密');
    const { sealed_text } = await db.selectFrom('notice').select('sealed_text').executeTakeFirstOrThrow();
    expect(sealed_text).not.toContain('秘密');
  });

  test('of a person are open to a helper with that task, stay unread, and the log says so once a day', async () => {
    const person = await anAccount(db, sealer, { called: '示例小林' });
    const helper = await anAccount(db, sealer, { role: 'helper', called: '示例妈妈' });
    const jobseekerId = person.jobseekerId ?? '';
    await tell(person.accountId, '示例');
    const visitor = await visitorOf(helper);
    const acting = { mandateId: randomUUID(), jobseekerId, tasks: ['message'] };
    for (const now of [monday, monday, tuesday])
      expect(await openMailbox(db, sealer, { visitor, acting }, now)).toEqual({
        accountId: person.accountId,
        isOwn: false,
      });
    const events = await listFileEvents(db, sealer, jobseekerId);
    expect(events.map(({ kind, subject, role }) => [kind, subject, role])).toEqual([
      ['read', 'messages', 'helper'],
      ['read', 'messages', 'helper'],
    ]);
    expect(await checkFileChain(db, sealer, jobseekerId)).toMatchObject({ isWhole: true });
    const noticeId = (await listNotices(db, sealer, person.accountId))[0]?.noticeId ?? '';
    expect(await findNotice(db, sealer, person.accountId, noticeId)).toMatchObject({ readAt: undefined });

    const without = { ...acting, tasks: ['demand'] };
    expect(await openMailbox(db, sealer, { visitor, acting: without }, monday)).toBeUndefined();
    expect(await openMailbox(db, sealer, { visitor, acting: undefined }, monday)).toEqual({
      accountId: helper.accountId,
      isOwn: true,
    });
  });

  test('lead a helper only to what the mandate opens', () => {
    const notice = { noticeId: '', text: '', createdAt: '', readAt: undefined };
    const demand = { ...notice, kind: 'demand', path: '/demands' } as const;
    expect([linkOf(demand), linkOf(demand, ['message']), linkOf(demand, ['message', 'demand'])]).toEqual([
      '/demands',
      undefined,
      '/demands',
    ]);
    const account = { ...notice, kind: 'account', path: '/account' } as const;
    expect([linkOf(account), linkOf(account, ['message', 'demand'])]).toEqual(['/account', undefined]);
  });
});

describe('what somebody signed in has sent', () => {
  const need = (accountId: string | undefined, regionCode?: string) => ({
    ...({ kind: 'need', message: '我想学音频编辑。', contact: '' } as const),
    ...{ accountId, regionCode, key: randomUUID() },
  });

  test('is listed to them alone, and its answer arrives as a message that says it all', async () => {
    const [person, other] = [await anAccount(db, sealer), await anAccount(db, sealer)];
    const receiptNumber = await sendFeedback(db, sealer, need(person.accountId), monday);
    await sendFeedback(db, sealer, need(other.accountId), monday);
    await sendFeedback(db, sealer, need(undefined), monday);
    expect(await listOwnFeedback(db, person.accountId)).toEqual([
      { receiptNumber, kind: 'need', createdAt: monday.toISOString(), state: 'received' },
    ]);
    expect(await listSentFeedback(db, sealer, person.accountId)).toMatchObject([{ message: '我想学音频编辑。' }]);

    const answer = { receiptNumber, state: 'answered', answer: '下个月开班。', actor: '示例老师' } as const;
    expect(await answerFeedback(db, sealer, answer, tuesday)).toBe(true);
    expect(await listNotices(db, sealer, person.accountId)).toMatchObject([
      { kind: 'answer', text: '您提的需求，有答复了。\n下个月开班。', path: `/feedback/${receiptNumber}` },
    ]);
    expect((await listOwnFeedback(db, person.accountId))[0]?.state).toBe('answered');
    expect(await countNotices(db, other.accountId)).toMatchObject({ notices: 0 });
  });

  test('without an account tells nobody', async () => {
    const receiptNumber = await sendFeedback(db, sealer, need(undefined), monday);
    const answer = { receiptNumber, state: 'answered', answer: '有。', actor: '示例老师' } as const;
    expect(await answerFeedback(db, sealer, answer, tuesday)).toBe(true);
    expect(await db.selectFrom('notice').selectAll().execute()).toEqual([]);
  });

  test('waits for the staff of its region, and without a region for all', async () => {
    const sent = async (regionCode?: string) => sendFeedback(db, sealer, need(undefined, regionCode), monday);
    const [city, district, far, other, none] = [
      await sent('450200'),
      await sent('450202'),
      await sent('420200'),
      await sent('other'),
      await sent(),
    ];
    const seenFrom = async (regionCode: string) =>
      (await listOpenFeedback(db, 20, { regionCode })).map(({ receipt_number }) => receipt_number).sort();
    expect(await seenFrom('450200')).toEqual([city, district, other, none].sort());
    expect(await seenFrom('450203')).toEqual([city, other, none].sort());
    expect(await countOpenFeedback(db, '450203')).toBe(3);
    expect(await findAnswerable(db, '450200', far)).toBeUndefined();
    expect(await findAnswerable(db, '420200', far)).toMatchObject({ receipt_number: far, state: 'received' });
    expect((await listOpenFeedback(db, 1, { regionCode: '450200', offset: 3 })).length).toBe(1);
  });
});
