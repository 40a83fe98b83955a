import { sql } from 'kysely';
import type { Expression, Kysely } from 'kysely';
import { compiled } from '#db/compiled.ts';
import type { ValueNamed } from '#db/compiled.ts';
import type { Database } from '#db/schema.ts';
import { matchText, tokensMatch } from '#db/token-index.ts';
import { addDays, chinaDay } from '../day/day.ts';
import { confirmationDays } from './job.ts';
import type { SearchTier } from './search-plan.ts';

/** A row of a list as the database gives it. */
export type JobListRow = Awaited<ReturnType<ReturnType<typeof compilePage>>>[number];

/** The days that tell whether a job is still open: what `jobState` asks, for SQL. */
export function openOn(now: Date): { today: string; confirmedSince: string } {
  const today = chinaDay(now);
  if (days?.today !== today) days = { today, confirmedSince: addDays(today, -confirmationDays) };
  return days;
}

/** Every list asks, and the answer changes once a day. */
let days: { today: string; confirmedSince: string } | undefined;

/** The open jobs of a tier before or after a place in it, the nearest first, without those at the places given. */
export function readTier(
  db: Kysely<Database>,
  tier: SearchTier,
  page: { direction: 'older' | 'newer'; seq: number; limit: number; without?: readonly number[] },
  now: Date,
): Promise<JobListRow[]> {
  const { direction, seq, limit, without = [] } = page;
  const query = shaped(pages, compilePage, { ...shapeOf(tier, without), direction });
  return query(db, { ...valuesOf(db, tier, without, now), seq, limit });
}

/** How many open jobs are in a tier without those at the places given, counted no further than the limit. */
export async function countTier(
  db: Kysely<Database>,
  tier: SearchTier,
  { limit, without = [] }: { limit: number; without?: readonly number[] },
  now: Date,
): Promise<number> {
  const isSwept = (await listedButClosed(db, openOn(now))).length === 0;
  const query = shaped(counts, compileCount, { ...shapeOf(tier, without), isSwept });
  const [row] = await query(db, { ...valuesOf(db, tier, without, now), limit });
  return row?.jobs ?? 0;
}

/** What the text of a query depends on; each shape is compiled once. */
interface Shape {
  matching: boolean;
  wholeWords: number;
  without: number;
}

type Values = { [word: `word${number}`]: string; [place: `without${number}`]: number } & {
  match: string;
  today: string;
  confirmedSince: string;
  limit: number;
};

const pages = new Map<string, ReturnType<typeof compilePage>>();
const counts = new Map<string, ReturnType<typeof compileCount>>();

function shaped<AShape extends Shape, Query>(made: Map<string, Query>, make: (shape: AShape) => Query, shape: AShape) {
  const key = Object.values(shape).join();
  const query = made.get(key) ?? make(shape);
  made.set(key, query);
  return query;
}

const shapeOf = ({ tokens, wholeWords }: SearchTier, without: readonly number[]): Shape => ({
  matching: tokens !== undefined,
  wholeWords: wholeWords.length,
  without: without.length,
});

function valuesOf(
  db: Kysely<Database>,
  { tokens, wholeWords }: SearchTier,
  without: readonly number[],
  now: Date,
): Omit<Values, 'limit'> {
  const match = tokens === undefined ? '' : matchText(db, tokens);
  const values: Omit<Values, 'limit'> = { ...openOn(now), match };
  for (const [place, word] of wholeWords.entries()) values[`word${place}`] = `%${word}%`;
  for (const [place, seq] of without.entries()) values[`without${place}`] = seq;
  return values;
}

const compilePage = ({ direction, ...shape }: Shape & { direction: 'older' | 'newer' }) =>
  compiled((db, value: ValueNamed<Values & { seq: number }>) => {
    const place = placeOf(shape);
    return openJobs(db, shape, value)
      .select([
        'job.job_id',
        'job.title',
        'job.region_code',
        'job.post_kind',
        'job.work_mode',
        'job.hours',
        'job.pay_min',
        'job.pay_max',
        'job.pay_unit',
        'job.graduate_focus',
        'job.closes_on',
        'job.published_at',
        'employer.name as employer_name',
      ])
      .select(place.as('seq'))
      .select((job) =>
        job
          .selectFrom('job_access_fact')
          .select(sql<string | null>`string_agg(answer, ',')`.as('answers'))
          .whereRef('job_access_fact.job_id', '=', 'job.job_id')
          .as('answers'),
      )
      .where(place, direction === 'older' ? '>' : '<', value('seq'))
      .orderBy(place, direction === 'older' ? 'asc' : 'desc')
      .limit(asNumber(value('limit')));
  });

