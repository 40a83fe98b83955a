import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** How a person was reached, what was said, and 跟踪回访: when somebody asks how it goes. */
export async function up(db: Kysely<never>): Promise<void> {
  // Two calls on one day are two contacts: a form sent twice is told by its key.
  await db.schema.dropIndex('service_record_once').execute();
  // A key of `serviceWays`; null: it was not asked, or not to be kept.
  await db.schema.alterTable('service_record').addColumn('way', 'text').execute();
  // 0: nobody was reached.
  await db.schema
    .alterTable('service_record')
    .addColumn('is_reached', 'integer', (column) => column.notNull().defaultTo(1))
    .execute();
  // What was said and what was agreed; rests on the consent to a plan.
  await db.schema.alterTable('service_record').addColumn('sealed_note', 'text').execute();
  // The follow-up that it was a try at.
  await db.schema.alterTable('service_record').addColumn('follow_up_id', 'text').execute();
  await db.schema
    .createIndex('service_record_by_jobseeker')
    .on('service_record')
    .columns(['jobseeker_id', 'done_on'])
    .execute();

  await db.schema
    .createTable('follow_up')
    .addColumn('follow_up_id', 'text', (column) => column.primaryKey())
    .addColumn('jobseeker_id', 'text', (column) =>
      column.notNull().references('jobseeker.jobseeker_id').onDelete('cascade'),
    )
    // A key of `followUpReasons`.
    .addColumn('reason', 'text', (column) => column.notNull())
    // A key of `followUpStates`.
    .addColumn('state', 'text', (column) => column.notNull())
    // The day and the way of the next try; of the last one when it is over.
    .addColumn('planned_on', 'text', (column) => column.notNull())
    .addColumn('way', 'text', (column) => column.notNull())
    // How often nobody was reached.
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('planned_by', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    // When the person was told of the day that is planned now.
    .addColumn('told_at', 'text')
    .addColumn('sealed_answers', 'text')
    .addColumn('answered_by', 'text')
    // A key of `enteredBy`.
    .addColumn('answered_as', 'text')
    .addColumn('answered_at', 'text')
    // When the counsellor saw what the person answered.
    .addColumn('read_at', 'text')
    .execute();
  // One follow-up at a time.
  await db.schema
    .createIndex('follow_up_open')
    .unique()
    .on('follow_up')
    .column('jobseeker_id')
    .where(sql<boolean>`state = 'planned'`)
    .execute();
  await db.schema.createIndex('follow_up_by_day').on('follow_up').columns(['state', 'planned_on']).execute();
}
