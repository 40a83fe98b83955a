import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** What people want of work (就业需求登记), as they registered it, and the draft that they are writing. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('demand')
    .addColumn('demand_id', 'text', (column) => column.primaryKey())
    .addColumn('jobseeker_id', 'text', (column) =>
      column.notNull().references('jobseeker.jobseeker_id').onDelete('cascade'),
    )
    .addColumn('state', 'text', (column) => column.notNull())
    // Null: erased.
    .addColumn('sealed_answers', 'text')
    // Eight digits; a draft has none.
    .addColumn('receipt_number', 'text', (column) => column.unique())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .addColumn('sent_at', 'text')
    .addColumn('sent_by', 'text')
    // The last day; moved on by whoever still needs it.
    .addColumn('ends_on', 'text')
    .addColumn('refreshed_at', 'text')
    .addColumn('reminders', 'integer', (column) => column.notNull())
    .addColumn('ended_at', 'text')
    .execute();
  await db.schema.createIndex('demand_by_jobseeker').on('demand').columns(['jobseeker_id', 'state']).execute();
  // One draft and one open registration a person, whoever writes at the same time.
  await db.schema
    .createIndex('demand_draft')
    .unique()
    .on('demand')
    .column('jobseeker_id')
    .where(sql<boolean>`state = 'draft'`)
    .execute();
  await db.schema
    .createIndex('demand_open')
    .unique()
    .on('demand')
    .column('jobseeker_id')
    .where(sql<boolean>`state = 'open'`)
    .execute();
  await db.schema
    .createIndex('demand_ending')
    .on('demand')
    .columns(['ends_on', 'demand_id'])
    .where(sql<boolean>`state = 'open'`)
    .execute();

  await db.schema
    .createTable('demand_want')
    .addColumn('demand_id', 'text', (column) => column.notNull().references('demand.demand_id').onDelete('cascade'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('demand_want_key', ['demand_id', 'kind', 'value'])
    .execute();
  await db.schema
    .createIndex('demand_want_by_value')
    .on('demand_want')
    .columns(['kind', 'value', 'demand_id'])
    .execute();
}
