import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';

/** A record of a service of which the person says that it never took place, and that nobody has answered. */
export async function aDoubtedService(db: Kysely<Database>, jobseekerId: string): Promise<string> {
  const [service_record_id, at] = [randomUUID(), '2026-03-01T02:00:00.000Z'];
  await db
    .insertInto('service_record')
    .values({
      ...{ service_record_id, jobseeker_id: jobseekerId, kind: 'guidance', done_on: '2026-03-01', recorded_by: '' },
      ...{ organisation_id: null, recorded_at: at, way: null, sealed_note: null, follow_up_id: null },
    })
    .execute();
  await db
    .insertInto('service_doubt')
    .values({
      ...{ service_record_id, sealed_words: null, said_by: '', said_as: 'self', said_at: at },
      ...{ decision: null, sealed_answer: null, answered_by: null, answered_at: null },
    })
    .execute();
  return service_record_id;
}
