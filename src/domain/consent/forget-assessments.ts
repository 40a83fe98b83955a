import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { sendNotice } from '../notice/send-notice.ts';

/**
 * Erases what was kept with the consent `assessment`: drafts whole, of each assessment all but its days, and what was
 * needed at appointments. Those to come are cancelled, and who would have assessed is told. Returns whether there was any.
 */
export async function forgetAssessments(
  transaction: Kysely<Database>,
  sealer: Sealer,
  jobseekerId: string,
  now: Date,
): Promise<boolean> {
  const open = await transaction
    .selectFrom('appointment')
    .innerJoin('assessment_time', 'assessment_time.assessment_time_id', 'appointment.assessment_time_id')
    .select(['appointment_id', 'appointment.assessment_time_id', 'counsellor_id', 'ends_at'])
    .where('jobseeker_id', '=', jobseekerId)
    .where('state', '=', 'booked')
    .execute();
  for (const { appointment_id, assessment_time_id, counsellor_id, ends_at } of open) {
    await transaction
      .updateTable('appointment')
      .set({ state: 'cancelled', changed_at: now.toISOString() })
      .where('appointment_id', '=', appointment_id)
      .execute();
    if (ends_at <= now.toISOString()) continue;
    const notice = {
      accountId: counsellor_id,
      kind: 'assessment',
      text: '一个评估预约取消了，时间又空出来了。',
    } as const;
    await sendNotice(transaction, sealer, { ...notice, path: `/assessments/times/${assessment_time_id}` }, now);
  }
  const wishes = await transaction
    .updateTable('appointment')
    .set({ sealed_wishes: null })
    .where('jobseeker_id', '=', jobseekerId)
    .where('sealed_wishes', 'is not', null)
    .executeTakeFirst();
  const drafts = await transaction
    .deleteFrom('assessment')
    .where('jobseeker_id', '=', jobseekerId)
    .where('done_on', 'is', null)
    .executeTakeFirst();
  const contents = await transaction
    .updateTable('assessment')
    .set({ sealed_content: null, sealed_answer: null, sealed_reply: null })
    .where('jobseeker_id', '=', jobseekerId)
    .where('sealed_content', 'is not', null)
    .executeTakeFirst();
  await transaction
    .deleteFrom('task')
    .where('jobseeker_id', '=', jobseekerId)
    .where('kind', 'in', ['assessment', 'assessment-answer'])
    .where('done_at', 'is', null)
    .execute();
  return wishes.numUpdatedRows + drafts.numDeletedRows + contents.numUpdatedRows > 0n;
}
