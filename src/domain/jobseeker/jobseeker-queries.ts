import type { Kysely } from 'kysely';
import { engineOf } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { readPerson } from './person.ts';
import type { Person } from './person.ts';
import { rightTo } from './record-right.ts';
import type { Asker, FileOwnership } from './record-right.ts';

/** A person's record, opened. */
export interface RecordFile extends FileOwnership {
  person: Person;
  /** A key of `ownEducations`. */
  education: string | undefined;
  /** A key of `contactWays`. */
  contactWay: string | undefined;
  changedAt: string;
}

/**
 * Any file that is not erased, opened. Who may see it is the caller's to ask with `rightTo`, and the caller records the
 * reading of somebody else's. `isForChange` makes other writers of this file wait until the transaction ends.
 */
export async function findFile(
  db: Kysely<Database>,
  sealer: Sealer,
  jobseekerId: string,
  { isForChange = false }: { isForChange?: boolean } = {},
): Promise<RecordFile | undefined> {
  const query = db
    .selectFrom('jobseeker')
    .selectAll()
    .where('jobseeker_id', '=', jobseekerId)
    .where('erased_at', 'is', null);
  const locks = isForChange && engineOf(db) === 'postgres';
  const row = await (locks ? query.forUpdate() : query).executeTakeFirst();
  return (
    row && {
      jobseekerId: row.jobseeker_id,
      accountId: row.account_id ?? undefined,
      counsellorId: row.counsellor_id ?? undefined,
      residenceRegion: row.residence_region ?? undefined,
      registrationRegion: row.registration_region ?? undefined,
      leavingRegion: row.leaving_region ?? undefined,
      education: row.education ?? undefined,
      contactWay: row.contact_way ?? undefined,
      changedAt: row.changed_at,
      person: readPerson(sealer, row.sealed_person),
    }
  );
}

/** The file that the asker's own record pages are about: their own, or that of the person they act for. */
export async function findOwnFile(db: Kysely<Database>, sealer: Sealer, asker: Asker): Promise<RecordFile | undefined> {
  const jobseekerId = asker.acting?.jobseekerId ?? (await findOwnFileId(db, asker.visitor.accountId));
  const file = jobseekerId === undefined ? undefined : await findFile(db, sealer, jobseekerId);
  const right = file && rightTo(file, asker);
  return right === 'own' || right === 'mandate' ? file : undefined;
}

/** The file of an account, or undefined when it has none. */
export async function findOwnFileId(db: Kysely<Database>, accountId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('jobseeker')
    .select('jobseeker_id')
    .where('account_id', '=', accountId)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  return row?.jobseeker_id;
}
