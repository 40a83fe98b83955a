import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { createTokenIndex } from '../token-index.ts';

/** Numbers count down from here, in at most four bytes of the index. */
const firstSeq = 2 ** 28;

export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('employer')
    .addColumn('employer_id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('region_code', 'text', (column) => column.notNull())
    .addColumn('is_demonstration', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('job')
    .addColumn('job_id', 'text', (column) => column.primaryKey())
    .addColumn('employer_id', 'text', (column) => column.notNull().references('employer.employer_id'))
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('region_code', 'text', (column) => column.notNull())
    .addColumn('place', 'text')
    .addColumn('directions', 'text')
    .addColumn('post_kind', 'text', (column) => column.notNull())
    .addColumn('occupation', 'text', (column) => column.notNull())
    .addColumn('work_mode', 'text', (column) => column.notNull())
    .addColumn('hours', 'text', (column) => column.notNull())
    .addColumn('hours_note', 'text')
    .addColumn('pay_min', 'integer')
    .addColumn('pay_max', 'integer')
    .addColumn('pay_unit', 'text')
    .addColumn('headcount', 'integer')
    .addColumn('education', 'text', (column) => column.notNull())
    .addColumn('graduate_focus', 'integer', (column) => column.notNull())
    .addColumn('closes_on', 'text')
    .addColumn('contact_name', 'text')
    .addColumn('contact_phone', 'text')
    .addColumn('contact_text', 'text')
    .addColumn('steps', 'text')
    .addColumn('summary', 'text', (column) => column.notNull())
    .addColumn('published_at', 'text', (column) => column.notNull())
    .addColumn('confirmed_on', 'text', (column) => column.notNull())
    .addColumn('withdrawn_at', 'text')
    .addColumn('is_demonstration', 'integer', (column) => column.notNull())
    .addColumn('search_seq', 'bigint', (column) => column.unique())
    .execute();
  await db.schema.createIndex('job_by_employer').on('job').column('employer_id').execute();
  await db.schema
    .createTable('job_text')
    .addColumn('job_id', 'text', (column) => column.primaryKey().references('job.job_id').onDelete('cascade'))
    .addColumn('description', 'text', (column) => column.notNull())
    .addColumn('search_text', 'text')
    .execute();
  await db.schema
    .createTable('job_access_fact')
    .addColumn('job_id', 'text', (column) => column.notNull().references('job.job_id').onDelete('cascade'))
    .addColumn('fact', 'text', (column) => column.notNull())
    .addColumn('answer', 'text', (column) => column.notNull())
    .addColumn('note', 'text')
    .addColumn('confirmed_by', 'text', (column) => column.notNull())
    .addColumn('confirmed_on', 'text', (column) => column.notNull())
    .addColumn('confirmed_how', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('job_access_fact_key', ['job_id', 'fact'])
    .execute();
  for (const day of ['closes_on', 'confirmed_on']) {
    await db.schema
      .createIndex(`job_listed_${day}`)
      .on('job')
      .column(day)
      .where('search_seq' as never, 'is not', null)
      .execute();
  }
  await db.schema
    .createTable('job_sequence')
    .addColumn('newest_seq', 'bigint', (column) => column.notNull())
    .execute();
  await sql`insert into job_sequence (newest_seq) values (${firstSeq})`.execute(db);
  await createTokenIndex(db, 'job_search');
}
