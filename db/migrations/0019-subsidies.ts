import type { Kysely } from 'kysely';

/** Claims of subsidies with what happened to them (systems S44, S52), and the amounts that an office has configured. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('claim')
    .addColumn('claim_id', 'text', (column) => column.primaryKey())
    .addColumn('jobseeker_id', 'text', (column) =>
      column.notNull().references('jobseeker.jobseeker_id').onDelete('cascade'),
    )
    // The region whose plan names it, and the kind as that plan has it.
    .addColumn('region_code', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    // A key of `claimStates`.
    .addColumn('state', 'text', (column) => column.notNull())
    // `YYYY-MM`, the first month that it is asked for; null: erased.
    .addColumn('from_month', 'text')
    .addColumn('months', 'integer', (column) => column.notNull())
    .addColumn('months_granted', 'integer')
    // `ClaimContent`; null: erased with the consent to it.
    .addColumn('sealed_content', 'text')
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('made_by', 'text', (column) => column.notNull())
    // `self`, `helper` or `staff`.
    .addColumn('made_as', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('claim_by_jobseeker').on('claim').columns(['jobseeker_id', 'created_at']).execute();

  await db.schema
    .createTable('claim_event')
    .addColumn('claim_event_id', 'text', (column) => column.primaryKey())
    .addColumn('claim_id', 'text', (column) => column.notNull().references('claim.claim_id').onDelete('cascade'))
    // Counts up from 1 within a claim.
    .addColumn('place', 'integer', (column) => column.notNull())
    // A key of `claimEventKinds`.
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('sealed_note', 'text')
    .addColumn('actor_id', 'text', (column) => column.notNull())
    .addColumn('actor_as', 'text', (column) => column.notNull())
    .addColumn('happened_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('claim_event_place').unique().on('claim_event').columns(['claim_id', 'place']).execute();

  await db.schema
    .createTable('subsidy_rule')
    .addColumn('subsidy_rule_id', 'text', (column) => column.primaryKey())
    .addColumn('region_code', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    // In words, as the source has it, and the document that it stands in.
    .addColumn('amount', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('valid_from', 'text', (column) => column.notNull())
    .addColumn('valid_to', 'text')
    .execute();
}
