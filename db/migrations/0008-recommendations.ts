import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Which jobs fit what people registered (systems S3, S4), and what has to be looked at anew. */
export async function up(db: Kysely<never>): Promise<void> {
  // Jobs that were published, corrected or taken down since the last look.
  await db.schema
    .createTable('job_change')
    .addColumn('job_id', 'text', (column) => column.primaryKey())
    .execute();

  // Exists while the person agrees to be recommended jobs.
  await db.schema
    .createTable('recommendation_list')
    .addColumn('jobseeker_id', 'text', (column) =>
      column.primaryKey().references('jobseeker.jobseeker_id').onDelete('cascade'),
    )
    // The version of the wording that was agreed to.
    .addColumn('wording', 'text', (column) => column.notNull())
    // Names what the list was made from; null: it has to be made.
    .addColumn('made_from', 'text')
    // The wants in JSON, as the rules read them.
    .addColumn('wants', 'text')
    // At least as many jobs as the list holds.
    .addColumn('kept', 'integer', (column) => column.notNull())
    // When the first of those was found that the person has neither read of nor been told of.
    .addColumn('new_at', 'text')
    // When the first of those was found that the person has not read of.
    .addColumn('unread_at', 'text')
    .addColumn('noticed_on', 'text')
    .execute();

  await db.schema
    .createIndex('recommendation_list_new')
    .on('recommendation_list')
    .column('jobseeker_id')
    .where(sql<boolean>`new_at is not null`)
    .execute();

  // Finds the lists that a job may belong on; empty text stands for any.
  await db.schema
    .createTable('recommendation_want')
    .addColumn('occupation', 'text', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('jobseeker_id', 'text', (column) =>
      column.notNull().references('recommendation_list.jobseeker_id').onDelete('cascade'),
    )
    .addPrimaryKeyConstraint('recommendation_want_key', ['occupation', 'place', 'jobseeker_id'])
    .execute();
  await db.schema
    .createIndex('recommendation_want_by_jobseeker')
    .on('recommendation_want')
    .column('jobseeker_id')
    .execute();

  await db.schema
    .createTable('recommendation')
    .addColumn('jobseeker_id', 'text', (column) =>
      column.notNull().references('recommendation_list.jobseeker_id').onDelete('cascade'),
    )
    .addColumn('job_id', 'text', (column) => column.notNull().references('job.job_id').onDelete('cascade'))
    .addColumn('found_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('recommendation_key', ['jobseeker_id', 'job_id'])
    .execute();
  await db.schema.createIndex('recommendation_by_job').on('recommendation').column('job_id').execute();

  await db.schema
    .createTable('recommendation_refusal')
    .addColumn('recommendation_refusal_id', 'text', (column) => column.primaryKey())
    .addColumn('jobseeker_id', 'text', (column) =>
      column.notNull().references('recommendation_list.jobseeker_id').onDelete('cascade'),
    )
    // A key of `refusalKinds`.
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('refused_by', 'text', (column) => column.notNull())
    // A key of `enteredBy`.
    .addColumn('refused_as', 'text', (column) => column.notNull())
    .addColumn('refused_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('recommendation_refusal_key')
    .unique()
    .on('recommendation_refusal')
    .columns(['jobseeker_id', 'kind', 'value'])
    .execute();

  await db.schema
    .createIndex('job_listed_occupation')
    .on('job')
    .columns(['occupation', 'search_seq'])
    .where(sql<boolean>`search_seq is not null`)
    .execute();
}
