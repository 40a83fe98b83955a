import type { Kysely } from 'kysely';
import { engineOf } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '../account/account.ts';

/** Makes others who change the list of this office wait. Undefined: there is none. */
export async function lockList(
  db: Kysely<Database>,
  { role: { organisationId } }: Visitor,
): Promise<{ revision: number } | undefined> {
  if (!organisationId) return undefined;
  const query = db.selectFrom('office_list').select('revision').where('organisation_id', '=', organisationId);
  return (engineOf(db) === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
}

/** Says that the list is another one now: what was compared with it before no longer holds. */
export const moveList = (db: Kysely<Database>, organisationId: string, importId: string | null) =>
  db
    .updateTable('office_list')
    .set(({ eb }) => ({ revision: eb('revision', '+', 1), last_import_id: importId }))
    .where('organisation_id', '=', organisationId)
    .execute();
