import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Courses (培训项目), where and when they are held (班次), and who has enrolled. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('training_base')
    .addColumn('training_base_id', 'text', (column) => column.primaryKey())
    .addColumn('organisation_id', 'text', (column) => column.references('organisation.organisation_id'))
    .addColumn('region_code', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    // A key of `baseKinds`.
    .addColumn('kind', 'text', (column) => column.notNull())
    // In the office's words; null is 未知.
    .addColumn('level', 'text')
    .addColumn('place', 'text')
    .addColumn('directions', 'text')
    .addColumn('contact_name', 'text')
    .addColumn('contact_phone', 'text')
    .addColumn('entered_on', 'text')
    .addColumn('left_on', 'text')
    .addColumn('left_why', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .addColumn('is_demonstration', 'integer', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('training_base_by_region').on('training_base').column('region_code').execute();
  await db.schema
    .createTable('training_base_access_fact')
    .addColumn('training_base_id', 'text', (column) =>
      column.notNull().references('training_base.training_base_id').onDelete('cascade'),
    )
    .addColumn('fact', 'text', (column) => column.notNull())
    .addColumn('answer', 'text', (column) => column.notNull())
    .addColumn('note', 'text')
    .addColumn('confirmed_by', 'text', (column) => column.notNull())
    .addColumn('confirmed_on', 'text', (column) => column.notNull())
    .addColumn('confirmed_how', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('training_base_access_fact_key', ['training_base_id', 'fact'])
    .execute();

  await db.schema
    .createTable('course')
    .addColumn('course_id', 'text', (column) => column.primaryKey())
    .addColumn('organisation_id', 'text', (column) => column.references('organisation.organisation_id'))
    .addColumn('region_code', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    // Keys of `courseKinds` and `courseTopics`.
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('topic', 'text')
    .addColumn('summary', 'text', (column) => column.notNull())
    // What is learnt, and who it is for, in words.
    .addColumn('description', 'text', (column) => column.notNull())
    .addColumn('meant_for', 'text')
    // The certificate at the end; null is 未知.
    .addColumn('certificate', 'text')
    // A key of `feeKinds`, and what is free or paid, in words; null is 未知.
    .addColumn('fee', 'text')
    .addColumn('fee_note', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .addColumn('withdrawn_at', 'text')
    .addColumn('is_demonstration', 'integer', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('course_by_region').on('course').column('region_code').execute();

  await db.schema
    .createTable('course_session')
    .addColumn('course_session_id', 'text', (column) => column.primaryKey())
    .addColumn('course_id', 'text', (column) => column.notNull().references('course.course_id'))
    // Null: online only.
    .addColumn('training_base_id', 'text', (column) => column.references('training_base.training_base_id'))
    // A key of `courseWays`, and how one takes part online, in words.
    .addColumn('way', 'text', (column) => column.notNull())
    .addColumn('online_note', 'text')
    .addColumn('teacher_name', 'text')
    // The account that keeps the attendance.
    .addColumn('teacher_id', 'text', (column) => column.references('account.account_id'))
    .addColumn('seats', 'integer', (column) => column.notNull())
    // Of the dates, kept for lists.
    .addColumn('starts_on', 'text', (column) => column.notNull())
    .addColumn('ends_on', 'text', (column) => column.notNull())
    // The last day to enrol.
    .addColumn('enrol_until', 'text', (column) => column.notNull())
    .addColumn('contact_name', 'text')
    .addColumn('contact_phone', 'text')
    // A key of `sessionStates`.
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('state_why', 'text')
    // Rises with every change of what people were told.
    .addColumn('revision', 'integer', (column) => column.notNull().defaultTo(1))
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('course_session_by_course').on('course_session').column('course_id').execute();
  await db.schema.createIndex('course_session_by_start').on('course_session').column('starts_on').execute();
  await db.schema.createIndex('course_session_by_teacher').on('course_session').column('teacher_id').execute();
  await db.schema
    .createTable('course_session_fact')
    .addColumn('course_session_id', 'text', (column) =>
      column.notNull().references('course_session.course_session_id').onDelete('cascade'),
    )
    // Keys of `courseFacts` and `accessAnswers`; no row is 未知.
    .addColumn('fact', 'text', (column) => column.notNull())
    .addColumn('answer', 'text', (column) => column.notNull())
    .addColumn('note', 'text')
    .addPrimaryKeyConstraint('course_session_fact_key', ['course_session_id', 'fact'])
    .execute();
  await db.schema
    .createTable('course_date')
    .addColumn('course_date_id', 'text', (column) => column.primaryKey())
    .addColumn('course_session_id', 'text', (column) =>
      column.notNull().references('course_session.course_session_id').onDelete('cascade'),
    )
    .addColumn('starts_at', 'text', (column) => column.notNull())
    .addColumn('ends_at', 'text', (column) => column.notNull())
    .addColumn('what', 'text')
    .addUniqueConstraint('course_date_once', ['course_session_id', 'starts_at'])
    .execute();

  await db.schema
    .createTable('enrolment')
    .addColumn('enrolment_id', 'text', (column) => column.primaryKey())
    .addColumn('course_session_id', 'text', (column) => column.notNull().references('course_session.course_session_id'))
    .addColumn('jobseeker_id', 'text', (column) =>
      column.notNull().references('jobseeker.jobseeker_id').onDelete('cascade'),
    )
    // A key of `enrolmentStates`.
    .addColumn('state', 'text', (column) => column.notNull())
    // The order of the waiting list; lower is sooner.
    .addColumn('waiting_place', 'integer')
    .addColumn('offered_at', 'text')
    .addColumn('answer_until', 'text')
    // What was sent: name, phone, what the person needs to take part; null: erased.
    .addColumn('sealed_wishes', 'text')
    // What the office says to the needs; null: not yet answered, or erased.
    .addColumn('sealed_reply', 'text')
    .addColumn('replied_at', 'text')
    // A key of `courseOutcomes`, once the course is over.
    .addColumn('outcome', 'text')
    .addColumn('outcome_on', 'text')
    .addColumn('made_by', 'text', (column) => column.notNull())
    // A key of `enteredBy`.
    .addColumn('made_as', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .addColumn('reminded_at', 'text')
    .execute();
  // A person stands on the list of a session once.
  await db.schema
    .createIndex('enrolment_once')
    .unique()
    .on('enrolment')
    .columns(['course_session_id', 'jobseeker_id'])
    .where(sql<boolean>`state in ('enrolled', 'waiting', 'offered')`)
    .execute();
  await db.schema
    .createIndex('enrolment_by_session')
    .on('enrolment')
    .columns(['course_session_id', 'state', 'waiting_place'])
    .execute();
  await db.schema
    .createIndex('enrolment_by_jobseeker')
    .on('enrolment')
    .columns(['jobseeker_id', 'created_at'])
    .execute();
  await db.schema
    .createIndex('enrolment_by_answer')
    .on('enrolment')
    .column('answer_until')
    .where(sql<boolean>`state = 'offered'`)
    .execute();
  await db.schema
    .createTable('enrolment_event')
    .addColumn('enrolment_event_id', 'text', (column) => column.primaryKey())
    .addColumn('enrolment_id', 'text', (column) =>
      column.notNull().references('enrolment.enrolment_id').onDelete('cascade'),
    )
    .addColumn('place', 'integer', (column) => column.notNull())
    // A key of `enrolmentEventKinds`.
    .addColumn('kind', 'text', (column) => column.notNull())
    // A reason or other words; null: none, or erased.
    .addColumn('sealed_note', 'text')
    // Null: the portal itself.
    .addColumn('actor_id', 'text')
    // A key of `enteredBy`; null: the portal itself.
    .addColumn('actor_as', 'text')
    .addColumn('happened_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('enrolment_event_place', ['enrolment_id', 'place'])
    .execute();
}
