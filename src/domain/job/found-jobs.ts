import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { JobCursor } from './job-filters.ts';
import { countTier, readTier } from './job-list-sql.ts';
import type { JobListRow } from './job-list-sql.ts';
import { onlyHere } from './search-plan.ts';
import type { Found, SearchPlan, SearchTier } from './search-plan.ts';

/** A row of a search's result and how it was found. */
export interface FoundJob {
  row: JobListRow;
  found: Found;
  /** The place of its tier in the plan; with `row.seq` where to read on from. */
  tier: number;
}

/** The fewest exact finds that a search is content with. A page holds at least so many. */
const few = 5;

/** Before the newest job, and after the oldest. */
const top = 0;
const bottom = Number.MAX_SAFE_INTEGER;
const seqsOf = (jobs: readonly FoundJob[]): number[] => jobs.map(({ row }) => row.seq);

/** A tier and its place in the plan. */
export type PlacedTier = readonly [number, SearchTier];

const looseTiers = ({ exact, loose }: SearchPlan): PlacedTier[] =>
  loose().map((tier, place) => [exact.length + place, tier]);

/** Reads what a search finds from its beginning, in the order of its tiers. */
export async function readFromTop(
  db: Kysely<Database>,
  plan: SearchPlan,
  limit: number,
  now: Date,
): Promise<FoundJob[]> {
  const found = await readExact(db, plan, limit, now);
  if (found.length >= few) return found;
  const loose = looseTiers(plan);
  const widened = [...found];
  await readInTurn(db, loose.slice(-1), widened, { limit, enough: few }, now);
  const alike = widened.slice(found.length);
  // What stands apart also sounds alike: nothing in the last tier, then nothing in the one before.
  if (alike.length > 0) await readInTurn(db, loose.slice(0, -1), found, { limit, enough: few }, now);
  if (found.length >= few) return found;
  const seqs = new Set(seqsOf(found));
  return [...found, ...alike.filter(({ row }) => !seqs.has(row.seq))].slice(0, limit);
}

/** The titles, then the texts. */
async function readExact(db: Kysely<Database>, plan: SearchPlan, limit: number, now: Date): Promise<FoundJob[]> {
  if (plan.isFiltered) {
    // Filters often leave a few jobs only, and the index takes longest to find few: once is enough then.
    const rows = await readTier(db, plan.allExact, { direction: 'older', seq: top, limit }, now);
    if (rows.length < limit) {
      const texts: FoundJob[] = rows.map((row) => ({ row, ...(plan.isTitle(row) ? titleTier : textTier) }));
      return texts.sort((one, other) => one.tier - other.tier);
    }
  }
  const found: FoundJob[] = [];
  await readInTurn(db, [...plan.exact.entries()], found, { limit, enough: limit }, now);
  return found;
}

const titleTier = { found: 'title', tier: 0 } as const;
const textTier = { found: 'text', tier: 1 } as const;

/** Reads on from a place that this or `readFromTop` gave, the nearest first; undefined if this search has no such place. */
export async function readOn(
  db: Kysely<Database>,
  plan: SearchPlan,
  from: JobCursor,
  limit: number,
  now: Date,
): Promise<FoundJob[] | undefined> {
  const up = from.direction === 'newer';
  const read = async ([place, tier]: PlacedTier, wanted: number, without: readonly number[] = []) => {
    const seq = place === from.tier ? from.seq : up ? bottom : top;
    const rows = await readTier(db, tier, { direction: from.direction, seq, limit: wanted, without }, now);
    return rows.map((row): FoundJob => ({ row, found: tier.found, tier: place }));
  };

  const exact = [...plan.exact.entries()];
  if (from.tier < exact.length) {
    const found: FoundJob[] = [];
    for (const [place, tier] of up ? exact.slice(0, from.tier + 1).reverse() : exact.slice(from.tier))
      if (found.length < limit) found.push(...(await read([place, onlyHere(tier)], limit - found.length)));
    return found;
  }

  const tiers = [...exact, ...looseTiers(plan)];
  const tier = tiers[from.tier];
  if (!tier) return undefined;
  // Less than a page stands before a loose tier, so that is read again.
  const before: FoundJob[] = [];
  await readInTurn(db, tiers.slice(0, from.tier), before, { limit: few, enough: few }, now);
  const found = await read(tier, limit, seqsOf(before));
  return up ? [...found, ...before.reverse()].slice(0, limit) : found;
}

/** How many jobs a search finds, counted no further than the limit. */
export async function countFound(db: Kysely<Database>, plan: SearchPlan, limit: number, now: Date): Promise<number> {
  const jobs = await countTier(db, plan.allExact, { limit }, now);
  if (jobs >= few) return jobs;
  const found: FoundJob[] = [];
  await readInTurn(db, [[0, plan.allExact]], found, { limit: few, enough: few }, now);
  for (const placed of looseTiers(plan)) {
    const more = await countTier(db, placed[1], { limit: limit - found.length, without: seqsOf(found) }, now);
    if (found.length + more >= few) return found.length + more;
    await readInTurn(db, [placed], found, { limit: few, enough: few }, now);
  }
  return found.length;
}

/** Adds what tier after tier has and no earlier one has, until there is enough. */
export async function readInTurn(
  db: Kysely<Database>,
  tiers: readonly PlacedTier[],
  found: FoundJob[],
  { limit, enough }: { limit: number; enough: number },
  now: Date,
): Promise<void> {
  for (const [tier, asked] of tiers) {
    if (found.length >= enough) return;
    const page = { direction: 'older', seq: top, limit: limit - found.length, without: seqsOf(found) } as const;
    for (const row of await readTier(db, asked, page, now)) found.push({ row, found: asked.found, tier });
  }
}
