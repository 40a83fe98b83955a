import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { addDays, chinaDay, sayDay } from '../day/day.ts';
import { recordEvent } from '../file/record-event.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { openTask } from '../task/open-task.ts';
import { holdFile, tellPerson } from './assessed-file.ts';

/** So many days the counsellor has to answer. */
const daysToReply = 7;

/**
 * Keeps what the person says to a result beside it, and asks the counsellor to answer. `answered before`: it was said
 * already and stays.
 */
export const answerResult = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { assessmentId, words }: { assessmentId: string; words: string },
  now: Date,
): Promise<'answered' | 'answered before' | 'not agreed' | 'not theirs'> =>
  db.transaction().execute(async (transaction) => {
    const file = await holdFile(transaction, sealer, asker);
    if (typeof file === 'string') return file;
    const { jobseekerId } = file;
    const row = await transaction
      .selectFrom('assessment')
      .select(['assessor_id', 'done_on', 'answered_at'])
      .where('assessment_id', '=', assessmentId)
      .where('jobseeker_id', '=', jobseekerId)
      .where('kind', '=', 'professional')
      .where('sealed_content', 'is not', null)
      .executeTakeFirst();
    if (!row) return 'not theirs';
    if (row.answered_at !== null) return 'answered before';
    await transaction
      .updateTable('assessment')
      .set({ sealed_answer: sealer.seal(words), answered_at: now.toISOString() })
      .where('assessment_id', '=', assessmentId)
      .execute();
    const dueOn = addDays(chinaDay(now), daysToReply);
    await openTask(transaction, { jobseekerId, kind: 'assessment-answer', subject: assessmentId, dueOn }, now);
    const event = { jobseekerId, kind: 'changed', subject: 'assessment', actor: actorOf(asker) } as const;
    await recordEvent(transaction, sealer, event, now);
    const path = `/assessments/${assessmentId}`;
    const day = sayDay(row.done_on ?? '');
    await tellPerson(transaction, sealer, { file, asker, deed: `写了对${day}评估结果的意见`, path }, now);
    // The assessor need not be who looks after the person.
    if (row.assessor_id) {
      const text = `您写的${day}评估结果，本人有意见。请您看了答复。`;
      await sendNotice(transaction, sealer, { accountId: row.assessor_id, kind: 'assessment', text, path }, now);
    }
    return 'answered';
  });
