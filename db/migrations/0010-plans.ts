import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** 一人一策: a person's plan, its lines, what is said to them, and what happened. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('plan')
    .addColumn('plan_id', 'text', (column) => column.primaryKey())
    .addColumn('jobseeker_id', 'text', (column) =>
      column.notNull().references('jobseeker.jobseeker_id').onDelete('cascade'),
    )
    .addColumn('opened_at', 'text', (column) => column.notNull())
    .addColumn('closed_at', 'text')
    // Rises when a line is added, reads otherwise or is dropped; not when it is done.
    .addColumn('version', 'integer', (column) => column.notNull())
    // A key of `agreements`, the version that it was said to, and when; null: nothing was said.
    .addColumn('agreement', 'text')
    .addColumn('agreement_version', 'integer')
    .addColumn('agreement_at', 'text')
    // The plan in easy words, and the version that it tells.
    .addColumn('sealed_easy', 'text')
    .addColumn('easy_version', 'integer')
    .addColumn('easy_at', 'text')
    .execute();
  await db.schema
    .createIndex('plan_open')
    .unique()
    .on('plan')
    .column('jobseeker_id')
    .where(sql<boolean>`closed_at is null`)
    .execute();

  await db.schema
    .createTable('plan_line')
    .addColumn('plan_line_id', 'text', (column) => column.primaryKey())
    .addColumn('plan_id', 'text', (column) => column.notNull().references('plan.plan_id').onDelete('cascade'))
    // The goal that an action serves; null: it is a goal.
    .addColumn('goal_id', 'text', (column) => column.references('plan_line.plan_line_id').onDelete('cascade'))
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('sealed_text', 'text', (column) => column.notNull())
    // A key of `doers`; a goal has none.
    .addColumn('doer', 'text')
    // Who it is, where it is neither the person nor the counsellor.
    .addColumn('sealed_doer_name', 'text')
    .addColumn('due_on', 'text')
    // A key of `lineStates`.
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('sealed_outcome', 'text')
    // Rises with every change.
    .addColumn('revision', 'integer', (column) => column.notNull())
    // The clause of the template that it came from.
    .addColumn('clause', 'text')
    // The job of the portal that the action is about.
    .addColumn('job_id', 'text', (column) => column.references('job.job_id').onDelete('set null'))
    .addColumn('made_by', 'text', (column) => column.notNull())
    // A key of `enteredBy`.
    .addColumn('made_as', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('plan_line_by_plan').on('plan_line').columns(['plan_id', 'place']).execute();

  await db.schema
    .createTable('plan_remark')
    .addColumn('plan_remark_id', 'text', (column) => column.primaryKey())
    .addColumn('plan_id', 'text', (column) => column.notNull().references('plan.plan_id').onDelete('cascade'))
    // Null: it is about the whole plan.
    .addColumn('plan_line_id', 'text', (column) => column.references('plan_line.plan_line_id').onDelete('cascade'))
    // A key of `remarkKinds`.
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('sealed_text', 'text', (column) => column.notNull())
    .addColumn('made_by', 'text', (column) => column.notNull())
    .addColumn('made_as', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('sealed_answer', 'text')
    .addColumn('answered_by', 'text')
    .addColumn('answered_at', 'text')
    .execute();
  await db.schema.createIndex('plan_remark_by_plan').on('plan_remark').columns(['plan_id', 'created_at']).execute();

  await db.schema
    .createTable('plan_event')
    .addColumn('plan_event_id', 'text', (column) => column.primaryKey())
    .addColumn('plan_id', 'text', (column) => column.notNull().references('plan.plan_id').onDelete('cascade'))
    .addColumn('place', 'integer', (column) => column.notNull())
    // A key of `planEventKinds`.
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('plan_line_id', 'text')
    .addColumn('plan_remark_id', 'text')
    // What it read before and what it reads now, in words.
    .addColumn('sealed_before', 'text')
    .addColumn('sealed_after', 'text')
    .addColumn('actor_id', 'text', (column) => column.notNull())
    // A key of `enteredBy`.
    .addColumn('actor_as', 'text', (column) => column.notNull())
    .addColumn('happened_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('plan_event_place', ['plan_id', 'place'])
    .execute();
}
