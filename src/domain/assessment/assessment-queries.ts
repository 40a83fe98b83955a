import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { chinaDay } from '../day/day.ts';
import { findingsOf, readResult, readSelfAnswers } from './assessment-content.ts';
import { readFindings } from './assessment.ts';
import type { AssessmentKind, Findings } from './assessment.ts';

/** An assessment that counts today, and what it found. */
export interface ValidAssessment {
  assessmentId: string;
  kind: AssessmentKind;
  doneOn: string;
  /** From this day it no longer counts. */
  expiresOn: string;
  findings: Findings;
}

/**
 * What may be said with 根据您…的评估: the newest result that the person has read, else the newest self-assessment.
 * Undefined when there is none, or each has expired. The caller asks who may know.
 */
export async function findValidAssessment(
  db: Kysely<Database>,
  sealer: Sealer,
  jobseekerId: string,
  now: Date,
): Promise<ValidAssessment | undefined> {
  const row = await db
    .selectFrom('assessment')
    .select(['assessment_id', 'kind', 'done_on', 'expires_on', 'sealed_content'])
    .where('jobseeker_id', '=', jobseekerId)
    .where('expires_on', '>', chinaDay(now))
    .where('read_at', 'is not', null)
    .where('sealed_content', 'is not', null)
    // `professional` before `self`.
    .orderBy('kind')
    .orderBy('done_on', 'desc')
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row?.done_on || !row.expires_on || !row.sealed_content) return undefined;
  return {
    assessmentId: row.assessment_id,
    kind: row.kind as AssessmentKind,
    doneOn: row.done_on,
    expiresOn: row.expires_on,
    findings:
      row.kind === 'self'
        ? findingsOf(readSelfAnswers(sealer, row.sealed_content))
        : readFindings(readResult(sealer, row.sealed_content).findings),
  };
}

/** Where a person stands with their assessment; days and times only. */
export interface AssessmentProgress {
  /** A self-assessment is begun and not finished. */
  hasDraft: boolean;
  /** When the booked appointment begins, ISO-8601; undefined when none is booked. */
  appointmentAt: string | undefined;
  /** The newest assessment that is done and counts, read or not. */
  done: { assessmentId: string; kind: AssessmentKind; doneOn: string; expiresOn: string } | undefined;
}

/** Where a person stands with their assessment (四个一: 职业能力评估). */
export async function findAssessmentProgress(
  db: Kysely<Database>,
  jobseekerId: string,
  now: Date,
): Promise<AssessmentProgress> {
  const draft = await db
    .selectFrom('assessment')
    .select('assessment_id')
    .where('jobseeker_id', '=', jobseekerId)
    .where('done_on', 'is', null)
    .executeTakeFirst();
  const booked = await db
    .selectFrom('appointment')
    .innerJoin('assessment_time', 'assessment_time.assessment_time_id', 'appointment.assessment_time_id')
    .select('starts_at')
    .where('jobseeker_id', '=', jobseekerId)
    .where('state', '=', 'booked')
    .where('ends_at', '>', now.toISOString())
    .executeTakeFirst();
  const done = await db
    .selectFrom('assessment')
    .select(['assessment_id', 'kind', 'done_on', 'expires_on'])
    .where('jobseeker_id', '=', jobseekerId)
    .where('expires_on', '>', chinaDay(now))
    .where('sealed_content', 'is not', null)
    .orderBy('kind')
    .orderBy('done_on', 'desc')
    .limit(1)
    .executeTakeFirst();
  return {
    hasDraft: draft !== undefined,
    appointmentAt: booked?.starts_at,
    done:
      done?.done_on && done.expires_on
        ? {
            assessmentId: done.assessment_id,
            kind: done.kind as AssessmentKind,
            doneOn: done.done_on,
            expiresOn: done.expires_on,
          }
        : undefined,
  };
}
