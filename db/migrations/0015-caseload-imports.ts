import type { Kysely } from 'kysely';

/** The list of people that an office holds, and the files that it is read from. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('office_list')
    .addColumn('organisation_id', 'text', (column) => column.primaryKey().references('organisation.organisation_id'))
    // Rises with every import and every undoing, so that a comparison knows whether it still holds.
    .addColumn('revision', 'integer', (column) => column.notNull())
    // The import that changed the list last; null after it was undone.
    .addColumn('last_import_id', 'text')
    .execute();

  await db.schema
    .createTable('caseload_import')
    .addColumn('caseload_import_id', 'text', (column) => column.primaryKey())
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisation.organisation_id'))
    // A key of `importStates`.
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('file_fingerprint', 'text', (column) => column.notNull())
    // The revision of the list that the file was compared with.
    .addColumn('revision', 'integer', (column) => column.notNull())
    // How many rows of each kind, as JSON.
    .addColumn('counts', 'text', (column) => column.notNull())
    // Columns of the file that were not read, one a line.
    .addColumn('sealed_unread', 'text')
    .addColumn('made_by', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('applied_at', 'text')
    .addColumn('undone_at', 'text')
    .execute();
  await db.schema
    .createIndex('caseload_import_by_organisation')
    .on('caseload_import')
    .columns(['organisation_id', 'created_at'])
    .execute();

  // A version of what the list says of a person. Versions are added and marked as replaced, never changed.
  await db.schema
    .createTable('office_entry')
    .addColumn('office_entry_id', 'text', (column) => column.primaryKey())
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisation.organisation_id'))
    // The import that brought it, and the one that replaced it or took it away.
    .addColumn('caseload_import_id', 'text', (column) => column.notNull())
    .addColumn('removed_by_import_id', 'text')
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('identity_fingerprint', 'text', (column) => column.notNull())
    .addColumn('certificate_fingerprint', 'text')
    .addColumn('counsellor_id', 'text')
    .addColumn('row_fingerprint', 'text', (column) => column.notNull())
    .addColumn('sealed_row', 'text', (column) => column.notNull())
    .execute();
  // One person, one entry of each list.
  await db.schema
    .createIndex('office_entry_of_list')
    .unique()
    .on('office_entry')
    .columns(['organisation_id', 'identity_fingerprint'])
    .where('removed_by_import_id' as never, 'is', null)
    .execute();
  for (const column of [
    'identity_fingerprint',
    'certificate_fingerprint',
    'caseload_import_id',
    'removed_by_import_id',
  ])
    await db.schema.createIndex(`office_entry_by_${column}`).on('office_entry').column(column).execute();

  // What a comparison found, row by row; gone with the day.
  await db.schema
    .createTable('caseload_import_row')
    .addColumn('caseload_import_id', 'text', (column) =>
      column.notNull().references('caseload_import.caseload_import_id').onDelete('cascade'),
    )
    .addColumn('place', 'integer', (column) => column.notNull())
    // A key of `rowKinds`.
    .addColumn('kind', 'text', (column) => column.notNull())
    // The version that the list gets, and the one that goes.
    .addColumn('office_entry_id', 'text')
    .addColumn('replaces_id', 'text')
    .addColumn('identity_fingerprint', 'text')
    .addColumn('certificate_fingerprint', 'text')
    .addColumn('counsellor_id', 'text')
    .addColumn('row_fingerprint', 'text')
    .addColumn('sealed_row', 'text')
    .addColumn('sealed_problems', 'text')
    .addPrimaryKeyConstraint('caseload_import_row_key', ['caseload_import_id', 'place'])
    .execute();
  await db.schema
    .createIndex('caseload_import_row_by_kind')
    .on('caseload_import_row')
    .columns(['caseload_import_id', 'kind', 'place'])
    .execute();
  await db.schema
    .createIndex('caseload_import_row_by_person')
    .on('caseload_import_row')
    .column('identity_fingerprint')
    .execute();
}
