import type { Kysely } from 'kysely';
import { engineOf } from '#db/database.ts';
import type { CorrectionTable, Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { hasConsent } from '../consent/consent-queries.ts';
import { isRecordPart } from '../jobseeker/jobseeker.ts';
import type { RecordPart } from '../jobseeker/jobseeker.ts';
import { checkedBy, partsInOrder } from './basic-check.ts';
import type { CheckAnswers, CheckedBy } from './basic-check.ts';
import type { Correction, CorrectionState } from './correction.ts';

/** A check that is going on. */
export interface OpenCheck {
  checkId: string;
  begunAt: string;
  answers: CheckAnswers;
}

/** The check that a person is going through now. Inside a transaction that changes it, others wait. */
export async function findOpenCheck(
  db: Kysely<Database>,
  sealer: Sealer,
  jobseekerId: string,
): Promise<OpenCheck | undefined> {
  const query = db
    .selectFrom('basic_check')
    .select(['basic_check_id', 'begun_at', 'sealed_answers'])
    .where('jobseeker_id', '=', jobseekerId)
    .where('finished_at', 'is', null);
  const locks = db.isTransaction && engineOf(db) === 'postgres';
  const row = await (locks ? query.forUpdate() : query).executeTakeFirst();
  return (
    row && {
      checkId: row.basic_check_id,
      begunAt: row.begun_at,
      answers: row.sealed_answers ? (JSON.parse(sealer.unseal(row.sealed_answers)) as CheckAnswers) : {},
    }
  );
}

/** A check that was finished: the first of the four (四个一). */
export interface FinishedCheck {
  finishedAt: string;
  by: CheckedBy;
  /** How who finished it wants to be addressed; empty where the account is gone. */
  called: string;
}

/** The newest check that was finished, or undefined. */
export async function findLastCheck(
  db: Kysely<Database>,
  sealer: Sealer,
  jobseekerId: string,
): Promise<FinishedCheck | undefined> {
  return (await listFinishedChecks(db, sealer, jobseekerId))[0];
}

/** Every finished check of a person, the newest first. */
export async function listFinishedChecks(
  db: Kysely<Database>,
  sealer: Sealer,
  jobseekerId: string,
): Promise<FinishedCheck[]> {
  const rows = await db
    .selectFrom('basic_check')
    .leftJoin('account', 'account.account_id', 'basic_check.finished_by')
    .select(['finished_at', 'finished_as', 'sealed_called', 'deleted_at'])
    .where('jobseeker_id', '=', jobseekerId)
    .where('finished_at', 'is not', null)
    .orderBy('finished_at', 'desc')
    .execute();
  return rows.map((row) => ({
    finishedAt: row.finished_at ?? '',
    by: row.finished_as && Object.hasOwn(checkedBy, row.finished_as) ? (row.finished_as as CheckedBy) : 'self',
    called: row.sealed_called && !row.deleted_at ? sealer.unseal(row.sealed_called) : '',
  }));
}

/**
 * The parts that a person may be asked about: of numbers and disability only what they agreed to, and of studies only
 * whoever has said when they end.
 */
export async function findCheckedParts(db: Kysely<Database>, jobseekerId: string): Promise<RecordPart[]> {
  if (!(await hasConsent(db, jobseekerId, 'record'))) return [];
  const identity = await hasConsent(db, jobseekerId, 'identity');
  const disability = await hasConsent(db, jobseekerId, 'disability');
  const studies = await db
    .selectFrom('jobseeker')
    .select('graduates_on')
    .where('jobseeker_id', '=', jobseekerId)
    .executeTakeFirst();
  return partsInOrder.filter((part) => {
    if (part === 'identity') return identity;
    // Most people have left school long ago.
    if (part === 'studies') return Boolean(studies?.graduates_on);
    return part !== 'certificate' || disability;
  });
}

const selectCorrections = (db: Kysely<Database>, jobseekerId: string) =>
  db
    .selectFrom('correction')
    .selectAll()
    .where('jobseeker_id', '=', jobseekerId)
    .orderBy('created_at', 'desc')
    .orderBy('correction_id');

/** What a person wants corrected, the newest first; what was replaced since is left out. */
export async function listCorrections(
  db: Kysely<Database>,
  sealer: Sealer,
  jobseekerId: string,
): Promise<Correction[]> {
  const rows = await selectCorrections(db, jobseekerId).where('state', '!=', 'replaced').execute();
  return rows.flatMap((row) => readCorrection(sealer, row));
}

/** One correction of this person, in whatever state. */
export async function findCorrection(
  db: Kysely<Database>,
  sealer: Sealer,
  { jobseekerId, correctionId }: { jobseekerId: string; correctionId: string },
): Promise<Correction | undefined> {
  const query = selectCorrections(db, jobseekerId).where('correction_id', '=', correctionId);
  const locks = db.isTransaction && engineOf(db) === 'postgres';
  const rows = await (locks ? query.forUpdate() : query).execute();
  return rows.flatMap((row) => readCorrection(sealer, row))[0];
}

const readCorrection = (sealer: Sealer, row: CorrectionTable): Correction[] =>
  isRecordPart(row.part)
    ? [
        {
          correctionId: row.correction_id,
          checkId: row.basic_check_id,
          jobseekerId: row.jobseeker_id,
          part: row.part,
          field: row.field,
          before: sealer.unseal(row.sealed_before),
          wanted: sealer.unseal(row.sealed_wanted),
          state: row.state as CorrectionState,
          answer: row.sealed_answer ? sealer.unseal(row.sealed_answer) : '',
          createdAt: row.created_at,
          closedAt: row.closed_at ?? undefined,
        },
      ]
    : [];
