import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { engineOf } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '../account/account.ts';
import { addDays } from '../day/day.ts';
import { timeOf } from './appointment.ts';
import type { OfferedTimes } from './assessment-form.ts';

/**
 * Puts up free times of a counsellor: the same time of the day for so many weeks. All of them or none. `past`: the first
 * has begun already. `overlaps`: at one of them the counsellor has offered another time.
 */
export async function offerTimes(
  db: Kysely<Database>,
  visitor: Visitor,
  { day, clock, minutes, way, place, access, directions, weeks }: OfferedTimes,
  now: Date,
): Promise<'offered' | 'past' | 'overlaps' | 'not theirs'> {
  const { role, regionCode, organisationId } = visitor.role;
  if (role !== 'counsellor' || !regionCode) return 'not theirs';
  const starts = Array.from({ length: weeks }, (_, week) => timeOf(addDays(day, 7 * week), clock));
  if ((starts[0] ?? '') <= now.toISOString()) return 'past';
  const end = (start: string): string => new Date(Date.parse(start) + minutes * 60_000).toISOString();
  return db.transaction().execute(async (transaction) => {
    // Two forms of one counsellor wait for each other.
    const account = transaction.selectFrom('account').select('account_id').where('account_id', '=', visitor.accountId);
    await (engineOf(db) === 'postgres' ? account.forUpdate() : account).executeTakeFirstOrThrow();
    for (const start of starts) {
      const other = await transaction
        .selectFrom('assessment_time')
        .select('assessment_time_id')
        .where('counsellor_id', '=', visitor.accountId)
        .where('withdrawn_at', 'is', null)
        .where('starts_at', '<', end(start))
        .where('ends_at', '>', start)
        .executeTakeFirst();
      if (other) return 'overlaps';
    }
    await transaction
      .insertInto('assessment_time')
      .values(
        starts.map((start) => ({
          assessment_time_id: randomUUID(),
          counsellor_id: visitor.accountId,
          organisation_id: organisationId ?? null,
          region_code: regionCode,
          ...{ starts_at: start, ends_at: end(start), way },
          ...{ place: place || null, access_facts: access || null, directions: directions || null },
          created_at: now.toISOString(),
        })),
      )
      .execute();
    return 'offered';
  });
}
