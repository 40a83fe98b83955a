import type { Kysely } from 'kysely';
import { engineOf } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { addDays, chinaDay, sayDay } from '../day/day.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { assessmentWays, isAssessmentWay, sayStart, timeOf } from './appointment.ts';
import { expiryNoticeDays } from './assessment.ts';

/** Tells people the day before of their appointment, once each, however many processes ask. Returns how many. */
export async function remindOfAppointments(db: Kysely<Database>, sealer: Sealer, now: Date): Promise<number> {
  const end = timeOf(addDays(chinaDay(now), 2), '00:00');
  return db.transaction().execute(async (transaction) => {
    const due = transaction
      .selectFrom('appointment')
      .innerJoin('assessment_time', 'assessment_time.assessment_time_id', 'appointment.assessment_time_id')
      .innerJoin('jobseeker', 'jobseeker.jobseeker_id', 'appointment.jobseeker_id')
      .select(['appointment_id', 'starts_at', 'way', 'place', 'jobseeker.account_id'])
      .where('state', '=', 'booked')
      .where('reminded_at', 'is', null)
      .where('starts_at', '>', now.toISOString())
      .where('starts_at', '<', end);
    const locked = engineOf(db) === 'postgres' ? due.forUpdate('appointment') : due;
    const rows = await locked.execute();
    for (const { appointment_id, starts_at, way, place, account_id } of rows) {
      await transaction
        .updateTable('appointment')
        .set({ reminded_at: now.toISOString() })
        .where('appointment_id', '=', appointment_id)
        .execute();
      if (!account_id) continue;
      const where = [isAssessmentWay(way) ? assessmentWays[way] : '', ...(place ? [place] : [])].join('，');
      const text = `${sayStart(starts_at)}您有职业能力评估，${where}。不能来，请您改时间或者取消。`;
      const path = `/assessments/appointments/${appointment_id}`;
      await sendNotice(transaction, sealer, { accountId: account_id, kind: 'assessment', text, path }, now);
    }
    return rows.length;
  });
}

/** Tells people once, 30 days before, that an assessment will no longer count. Returns how many. */
export async function tellOfExpiry(db: Kysely<Database>, sealer: Sealer, now: Date): Promise<number> {
  const today = chinaDay(now);
  return db.transaction().execute(async (transaction) => {
    const due = transaction
      .selectFrom('assessment')
      .innerJoin('jobseeker', 'jobseeker.jobseeker_id', 'assessment.jobseeker_id')
      .select(['assessment_id', 'kind', 'done_on', 'expires_on', 'jobseeker.account_id'])
      .where('expires_on', '>', today)
      .where('expires_on', '<=', addDays(today, expiryNoticeDays))
      .where('expiry_told_at', 'is', null)
      .where('sealed_content', 'is not', null)
      .limit(500);
    const rows = await (engineOf(db) === 'postgres' ? due.forUpdate('assessment') : due).execute();
    for (const { assessment_id, kind, done_on, expires_on, account_id } of rows) {
      await transaction
        .updateTable('assessment')
        .set({ expiry_told_at: now.toISOString() })
        .where('assessment_id', '=', assessment_id)
        .execute();
      if (!account_id || !done_on || !expires_on) continue;
      const what = kind === 'self' ? '自我评估' : '职业能力评估';
      const text = `您${sayDay(done_on)}的${what}，到${sayDay(expires_on)}就不再用了。您可以再做一次。`;
      await sendNotice(
        transaction,
        sealer,
        { accountId: account_id, kind: 'assessment', text, path: '/assessments' },
        now,
      );
    }
    return rows.length;
  });
}
