import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { answerDueOn } from '../feedback/feedback.ts';
import { recordEvent } from '../file/record-event.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import { actorOf, rightTo } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { closeTask } from '../task/close-task.ts';
import { openTask } from '../task/open-task.ts';
import { findCheckedParts, findOpenCheck } from './basic-check-queries.ts';
import { checkedBy, countAnswered, factsOf } from './basic-check.ts';
import type { CheckedBy } from './basic-check.ts';

/** `unfinished`: so many facts were not answered yet. `finished` also when it had been finished before. */
export type FinishOutcome = { kind: 'finished' } | { kind: 'not theirs' } | { kind: 'unfinished'; facts: number };

/**
 * Dates the check that is going on (the first of 四个一: LZ 二(九), KZ 一(九)1, HS 16, ZH 二13, NJ 二(九)). What is to be
 * corrected becomes a task of the counsellor, and takes the place of what was asked for before and is still open.
 */
export async function finishCheck(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { jobseekerId, checkId }: { jobseekerId: string; checkId: string },
  now: Date,
): Promise<FinishOutcome> {
  return db.transaction().execute(async (transaction) => {
    const file = await findFile(transaction, sealer, jobseekerId, { isForChange: true });
    const right = file && rightTo(file, asker);
    if (!file || (right !== 'own' && right !== 'mandate')) return { kind: 'not theirs' };
    const open = await findOpenCheck(transaction, sealer, jobseekerId);
    // The button was pressed twice.
    if (open?.checkId !== checkId) return { kind: 'finished' };
    const parts = (await findCheckedParts(transaction, jobseekerId)).map((part) => ({
      part,
      facts: factsOf(file, part),
      checked: open.answers[part],
    }));
    const missing = parts.reduce((sum, { facts, checked }) => sum + facts.length - countAnswered(facts, checked), 0);
    if (missing > 0 || parts.length === 0) return { kind: 'unfinished', facts: missing };

    await replaceOpenCorrections(transaction, { jobseekerId, accountId: asker.visitor.accountId }, now);
    const wanted = parts.flatMap(({ part, facts, checked }) =>
      facts.flatMap(({ field, value }) => {
        const said = checked?.facts[field];
        return said?.verdict === 'wrong' ? [{ part, field, value, wanted: said.wanted }] : [];
      }),
    );
    for (const each of wanted)
      await transaction
        .insertInto('correction')
        .values({
          ...{ correction_id: randomUUID(), basic_check_id: checkId, jobseeker_id: jobseekerId },
          ...{ part: each.part, field: each.field, state: 'open' },
          ...{ sealed_before: sealer.seal(each.value), sealed_wanted: sealer.seal(each.wanted) },
          ...{ sealed_answer: null, created_at: now.toISOString(), closed_at: null, closed_by: null },
        })
        .execute();
    const helper: CheckedBy = asker.acting?.isAtDesk ? 'staff' : 'helper';
    const by: CheckedBy = right === 'own' ? 'self' : helper;
    await transaction
      .updateTable('basic_check')
      .set({
        sealed_answers: null,
        finished_at: now.toISOString(),
        finished_by: asker.visitor.accountId,
        finished_as: by,
      })
      .where('basic_check_id', '=', checkId)
      .execute();
    const event = { jobseekerId, kind: 'finished', subject: 'check', actor: actorOf(asker) } as const;
    await recordEvent(transaction, sealer, event, now);
    if (wanted.length > 0) {
      const dueOn = answerDueOn(now.toISOString());
      await openTask(transaction, { jobseekerId, kind: 'correction', subject: checkId, dueOn }, now);
    }
    if (by !== 'self' && file.accountId) {
      const wrong = wanted.length === 0 ? '说档案都正确。' : `说有${wanted.length}项要更正。`;
      const text = `${checkedBy[by]}${asker.visitor.called}替您核对了基础信息。\n${wrong}\n不对的话，您可以自己再核对一次。`;
      const notice = { accountId: file.accountId, kind: 'check', text, path: '/basic-check' } as const;
      await sendNotice(transaction, sealer, notice, now);
    }
    return { kind: 'finished' };
  });
}

async function replaceOpenCorrections(
  db: Kysely<Database>,
  { jobseekerId, accountId }: { jobseekerId: string; accountId: string },
  now: Date,
): Promise<void> {
  const replaced = await db
    .updateTable('correction')
    .set({ state: 'replaced', closed_at: now.toISOString(), closed_by: accountId })
    .where('jobseeker_id', '=', jobseekerId)
    .where('state', '=', 'open')
    .returning('basic_check_id')
    .execute();
  for (const subject of new Set(replaced.map((row) => row.basic_check_id)))
    await closeTask(db, { jobseekerId, kind: 'correction', subject, accountId }, now);
}
