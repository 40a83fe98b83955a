import { randomBytes, randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { hashPassword } from '#src/domain/account/password.ts';
import { findVisitor } from '#src/domain/account/visitor-queries.ts';
import { answerFeedback } from '#src/domain/feedback/answer-feedback.ts';
import { findFeedbackByReceipt } from '#src/domain/feedback/feedback-queries.ts';
import { readFeedback } from '#src/domain/feedback/read-feedback.ts';
import { sendFeedback } from '#src/domain/feedback/send-feedback.ts';
import { eraseAccount } from '#src/domain/privacy/erase-account.ts';
import { findExport } from '#src/domain/privacy/export-queries.ts';
import { createSealer } from '#src/sealing.ts';
import { anAccount, cookieOf } from '../../account-factories.ts';
import { freshDatabase } from '../../database.ts';

const sealer = createSealer(randomBytes(32));
const monday = new Date('2026-11-23T02:00:00.000Z');
const noon = new Date('2026-11-23T04:00:00.000Z');
const tuesday = new Date('2026-11-24T02:00:00.000Z');
const password = '示例密码很长很长';
const passwordHash = await hashPassword(password);

let db: Kysely<Database>;
beforeEach(async () => {
  db = await freshDatabase();
});

/** Somebody who asked something and was answered. */
async function anAsker(message: string) {
  const account = await anAccount(db, sealer);
  const { accountId } = account;
  await db.updateTable('account').set({ password_hash: passwordHash }).where('account_id', '=', accountId).execute();
  const question = { kind: 'question', message, contact: '138 0000 0000', accountId, key: randomUUID() } as const;
  const receiptNumber = await sendFeedback(db, sealer, question, monday);
  const answer = { receiptNumber, state: 'answered', answer: '可以。', actor: '示例老师' } as const;
  await answerFeedback(db, sealer, answer, noon);
  const visitor = await findVisitor(db, sealer, (await cookieOf(db, account)).replace('session=', ''));
  if (!visitor) throw new Error('The account cannot sign in');
  return { accountId, receiptNumber, visitor };
}

test('the export holds what was asked, what was answered, and the messages', async () => {
  const { visitor, receiptNumber } = await anAsker('示例：可以带导盲犬吗？');
  const { feedback, notices } = await findExport(db, sealer, visitor, tuesday);
  expect(feedback).toEqual([
    {
      ...{ receiptNumber, kind: '提问题', state: '已答复', createdAt: monday.toISOString() },
      ...{ message: '示例：可以带导盲犬吗？', contact: '138 0000 0000' },
    },
  ]);
  expect(notices).toMatchObject([{ kind: '答复', text: '您提的问题，有答复了。\n可以。', readAt: undefined }]);
});

test('erasing takes the messages and what was asked, keeps our answer for the receipt, and leaves others alone', async () => {
  const [person, other] = [await anAsker('示例甲'), await anAsker('示例乙')];
  const erased = await eraseAccount(db, sealer, { visitor: person.visitor, password }, tuesday);
  expect(erased).toEqual({ kind: 'erased' });
  const rows = await db.selectFrom('notice').select('account_id').execute();
  expect(rows).toEqual([{ account_id: other.accountId }]);
  const { receiptNumber } = person;
  expect(await readFeedback(db, sealer, { receiptNumber, actor: '示例老师' }, tuesday)).toEqual({
    message: '',
    contact: '',
  });
  const receipt = await findFeedbackByReceipt(db, sealer, receiptNumber);
  expect(receipt?.events.map(({ event, answer }) => `${event}${answer}`)).toEqual(
    expect.arrayContaining(['answered可以。', 'erased']),
  );
  const kept = await db.selectFrom('feedback').select(['receipt_number', 'account_id']).execute();
  expect(kept.find((row) => row.receipt_number === receiptNumber)?.account_id).toBeNull();
  const theirs = { receiptNumber: other.receiptNumber, actor: '示例老师' };
  expect((await readFeedback(db, sealer, theirs, tuesday))?.message).toBe('示例乙');
});
