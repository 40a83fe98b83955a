import type { Kysely, Selectable } from 'kysely';
import type { Database, JobseekerTable } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { FileActor } from '../file/file.ts';
import { recordEvent } from '../file/record-event.ts';
import { readPerson, sealPerson } from '../jobseeker/person.ts';
import type { Person } from '../jobseeker/person.ts';
import { appendConsent, lockOwnFile } from './append-consent.ts';
import { findConsentState } from './consent-queries.ts';
import { restsOnRecord } from './consent.ts';
import type { ConsentPurpose } from './consent.ts';
import { forgetChecks } from './forget-checks.ts';
import { eraseClaims } from './erase-claims.ts';
import { eraseAttendance } from './erase-attendance.ts';
import { eraseCertificates } from './erase-certificates.ts';
import { eraseDemands } from './erase-demands.ts';
import { eraseSignUps } from './erase-sign-ups.ts';
import { erasePlan } from './erase-plan.ts';
import { eraseTalks } from './erase-talks.ts';
import { eraseTraining } from './erase-training.ts';
import { forgetAssessments } from './forget-assessments.ts';
import { leaveHousehold } from './leave-household.ts';

export interface WithdrawnConsent {
  jobseekerId: string;
  purpose: ConsentPurpose;
  actor: FileActor;
  /** How it was heard, where a counsellor writes it down. */
  reason?: string | undefined;
}

/**
 * A person takes a consent back, as easily as it was given (个人信息保护法 15), and what was kept for it alone is erased
 * in the same transaction. A child does so alone. `not theirs` when the file is not the actor's own.
 */
export const withdrawConsent = (
  db: Kysely<Database>,
  sealer: Sealer,
  { jobseekerId, purpose, actor }: WithdrawnConsent,
  now: Date,
): Promise<'withdrawn' | 'not theirs'> =>
  db.transaction().execute(async (transaction) => {
    const file = await lockOwnFile(transaction, jobseekerId, actor);
    if (!file) return 'not theirs';
    await withdrawFrom(transaction, sealer, file, { jobseekerId, purpose, actor }, now);
    return 'withdrawn';
  });

/** Withdraws from a file that is held until the transaction ends. */
export async function withdrawFrom(
  db: Kysely<Database>,
  sealer: Sealer,
  file: Selectable<JobseekerTable>,
  { jobseekerId, purpose, actor, reason }: WithdrawnConsent,
  now: Date,
): Promise<void> {
  for (const each of purpose === 'record' ? (['record', ...restsOnRecord] as const) : [purpose]) {
    const state = await findConsentState(db, jobseekerId, each);
    if (state !== 'given' && state !== 'outdated') continue;
    await appendConsent(db, sealer, { jobseekerId, purpose: each, actor, state: 'withdrawn', reason }, now);
  }
  if (purpose === 'record') await db.deleteFrom('survey_copy').where('jobseeker_id', '=', jobseekerId).execute();
  if (purpose === 'assessment' && (await forgetAssessments(db, sealer, jobseekerId, now)))
    await recordEvent(db, sealer, { jobseekerId, kind: 'erased', subject: 'assessment', actor }, now);
  if (purpose === 'demand' && (await eraseDemands(db, jobseekerId, now)))
    await recordEvent(db, sealer, { jobseekerId, kind: 'erased', subject: 'demand', actor }, now);
  if ((purpose === 'counsellor' || purpose === 'record') && (await leaveHousehold(db, jobseekerId, now)))
    await recordEvent(db, sealer, { jobseekerId, kind: 'erased', subject: 'household', actor }, now);
  if (purpose === 'plan' && (await eraseTalks(db, jobseekerId)))
    await recordEvent(db, sealer, { jobseekerId, kind: 'erased', subject: 'talk', actor }, now);
  if (purpose === 'plan' && (await erasePlan(db, jobseekerId)))
    await recordEvent(db, sealer, { jobseekerId, kind: 'erased', subject: 'plan', actor }, now);
  if (purpose === 'subsidy' && (await eraseClaims(db, jobseekerId, now)))
    await recordEvent(db, sealer, { jobseekerId, kind: 'erased', subject: 'subsidy', actor }, now);
  if (purpose === 'training' && (await eraseAttendance(db, jobseekerId)))
    await recordEvent(db, sealer, { jobseekerId, kind: 'erased', subject: 'attendance', actor }, now);
  if (purpose === 'training' && (await eraseCertificates(db, jobseekerId)))
    await recordEvent(db, sealer, { jobseekerId, kind: 'erased', subject: 'qualification', actor }, now);
  if (purpose === 'training' && (await eraseTraining(db, jobseekerId, now)))
    await recordEvent(db, sealer, { jobseekerId, kind: 'erased', subject: 'training', actor }, now);
  if (purpose === 'training' && (await eraseSignUps(db, jobseekerId, now)))
    await recordEvent(db, sealer, { jobseekerId, kind: 'erased', subject: 'event', actor }, now);
  await forgetChecks(db, { jobseekerId, purpose });
  // Also when nothing was agreed to: whatever stands there must not.
  const change = changeOf(purpose, file, sealer);
  if (!change) return;
  await db.updateTable('jobseeker').set(change).where('jobseeker_id', '=', jobseekerId).execute();
  await recordEvent(db, sealer, { jobseekerId, kind: 'erased', subject: subjects[purpose], actor }, now);
}

