import { sql } from 'kysely';
import type { Kysely } from 'kysely';
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

/** The open jobs of a tier before or after a place in it, the nearest first. */
export function readTier(
  db: Kysely<Database>,
  tier: SearchTier,
  { direction, seq, limit }: { direction: 'older' | 'newer'; seq: number; limit: number },
  now: Date,
): Promise<JobListRow[]> {
  const query = shaped(pages, compilePage, { ...shapeOf(tier), direction });
  return query(db, { ...valuesOf(db, tier, now), seq, limit });
}

/** How many open jobs are in a tier, counted no further than the limit. */
export async function countTier(db: Kysely<Database>, tier: SearchTier, limit: number, now: Date): Promise<number> {
  const query = shaped(counts, compileCount, shapeOf(tier));
  const [row] = await query(db, { ...valuesOf(db, tier, now), limit });
  return row?.jobs ?? 0;
}

/** What the text of a query depends on; each shape is compiled once. */
interface Shape {
  matching: boolean;
  wholeWords: number;
}

type Values = { [word: `word${number}`]: string } & {
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

const shapeOf = ({ tokens, wholeWords }: SearchTier): Shape => ({
  matching: tokens !== undefined,
  wholeWords: wholeWords.length,
});

function valuesOf(db: Kysely<Database>, { tokens, wholeWords }: SearchTier, now: Date) {
  const words: { [word: `word${number}`]: string } = {};
  for (const [place, word] of wholeWords.entries()) words[`word${place}`] = `%${word}%`;
  return { ...openOn(now), ...words, match: tokens === undefined ? '' : matchText(db, tokens) };
}

const compilePage = ({ direction, ...shape }: Shape & { direction: 'older' | 'newer' }) =>
  compiled((db, value: ValueNamed<Values & { seq: number }>) => {
    // The index's own number, so that SQLite walks the index in its order and stops at the limit.
    const place = sql.ref<number>(shape.matching ? 'job_search.rowid' : 'job.search_seq');
    return openJobs(db, shape, value)
      .select([
        'job.job_id',
        'job.title',
        'job.region_code',
        'job.post_kind',
        'job.occupation',
        'job.work_mode',
        'job.hours',
        'job.pay_min',
        'job.pay_max',
        'job.pay_unit',
        'job.education',
        'job.graduate_focus',
        'job.closes_on',
        'job.summary',
        'job.published_at',
        'job.confirmed_on',
        'job.is_demonstration',
        'employer.name as employer_name',
      ])
      .select(place.as('seq'))
      .select((job) =>
        job
          .selectFrom('job_access_fact')
          .select(sql<string | null>`string_agg(fact || ' ' || answer, ',')`.as('facts'))
          .whereRef('job_access_fact.job_id', '=', 'job.job_id')
          .as('facts'),
      )
      .where(place, direction === 'older' ? '<' : '>', value('seq'))
      .orderBy(place, direction === 'older' ? 'desc' : 'asc')
      .limit(value('limit'));
  });

const compileCount = (shape: Shape) =>
  compiled((db, value: ValueNamed<Values>) =>
    db
      .selectFrom(
        openJobs(db, shape, value)
          .select(sql<number>`1`.as('one'))
          .limit(value('limit'))
          .as('open'),
      )
      .select((all) => all.fn.countAll<number>().as('jobs')),
  );

function openJobs(db: Kysely<Database>, { matching, wholeWords }: Shape, value: ValueNamed<Values>) {
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
    .where(({ and }) => and(words.map((word) => sql<boolean>`${searchText} like ${word}`)));
}

/** The texts of `searchableTexts`; a word has neither spaces nor the wildcards of `like`. */
const searchText = sql`coalesce(job_text.search_text, lower(job.title || ' ' || employer.name || ' ' || coalesce(job.place, '') || ' ' || job.summary || ' ' || job_text.description))`;
