import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { addDays, chinaDay, sayDay, sayTime } from '../day/day.ts';
import { holdSession } from './hold-session.ts';
import { tellOfEnrolment } from './tell-of-enrolment.ts';

/** So many days before the start; so many people in one sweep. */
const [daysBefore, batch] = [2, 500];

/** Nobody is woken up: from this hour on in China. */
const morning = 8;

/** Tells who is enrolled two days before that their course begins, once each. Returns how many. */
export async function remindOfSessions(db: Kysely<Database>, sealer: Sealer, now: Date): Promise<number> {
  if ((now.getUTCHours() + 8) % 24 < morning) return 0;
  const today = chinaDay(now);
  const due = await db
    .selectFrom('enrolment')
    .innerJoin('course_session', 'course_session.course_session_id', 'enrolment.course_session_id')
    .select(['enrolment_id', 'course_session.course_session_id'])
    .where('enrolment.state', '=', 'enrolled')
    .where('reminded_at', 'is', null)
    .where('course_session.state', 'in', ['open', 'closed'])
    .where('starts_on', '>', today)
    .where('starts_on', '<=', addDays(today, daysBefore))
    .limit(batch)
    .execute();
  for (const { enrolment_id, course_session_id } of due)
    await remind(db, sealer, { enrolmentId: enrolment_id, sessionId: course_session_id }, now);
  return due.length;
}

const remind = (
  db: Kysely<Database>,
  sealer: Sealer,
  { enrolmentId, sessionId }: { enrolmentId: string; sessionId: string },
  now: Date,
): Promise<void> =>
  db.transaction().execute(async (transaction) => {
    const session = await holdSession(transaction, sessionId);
    const told = await transaction
      .updateTable('enrolment')
      .set({ reminded_at: now.toISOString() })
      .where('enrolment_id', '=', enrolmentId)
      .where('state', '=', 'enrolled')
      .where('reminded_at', 'is', null)
      .returning('enrolment_id')
      .executeTakeFirst();
    if (!session || !told) return;
    const first = await transaction
      .selectFrom('course_date')
      .select('starts_at')
      .where('course_session_id', '=', sessionId)
      .orderBy('starts_at')
      .limit(1)
      .executeTakeFirst();
    const when = first ? sayTime(first.starts_at) : sayDay(session.starts_on);
    const text = `“${session.title}”${when}开始上课。\n不能来，请前一天取消报名，名额可以给别人。`;
    const sms = {
      messageId: `course begins ${enrolmentId}`,
      text: `您报名的培训${when}开始上课。不能来，请登录同途取消报名。`,
      expiresAt: new Date(`${session.starts_on}T00:00:00+08:00`),
    };
    await tellOfEnrolment(transaction, sealer, { enrolmentId, text, sms }, now);
  });
