import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '../account/account.ts';
import { runsTraining } from '../training/training.ts';

/** A base that this member of staff runs; undefined for every other. */
export async function findRunBase(
  db: Kysely<Database>,
  visitor: Visitor,
  baseId: string,
): Promise<{ baseId: string; name: string } | undefined> {
  const base = await db
    .selectFrom('training_base')
    .select(['name', 'region_code', 'organisation_id'])
    .where('training_base_id', '=', baseId)
    .executeTakeFirst();
  if (!base) return undefined;
  const place = { regionCode: base.region_code, organisationId: base.organisation_id ?? undefined };
  return runsTraining(visitor, place) ? { baseId, name: base.name } : undefined;
}
