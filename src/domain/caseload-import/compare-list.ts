import { createHash, randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Insertable, Kysely } from 'kysely';
import type { CaseloadImportRowTable, Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { chinaDay } from '../day/day.ts';
import type { ImportCounts, OfficeField, OfficeRow, RowKind } from './caseload-import.ts';
import { listOfficeCounsellors } from './import-queries.ts';
import { readHeading } from './list-columns.ts';
import type { Heading } from './list-columns.ts';
import { readListRow } from './read-list-row.ts';
import type { RowContext } from './read-list-row.ts';
import { readTable } from './read-table.ts';

export type CompareOutcome =
  | { kind: 'compared'; importId: string }
  /** What is wrong with the file as a whole. */
  | { kind: 'unreadable'; message: string }
  /** The visitor belongs to no office. */
  | { kind: 'no office' };

/** Rows between two pauses in which others are answered, and of one statement. */
const chunkSize = 250;

/**
 * Compares a file with the list that the visitor's office holds (LZ 二(七), ZH 二13, systems S12 and S13). Nothing of the
 * list changes: what was found is kept, row by row, until the day ends. The same file on the same list is compared once.
 */
export async function compareList(
  db: Kysely<Database>,
  sealer: Sealer,
  { accountId, role: { role, organisationId, regionCode } }: Visitor,
  bytes: Uint8Array,
  now: Date,
): Promise<CompareOutcome> {
  if (role !== 'counsellor' || !organisationId || !regionCode) return { kind: 'no office' };
  await db
    .insertInto('office_list')
    .values({ organisation_id: organisationId, revision: 0, last_import_id: null })
    .onConflict((conflict) => conflict.column('organisation_id').doNothing())
    .execute();
  const { revision } = await db
    .selectFrom('office_list')
    .select('revision')
    .where('organisation_id', '=', organisationId)
    .executeTakeFirstOrThrow();
  const prints = sealer.fingerprints('office-file', createHash('sha256').update(bytes).digest('base64'));
  const before = await db
    .selectFrom('caseload_import')
    .select(['caseload_import_id', 'created_at'])
    .where('organisation_id', '=', organisationId)
    .where('file_fingerprint', 'in', prints)
    .where('revision', '=', revision)
    .where('state', '=', 'compared')
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
  if (before && chinaDay(new Date(before.created_at)) === chinaDay(now))
    return { kind: 'compared', importId: before.caseload_import_id };

  const table = await readTable(bytes);
  if ('problem' in table) return { kind: 'unreadable', message: table.problem };
  const heading = readHeading(table.rows);
  if ('problem' in heading) return { kind: 'unreadable', message: heading.problem };
  const importId = randomUUID();
  await db
    .insertInto('caseload_import')
    .values({
      ...{ caseload_import_id: importId, organisation_id: organisationId, state: 'reading', revision, counts: '{}' },
      ...{ file_fingerprint: prints[0], made_by: accountId, created_at: now.toISOString() },
      ...{ sealed_unread: heading.unread.length > 0 ? sealer.seal(heading.unread.join('\n')) : null },
      ...{ applied_at: null, undone_at: null },
    })
    .execute();
  const counsellors = await listOfficeCounsellors(db, sealer, organisationId);
  const context: RowContext = { now, regionCode, places: new Map(), counsellors };
  const comparison = new Comparison(db, sealer, { importId, organisationId, context });
  let isDone = false;
  try {
    const counts = await comparison.compare(table.rows, heading);
    if (!counts) return { kind: 'unreadable', message: '文件里没有人，只有列的名称。' };
    await db
      .updateTable('caseload_import')
      .set({ state: 'compared', counts: JSON.stringify(counts) })
      .where('caseload_import_id', '=', importId)
      .execute();
    isDone = true;
    return { kind: 'compared', importId };
  } finally {
    if (!isDone) await db.deleteFrom('caseload_import').where('caseload_import_id', '=', importId).execute();
  }
}

interface Held {
  office_entry_id: string;
  identity_fingerprint: string;
  row_fingerprint: string;
}

interface ReadRow {
  line: number;
  row: OfficeRow;
  /** What the person may be held under; the first is of the present key. */
  prints: [string, ...string[]];
}

type NewRow = Insertable<CaseloadImportRowTable>;

/** One comparison while it goes on. */
class Comparison {
  readonly #db: Kysely<Database>;
  readonly #sealer: Sealer;
  readonly #context: RowContext;
  readonly #importId: string;
  readonly #organisationId: string;
  /** Who stands in the file, as the list holds them, with the line. */
  readonly #lines = new Map<string, number>();
  readonly #counts: Record<keyof ImportCounts, number> = { new: 0, changed: 0, missing: 0, refused: 0, unchanged: 0 };
  #place = 0;

  constructor(
    db: Kysely<Database>,
    sealer: Sealer,
    { importId, organisationId, context }: { importId: string; organisationId: string; context: RowContext },
  ) {
    this.#db = db;
    this.#sealer = sealer;
    this.#importId = importId;
    this.#organisationId = organisationId;
    this.#context = context;
  }

  /** Undefined when the table has no row below its headings. */
  async compare(rows: readonly (readonly string[])[], heading: Heading): Promise<ImportCounts | undefined> {
    let read = 0;
    for (let start = heading.place + 1; start < rows.length; start += chunkSize) {
      const [found, refused]: [ReadRow[], NewRow[]] = [[], []];
      for (const [index, cells] of rows.slice(start, start + chunkSize).entries()) {
        if (cells.every((cell) => cell.trim() === '')) continue;
        read += 1;
        const line = start + index + 1;
        const reading = this.#read(line, cells, heading);
        if ('kind' in reading) refused.push(reading);
        else found.push(reading);
      }
      await this.#keep([...refused, ...(await this.#compareChunk(found))]);
      await setImmediate();
    }
    if (read === 0) return undefined;
    this.#place = rows.length + 1;
    await this.#findMissing();
    return this.#counts;
  }

  #read(line: number, cells: readonly string[], { fields }: Heading): ReadRow | NewRow {
    const named: Partial<Record<OfficeField, string>> = {};
    for (const [column, field] of fields.entries()) if (field) named[field] = cells[column] ?? '';
    const reading = readListRow(named, this.#context);
    const { name, identityNumber: number } = reading.row ?? reading;
    const prints = number ? this.#sealer.fingerprints('identity-number', number) : undefined;
    const first = prints?.map((print) => this.#lines.get(print)).find((each) => each !== undefined);
    // Somebody whose row is refused stands in the file all the same.
    for (const print of prints ?? []) this.#lines.set(print, first ?? line);
    if (first !== undefined) return this.#refused(line, name, [`这个人在第${first}行已经有了`]);
    if (!reading.row || !prints) return this.#refused(line, name, reading.problems ?? []);
    return { line, row: reading.row, prints };
  }

  #refused(line: number, name: string, problems: string[]): NewRow {
    this.#counts.refused += 1;
    const sealed_problems = this.#sealer.seal(JSON.stringify({ name, problems }));
    return { ...this.#row(line, 'refused'), sealed_problems };
  }

  #row(place: number, kind: RowKind): NewRow {
    return {
      ...{ caseload_import_id: this.#importId, place, kind, office_entry_id: null, replaces_id: null },
      ...{ identity_fingerprint: null, certificate_fingerprint: null, counsellor_id: null },
      ...{ row_fingerprint: null, sealed_row: null, sealed_problems: null },
    };
  }

  /** The rows that are new or changed, with what the list gets. */
  async #compareChunk(found: readonly ReadRow[]): Promise<NewRow[]> {
    if (found.length === 0) return [];
    const sealer = this.#sealer;
    const held = new Map(
      (
        await this.#heldRows()
          .where(
            'identity_fingerprint',
            'in',
            found.flatMap(({ prints }) => prints),
          )
          .execute()
      ).map((row) => [row.identity_fingerprint, row]),
    );
    return found.flatMap(({ line, row, prints }) => {
      const before = prints.map((print) => held.get(print)).find((each) => each !== undefined);
      const text = JSON.stringify(row);
      const rowPrints = sealer.fingerprints('office-row', text);
      if (before && rowPrints.includes(before.row_fingerprint)) {
        this.#counts.unchanged += 1;
        return [];
      }
      const kind = before ? 'changed' : 'new';
      this.#counts[kind] += 1;
      const { certificateNumber, counsellor } = row;
      return [
        {
          ...this.#row(line, kind),
          office_entry_id: randomUUID(),
          replaces_id: before?.office_entry_id ?? null,
          identity_fingerprint: prints[0],
          certificate_fingerprint: certificateNumber
            ? sealer.fingerprints('certificate-number', certificateNumber)[0]
            : null,
          counsellor_id: (counsellor && this.#context.counsellors.get(counsellor)) || null,
          row_fingerprint: rowPrints[0],
          sealed_row: sealer.seal(text),
        },
      ];
    });
  }

  #heldRows() {
    return this.#db
      .selectFrom('office_entry')
      .select(['office_entry_id', 'identity_fingerprint', 'row_fingerprint'])
      .where('organisation_id', '=', this.#organisationId)
      .where('removed_by_import_id', 'is', null);
  }

  /** Whom the list holds and the file lacks. */
  async #findMissing(): Promise<void> {
    let after = '';
    for (;;) {
      const page: Held[] = await this.#heldRows()
        .where('identity_fingerprint', '>', after)
        .orderBy('identity_fingerprint')
        .limit(chunkSize)
        .execute();
      const missing = page.filter((row) => !this.#lines.has(row.identity_fingerprint));
      this.#counts.missing += missing.length;
      await this.#keep(
        missing.map((row) => ({
          ...this.#row(this.#place++, 'missing'),
          replaces_id: row.office_entry_id,
          identity_fingerprint: row.identity_fingerprint,
        })),
      );
      if (page.length < chunkSize) return;
      after = page.at(-1)?.identity_fingerprint ?? '';
      await setImmediate();
    }
  }

  async #keep(rows: readonly NewRow[]): Promise<void> {
    if (rows.length > 0) await this.#db.insertInto('caseload_import_row').values(rows).execute();
  }
}
