import type { Kysely } from 'kysely';

/** People who study or have just left school, and people who move (HS 12, NJ 二(七)). */
export async function up(db: Kysely<never>): Promise<void> {
  // The last day of the studies; by it 在校 and 离校 are told apart.
  await db.schema.alterTable('jobseeker').addColumn('graduates_on', 'text').execute();
  // The region of the office that goes on helping somebody who moved away, until the office there takes over.
  await db.schema.alterTable('jobseeker').addColumn('leaving_region', 'text').execute();
  await db.schema.createIndex('jobseeker_graduates').on('jobseeker').column('graduates_on').execute();
}
