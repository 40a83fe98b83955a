import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { recordStaffEvent } from '../organisation/record-staff-event.ts';
import { hasChanges, sayCounts } from './caseload-import.ts';
import { findImport } from './import-queries.ts';
import { lockList, moveList } from './lock-list.ts';

/** `changed since`: the list is not what the file was compared with. `over`: it was decided, or its day is over. */
export type ApplyOutcome = 'applied' | 'not theirs' | 'changed since' | 'over' | 'nothing to do';

/**
 * Takes over what a comparison found, all or nothing, with an event. Whom the file lacks stays on the list unless
 * `missing` says otherwise: many files are parts of a list.
 */
export async function applyImport(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { importId, missing }: { importId: string; missing: 'keep' | 'remove' },
  now: Date,
): Promise<ApplyOutcome> {
  return db.transaction().execute(async (transaction) => {
    if (!(await lockList(transaction, visitor))) return 'not theirs';
    const found = await findImport(transaction, sealer, visitor, importId, now);
    if (!found) return 'not theirs';
    // Sent twice.
    if (found.state === 'applied') return 'applied';
    if (found.state !== 'compared' || !found.hasRows) return 'over';
    if (found.isOutdated) return 'changed since';
    if (!hasChanges(found.counts)) return 'nothing to do';
    const rows = transaction.selectFrom('caseload_import_row').where('caseload_import_id', '=', importId);
    await transaction
      .updateTable('office_entry')
      .set({ removed_by_import_id: importId })
      .where(
        'office_entry_id',
        'in',
        rows.select('replaces_id').where('kind', 'in', missing === 'remove' ? ['changed', 'missing'] : ['changed']),
      )
      .execute();
    await transaction
      .insertInto('office_entry')
      .columns([
        ...(['office_entry_id', 'organisation_id', 'caseload_import_id', 'place', 'identity_fingerprint'] as const),
        ...(['certificate_fingerprint', 'counsellor_id', 'row_fingerprint', 'sealed_row'] as const),
      ])
      .expression(
        transaction
          .selectFrom('caseload_import_row')
          .innerJoin('caseload_import', 'caseload_import.caseload_import_id', 'caseload_import_row.caseload_import_id')
          .select(['office_entry_id', 'organisation_id', 'caseload_import.caseload_import_id', 'place'])
          .select(['identity_fingerprint', 'certificate_fingerprint', 'counsellor_id', 'row_fingerprint', 'sealed_row'])
          .where('caseload_import_row.caseload_import_id', '=', importId)
          .where('kind', 'in', ['new', 'changed']),
      )
      .execute();
    await transaction
      .updateTable('caseload_import')
      .set({ state: 'applied', applied_at: now.toISOString() })
      .where('caseload_import_id', '=', importId)
      .execute();
    await moveList(transaction, found.organisationId, importId);
    const kept = found.counts.missing > 0 ? `。文件里没有的人${missing === 'remove' ? '删去了' : '保留了'}` : '';
    const event = { kind: 'list-imported', actor: visitor, organisationId: found.organisationId } as const;
    await recordStaffEvent(transaction, sealer, { ...event, reason: `${sayCounts(found.counts)}${kept}` }, now);
    return 'applied';
  });
}
