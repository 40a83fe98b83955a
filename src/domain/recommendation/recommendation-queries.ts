import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { findValidAssessment } from '../assessment/assessment-queries.ts';
import type { EnteredBy } from '../assessment/assessment.ts';
import { findOpenDemand } from '../demand/demand-queries.ts';
import { wantsOf } from '../demand/demand.ts';
import type { Demand } from '../demand/demand.ts';
import type { JobListItem } from '../job/job-queries.ts';
import type { AccessAnswer, AccessFact } from '../job/job.ts';
import { byFit, judgeJob } from './judge-job.ts';
import type { Judgement, Registered } from './judge-job.ts';
import { makeLists, madeFrom } from './make-lists.ts';
import { selectOpenJobs } from './open-jobs.ts';
import { mostKept } from './recommendation.ts';
import { isRefused } from './refusal.ts';
import type { Refused } from './refusal.ts';
import { readWants, wantedJob } from './want-rules.ts';

/** A recommended job with why. */
export interface Recommendation {
  job: JobListItem;
  judgement: Judgement;
  /** Found since the person last looked. */
  isNew: boolean;
  foundAt: string;
}

export interface Recommendations {
  demand: Demand;
  /** The day of the assessment that they also rest on. */
  assessedOn: string | undefined;
  /** In their order. */
  jobs: Recommendation[];
  /** How many jobs are left out, by what keeps them out. */
  leftOut: ReadonlyMap<string, number>;
  refusals: number;
  /** There is something that the person has not read of. */
  isUnread: boolean;
}

/**
 * The jobs recommended to a person, with why, in their order. Makes the list first where the registration has changed
 * since. The caller asks who may see it, and whether the person agrees to be recommended any.
 */
export async function findRecommendations(
  db: Kysely<Database>,
  sealer: Sealer,
  jobseekerId: string,
  whose: '您' | '本人',
  now: Date,
): Promise<Recommendations | 'no demand'> {
  const demand = await findOpenDemand(db, sealer, jobseekerId, now);
  const { education, made_from: madeBefore, unread_at: unreadAt } = await findList(db, jobseekerId);
  const current = demand ? { demand_id: demand.demandId, sent_at: demand.sentAt } : { demand_id: null, sent_at: null };
  const isStale = madeBefore !== madeFrom(current, education);
  if (isStale) await makeLists(db, [jobseekerId], now);
  if (!demand) return 'no demand';
  const { answers } = demand;
  const assessment = await findValidAssessment(db, sealer, jobseekerId, now);
  const registered: Registered = {
    // What the registration says of education comes before the record, and is sealed: the lists are made without it.
    wants: readWants(wantsOf(answers), answers.experience?.education ?? education),
    needs: answers.needs?.needs ?? [],
    assessment,
  };
  const refusals = await findRefused(db, jobseekerId);
  const leftOut = new Map<string, number>();
  const jobs: (Recommendation & { seq: number })[] = [];
  for (const { row, job, access, seq } of await readJobs(db, jobseekerId, now)) {
    if (isRefused(refusals, { ...job, jobId: row.job_id, employerId: row.employer_id })) continue;
    const isPayKnown = row.pay_unit !== null && (row.pay_min !== null || row.pay_max !== null);
    const judgement = judgeJob(registered, { ...job, access: new Map(access), isPayKnown }, whose);
    const { barredBy } = judgement;
    if (barredBy !== undefined) leftOut.set(barredBy, (leftOut.get(barredBy) ?? 0) + 1);
    else {
      const item: JobListItem = { ...row, access: access.map(([, answer]) => answer), found: 'text' };
      jobs.push({
        job: item,
        judgement,
        isNew: unreadAt !== null && row.found_at >= unreadAt,
        foundAt: row.found_at,
        seq,
      });
    }
  }
  const isUnread = isStale || unreadAt !== null;
  return {
    demand,
    assessedOn: assessment?.doneOn,
    jobs: jobs.sort(byFit),
    leftOut,
    refusals: refusals.length,
    isUnread,
  };
}

