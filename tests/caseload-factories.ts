import { randomUUID } from 'node:crypto';
import type { Kysely, KyselyPlugin } from 'kysely';
import type { Database } from '#db/schema.ts';
import { consents } from '#src/domain/consent/consent.ts';
import { sealPerson } from '#src/domain/jobseeker/person.ts';
import type { Sealer } from '#src/sealing.ts';

const atOnce = 500;

/**
 * Puts many people onto a caseload, all of whom agree to counsellors reading the file: every second with a plan that
 * waits, every third with somebody who reached them on this day, every fifth with a task that is due on it.
 */
export async function manyPeople(
  db: Kysely<Database>,
  sealer: Sealer,
  { counsellorId, count, today }: { counsellorId: string; count: number; today: string },
): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  const at = `${today}T00:00:00.000Z`;
  const sealed_person = sealPerson(sealer, { called: '示例小周' });
  for (let from = 0; from < count; from += atOnce) {
    const some = ids.slice(from, from + atOnce).map((jobseeker_id, index) => ({ jobseeker_id, index }));
    const every = (step: number) => some.filter(({ index }) => index % step === 0);
    await db
      .insertInto('jobseeker')
      .values(
        some.map(({ jobseeker_id }) => ({
          ...{ jobseeker_id, account_id: null, counsellor_id: counsellorId, sealed_person },
          ...{ residence_region: '450202', registration_region: null, education: 'college', contact_way: null },
          ...{ is_demonstration: 1, created_at: at, changed_at: at, erased_at: null },
          ...{ identity_fingerprint: null, certificate_fingerprint: null },
        })),
      )
      .execute();
    await db
      .insertInto('consent_event')
      .values(
        some.map(({ jobseeker_id }) => ({
          ...{ consent_event_id: randomUUID(), jobseeker_id, purpose: 'counsellor', state: 'given' },
          ...{ wording: consents.counsellor.version, actor_id: counsellorId, sealed_guardian: null, happened_at: at },
        })),
      )
      .execute();
    await db
      .insertInto('plan')
      .values(
        every(2).map(({ jobseeker_id }) => ({
          ...{ plan_id: randomUUID(), jobseeker_id, opened_at: at, closed_at: null, version: 1 },
          ...{ agreement: null, agreement_version: null, agreement_at: null },
          ...{ sealed_easy: null, easy_version: null, easy_at: null },
        })),
      )
      .execute();
    await db
      .insertInto('service_record')
      .values(
        every(3).map(({ jobseeker_id }) => ({
          ...{ service_record_id: randomUUID(), jobseeker_id, kind: 'guidance', done_on: today, is_reached: 1 },
          ...{ recorded_by: counsellorId, organisation_id: null, recorded_at: at },
        })),
      )
      .execute();
    await db
      .insertInto('task')
      .values(
        every(5).map(({ jobseeker_id }) => ({
          ...{ task_id: randomUUID(), jobseeker_id, kind: 'follow-up', subject: randomUUID(), due_on: today },
          ...{ created_at: at, done_at: null, done_by: null },
        })),
      )
      .execute();
  }
  return ids;
}

/** The same database, and how many queries went through it. */
export function countingQueries(db: Kysely<Database>): { counted: Kysely<Database>; queries: () => number } {
  let queries = 0;
  const plugin: KyselyPlugin = {
    // Subqueries come by here too; results come once a query.
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      queries += 1;
      return result;
    },
  };
  return { counted: db.withPlugin(plugin), queries: () => queries };
}
