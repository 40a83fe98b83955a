import { parseArgs } from 'node:util';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { sayDay, sayTime } from '../domain/day/day.ts';
import { answerFeedback } from '../domain/feedback/answer-feedback.ts';
import { eraseFeedback } from '../domain/feedback/erase-feedback.ts';
import {
  answerDueOn,
  feedbackKinds,
  feedbackStates,
  readReceiptNumber,
  reportCategories,
  sayReceiptNumber,
} from '../domain/feedback/feedback.ts';
import type { FeedbackKind, FeedbackState, ReportCategory } from '../domain/feedback/feedback.ts';
import { listOpenFeedback } from '../domain/feedback/feedback-queries.ts';
import type { OpenFeedback } from '../domain/feedback/feedback-queries.ts';
import { readFeedback } from '../domain/feedback/read-feedback.ts';
import type { Sealer } from '../sealing.ts';

const usage = `用法：
  npm run feedback -- list --as 姓名
      读还没有答复的消息，最早的在前，最多20条。每次读都会记下，本人看得到。
  npm run feedback -- answer 回执号 --as 姓名 --state handling|answered|closed --text 答复
      写下处理情况或者答复，本人凭回执号看到。
  npm run feedback -- erase 回执号 --as 姓名
      应本人要求，删除他写的内容和联系方式。`;

const listed = 20;

/** Reads and answers what people sent, until staff have pages of their own. Prints lines; returns the exit code. */
export async function runFeedbackCommand(
  db: Kysely<Database>,
  sealer: Sealer,
  now: Date,
  args: string[],
  print: (line: string) => void,
): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    strict: false,
    options: { as: { type: 'string' }, state: { type: 'string' }, text: { type: 'string' } },
  });
  const [verb = '', number = ''] = positionals;
  const { as: actor, state, text } = values;
  if (typeof actor !== 'string' || actor.trim() === '' || !['list', 'answer', 'erase'].includes(verb)) {
    print(usage);
    return 2;
  }
  if (verb === 'list') {
    const open = await listOpenFeedback(db, listed);
    print(open.length === 0 ? '没有等待答复的消息。' : `等待答复的消息，这里有${open.length}条。`);
    for (const feedback of open) {
      const receiptNumber = feedback.receipt_number;
      const words = await readFeedback(db, sealer, { receiptNumber, actor }, now);
      for (const line of describe(feedback, words ?? { message: '', contact: '' })) print(printable(line));
    }
    return 0;
  }
  const receiptNumber = readReceiptNumber(number);
  if (!receiptNumber) {
    print('回执号是十二个数字。');
    return 2;
  }
  let found: boolean;
  if (verb === 'erase') {
    found = await eraseFeedback(db, sealer, { receiptNumber, actor }, now);
  } else {
    const answer = typeof text === 'string' ? text.trim() : '';
    if (!isState(state) || (state === 'answered' && answer === '')) {
      print(usage);
      return 2;
    }
    found = await answerFeedback(db, sealer, { receiptNumber, state, answer, actor }, now);
  }
  print(found ? `已记下。回执号${sayReceiptNumber(receiptNumber)}。` : '没有这个回执号。');
  return found ? 0 : 1;
}

const isState = (state: unknown): state is FeedbackState =>
  typeof state === 'string' && state !== 'received' && Object.hasOwn(feedbackStates, state);

/** A message must not steer the terminal that shows it. */
const printable = (line: string): string => line.replace(/[\p{Cc}\p{Cf}]/gu, '');

const describe = (feedback: OpenFeedback, { message, contact }: { message: string; contact: string }): string[] => [
  '',
  `回执号：${sayReceiptNumber(feedback.receipt_number)}`,
  `类别：${feedbackKinds[feedback.kind as FeedbackKind]}，${feedbackStates[feedback.state as FeedbackState]}`,
  ...(feedback.category ? [`问题：${reportCategories[feedback.category as ReportCategory]}`] : []),
  `收到：${sayTime(feedback.created_at)}，承诺${sayDay(answerDueOn(feedback.created_at))}前答复`,
  ...(feedback.region_code ? [`地区：${feedback.region_code}`] : []),
  ...(feedback.job_id ? [`岗位：${feedback.job_id}`] : []),
  ...(feedback.page ? [`页面：${feedback.page}`] : []),
  `联系方式：${contact || '没有留'}`,
  ...`内容：${message || '没有写'}`.split('\n'),
];

if (import.meta.main) {
  const { db } = await import('#db/connection.ts');
  const { sealer } = await import('../sealer.ts');
  process.exitCode = await runFeedbackCommand(db, sealer, new Date(), process.argv.slice(2), (line) =>
    console.log(line),
  );
  await db.destroy();
}
