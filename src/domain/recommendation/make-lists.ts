import { engineOf } from '#db/database.ts';
import type { Kysely } from 'kysely';
import type { Database, RecommendationTable, RecommendationWantTable } from '#db/schema.ts';
import { chinaDay } from '../day/day.ts';
import { holdJobs, loadOpenJobs } from './open-jobs.ts';
import type { OpenJob, OpenJobs } from './open-jobs.ts';
import { mostKept } from './recommendation.ts';
import type { Wants } from './recommendation.ts';
import { isRefused } from './refusal.ts';
import type { Refused } from './refusal.ts';
import { inChunks } from './rows.ts';
import { keysOfList } from './want-keys.ts';
import { fitsWants, readWants } from './want-rules.ts';

/** Keeps the open jobs for the next lists, as long as no other was published. */
export interface JobsAtHand {
  newestSeq?: number;
  jobs?: OpenJobs;
}

/**
 * Makes the lists of these people anew from what they registered: the newest open jobs that fit. What stood there
 * before and still fits keeps the time at which it was found. A list without a registration becomes empty.
 */
export const makeLists = (
  db: Kysely<Database>,
  jobseekerIds: readonly string[],
  now: Date,
  atHand?: JobsAtHand,
): Promise<void> =>
  jobseekerIds.length === 0
    ? Promise.resolve()
    : db.transaction().execute(async (transaction) => {
        const newestSeq = await holdJobs(transaction);
        const lists = await readLists(transaction, jobseekerIds, now);
        const jobs = await jobsFor(transaction, lists, { newestSeq, atHand }, now);
        await writeLists(transaction, lists, jobs, now);
      });

interface List {
  jobseekerId: string;
  wording: string;
  madeFrom: string;
  /** Undefined without a registration. */
  wants: Wants | undefined;
  newAt: string | null;
  unreadAt: string | null;
  noticedOn: string | null;
  refusals: Refused[];
  /** When each job was found. */
  found: Map<string, string>;
}

async function readLists(db: Kysely<Database>, jobseekerIds: readonly string[], now: Date): Promise<List[]> {
  const query = db
    .selectFrom('recommendation_list')
    .innerJoin('jobseeker', 'jobseeker.jobseeker_id', 'recommendation_list.jobseeker_id')
    .select(['recommendation_list.jobseeker_id', 'wording', 'new_at', 'unread_at', 'noticed_on', 'jobseeker.education'])
    .where('recommendation_list.jobseeker_id', 'in', jobseekerIds)
    .orderBy('recommendation_list.jobseeker_id');
  const locks = engineOf(db) === 'postgres';
  const rows = await (locks ? query.forUpdate('recommendation_list') : query).execute();
  const demands = await db
    .selectFrom('demand')
    .leftJoin('demand_want', 'demand_want.demand_id', 'demand.demand_id')
    .select(['demand.jobseeker_id', 'demand.demand_id', 'sent_at', 'kind', 'value'])
    .where('demand.jobseeker_id', 'in', jobseekerIds)
    .where('state', '=', 'open')
    .where('ends_on', '>=', chinaDay(now))
    .execute();
  const refusals = await db
    .selectFrom('recommendation_refusal')
    .select(['jobseeker_id', 'kind', 'value'])
    .where('jobseeker_id', 'in', jobseekerIds)
    .execute();
  const kept = await db.selectFrom('recommendation').selectAll().where('jobseeker_id', 'in', jobseekerIds).execute();
  const [demandsOf, refusalsOf, keptOf] = [byPerson(demands), byPerson(refusals), byPerson(kept)];
  return rows.map(({ jobseeker_id: jobseekerId, education, ...row }) => {
    const own = demandsOf.get(jobseekerId) ?? [];
    const wants = own.flatMap(({ kind, value }) => (kind !== null && value !== null ? [{ kind, value }] : []));
    return {
      jobseekerId,
      wording: row.wording,
      madeFrom: own[0] ? madeFrom(own[0], education) : '',
      wants: own[0] && readWants(wants, education),
      newAt: row.new_at,
      unreadAt: row.unread_at,
      noticedOn: row.noticed_on,
      refusals: refusalsOf.get(jobseekerId) ?? [],
      found: new Map((keptOf.get(jobseekerId) ?? []).map((each) => [each.job_id, each.found_at])),
    };
  });
}