const compileCount = ({ isSwept, ...shape }: Shape & { isSwept: boolean }) =>
  compiled((db, value: ValueNamed<Values>) => {
    const one = sql<number>`1`.as('one');
    const upTo = asNumber(value('limit'));
    // Where all listed jobs are open, the index alone knows how many match, and reading it is several times faster.
    const jobs =
      isSwept && shape.wholeWords === 0
        ? listedJobs(db, shape, value).select(one).limit(upTo).as('jobs')
        : openJobs(db, shape, value).select(one).limit(upTo).as('jobs');
    return db.selectFrom(jobs).select((all) => all.fn.countAll<number>().as('jobs'));
  });

/** A job that should have left the list and was not swept out yet: `expireJobs` does that daily. */
const listedButClosed = compiled((db, value: ValueNamed<{ today: string; confirmedSince: string }>) => {
  const listed = db
    .selectFrom('job')
    .select('job.job_id')
    .where('job.search_seq', 'is not', null)
    .limit(sql<number>`1`);
  return db
    .selectFrom(listed.where('job.closes_on', '<', value('today')).as('past'))
    .selectAll()
    .unionAll(
      db.selectFrom(listed.where('job.confirmed_on', '<', value('confirmedSince')).as('unconfirmed')).selectAll(),
    );
});

/** The index's own number, so that SQLite walks the index in its order and stops at the limit. */
const placeOf = ({ matching }: Shape) => sql.ref<number>(matching ? 'job_search.rowid' : 'job.search_seq');

const withoutOf = (shape: Shape, value: ValueNamed<Values>) =>
  sql<boolean>`${placeOf(shape)} not in (${sql.join(Array.from({ length: shape.without }, (_, place) => value(`without${place}`)))})`;

const listedJobs = (db: Kysely<Database>, shape: Shape, value: ValueNamed<Values>) =>
  db
    .selectFrom(shape.matching ? 'job_search' : 'job')
    .where(shape.matching ? tokensMatch(db, 'job_search', value('match')) : sql<boolean>`job.search_seq is not null`)
    .$if(shape.without > 0, (query) => query.where(withoutOf(shape, value)));

function openJobs(db: Kysely<Database>, shape: Shape, value: ValueNamed<Values>) {
  const { matching, wholeWords } = shape;
  const words = Array.from({ length: wholeWords }, (_, place) => value(`word${place}`));
  return db
    .selectFrom('job')
    .innerJoin('employer', 'employer.employer_id', 'job.employer_id')
    .$if(matching, (query) =>
      query
        .innerJoin('job_search', 'job_search.rowid', 'job.search_seq')
        .where(tokensMatch(db, 'job_search', value('match'))),
    )
    .$if(wholeWords > 0, (query) => query.innerJoin('job_text', 'job_text.job_id', 'job.job_id'))
    .where('job.search_seq', 'is not', null)
    .where('job.withdrawn_at', 'is', null)
    .where((job) => job.or([job('job.closes_on', 'is', null), job('job.closes_on', '>=', value('today'))]))
    .where('job.confirmed_on', '>=', value('confirmedSince'))
    .$if(shape.without > 0, (query) => query.where(withoutOf(shape, value)))
    .where(({ and }) => and(words.map((word) => sql<boolean>`${searchText} like ${asText(word)}`)));
}

/*
 * SQLite plans a statement anew for every new value of a bare `limit ?` or `like ?`, which takes as long as running it.
 * A cast hides the value from its planner.
 */
const asNumber = (value: Expression<number>) => sql<number>`cast(${value} as bigint)`;
const asText = (value: Expression<string>) => sql<string>`cast(${value} as text)`;

/** The texts of `searchableTexts`; a word has neither spaces nor the wildcards of `like`. */
const searchText = sql`coalesce(job_text.search_text, lower(job.title || ' ' || employer.name || ' ' || coalesce(job.place, '') || ' ' || job.summary || ' ' || job_text.description))`;
