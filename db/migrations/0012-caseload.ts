import type { Kysely } from 'kysely';

/** What a region has done of what its plan sets days for (S74). */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('region_deadline')
    .addColumn('region_code', 'text', (column) => column.notNull())
    .addColumn('due_on', 'text', (column) => column.notNull())
    // In the words of the plan's data: two may fall on one day.
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('done_by', 'text', (column) => column.notNull())
    .addColumn('done_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('region_deadline_key', ['region_code', 'due_on', 'what'])
    .execute();
}
