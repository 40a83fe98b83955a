import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { liveStates } from '../enrolment/enrolment.ts';
import { tellOfEnrolment } from '../enrolment/tell-of-enrolment.ts';

/** Somebody on the list of a session. */
export interface Listed {
  enrolmentId: string;
  jobseekerId: string;
}

/** Everybody who has a seat, is offered one or waits for one. */
export async function listLive(db: Kysely<Database>, sessionId: string): Promise<Listed[]> {
  const rows = await db
    .selectFrom('enrolment')
    .select(['enrolment_id', 'jobseeker_id'])
    .where('course_session_id', '=', sessionId)
    .where('state', 'in', liveStates)
    .orderBy('jobseeker_id')
    .execute();
  return rows.map((row) => ({ enrolmentId: row.enrolment_id, jobseekerId: row.jobseeker_id }));
}

/** Tells everybody listed the same: a message here, and by text where they agreed and `sms` says something. */
export async function tellEnrolled(
  db: Kysely<Database>,
  sealer: Sealer,
  people: readonly Listed[],
  { text, sms }: { text: string; sms?: string },
  now: Date,
): Promise<void> {
  for (const { enrolmentId } of people) {
    const messageId = `session ${enrolmentId} ${now.toISOString()}`;
    const expiresAt = new Date(now.getTime() + 2 * 86_400_000);
    const news = { enrolmentId, text, ...(sms ? { sms: { messageId, text: sms, expiresAt } } : {}) };
    await tellOfEnrolment(db, sealer, news, now);
  }
}
