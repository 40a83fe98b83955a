import { randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { runFeedbackCommand } from '#src/commands/feedback.ts';
import { answerFeedback } from '#src/domain/feedback/answer-feedback.ts';
import { eraseFeedback } from '#src/domain/feedback/erase-feedback.ts';
import { findFeedbackByReceipt, listOpenFeedback } from '#src/domain/feedback/feedback-queries.ts';
import { readFeedback } from '#src/domain/feedback/read-feedback.ts';
import { sendFeedback } from '#src/domain/feedback/send-feedback.ts';
import type { FeedbackSubmission } from '#src/domain/feedback/send-feedback.ts';
import { createSealer } from '#src/sealing.ts';
import { freshDatabase } from '../../database.ts';

const sealer = createSealer(randomBytes(32));
const monday = new Date('2026-11-23T02:00:00.000Z');
const tuesday = new Date('2026-11-24T02:00:00.000Z');
const wednesday = new Date('2026-11-25T02:00:00.000Z');

const submission = (changes: Partial<FeedbackSubmission> = {}): FeedbackSubmission => ({
  kind: 'need',
  message: '我是视力残疾人，想学音频编辑。',
  contact: '138 0000 0000',
  key: randomUUID(),
  ...changes,
});

let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

const count = async (table: 'feedback' | 'feedback_event'): Promise<number> =>
  (await db.selectFrom(table).select(db.fn.countAll<number>().as('rows')).executeTakeFirstOrThrow()).rows;

describe('sending', () => {
  test('gives a receipt of twelve digits that tells the state and not the message', async () => {
    const receiptNumber = await sendFeedback(db, sealer, submission(), monday);
    expect(receiptNumber).toMatch(/^\d{12}$/);
    const receipt = await findFeedbackByReceipt(db, sealer, receiptNumber);
    expect(receipt).toEqual({
      receiptNumber,
      kind: 'need',
      jobId: undefined,
      createdAt: monday.toISOString(),
      state: 'received',
      dueOn: '2026-11-30',
      events: [{ event: 'received', actor: '本站', happenedAt: monday.toISOString(), answer: '' }],
    });
    expect(JSON.stringify(receipt)).not.toContain('音频');
  });

  test('twice with the same form is one message with one receipt', async () => {
    const before = [await count('feedback'), await count('feedback_event')];
    const same = submission();
    const first = await sendFeedback(db, sealer, same, monday);
    expect(await sendFeedback(db, sealer, same, tuesday)).toBe(first);
    expect([await count('feedback'), await count('feedback_event')]).toEqual(before.map((rows) => rows + 1));
  });

  test('twenty times at once is one message with one receipt', async () => {
    const before = [await count('feedback'), await count('feedback_event')];
    const same = submission();
    const receipts = await Promise.all(Array.from({ length: 20 }, () => sendFeedback(db, sealer, same, monday)));
    expect(new Set(receipts).size).toBe(1);
    expect([await count('feedback'), await count('feedback_event')]).toEqual(before.map((rows) => rows + 1));
  });

  test('a form that was changed after going back is a new message', async () => {
    const first = submission();
    const receipts = new Set([
      await sendFeedback(db, sealer, first, monday),
      await sendFeedback(db, sealer, { ...first, message: '还想问有没有班车。' }, monday),
      await sendFeedback(db, sealer, { ...first, contact: '' }, monday),
      await sendFeedback(db, sealer, { ...first, kind: 'question' }, monday),
    ]);
    expect(receipts.size).toBe(4);
  });

  test('without a key never swallows a second message', async () => {
    const keyless = submission({ key: undefined });
    expect(await sendFeedback(db, sealer, keyless, monday)).not.toBe(await sendFeedback(db, sealer, keyless, monday));
  });

  test('leaves no word of the message or the contact readable in the database', async () => {
    await sendFeedback(db, sealer, submission({ message: '金丝雀一号', contact: '金丝雀二号' }), monday);
    const rows = JSON.stringify([
      await db.selectFrom('feedback').selectAll().execute(),
      await db.selectFrom('feedback_event').selectAll().execute(),
    ]);
    expect(rows).not.toContain('金丝雀');
  });
});

describe('a receipt', () => {
  test('is not found by a number that was never given', async () => {
    expect(await findFeedbackByReceipt(db, sealer, '000000000000')).toBeUndefined();
    const nobody = { receiptNumber: '000000000000', actor: '王某' };
    expect(await readFeedback(db, sealer, nobody, monday)).toBeUndefined();
    expect(await eraseFeedback(db, sealer, nobody, monday)).toBe(false);
    expect(await answerFeedback(db, sealer, { ...nobody, state: 'handling', answer: '' }, monday)).toBe(false);
  });

  test('names who read the message and who answered, and tells the answer', async () => {
    const receiptNumber = await sendFeedback(db, sealer, submission(), monday);
    await readFeedback(db, sealer, { receiptNumber, actor: '王某' }, tuesday);
    await readFeedback(db, sealer, { receiptNumber, actor: '王某' }, tuesday);
    const answer = { receiptNumber, state: 'answered', answer: '下周有一个班。', actor: '李某' } as const;
    await answerFeedback(db, sealer, answer, wednesday);
    const receipt = await findFeedbackByReceipt(db, sealer, receiptNumber);
    expect(receipt?.state).toBe('answered');
    expect(receipt?.events.map(({ event, actor, answer }) => [event, actor, answer])).toEqual([
      ['received', '本站', ''],
      ['read', '王某', ''],
      ['answered', '李某', '下周有一个班。'],
    ]);
  });

  test('keeps the state it had when somebody reads the message later', async () => {
    const receiptNumber = await sendFeedback(db, sealer, submission(), monday);
    await answerFeedback(db, sealer, { receiptNumber, state: 'closed', answer: '', actor: '李某' }, tuesday);
    await readFeedback(db, sealer, { receiptNumber, actor: '王某' }, wednesday);
    expect((await findFeedbackByReceipt(db, sealer, receiptNumber))?.state).toBe('closed');
  });

  test('still tells what happened after the words were erased', async () => {
    const receiptNumber = await sendFeedback(db, sealer, submission({ page: '/jobs?q=盲' }), monday);
    expect(await eraseFeedback(db, sealer, { receiptNumber, actor: '王某' }, tuesday)).toBe(true);
    expect(await readFeedback(db, sealer, { receiptNumber, actor: '王某' }, wednesday)).toEqual({
      message: '',
      contact: '',
    });
    const receipt = await findFeedbackByReceipt(db, sealer, receiptNumber);
    expect(receipt?.events.map(({ event }) => event)).toEqual(['received', 'erased', 'read']);
    expect(receipt?.state).toBe('received');
  });

  test('needs an answer to be answered, and a name for every hand', async () => {
    const receiptNumber = await sendFeedback(db, sealer, submission(), monday);
    const answer = { receiptNumber, state: 'answered', answer: '', actor: '李某' } as const;
    await expect(answerFeedback(db, sealer, answer, tuesday)).rejects.toThrow('needs an answer');
    await expect(answerFeedback(db, sealer, { ...answer, answer: '好', actor: '' }, tuesday)).rejects.toThrow('names');
    await expect(readFeedback(db, sealer, { receiptNumber, actor: '' }, tuesday)).rejects.toThrow('names');
    await expect(eraseFeedback(db, sealer, { receiptNumber, actor: '' }, tuesday)).rejects.toThrow('names');
  });
});

describe('the command of the staff', () => {
  const lines: string[] = [];
  let minutes = 0;
  const run = async (...args: string[]): Promise<number> => {
    lines.length = 0;
    const now = new Date(wednesday.getTime() + (minutes += 1) * 60_000);
    return runFeedbackCommand(db, sealer, now, args, (line) => lines.push(line));
  };
  let receiptNumber: string;

  beforeAll(async () => {
    db = await freshDatabase();
    await sendFeedback(db, sealer, submission({ message: '先来的\n第二行\u009b31m' }), monday);
    receiptNumber = await sendFeedback(
      db,
      sealer,
      { kind: 'job', category: 'fee', jobId: 'j1', message: '', contact: '', key: undefined },
      tuesday,
    );
  });

  test('lists what waits, oldest first, with the words, and records the reading', async () => {
    expect(await run('list', '--as', '王某')).toBe(0);
    const text = lines.join('\n');
    expect(text.indexOf('先来的')).toBeGreaterThan(0);
    expect(text.indexOf('先来的')).toBeLessThan(text.indexOf('找工作要先交钱'));
    expect(text).toContain('第二行31m');
    expect(text).toContain('承诺2026年12月1日前答复');
    const receipt = await findFeedbackByReceipt(db, sealer, receiptNumber);
    expect(receipt?.events.map(({ event, actor }) => [event, actor])).toContainEqual(['read', '王某']);
  });

  test('answers one, which then waits no more', async () => {
    const grouped = receiptNumber.replace(/(\d{4})/g, '$1 ');
    expect(await run('answer', grouped, '--as', '王某', '--state', 'answered', '--text', '岗位已撤下。')).toBe(0);
    expect((await listOpenFeedback(db, 20)).map((feedback) => feedback.receipt_number)).not.toContain(receiptNumber);
    expect((await findFeedbackByReceipt(db, sealer, receiptNumber))?.events.at(-1)?.answer).toBe('岗位已撤下。');
  });

  test('takes an answered one up again', async () => {
    expect(await run('answer', receiptNumber, '--as', '王某', '--state', 'handling')).toBe(0);
    expect((await listOpenFeedback(db, 20)).map((feedback) => feedback.receipt_number)).toContain(receiptNumber);
  });

  test.each([
    { args: ['list'], code: 2 },
    { args: ['list', '--as', ' '], code: 2 },
    { args: ['burn', '--as', '王某'], code: 2 },
    { args: ['answer', '12', '--as', '王某', '--state', 'handling'], code: 2 },
    { args: ['answer', '000000000000', '--as', '王某', '--state', 'answered'], code: 2 },
    { args: ['answer', '000000000000', '--as', '王某', '--state', 'received'], code: 2 },
    { args: ['answer', '000000000000', '--as', '王某', '--state', 'handling'], code: 1 },
    { args: ['erase', '000000000000', '--as', '王某'], code: 1 },
  ])('ends with $code for $args and says why', async ({ args, code }) => {
    expect(await run(...args)).toBe(code);
    expect(lines.length).toBeGreaterThan(0);
  });
});
