import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { chinaDay } from '../day/day.ts';

/**
 * Deletes what the day needed: comparisons that nobody took over, the rows of all of them, and the versions that could
 * have been brought back by undoing. What was imported and undone stays as counts.
 */
export async function sweepImports(db: Kysely<Database>, now: Date): Promise<void> {
  const midnight = new Date(`${chinaDay(now)}T00:00:00+08:00`).toISOString();
  const old = () => db.selectFrom('caseload_import').select('caseload_import_id').where('created_at', '<', midnight);
  await db.deleteFrom('caseload_import_row').where('caseload_import_id', 'in', old()).execute();
  await db
    .deleteFrom('caseload_import')
    .where('created_at', '<', midnight)
    .where('state', 'in', ['reading', 'compared'])
    .execute();
  const applied = db.selectFrom('caseload_import').select('caseload_import_id').where('applied_at', '<', midnight);
  await db.deleteFrom('office_entry').where('removed_by_import_id', 'in', applied).execute();
}