const subjects = {
  record: 'file',
  disability: 'certificate',
  identity: 'identity',
  demand: 'file',
  assessment: 'file',
  plan: 'file',
  training: 'file',
  subsidy: 'file',
  counsellor: 'counsellor',
  recommendation: 'file',
  employer: 'file',
  message: 'file',
} as const;

type Change = Partial<Selectable<JobseekerTable>>;

/** What the file loses with a purpose; undefined when nothing was kept for it. */
function changeOf(purpose: ConsentPurpose, file: Selectable<JobseekerTable>, sealer: Sealer): Change | undefined {
  const person = readPerson(sealer, file.sealed_person);
  const seal = (kept: Person): Change => ({ sealed_person: sealPerson(sealer, kept) });
  const { certificate, identityNumber, ...others } = person;
  switch (purpose) {
    case 'record': {
      const columns = [file.residence_region, file.registration_region, file.education, file.contact_way];
      const isEmpty =
        Object.keys(person).every((field) => field === 'called') && columns.every((each) => each === null);
      if (isEmpty && file.counsellor_id === null) return undefined;
      return {
        ...seal({ called: person.called }),
        ...{ residence_region: null, registration_region: null, education: null, contact_way: null },
        ...{ graduates_on: null, leaving_region: null },
        ...{ identity_fingerprint: null, certificate_fingerprint: null, counsellor_id: null },
      };
    }
    case 'disability':
      // The number tells category and grade too.
      if (!certificate) return undefined;
      return {
        ...seal({
          ...others,
          ...(identityNumber ? { identityNumber } : {}),
          ...withoutEntries(person, ['category', 'grade', 'certificateNumber']),
        }),
        certificate_fingerprint: null,
      };
    case 'identity': {
      if (!identityNumber && !certificate?.number) return undefined;
      const { number, ...facts } = certificate ?? {};
      return {
        ...seal({
          ...others,
          ...(certificate ? { certificate: facts } : {}),
          ...withoutEntries(person, ['identityNumber', 'certificateNumber']),
        }),
        identity_fingerprint: null,
        certificate_fingerprint: null,
      };
    }
    case 'counsellor':
      return file.counsellor_id === null && file.leaving_region === null
        ? undefined
        : { counsellor_id: null, leaving_region: null };
    default:
      return undefined;
  }
}

/** The notes of who entered what, without those of the fields that go. */
function withoutEntries({ entered }: Person, fields: readonly string[]): Pick<Person, 'entered'> {
  if (!entered) return {};
  return { entered: Object.fromEntries(Object.entries(entered).filter(([field]) => !fields.includes(field))) };
}
