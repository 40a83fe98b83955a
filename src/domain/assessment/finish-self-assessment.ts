import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { chinaDay } from '../day/day.ts';
import { recordEvent } from '../file/record-event.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { holdFile, tellPerson } from './assessed-file.ts';
import { readSelfAnswers } from './assessment-content.ts';
import { expiryOf } from './assessment.ts';
import { markOf } from './save-self-answer.ts';

/**
 * Makes the draft the person's self-assessment of today (S1). Sent twice it is one: the second finds no draft.
 * `empty`: not one question is answered.
 */
export const finishSelfAssessment = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  now: Date,
): Promise<'finished' | 'no draft' | 'empty' | 'not agreed' | 'not theirs'> =>
  db.transaction().execute(async (transaction) => {
    const file = await holdFile(transaction, sealer, asker);
    if (typeof file === 'string') return file;
    const { jobseekerId } = file;
    const draft = await transaction
      .selectFrom('assessment')
      .select(['assessment_id', 'sealed_content'])
      .where('jobseeker_id', '=', jobseekerId)
      .where('done_on', 'is', null)
      .executeTakeFirst();
    if (!draft) return 'no draft';
    if (Object.values(readSelfAnswers(sealer, draft.sealed_content)).every((answer) => markOf(answer) === ''))
      return 'empty';
    const today = chinaDay(now);
    await transaction
      .updateTable('assessment')
      .set({
        done_on: today,
        expires_on: expiryOf(today),
        changed_at: now.toISOString(),
        // Whoever wrote it knows it.
        read_at: now.toISOString(),
      })
      .where('assessment_id', '=', draft.assessment_id)
      .execute();
    const event = { jobseekerId, kind: 'changed', subject: 'assessment', actor: actorOf(asker) } as const;
    await recordEvent(transaction, sealer, event, now);
    const path = `/assessments/${draft.assessment_id}`;
    await tellPerson(transaction, sealer, { file, asker, deed: '做完了自我评估', path }, now);
    return 'finished';
  });
