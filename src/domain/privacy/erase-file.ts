import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { eraseCertificates } from '../consent/erase-certificates.ts';
import { eraseAttendance } from '../consent/erase-attendance.ts';
import { eraseDemands } from '../consent/erase-demands.ts';
import { erasePlan } from '../consent/erase-plan.ts';
import { eraseTalks } from '../consent/erase-talks.ts';
import { eraseTraining } from '../consent/erase-training.ts';
import { forgetAssessments } from '../consent/forget-assessments.ts';
import { leaveHousehold } from '../consent/leave-household.ts';
import { eraseReasons } from '../file/erase-reasons.ts';
import type { FileActor } from '../file/file.ts';
import { recordEvent } from '../file/record-event.ts';
import { eraseSurveys } from '../survey/erase-surveys.ts';
import { eraseOfficeEntries } from './erase-office-entries.ts';

/**
 * Empties a person's file, in the caller's transaction; its row stays, so that the log still belongs to something.
 * Mandates are the caller's to end.
 */
export async function eraseFile(
  db: Kysely<Database>,
  sealer: Sealer,
  { jobseekerId, actor }: { jobseekerId: string; actor: FileActor },
  now: Date,
): Promise<void> {
  await recordEvent(db, sealer, { jobseekerId, kind: 'erased', subject: 'file', actor }, now);
  await eraseReasons(db, sealer, jobseekerId);
  // While the file still has the numbers that they are found by.
  await eraseOfficeEntries(db, sealer, jobseekerId);
  await eraseDemands(db, jobseekerId, now);
  await db
    .updateTable('jobseeker')
    .set({
      ...{ counsellor_id: null, residence_region: null, registration_region: null, education: null, contact_way: null },
      ...{ graduates_on: null, leaving_region: null },
      ...{ identity_fingerprint: null, certificate_fingerprint: null },
      sealed_person: sealer.seal(JSON.stringify({ called: '' })),
      changed_at: now.toISOString(),
      erased_at: now.toISOString(),
    })
    .where('jobseeker_id', '=', jobseekerId)
    .execute();
  await db
    .updateTable('consent_event')
    .set({ sealed_guardian: null })
    .where('jobseeker_id', '=', jobseekerId)
    .execute();
  // What counsellors were told of the person, by name.
  await db
    .deleteFrom('notice')
    .where(({ eb, or }) =>
      or([
        eb('path', 'in', [`/files/${jobseekerId}`, `/files#${jobseekerId}`]),
        eb('path', 'like', `/files/${jobseekerId}/%`),
      ]),
    )
    .execute();
  await eraseAttendance(db, jobseekerId);
  await erasePlan(db, jobseekerId);
  await eraseCertificates(db, jobseekerId);
  await eraseTalks(db, jobseekerId);
  await eraseTraining(db, jobseekerId, now);
  await leaveHousehold(db, jobseekerId, now);
  await eraseSurveys(db, { jobseekerId });
  await forgetAssessments(db, sealer, jobseekerId, now);
  await db.deleteFrom('recommendation_list').where('jobseeker_id', '=', jobseekerId).execute();
  for (const table of [
    'claim',
    'correction',
    'basic_check',
    'service_record',
    'follow_up',
    'event_sign_up',
    'task',
  ] as const)
    await db.deleteFrom(table).where('jobseeker_id', '=', jobseekerId).execute();
  const given = db.selectFrom('mandate').select('mandate_id').where('jobseeker_id', '=', jobseekerId);
  await db
    .updateTable('mandate_event')
    .set({ sealed_before: null, sealed_after: null })
    .where('mandate_id', 'in', given)
    .execute();
}
