import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { appendEnrolmentEvent } from './append-enrolment-event.ts';
import type { HeldSession } from './hold-session.ts';
import { tellOfEnrolment } from './tell-of-enrolment.ts';

/** Ends an offer that nobody answered in time, in the transaction of whoever holds its session. */
export async function expireOffer(
  db: Kysely<Database>,
  sealer: Sealer,
  { enrolmentId, session }: { enrolmentId: string; session: HeldSession },
  now: Date,
): Promise<void> {
  await db
    .updateTable('enrolment')
    .set({ state: 'expired', changed_at: now.toISOString() })
    .where('enrolment_id', '=', enrolmentId)
    .execute();
  await appendEnrolmentEvent(db, sealer, { enrolmentId, kind: 'expired' }, now);
  const text = `“${session.title}”的名额没有按时回答，给了下一位。\n还在报名的话，您可以再报，排在最后。`;
  await tellOfEnrolment(db, sealer, { enrolmentId, text }, now);
}
