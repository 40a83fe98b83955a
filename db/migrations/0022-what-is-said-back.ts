import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Answers to what is said to a plan, as many as it takes; that a service never took place; and courses that a counsellor
 * proposes in a plan. And how an office is reached.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('plan_reply')
    .addColumn('plan_reply_id', 'text', (column) => column.primaryKey())
    .addColumn('plan_remark_id', 'text', (column) =>
      column.notNull().references('plan_remark.plan_remark_id').onDelete('cascade'),
    )
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('sealed_text', 'text', (column) => column.notNull())
    .addColumn('made_by', 'text', (column) => column.notNull())
    // A key of `enteredBy`.
    .addColumn('made_as', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('plan_reply_place', ['plan_remark_id', 'place'])
    .execute();
  await sql`insert into plan_reply (plan_reply_id, plan_remark_id, place, sealed_text, made_by, made_as, created_at)
    select plan_remark_id, plan_remark_id, 1, sealed_answer, answered_by, 'staff', answered_at
    from plan_remark where answered_at is not null`.execute(db);
  for (const column of ['sealed_answer', 'answered_by', 'answered_at'])
    await db.schema.alterTable('plan_remark').dropColumn(column).execute();
  // When the person said that it is settled.
  await db.schema.alterTable('plan_remark').addColumn('settled_at', 'text').execute();

  // The course that an action is about.
  await db.schema
    .alterTable('plan_line')
    .addColumn('course_session_id', 'text', (column) => column.references('course_session.course_session_id'))
    .execute();

  // 没有这回事: what the person says to a record, and what the counsellor answers.
  await db.schema
    .createTable('service_doubt')
    .addColumn('service_record_id', 'text', (column) =>
      column.primaryKey().references('service_record.service_record_id').onDelete('cascade'),
    )
    // Null: no words.
    .addColumn('sealed_words', 'text')
    .addColumn('said_by', 'text', (column) => column.notNull())
    // A key of `enteredBy`.
    .addColumn('said_as', 'text', (column) => column.notNull())
    .addColumn('said_at', 'text', (column) => column.notNull())
    // A key of `doubtDecisions`; null: it waits.
    .addColumn('decision', 'text')
    .addColumn('sealed_answer', 'text')
    .addColumn('answered_by', 'text')
    .addColumn('answered_at', 'text')
    .execute();

  // How people reach the office; null is 未知.
  await db.schema.alterTable('organisation').addColumn('contact_phone', 'text').execute();
  await db.schema.alterTable('organisation').addColumn('contact_hours', 'text').execute();
}
