import type { Kysely } from 'kysely';
import type { Database, TrainingBaseTable } from '#db/schema.ts';
import { accessFacts } from '../job/job.ts';
import type { AccessAnswer, AccessFact } from '../job/job.ts';
import { servesRegion } from './serves-region.ts';

/** What was confirmed about access at a place. */
export interface ConfirmedFact {
  fact: AccessFact;
  answer: AccessAnswer;
  note: string | null;
  confirmed_by: string;
  confirmed_on: string;
  confirmed_how: string;
}

/** A base with what is known about access there, in the order of `accessFacts`. */
export interface Base extends TrainingBaseTable {
  access: ConfirmedFact[];
}

/** A base by its id, also one that left. */
export async function findBase(db: Kysely<Database>, baseId: string): Promise<Base | undefined> {
  const base = await db
    .selectFrom('training_base')
    .selectAll()
    .where('training_base_id', '=', baseId)
    .executeTakeFirst();
  return base && (await withAccess(db, [base]))[0];
}

/**
 * The bases of a region, those above and within it included; of every region when undefined. Those that left come last,
 * the rest by kind and name.
 */
export async function listBases(db: Kysely<Database>, region: string | undefined): Promise<Base[]> {
  const bases = await db
    .selectFrom('training_base')
    .selectAll()
    .$if(region !== undefined, (query) => query.where(servesRegion('training_base.region_code', region ?? '')))
    .orderBy('kind')
    .orderBy('name')
    .orderBy('training_base_id')
    .execute();
  const [left, there] = [bases.filter(hasLeft), bases.filter((base) => !hasLeft(base))];
  return withAccess(db, [...there, ...left]);
}

const hasLeft = ({ left_on: leftOn }: TrainingBaseTable): boolean => leftOn !== null;

async function withAccess(db: Kysely<Database>, bases: readonly TrainingBaseTable[]): Promise<Base[]> {
  if (bases.length === 0) return [];
  const facts = await db
    .selectFrom('training_base_access_fact')
    .selectAll()
    .where(
      'training_base_id',
      'in',
      bases.map((base) => base.training_base_id),
    )
    .execute();
  const ofBase = Map.groupBy(facts, (fact) => fact.training_base_id);
  return bases.map((base) => ({
    ...base,
    access: factsInOrder.flatMap((name) => {
      const known = ofBase.get(base.training_base_id)?.find(({ fact }) => fact === name);
      return known ? [{ ...known, fact: name, answer: known.answer as AccessAnswer }] : [];
    }),
  }));
}

const factsInOrder = Object.keys(accessFacts) as AccessFact[];
