import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** What the portal tells a person inside it, and what waits for a counsellor. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('notice')
    .addColumn('notice_id', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) => column.notNull().references('account.account_id').onDelete('cascade'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('sealed_text', 'text', (column) => column.notNull())
    // Where the portal shows the thing itself.
    .addColumn('path', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('read_at', 'text')
    .execute();
  await db.schema
    .createIndex('notice_by_account')
    .on('notice')
    .columns(['account_id', 'created_at', 'notice_id'])
    .execute();

  await db.schema
    .createTable('task')
    .addColumn('task_id', 'text', (column) => column.primaryKey())
    .addColumn('jobseeker_id', 'text', (column) =>
      column.notNull().references('jobseeker.jobseeker_id').onDelete('cascade'),
    )
    .addColumn('kind', 'text', (column) => column.notNull())
    // What it is about, in the table that the kind names.
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('due_on', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('done_at', 'text')
    .addColumn('done_by', 'text')
    .execute();
  // One open task for one thing, however often it is reported.
  await db.schema
    .createIndex('task_open')
    .unique()
    .on('task')
    .columns(['jobseeker_id', 'kind', 'subject'])
    .where(sql<boolean>`done_at is null`)
    .execute();
}
