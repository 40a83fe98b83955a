import type { Kysely, Selectable } from 'kysely';
import type { AssessmentTable, Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { hasConsent } from '../consent/consent-queries.ts';
import { recordEvent } from '../file/record-event.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import { actorOf, rightTo } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { readResult, readSelfAnswers } from './assessment-content.ts';
import type { Result, SelfAnswers } from './assessment-content.ts';
import type { AssessmentKind } from './assessment.ts';

/** An assessment, opened. */
export interface Assessment {
  assessmentId: string;
  jobseekerId: string;
  kind: AssessmentKind;
  doneOn: string;
  expiresOn: string;
  /** How the assessor wants to be addressed; undefined for a self-assessment. */
  assessor: string | undefined;
  /** Undefined: erased. */
  content: { kind: 'self'; answers: SelfAnswers } | { kind: 'professional'; result: Result } | undefined;
  /** Whether the person has had it before them. */
  isRead: boolean;
  answer: { words: string; at: string } | undefined;
  reply: { words: string; at: string } | undefined;
  /** What the asker is to it. */
  side: 'person' | 'assessor' | 'counsellor';
}

type Row = Selectable<AssessmentTable> & { sealed_called: string | null };

export const selectAssessments = (db: Kysely<Database>) =>
  db
    .selectFrom('assessment')
    .leftJoin('account', 'account.account_id', 'assessment.assessor_id')
    .selectAll('assessment')
    .select('sealed_called')
    .where('done_on', 'is not', null);

export function readAssessmentRow(sealer: Sealer, row: Row, side: Assessment['side']): Assessment {
  const kind = row.kind as AssessmentKind;
  const words = (sealed: string | null, at: string | null) =>
    sealed && at ? { words: sealer.unseal(sealed), at } : undefined;
  const sealed = row.sealed_content;
  const opened = (content: string): Assessment['content'] =>
    kind === 'self'
      ? { kind, answers: readSelfAnswers(sealer, content) }
      : { kind, result: readResult(sealer, content) };
  return {
    assessmentId: row.assessment_id,
    jobseekerId: row.jobseeker_id,
    kind,
    doneOn: row.done_on ?? '',
    expiresOn: row.expires_on ?? '',
    assessor: row.sealed_called ? sealer.unseal(row.sealed_called) : undefined,
    content: sealed ? opened(sealed) : undefined,
    isRead: row.read_at !== null,
    answer: words(row.sealed_answer, row.answered_at),
    reply: words(row.sealed_reply, row.replied_at),
    side,
  };
}

/**
 * Opens an assessment for whom it is about, for who acts for them, for who wrote it, or for the counsellor on whose
 * caseload the person is, with the person's consent and after the person has read it. Undefined for everybody else.
 * Every reading by another person stands in the file's log.
 */
export const readAssessment = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  assessmentId: string,
  now: Date,
): Promise<Assessment | undefined> =>
  db.transaction().execute(async (transaction) => {
    const row = await selectAssessments(transaction).where('assessment_id', '=', assessmentId).executeTakeFirst();
    const file = row && (await findFile(transaction, sealer, row.jobseeker_id, { isForChange: true }));
    if (!row?.sealed_content || !file) return undefined;
    const side = await sideOf(transaction, row, file, asker);
    if (!side) return undefined;
    const { jobseekerId } = file;
    if (side === 'person' && row.read_at === null)
      await transaction
        .updateTable('assessment')
        .set({ read_at: now.toISOString() })
        .where('assessment_id', '=', assessmentId)
        .execute();
    if (side !== 'person' || asker.acting) {
      const event = { jobseekerId, kind: 'read', subject: 'assessment', actor: actorOf(asker) } as const;
      await recordEvent(transaction, sealer, event, now);
    }
    return readAssessmentRow(sealer, row, side);
  });

/** What an asker is to an assessment. */
export async function sideOf(
  db: Kysely<Database>,
  row: Pick<Selectable<AssessmentTable>, 'assessor_id' | 'read_at'>,
  file: Parameters<typeof rightTo>[0],
  asker: Asker,
): Promise<Assessment['side'] | undefined> {
  const right = rightTo(file, asker);
  if (right === 'own' || right === 'mandate') return 'person';
  if (asker.acting || !(await hasConsent(db, file.jobseekerId, 'assessment'))) return undefined;
  const { accountId, role } = asker.visitor;
  if (role.role === 'counsellor' && row.assessor_id === accountId) return 'assessor';
  const isAgreed =
    right === 'caseload' && row.read_at !== null && (await hasConsent(db, file.jobseekerId, 'counsellor'));
  return isAgreed ? 'counsellor' : undefined;
}

/** A person's assessments, the newest first, for themselves. */
export async function listAssessments(
  db: Kysely<Database>,
  sealer: Sealer,
  jobseekerId: string,
): Promise<Assessment[]> {
  const rows = await selectAssessments(db)
    .where('jobseeker_id', '=', jobseekerId)
    .orderBy('done_on', 'desc')
    .orderBy('assessment.created_at', 'desc')
    .execute();
  return rows.map((row) => readAssessmentRow(sealer, row, 'person'));
}

/** The answers of a draft, and when it was last saved; undefined when none is begun. */
export async function findDraft(
  db: Kysely<Database>,
  sealer: Sealer,
  jobseekerId: string,
): Promise<{ answers: SelfAnswers; changedAt: string } | undefined> {
  const row = await db
    .selectFrom('assessment')
    .select(['sealed_content', 'changed_at'])
    .where('jobseeker_id', '=', jobseekerId)
    .where('done_on', 'is', null)
    .executeTakeFirst();
  return row && { answers: readSelfAnswers(sealer, row.sealed_content), changedAt: row.changed_at };
}
