import type { Kysely } from 'kysely';
import type { CaseloadImportTable, Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { chinaDay } from '../day/day.ts';
import { changesBetween, sayChange, sayValue } from './caseload-import.ts';
import type { ImportCounts, ImportState, OfficeRow, ReportRow, RowKind } from './caseload-import.ts';

export interface CaseloadImport {
  importId: string;
  organisationId: string;
  state: ImportState;
  counts: ImportCounts;
  /** Columns of the file that were not read. */
  unread: string[];
  createdAt: string;
  appliedAt: string | undefined;
  undoneAt: string | undefined;
  /** How who compared it is called. */
  madeBy: string;
  /** Whether the list has changed since the file was compared with it. */
  isOutdated: boolean;
  /** Whether it can be undone now: it was the last to change the list, and it is still the same day. */
  isUndoable: boolean;
  /** Whether the rows are still kept: they go with the day. */
  hasRows: boolean;
}

const selectImports = (db: Kysely<Database>, organisationId: string) =>
  db
    .selectFrom('caseload_import')
    .innerJoin('office_list', 'office_list.organisation_id', 'caseload_import.organisation_id')
    .leftJoin('account', 'account.account_id', 'made_by')
    .selectAll('caseload_import')
    .select(['office_list.revision as list_revision', 'last_import_id', 'sealed_called', 'deleted_at'])
    .where('caseload_import.organisation_id', '=', organisationId)
    .where('state', '!=', 'reading');

type ImportRow = CaseloadImportTable & {
  list_revision: number;
  last_import_id: string | null;
  sealed_called: string | null;
  deleted_at: string | null;
};

function readImport(sealer: Sealer, row: ImportRow, now: Date): CaseloadImport {
  const isToday = (time: string | null) => time !== null && chinaDay(new Date(time)) >= chinaDay(now);
  return {
    importId: row.caseload_import_id,
    organisationId: row.organisation_id,
    state: row.state as ImportState,
    counts: JSON.parse(row.counts) as ImportCounts,
    unread: row.sealed_unread ? sealer.unseal(row.sealed_unread).split('\n') : [],
    createdAt: row.created_at,
    appliedAt: row.applied_at ?? undefined,
    undoneAt: row.undone_at ?? undefined,
    madeBy: row.sealed_called && !row.deleted_at ? sealer.unseal(row.sealed_called) : '',
    isOutdated: row.state === 'compared' && row.revision !== row.list_revision,
    isUndoable: row.state === 'applied' && row.last_import_id === row.caseload_import_id && isToday(row.applied_at),
    hasRows: isToday(row.created_at),
  };
}

/** Longer lists help nobody: what was applied stands in the log of the office. */
const importsShown = 30;

/** What the visitor's office has compared and imported, the newest first. */
export async function listImports(
  db: Kysely<Database>,
  sealer: Sealer,
  { role: { organisationId } }: Visitor,
  now: Date,
): Promise<CaseloadImport[]> {
  if (!organisationId) return [];
  const rows = await selectImports(db, organisationId).orderBy('created_at', 'desc').limit(importsShown).execute();
  return rows.map((row) => readImport(sealer, row, now));
}

/** An import of the visitor's own office; undefined for any other. */
export async function findImport(
  db: Kysely<Database>,
  sealer: Sealer,
  { role: { organisationId } }: Visitor,
  importId: string,
  now: Date,
): Promise<CaseloadImport | undefined> {
  if (!organisationId) return undefined;
  const row = await selectImports(db, organisationId).where('caseload_import_id', '=', importId).executeTakeFirst();
  return row && readImport(sealer, row, now);
}

/** Rows of a report on a page. */
export const rowsPerPage = 20;

/** What a comparison found, in the order of the file. The import must be the visitor's own to read (`findImport`). */
export async function listImportRows(
  db: Kysely<Database>,
  sealer: Sealer,
  importId: string,
  { kind, from = 0, limit = rowsPerPage }: { kind?: RowKind | undefined; from?: number; limit?: number } = {},
): Promise<ReportRow[]> {
  const rows = await db
    .selectFrom('caseload_import_row')
    .leftJoin('office_entry as before', 'before.office_entry_id', 'replaces_id')
    .select(['caseload_import_row.place', 'kind', 'sealed_problems'])
    .select(['caseload_import_row.sealed_row as sealed_after', 'before.sealed_row as sealed_before'])
    .where('caseload_import_row.caseload_import_id', '=', importId)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
    .orderBy('caseload_import_row.place')
    .limit(limit)
    .offset(from)
    .execute();
  const open = (sealed: string | null) => (sealed ? (JSON.parse(sealer.unseal(sealed)) as OfficeRow) : undefined);
  return rows.map((row): ReportRow => {
    const [before, after] = [open(row.sealed_before), open(row.sealed_after)];
    const line = row.kind === 'missing' ? undefined : row.place;
    const base = { line, kind: row.kind as RowKind, name: (after ?? before)?.name ?? '' };
    if (row.sealed_problems) {
      const { name, problems } = JSON.parse(sealer.unseal(row.sealed_problems)) as { name: string; problems: string[] };
      return { ...base, name, says: problems };
    }
    if (before && after) return { ...base, says: changesBetween(before, after).map(sayChange) };
    const held = after ?? before;
    const number = held?.certificateNumber ? `残疾人证号${sayValue('certificateNumber', held.certificateNumber)}` : '';
    return { ...base, says: [number || `身份证号${sayValue('identityNumber', held?.identityNumber)}`] };
  });
}

/** The counsellors who work in an office now: user name, in lower case, to account. */
export async function listOfficeCounsellors(
  db: Kysely<Database>,
  sealer: Sealer,
  organisationId: string,
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('account_role')
    .innerJoin('account', 'account.account_id', 'account_role.account_id')
    .select(['account.account_id', 'sealed_sign_in_name'])
    .where('organisation_id', '=', organisationId)
    .where('role', '=', 'counsellor')
    .where('ended_at', 'is', null)
    .where('deleted_at', 'is', null)
    .execute();
  return new Map(rows.map((row) => [sealer.unseal(row.sealed_sign_in_name).toLowerCase(), row.account_id]));
}
