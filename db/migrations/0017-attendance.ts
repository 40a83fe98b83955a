import type { Kysely } from 'kysely';

/** Who came to which meeting of a course (考勤), what people say to it, and messages to a whole group. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('attendance')
    .addColumn('attendance_id', 'text', (column) => column.primaryKey())
    .addColumn('course_date_id', 'text', (column) =>
      column.notNull().references('course_date.course_date_id').onDelete('cascade'),
    )
    .addColumn('enrolment_id', 'text', (column) =>
      column.notNull().references('enrolment.enrolment_id').onDelete('cascade'),
    )
    // A key of `attendanceStates`; null: not recorded, the person has announced an absence.
    .addColumn('state', 'text')
    // Of whoever recorded it; null: none.
    .addColumn('sealed_reason', 'text')
    // Rises with every recording, so that whoever is second is told.
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('recorded_by', 'text')
    .addColumn('recorded_at', 'text')
    // Why the person cannot come; null: has not said so.
    .addColumn('sealed_absence', 'text')
    .addColumn('announced_at', 'text')
    // The person says that it is not so, and waits; the words are in the event.
    .addColumn('contested_at', 'text')
    .addUniqueConstraint('attendance_once', ['enrolment_id', 'course_date_id'])
    .execute();
  await db.schema.createIndex('attendance_by_date').on('attendance').column('course_date_id').execute();
  await db.schema
    .createTable('attendance_event')
    .addColumn('attendance_event_id', 'text', (column) => column.primaryKey())
    .addColumn('attendance_id', 'text', (column) =>
      column.notNull().references('attendance.attendance_id').onDelete('cascade'),
    )
    .addColumn('place', 'integer', (column) => column.notNull())
    // A key of `attendanceEventKinds`.
    .addColumn('kind', 'text', (column) => column.notNull())
    // What was recorded before and is now.
    .addColumn('before', 'text')
    .addColumn('after', 'text')
    .addColumn('sealed_words', 'text')
    .addColumn('actor_id', 'text', (column) => column.notNull())
    // A key of `enteredBy`.
    .addColumn('actor_as', 'text', (column) => column.notNull())
    .addColumn('happened_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('attendance_event_place', ['attendance_id', 'place'])
    .execute();

  await db.schema
    .createTable('course_message')
    .addColumn('course_message_id', 'text', (column) => column.primaryKey())
    .addColumn('course_session_id', 'text', (column) =>
      column.notNull().references('course_session.course_session_id').onDelete('cascade'),
    )
    // A key of `messageGroups`.
    .addColumn('audience', 'text', (column) => column.notNull())
    .addColumn('sealed_text', 'text', (column) => column.notNull())
    // How many it was sent to; whoever leaves takes only their own row along.
    .addColumn('people', 'integer', (column) => column.notNull())
    .addColumn('sent_by', 'text', (column) => column.notNull())
    .addColumn('sent_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('course_message_by_session')
    .on('course_message')
    .columns(['course_session_id', 'sent_at'])
    .execute();
  await db.schema
    .createTable('course_message_reader')
    .addColumn('course_message_id', 'text', (column) =>
      column.notNull().references('course_message.course_message_id').onDelete('cascade'),
    )
    .addColumn('enrolment_id', 'text', (column) =>
      column.notNull().references('enrolment.enrolment_id').onDelete('cascade'),
    )
    .addPrimaryKeyConstraint('course_message_reader_key', ['course_message_id', 'enrolment_id'])
    .execute();
  await db.schema
    .createIndex('course_message_reader_by_enrolment')
    .on('course_message_reader')
    .column('enrolment_id')
    .execute();
}
