import type { Kysely } from 'kysely';

/** What employers ask to be taught (KZ 一(十)2), and what became of it. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('course_proposal')
    .addColumn('course_proposal_id', 'text', (column) => column.primaryKey())
    // The employer.
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisation.organisation_id'))
    .addColumn('region_code', 'text', (column) => column.notNull())
    // Who wrote it, and is told.
    .addColumn('made_by', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('sealed_what', 'text', (column) => column.notNull())
    .addColumn('people', 'integer', (column) => column.notNull())
    .addColumn('when_text', 'text', (column) => column.notNull())
    // A key of `takesOn`.
    .addColumn('takes_on', 'text', (column) => column.notNull())
    // A key of `proposalStates`.
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('sealed_answer', 'text')
    .addColumn('course_id', 'text', (column) => column.references('course.course_id'))
    .addColumn('answered_at', 'text')
    .addColumn('answered_by', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('course_proposal_by_region')
    .on('course_proposal')
    .columns(['region_code', 'state'])
    .execute();
  await db.schema
    .createIndex('course_proposal_by_organisation')
    .on('course_proposal')
    .columns(['organisation_id', 'created_at'])
    .execute();
}
