import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { hasConsent } from '../consent/consent-queries.ts';
import { recordEvent } from '../file/record-event.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import { actorOf, rightTo } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { makeLists } from './make-lists.ts';
import type { RefusalKind } from './recommendation.ts';
import { refusalValue } from './refusal.ts';
import { wantedJob } from './want-rules.ts';

export interface JobRefusal {
  jobseekerId: string;
  jobId: string;
  /** Only this job, or every job like it in this. */
  kind: RefusalKind;
}

/**
 * Somebody does not want a job, or its kind, recommended to them any more; the next list is made without it. Saying it
 * twice is saying it once.
 */
export async function refuseJob(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { jobseekerId, jobId, kind }: JobRefusal,
  now: Date,
): Promise<'refused' | 'not theirs' | 'no job'> {
  const outcome = await db.transaction().execute(async (transaction) => {
    const file = await findFile(transaction, sealer, jobseekerId, { isForChange: true });
    const right = file && rightTo(file, asker);
    if (right !== 'own' && right !== 'mandate') return 'not theirs';
    if (!(await hasConsent(transaction, jobseekerId, 'recommendation'))) return 'not theirs';
    const row = await transaction.selectFrom('job').selectAll().where('job_id', '=', jobId).executeTakeFirst();
    if (!row) return 'no job';
    const job = { ...wantedJob(row), jobId: row.job_id, employerId: row.employer_id };
    const { numInsertedOrUpdatedRows: added } = await transaction
      .insertInto('recommendation_refusal')
      .values({
        recommendation_refusal_id: randomUUID(),
        jobseeker_id: jobseekerId,
        kind,
        value: refusalValue(kind, job),
        refused_by: asker.visitor.accountId,
        refused_as: right === 'own' ? 'self' : asker.acting?.isAtDesk ? 'staff' : 'helper',
        refused_at: now.toISOString(),
      })
      .onConflict((conflict) => conflict.columns(['jobseeker_id', 'kind', 'value']).doNothing())
      .executeTakeFirstOrThrow();
    if (added !== undefined && added > 0n) {
      const event = { jobseekerId, kind: 'changed', subject: 'recommendation', actor: actorOf(asker) } as const;
      await recordEvent(transaction, sealer, event, now);
    }
    return 'refused';
  });
  // On its own: it waits for publishers, and nobody may wait for the file meanwhile. Until then the list leaves it out.
  if (outcome === 'refused') await makeLists(db, [jobseekerId], now);
  return outcome;
}
