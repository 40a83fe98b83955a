import type { Kysely } from 'kysely';

/** Certificates (证书) that people hold, what they say of a course (评价), and what others found at a base (第三方评价). */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('certificate')
    .addColumn('certificate_id', 'text', (column) => column.primaryKey())
    .addColumn('jobseeker_id', 'text', (column) =>
      column.notNull().references('jobseeker.jobseeker_id').onDelete('cascade'),
    )
    // A key of `certificateKinds`.
    .addColumn('kind', 'text', (column) => column.notNull())
    // Name, number and issuer, in the words of whoever entered it.
    .addColumn('sealed_content', 'text', (column) => column.notNull())
    .addColumn('issued_on', 'text')
    // A key of `dueKinds`, and the day; null is 未知.
    .addColumn('due_kind', 'text')
    .addColumn('due_on', 'text')
    // So many of the reminders of this day are sent.
    .addColumn('reminders', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('entered_by', 'text', (column) => column.notNull())
    // A key of `enteredBy`.
    .addColumn('entered_as', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull().defaultTo(1))
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('certificate_by_jobseeker').on('certificate').column('jobseeker_id').execute();
  await db.schema.createIndex('certificate_by_due').on('certificate').column('due_on').execute();

  // That somebody has answered, apart from what.
  await db.schema
    .createTable('evaluation_participation')
    .addColumn('course_session_id', 'text', (column) => column.notNull().references('course_session.course_session_id'))
    .addColumn('jobseeker_id', 'text', (column) =>
      column.notNull().references('jobseeker.jobseeker_id').onDelete('cascade'),
    )
    .addColumn('answered_on', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('evaluation_participation_key', ['course_session_id', 'jobseeker_id'])
    .execute();
  await db.schema
    .createIndex('evaluation_participation_by_jobseeker')
    .on('evaluation_participation')
    .column('jobseeker_id')
    .execute();
  // What was answered: of which base, or which course where it has none, but not of which session, whose or when.
  await db.schema
    .createTable('evaluation_sheet')
    .addColumn('evaluation_sheet_id', 'text', (column) => column.primaryKey())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('sealed_answers', 'text', (column) => column.notNull())
    // Counted and read once enough have come together, so that a new one cannot be told from those before.
    .addColumn('is_released', 'integer', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('evaluation_sheet_by_subject').on('evaluation_sheet').column('subject').execute();

  await db.schema
    .createTable('base_review')
    .addColumn('base_review_id', 'text', (column) => column.primaryKey())
    .addColumn('training_base_id', 'text', (column) =>
      column.notNull().references('training_base.training_base_id').onDelete('cascade'),
    )
    .addColumn('reviewer', 'text', (column) => column.notNull())
    .addColumn('reviewed_on', 'text', (column) => column.notNull())
    .addColumn('result', 'text', (column) => column.notNull())
    .addColumn('recorded_by', 'text', (column) => column.notNull())
    .addColumn('recorded_at', 'text', (column) => column.notNull())
    .addColumn('withdrawn_at', 'text')
    .execute();
  await db.schema.createIndex('base_review_by_base').on('base_review').column('training_base_id').execute();
}