/** Names what a list is made from; empty without a registration. */
export const madeFrom = (
  demand: { demand_id: string | null; sent_at: string | null },
  education: string | null,
): string => (demand.demand_id === null ? '' : `${demand.demand_id} ${demand.sent_at} ${education ?? ''}`);

const byPerson = <Row extends { jobseeker_id: string }>(rows: readonly Row[]): Map<string, Row[]> =>
  Map.groupBy(rows, (row) => row.jobseeker_id);

/** One list needs the jobs of its occupations only; whoever makes many keeps all at hand. */
async function jobsFor(
  db: Kysely<Database>,
  lists: readonly List[],
  { newestSeq, atHand }: { newestSeq: number; atHand: JobsAtHand | undefined },
  now: Date,
): Promise<OpenJobs> {
  if (!atHand) {
    const wanted = lists.flatMap(({ wants }) => wants ?? []);
    const occupations = [...new Set(wanted.flatMap((wants) => wants.occupations))];
    if (wanted.length === 0) return new Map();
    return loadOpenJobs(db, wanted.some((wants) => wants.occupations.length === 0) ? undefined : occupations, now);
  }
  if (atHand.newestSeq !== newestSeq || !atHand.jobs) {
    atHand.jobs = await loadOpenJobs(db, undefined, now);
    atHand.newestSeq = newestSeq;
  }
  return atHand.jobs;
}

/** The newest jobs that fit and were not refused. */
function jobsOfList({ wants, refusals }: List, jobs: OpenJobs): OpenJob[] {
  if (!wants) return [];
  const some =
    wants.occupations.length === 0 ? [...jobs.values()] : wants.occupations.map((key) => jobs.get(key) ?? []);
  return some
    .flatMap((each) => each.filter((job) => fitsWants(wants, job) && !isRefused(refusals, job)).slice(0, mostKept))
    .sort((a, b) => a.seq - b.seq)
    .slice(0, mostKept);
}

async function writeLists(db: Kysely<Database>, lists: readonly List[], jobs: OpenJobs, now: Date): Promise<void> {
  const time = now.toISOString();
  const added: RecommendationTable[] = [];
  const keys: RecommendationWantTable[] = [];
  const gone: { jobseekerId: string; jobIds: string[] }[] = [];
  const rows = lists.map((list) => {
    const { jobseekerId, found, wants } = list;
    const fitting = jobsOfList(list, jobs).map(({ jobId }) => jobId);
    const fresh = fitting.filter((jobId) => !found.has(jobId));
    added.push(...fresh.map((job_id) => ({ jobseeker_id: jobseekerId, job_id, found_at: time })));
    if (wants) keys.push(...keysOfList(wants).map((key) => ({ ...key, jobseeker_id: jobseekerId })));
    const left = [...found.keys()].filter((jobId) => !fitting.includes(jobId));
    if (left.length > 0) gone.push({ jobseekerId, jobIds: left });
    return {
      jobseeker_id: jobseekerId,
      wording: list.wording,
      made_from: list.madeFrom,
      wants: wants ? JSON.stringify(wants) : null,
      kept: fitting.length,
      new_at: list.newAt ?? (fresh.length > 0 ? time : null),
      unread_at: list.unreadAt ?? (fresh.length > 0 ? time : null),
      noticed_on: list.noticedOn,
    };
  });
  const people = rows.map((row) => row.jobseeker_id);
  if (people.length === 0) return;
  await db.deleteFrom('recommendation_want').where('jobseeker_id', 'in', people).execute();
  for (const { jobseekerId, jobIds } of gone)
    await db
      .deleteFrom('recommendation')
      .where('jobseeker_id', '=', jobseekerId)
      .where('job_id', 'in', jobIds)
      .execute();
  for (const chunk of inChunks(rows))
    await db
      .insertInto('recommendation_list')
      .values(chunk)
      .onConflict((conflict) =>
        conflict.column('jobseeker_id').doUpdateSet(({ ref }) => ({
          made_from: ref('excluded.made_from'),
          wants: ref('excluded.wants'),
          kept: ref('excluded.kept'),
          new_at: ref('excluded.new_at'),
          unread_at: ref('excluded.unread_at'),
        })),
      )
      .execute();
  for (const chunk of inChunks(keys)) await db.insertInto('recommendation_want').values(chunk).execute();
  for (const chunk of inChunks(added)) await db.insertInto('recommendation').values(chunk).execute();
}
