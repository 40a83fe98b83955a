import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** A person checks what is held of them (基础信息核对), asks for corrections, and what services they were given (就业服务). */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('basic_check')
    .addColumn('basic_check_id', 'text', (column) => column.primaryKey())
    .addColumn('jobseeker_id', 'text', (column) =>
      column.notNull().references('jobseeker.jobseeker_id').onDelete('cascade'),
    )
    // Null once it is finished: what was to be corrected stands in rows of its own.
    .addColumn('sealed_answers', 'text')
    .addColumn('begun_at', 'text', (column) => column.notNull())
    .addColumn('finished_at', 'text')
    .addColumn('finished_by', 'text')
    // A key of `checkedBy`.
    .addColumn('finished_as', 'text')
    .execute();
  // One check at a time, on however many devices.
  await db.schema
    .createIndex('basic_check_open')
    .unique()
    .on('basic_check')
    .column('jobseeker_id')
    .where(sql<boolean>`finished_at is null`)
    .execute();
  await db.schema
    .createIndex('basic_check_by_jobseeker')
    .on('basic_check')
    .columns(['jobseeker_id', 'finished_at'])
    .execute();

  await db.schema
    .createTable('correction')
    .addColumn('correction_id', 'text', (column) => column.primaryKey())
    .addColumn('basic_check_id', 'text', (column) =>
      column.notNull().references('basic_check.basic_check_id').onDelete('cascade'),
    )
    .addColumn('jobseeker_id', 'text', (column) => column.notNull())
    .addColumn('part', 'text', (column) => column.notNull())
    .addColumn('field', 'text', (column) => column.notNull())
    .addColumn('sealed_before', 'text', (column) => column.notNull())
    .addColumn('sealed_wanted', 'text', (column) => column.notNull())
    // A key of `correctionStates`.
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('sealed_answer', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('closed_at', 'text')
    .addColumn('closed_by', 'text')
    .execute();
  await db.schema
    .createIndex('correction_by_jobseeker')
    .on('correction')
    .columns(['jobseeker_id', 'state', 'created_at'])
    .execute();

  await db.schema
    .createTable('service_record')
    .addColumn('service_record_id', 'text', (column) => column.primaryKey())
    .addColumn('jobseeker_id', 'text', (column) =>
      column.notNull().references('jobseeker.jobseeker_id').onDelete('cascade'),
    )
    // A key of `serviceKinds`.
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('done_on', 'text', (column) => column.notNull())
    .addColumn('recorded_by', 'text', (column) => column.notNull())
    .addColumn('organisation_id', 'text')
    .addColumn('recorded_at', 'text', (column) => column.notNull())
    .execute();
  // The same form sent twice is one service.
  await db.schema
    .createIndex('service_record_once')
    .unique()
    .on('service_record')
    .columns(['jobseeker_id', 'done_on', 'kind', 'recorded_by'])
    .execute();
}
