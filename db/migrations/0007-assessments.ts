import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** What a person says or learns about how they work (职业能力评估), and when somebody who assesses has time. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('assessment_time')
    .addColumn('assessment_time_id', 'text', (column) => column.primaryKey())
    .addColumn('counsellor_id', 'text', (column) => column.notNull().references('account.account_id'))
    .addColumn('organisation_id', 'text', (column) => column.references('organisation.organisation_id'))
    .addColumn('region_code', 'text', (column) => column.notNull())
    .addColumn('starts_at', 'text', (column) => column.notNull())
    .addColumn('ends_at', 'text', (column) => column.notNull())
    // A key of `assessmentWays`.
    .addColumn('way', 'text', (column) => column.notNull())
    // In words; null is 未知.
    .addColumn('place', 'text')
    .addColumn('access_facts', 'text')
    .addColumn('directions', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('withdrawn_at', 'text')
    .execute();
  // A form sent twice offers one time.
  await db.schema
    .createIndex('assessment_time_once')
    .unique()
    .on('assessment_time')
    .columns(['counsellor_id', 'starts_at'])
    .where(sql<boolean>`withdrawn_at is null`)
    .execute();
  await db.schema.createIndex('assessment_time_by_start').on('assessment_time').column('starts_at').execute();

  await db.schema
    .createTable('appointment')
    .addColumn('appointment_id', 'text', (column) => column.primaryKey())
    .addColumn('assessment_time_id', 'text', (column) =>
      column.notNull().references('assessment_time.assessment_time_id'),
    )
    .addColumn('jobseeker_id', 'text', (column) =>
      column.notNull().references('jobseeker.jobseeker_id').onDelete('cascade'),
    )
    // A key of `appointmentStates`.
    .addColumn('state', 'text', (column) => column.notNull())
    // What the person needs there and how they are reached; null: erased.
    .addColumn('sealed_wishes', 'text')
    .addColumn('booked_by', 'text', (column) => column.notNull())
    // A key of `enteredBy`.
    .addColumn('booked_as', 'text', (column) => column.notNull())
    .addColumn('changes', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .addColumn('reminded_at', 'text')
    .execute();
  // Never two people at one time, and one open appointment for a person.
  await db.schema
    .createIndex('appointment_time')
    .unique()
    .on('appointment')
    .column('assessment_time_id')
    .where(sql<boolean>`state <> 'cancelled'`)
    .execute();
  await db.schema
    .createIndex('appointment_open')
    .unique()
    .on('appointment')
    .column('jobseeker_id')
    .where(sql<boolean>`state = 'booked'`)
    .execute();

  await db.schema
    .createTable('assessment')
    .addColumn('assessment_id', 'text', (column) => column.primaryKey())
    .addColumn('jobseeker_id', 'text', (column) =>
      column.notNull().references('jobseeker.jobseeker_id').onDelete('cascade'),
    )
    // A key of `assessmentKinds`.
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('appointment_id', 'text', (column) => column.unique().references('appointment.appointment_id'))
    .addColumn('assessor_id', 'text')
    // Null: a draft.
    .addColumn('done_on', 'text')
    .addColumn('expires_on', 'text')
    // Answers or result; null: erased.
    .addColumn('sealed_content', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    // When the person it is about first had it before them.
    .addColumn('read_at', 'text')
    .addColumn('sealed_answer', 'text')
    .addColumn('answered_at', 'text')
    .addColumn('sealed_reply', 'text')
    .addColumn('replied_at', 'text')
    .addColumn('expiry_told_at', 'text')
    .execute();
  await db.schema
    .createIndex('assessment_draft')
    .unique()
    .on('assessment')
    .column('jobseeker_id')
    .where(sql<boolean>`done_on is null`)
    .execute();
  await db.schema
    .createIndex('assessment_by_jobseeker')
    .on('assessment')
    .columns(['jobseeker_id', 'done_on'])
    .execute();
  await db.schema.createIndex('assessment_by_expiry').on('assessment').column('expires_on').execute();
}
