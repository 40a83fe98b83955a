import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { recordEvent } from '../file/record-event.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import { actorOf, rightTo } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';

/** A person takes their answers to a survey out of their file. False when there are none, or it is not their file. */
export const removeCopy = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { surveyId, jobseekerId }: { surveyId: string; jobseekerId: string },
  now: Date,
): Promise<boolean> =>
  db.transaction().execute(async (transaction) => {
    const file = await findFile(transaction, sealer, jobseekerId, { isForChange: true });
    if (!file || rightTo(file, asker) !== 'own') return false;
    const { numDeletedRows: removed } = await transaction
      .deleteFrom('survey_copy')
      .where('survey_id', '=', surveyId)
      .where('jobseeker_id', '=', jobseekerId)
      .executeTakeFirst();
    if (removed === 0n) return false;
    const event = { jobseekerId, kind: 'erased', subject: 'survey', actor: actorOf(asker) } as const;
    await recordEvent(transaction, sealer, event, now);
    return true;
  });
