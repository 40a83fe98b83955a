import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** 失业登记和零就业家庭台账 (ZH 二(二)6), and the talks of the 就业辅导员 (HS 18). */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('household')
    .addColumn('household_id', 'text', (column) => column.primaryKey())
    // A key of `entryReasons`.
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('entered_on', 'text', (column) => column.notNull())
    // A key of `clearingReasons`; null while the household is not cleared.
    .addColumn('clearing_reason', 'text')
    .addColumn('cleared_on', 'text')
    // Rises with every change.
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('entered_by', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('household_by_day').on('household').columns(['cleared_on', 'entered_on']).execute();

  await db.schema
    .createTable('household_member')
    .addColumn('household_member_id', 'text', (column) => column.primaryKey())
    .addColumn('household_id', 'text', (column) =>
      column.notNull().references('household.household_id').onDelete('cascade'),
    )
    .addColumn('place', 'integer', (column) => column.notNull())
    // Null: known by the relation only.
    .addColumn('jobseeker_id', 'text', (column) => column.references('jobseeker.jobseeker_id').onDelete('cascade'))
    // A key of `relations`, of `memberStates`, and of `routes`.
    .addColumn('relation', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('route', 'text')
    .execute();
  await db.schema
    .createIndex('household_member_by_household')
    .on('household_member')
    .columns(['household_id', 'place'])
    .execute();
  await db.schema
    .createIndex('household_member_person')
    .unique()
    .on('household_member')
    .column('jobseeker_id')
    .where(sql<boolean>`jobseeker_id is not null`)
    .execute();

  await db.schema
    .createTable('household_event')
    .addColumn('household_event_id', 'text', (column) => column.primaryKey())
    .addColumn('household_id', 'text', (column) =>
      column.notNull().references('household.household_id').onDelete('cascade'),
    )
    .addColumn('place', 'integer', (column) => column.notNull())
    // A key of `householdEventKinds`.
    .addColumn('kind', 'text', (column) => column.notNull())
    // The person whom it concerns alone; null: the whole household.
    .addColumn('jobseeker_id', 'text')
    // The day, and the key, that it is about; in words, sealed.
    .addColumn('on_day', 'text')
    .addColumn('value', 'text')
    .addColumn('sealed_text', 'text')
    // Null: it followed from a consent that ended.
    .addColumn('actor_id', 'text')
    .addColumn('actor_as', 'text')
    .addColumn('happened_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('household_event_place', ['household_id', 'place'])
    .execute();

  await db.schema
    .createTable('coach_talk')
    .addColumn('coach_talk_id', 'text', (column) => column.primaryKey())
    .addColumn('jobseeker_id', 'text', (column) =>
      column.notNull().references('jobseeker.jobseeker_id').onDelete('cascade'),
    )
    .addColumn('talked_on', 'text', (column) => column.notNull())
    // A key of `talkPartners`.
    .addColumn('partner', 'text', (column) => column.notNull())
    // `TalkContent` in JSON.
    .addColumn('sealed_content', 'text', (column) => column.notNull())
    .addColumn('recorded_by', 'text', (column) => column.notNull())
    .addColumn('organisation_id', 'text')
    .addColumn('recorded_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('coach_talk_by_person').on('coach_talk').columns(['jobseeker_id', 'talked_on']).execute();
}
