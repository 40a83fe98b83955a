import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { recordStaffEvent } from '../organisation/record-staff-event.ts';
import { findImport } from './import-queries.ts';
import { lockList, moveList } from './lock-list.ts';

/** `over`: the day is over, or the list was changed again since. */
export type UndoOutcome = 'undone' | 'not theirs' | 'over';

/** Puts the list back to what it was before the last import, on the same day (until midnight in China), with an event. */
export async function undoImport(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  importId: string,
  now: Date,
): Promise<UndoOutcome> {
  return db.transaction().execute(async (transaction) => {
    if (!(await lockList(transaction, visitor))) return 'not theirs';
    const found = await findImport(transaction, sealer, visitor, importId, now);
    if (!found) return 'not theirs';
    if (found.state === 'undone') return 'undone';
    if (!found.isUndoable) return 'over';
    await transaction.deleteFrom('office_entry').where('caseload_import_id', '=', importId).execute();
    await transaction
      .updateTable('office_entry')
      .set({ removed_by_import_id: null })
      .where('removed_by_import_id', '=', importId)
      .execute();
    await transaction
      .updateTable('caseload_import')
      .set({ state: 'undone', undone_at: now.toISOString() })
      .where('caseload_import_id', '=', importId)
      .execute();
    await moveList(transaction, found.organisationId, null);
    const event = { kind: 'list-undone', actor: visitor, organisationId: found.organisationId } as const;
    await recordStaffEvent(transaction, sealer, event, now);
    return 'undone';
  });
}
