import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '../account/account.ts';
import { findBase } from '../course/base-queries.ts';
import type { Base } from '../course/base-queries.ts';
import { runsTraining } from './training.ts';

/** A base that the visitor keeps; for everybody else it does not exist. */
export async function findOwnBase(db: Kysely<Database>, visitor: Visitor, baseId: string): Promise<Base | undefined> {
  const base = await findBase(db, baseId);
  if (!base) return undefined;
  const place = { regionCode: base.region_code, organisationId: base.organisation_id ?? undefined };
  return runsTraining(visitor, place) ? base : undefined;
}
