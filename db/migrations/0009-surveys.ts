import { SqliteAdapter, sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Questionnaires, and answers that cannot be led back to a person. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('survey')
    .addColumn('survey_id', 'text', (column) => column.primaryKey())
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisation.organisation_id'))
    .addColumn('region_code', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('readers', 'text', (column) => column.notNull())
    .addColumn('closes_on', 'text', (column) => column.notNull())
    .addColumn('is_demonstration', 'integer', (column) => column.notNull())
    .addColumn('created_by', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('published_by', 'text')
    .addColumn('published_at', 'text')
    .addColumn('ended_by', 'text')
    .addColumn('ended_at', 'text')
    .addColumn('released_by', 'text')
    .addColumn('released_at', 'text')
    .execute();
  await db.schema.createIndex('survey_by_organisation').on('survey').columns(['organisation_id']).execute();
  await db.schema.createIndex('survey_by_closing').on('survey').columns(['closes_on']).execute();

  await db.schema
    .createTable('survey_question')
    .addColumn('survey_question_id', 'text', (column) => column.primaryKey())
    .addColumn('survey_id', 'text', (column) => column.notNull().references('survey.survey_id').onDelete('cascade'))
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('wording', 'text', (column) => column.notNull())
    .addColumn('hint', 'text')
    .addColumn('is_needed', 'integer', (column) => column.notNull())
    // One a line.
    .addColumn('options', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('survey_question_by_survey')
    .on('survey_question')
    .columns(['survey_id', 'place'])
    .execute();

  await db.schema
    .createTable('survey_draft')
    .addColumn('survey_id', 'text', (column) => column.notNull().references('survey.survey_id').onDelete('cascade'))
    .addColumn('holder', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('sealed_answers', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('survey_draft_key', ['survey_id', 'holder'])
    .execute();
  await db.schema.createIndex('survey_draft_by_expiry').on('survey_draft').column('expires_at').execute();

  // SQLite would number the rows of both tables as they came in, which would join them.
  const unnumbered = db.getExecutor().adapter instanceof SqliteAdapter ? sql`without rowid` : sql``;
  await db.schema
    .createTable('survey_participation')
    .addColumn('survey_id', 'text', (column) => column.notNull().references('survey.survey_id').onDelete('cascade'))
    .addColumn('participant', 'text', (column) => column.notNull())
    .addColumn('answered_on', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('survey_participation_key', ['survey_id', 'participant'])
    .modifyEnd(unnumbered)
    .execute();
  await db.schema
    .createTable('survey_sheet')
    .addColumn('survey_sheet_id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('survey_id', 'text', (column) => column.notNull().references('survey.survey_id').onDelete('cascade'))
    .addColumn('sealed_answers', 'text', (column) => column.notNull())
    .modifyEnd(unnumbered)
    .execute();
  await db.schema.createIndex('survey_sheet_by_survey').on('survey_sheet').column('survey_id').execute();

  await db.schema
    .createTable('survey_copy')
    .addColumn('survey_copy_id', 'text', (column) => column.primaryKey())
    .addColumn('survey_id', 'text', (column) => column.notNull().references('survey.survey_id').onDelete('cascade'))
    .addColumn('jobseeker_id', 'text', (column) =>
      column.notNull().references('jobseeker.jobseeker_id').onDelete('cascade'),
    )
    .addColumn('sealed_answers', 'text', (column) => column.notNull())
    .addColumn('kept_on', 'text', (column) => column.notNull())
    .addUniqueConstraint('survey_copy_once', ['jobseeker_id', 'survey_id'])
    .execute();
}
