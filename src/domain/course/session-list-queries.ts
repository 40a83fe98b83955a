import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { chinaDay } from '../day/day.ts';
import type { CourseFilters } from './course-filters.ts';
import type { CourseSession, SessionRow } from './course-queries.ts';
import { sessionRows, withDatesAndFacts } from './course-queries.ts';
import { searchSessions } from './search-sessions.ts';
import { hasSeat } from './say-session.ts';
import { servesRegion } from './serves-region.ts';

export interface SessionPage {
  sessions: CourseSession[];
  /** How many there are on all pages. */
  count: number;
  /** Some were found by sound only, which the page must say. */
  bySound: boolean;
  /** The page that is shown, from 1; the last one where a later one was asked for. */
  page: number;
  pages: number;
}

/** What a page holds. */
const pageSize = 12;

/**
 * One page of the sessions that can be enrolled in and pass the filters, the soonest first; of a search those with the
 * words in their title first. Three queries, however many there are: sessions are few enough to be searched in memory.
 */
export async function listSessions(
  db: Kysely<Database>,
  { filters, page = 1, size = pageSize }: { filters: CourseFilters; page?: number; size?: number },
  now: Date,
): Promise<SessionPage> {
  const passing = (await openRows(db, filters, now)).filter((row) => !filters.seat || isFree(row));
  const { found, bySound } = searchSessions(filters.q, passing);
  const pages = Math.max(1, Math.ceil(found.length / size));
  const shown = Math.min(page, pages);
  const rows = found.slice((shown - 1) * size, shown * size);
  return { sessions: await withDatesAndFacts(db, rows), count: found.length, bySound, page: shown, pages };
}

const isFree = ({ seats, taken, waiting }: SessionRow): boolean =>
  hasSeat({ seats, taken: Number(taken), waiting: Number(waiting) });

/** The rows of sessions at stage `open`: see `sessionStage`. */
function openRows(db: Kysely<Database>, filters: CourseFilters, now: Date): Promise<SessionRow[]> {
  const today = chinaDay(now);
  const { region, kind, topic, way, free, fact: facts } = filters;
  let rows = sessionRows(db)
    .where('course_session.state', '=', 'open')
    .where('course_session.starts_on', '>', today)
    .where('course_session.enrol_until', '>=', today)
    .where('course.withdrawn_at', 'is', null);
  if (region) rows = rows.where(servesRegion('course.region_code', region));
  if (kind) rows = rows.where('course.kind', '=', kind);
  if (topic) rows = rows.where('course.topic', '=', topic);
  if (way) rows = rows.where('course_session.way', 'in', way === 'both' ? ['both'] : [way, 'both']);
  if (free) rows = rows.where('course.fee', '=', 'free');
  for (const fact of facts)
    rows = rows.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('course_session_fact')
          .select('fact')
          .whereRef('course_session_fact.course_session_id', '=', 'course_session.course_session_id')
          .where('fact', '=', fact)
          .where('answer', 'in', ['yes', 'partly']),
      ),
    );
  return rows.execute();
}
