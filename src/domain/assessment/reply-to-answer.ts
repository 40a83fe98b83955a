import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { sayDay } from '../day/day.ts';
import { recordEvent } from '../file/record-event.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { closeTask } from '../task/close-task.ts';
import { sideOf } from './read-assessment.ts';

/** A counsellor answers what a person said to a result, once; the person is told. */
export const replyToAnswer = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { assessmentId, words }: { assessmentId: string; words: string },
  now: Date,
): Promise<'replied' | 'replied before' | 'not theirs'> =>
  db.transaction().execute(async (transaction) => {
    const row = await transaction
      .selectFrom('assessment')
      .select(['jobseeker_id', 'assessor_id', 'read_at', 'done_on', 'answered_at', 'replied_at'])
      .where('assessment_id', '=', assessmentId)
      .where('sealed_content', 'is not', null)
      .executeTakeFirst();
    const file = row && (await findFile(transaction, sealer, row.jobseeker_id, { isForChange: true }));
    const side = file && (await sideOf(transaction, row, file, asker));
    if (!file || !row.answered_at || (side !== 'assessor' && side !== 'counsellor')) return 'not theirs';
    if (row.replied_at !== null) return 'replied before';
    await transaction
      .updateTable('assessment')
      .set({ sealed_reply: sealer.seal(words), replied_at: now.toISOString() })
      .where('assessment_id', '=', assessmentId)
      .execute();
    const { jobseekerId } = file;
    const { accountId } = asker.visitor;
    await closeTask(transaction, { jobseekerId, kind: 'assessment-answer', subject: assessmentId, accountId }, now);
    const event = { jobseekerId, kind: 'changed', subject: 'assessment', actor: actorOf(asker) } as const;
    await recordEvent(transaction, sealer, event, now);
    if (file.accountId) {
      const text = `您对${sayDay(row.done_on ?? '')}评估结果的意见有答复了。`;
      const notice = { accountId: file.accountId, kind: 'assessment', text } as const;
      await sendNotice(transaction, sealer, { ...notice, path: `/assessments/${assessmentId}` }, now);
    }
    return 'replied';
  });
