import type { Kysely } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('feedback')
    .addColumn('feedback_id', 'text', (column) => column.primaryKey())
    .addColumn('receipt_number', 'text', (column) => column.notNull().unique())
    // Of whoever was signed in; accounts come later, so that nothing here refers to them.
    .addColumn('account_id', 'text')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('region_code', 'text')
    .addColumn('job_id', 'text')
    .addColumn('page', 'text')
    .addColumn('category', 'text')
    .addColumn('sealed_message', 'text', (column) => column.notNull())
    .addColumn('sealed_contact', 'text')
    .addColumn('submission_key', 'text', (column) => column.notNull().unique())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('feedback_by_account').on('feedback').columns(['account_id', 'created_at']).execute();
  await db.schema
    .createTable('feedback_event')
    .addColumn('feedback_event_id', 'text', (column) => column.primaryKey())
    .addColumn('feedback_id', 'text', (column) =>
      column.notNull().references('feedback.feedback_id').onDelete('cascade'),
    )
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('sealed_answer', 'text')
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('happened_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('feedback_event_by_feedback').on('feedback_event').column('feedback_id').execute();
}