async function findList(db: Kysely<Database>, jobseekerId: string) {
  const row = await db
    .selectFrom('jobseeker')
    .leftJoin('recommendation_list', 'recommendation_list.jobseeker_id', 'jobseeker.jobseeker_id')
    .select(['education', 'made_from', 'unread_at'])
    .where('jobseeker.jobseeker_id', '=', jobseekerId)
    .executeTakeFirst();
  return row ?? { education: null, made_from: null, unread_at: null };
}

/** The open jobs of a list, the newest first, in one query. */
async function readJobs(db: Kysely<Database>, jobseekerId: string, now: Date) {
  const rows = await selectOpenJobs(db, now)
    .innerJoin('recommendation', 'recommendation.job_id', 'job.job_id')
    .innerJoin('employer', 'employer.employer_id', 'job.employer_id')
    .select(['job.title', 'job.pay_min', 'job.pay_max', 'job.pay_unit', 'job.graduate_focus', 'job.closes_on'])
    .select(['job.published_at', 'employer.name as employer_name', 'found_at'])
    .select((job) =>
      job
        .selectFrom('job_access_fact')
        .select(sql<string | null>`string_agg(fact || ' ' || answer, ',')`.as('facts'))
        .whereRef('job_access_fact.job_id', '=', 'job.job_id')
        .as('facts'),
    )
    .where('recommendation.jobseeker_id', '=', jobseekerId)
    .orderBy('job.search_seq')
    .limit(mostKept)
    .execute();
  return rows.map(({ facts, search_seq: seq, ...row }) => ({
    row,
    seq: seq ?? 0,
    job: wantedJob(row),
    // Written by publishing, from the two closed sets.
    access: (facts?.split(',') ?? []).map((fact) => fact.split(' ') as [AccessFact, AccessAnswer]),
  }));
}

const findRefused = (db: Kysely<Database>, jobseekerId: string): Promise<Refused[]> =>
  db.selectFrom('recommendation_refusal').select(['kind', 'value']).where('jobseeker_id', '=', jobseekerId).execute();

/** A refusal with who said it, for the page where it is taken back. */
export interface Refusal {
  refusalId: string;
  kind: string;
  value: string;
  refusedAs: EnteredBy;
  refusedAt: string;
  /** Of a job or an employer. */
  name: string | undefined;
  /** Of the job's employer. */
  employerName: string | undefined;
}

/** What a person does not want, the newest first. */
export async function listRefusals(db: Kysely<Database>, jobseekerId: string): Promise<Refusal[]> {
  const rows = await db
    .selectFrom('recommendation_refusal')
    .leftJoin('job', (join) => join.onRef('job.job_id', '=', 'value').on('recommendation_refusal.kind', '=', 'job'))
    .leftJoin('employer', (join) =>
      join.on(({ eb, ref, or, and }) =>
        or([
          and([eb('recommendation_refusal.kind', '=', 'employer'), eb('employer.employer_id', '=', ref('value'))]),
          eb('employer.employer_id', '=', ref('job.employer_id')),
        ]),
      ),
    )
    .select(['recommendation_refusal_id', 'recommendation_refusal.kind', 'value', 'refused_as', 'refused_at'])
    .select(['job.title', 'employer.name'])
    .where('jobseeker_id', '=', jobseekerId)
    .orderBy('refused_at', 'desc')
    .orderBy('recommendation_refusal_id')
    .execute();
  return rows.map((row) => ({
    refusalId: row.recommendation_refusal_id,
    kind: row.kind,
    value: row.value,
    refusedAs: row.refused_as as EnteredBy,
    refusedAt: row.refused_at,
    name: row.title ?? row.name ?? undefined,
    employerName: row.title === null ? undefined : (row.name ?? undefined),
  }));
}
