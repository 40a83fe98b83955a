import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Competitions and events (比赛和活动), and who has signed up. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('public_event')
    .addColumn('public_event_id', 'text', (column) => column.primaryKey())
    .addColumn('organisation_id', 'text', (column) => column.references('organisation.organisation_id'))
    .addColumn('region_code', 'text', (column) => column.notNull())
    // A key of `eventKinds`.
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('organiser', 'text', (column) => column.notNull())
    .addColumn('description', 'text', (column) => column.notNull())
    // Who may take part, in words; null is 未知.
    .addColumn('meant_for', 'text')
    .addColumn('starts_at', 'text', (column) => column.notNull())
    .addColumn('ends_at', 'text', (column) => column.notNull())
    // Null: online only.
    .addColumn('place', 'text')
    .addColumn('online_note', 'text')
    // The last day to sign up; null: nobody has to.
    .addColumn('sign_up_until', 'text')
    // Null: no limit.
    .addColumn('seats', 'integer')
    .addColumn('contact_name', 'text')
    .addColumn('contact_phone', 'text')
    .addColumn('official_url', 'text')
    // Who said what is known of access, and when; null: nobody did.
    .addColumn('access_by', 'text')
    .addColumn('access_on', 'text')
    .addColumn('access_note', 'text')
    // Prizes and how it went, in words; null: not published.
    .addColumn('results', 'text')
    .addColumn('results_on', 'text')
    .addColumn('cancelled_at', 'text')
    .addColumn('cancelled_why', 'text')
    // Rises with every change of what people were told.
    .addColumn('revision', 'integer', (column) => column.notNull().defaultTo(1))
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .addColumn('is_demonstration', 'integer', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('public_event_by_end').on('public_event').column('ends_at').execute();
  await db.schema
    .createTable('event_access_fact')
    .addColumn('public_event_id', 'text', (column) =>
      column.notNull().references('public_event.public_event_id').onDelete('cascade'),
    )
    // Keys of `eventFacts` and `accessAnswers`; no row is 未知.
    .addColumn('fact', 'text', (column) => column.notNull())
    .addColumn('answer', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('event_access_fact_key', ['public_event_id', 'fact'])
    .execute();
  await db.schema
    .createTable('event_sign_up')
    .addColumn('event_sign_up_id', 'text', (column) => column.primaryKey())
    .addColumn('public_event_id', 'text', (column) => column.notNull().references('public_event.public_event_id'))
    .addColumn('jobseeker_id', 'text', (column) =>
      column.notNull().references('jobseeker.jobseeker_id').onDelete('cascade'),
    )
    // A key of `signUpStates`.
    .addColumn('state', 'text', (column) => column.notNull())
    // What was sent: `SignUpWishes`; null: erased.
    .addColumn('sealed_wishes', 'text')
    .addColumn('made_by', 'text', (column) => column.notNull())
    // A key of `enteredBy`.
    .addColumn('made_as', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .addColumn('reminded_at', 'text')
    .execute();
  // A person stands on the list of an event once.
  await db.schema
    .createIndex('event_sign_up_once')
    .unique()
    .on('event_sign_up')
    .columns(['public_event_id', 'jobseeker_id'])
    .where(sql<boolean>`state = 'signed up'`)
    .execute();
  await db.schema.createIndex('event_sign_up_by_jobseeker').on('event_sign_up').column('jobseeker_id').execute();
}
