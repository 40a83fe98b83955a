import { randomBytes, randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { compiled } from '#db/compiled.ts';
import type { ValueNamed } from '#db/compiled.ts';
import { engineOfUrl, openDatabase } from '#db/database.ts';
import { seededRandom } from '#db/demonstration/seeded-random.ts';
import { syntheticJobs } from '#db/demonstration/synthetic-jobs.ts';
import { migrate } from '#db/migrate.ts';
import type { Database } from '#db/schema.ts';
import { wordingOf } from '#src/domain/consent/consent.ts';
import { sealContent } from '#src/domain/demand/demand-queries.ts';
import { endOfDemand, wantsOf } from '#src/domain/demand/demand.ts';
import type { DemandAnswers } from '#src/domain/demand/demand.ts';
import { hoursKinds, occupations, workModes } from '#src/domain/job/job.ts';
import type { HoursKind, Occupation, WorkMode } from '#src/domain/job/job.ts';
import { publishJobs } from '#src/domain/job/publish-job.ts';
import { makeLists } from '#src/domain/recommendation/make-lists.ts';
import { matchChangedJobs } from '#src/domain/recommendation/match-changed-jobs.ts';
import { findRecommendations } from '#src/domain/recommendation/recommendation-queries.ts';
import { makeStaleLists } from '#src/domain/recommendation/recommend.ts';
import { programmeRegions } from '#src/domain/region/region.ts';
import { createSealer } from '#src/sealing.ts';
import { startPostgresCluster } from '../postgres-cluster.ts';
import { numberGiven, percentile, printResults, timed } from './measure.ts';
import type { Result } from './measure.ts';

/*
 * What recommending costs, as ratios to a primary-key read of the same run. `--demands 100000 --jobs 10000` for the full
 * size, `--postgres 100000` for that many registrations on PostgreSQL as well.
 */

const now = new Date();
const jobs = numberGiven('jobs', 10_000);
const demands = numberGiven('demands', 10_000);
const postgresDemands = numberGiven('postgres', 0);
/** So many new jobs, new registrations and readers are timed. */
const sample = 100;
const sealer = createSealer(randomBytes(32));
const random = seededRandom('demands');
const posts = [...syntheticJobs(jobs + sample, now)];

const jobById = compiled((db, value: ValueNamed<{ id: string }>) =>
  db.selectFrom('job').selectAll().where('job_id', '=', value('id')),
);

const folder = mkdtempSync(join(tmpdir(), 'tongtu-bench-'));
try {
  await measure(join(folder, 'portal.db'), demands, printResults);
  if (postgresDemands > 0) {
    const cluster = await startPostgresCluster();
    // The server alone does not keep this process awake while it stops.
    const awake = setInterval(() => {}, 1000);
    try {
      console.log('PostgreSQL; its primary-key read includes the way to the server and back.');
      await measure(cluster.url, postgresDemands, printResults);
    } finally {
      await cluster.stop();
      clearInterval(awake);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(url: string, people: number, report: (results: Result[]) => void): Promise<void> {
  const db = openDatabase(url);
  await migrate(url, db);
  // Waiting for the disk is the disk's.
  if (engineOfUrl(url) === 'sqlite') await sql`pragma synchronous = off`.execute(db);
  await publishJobs(db, posts.slice(0, jobs), now);
  const older = await register(db, people);
  await db.deleteFrom('job_change').execute();
  if (engineOfUrl(url) === 'postgres') await sql`vacuum analyze`.execute(db);

  const clock = clockOf(url);
  const start = clock();
  await makeStaleLists(db, now);
  const whole = (clock() - start) / 1000;
  const { kept } = await db
    .selectFrom('recommendation')
    .select((row) => row.fn.countAll<number>().as('kept'))
    .executeTakeFirstOrThrow();
  console.log(
    `${people} registrations × ${jobs} jobs from nothing: ${(whole / 1000).toFixed(1)} s, ${kept} recommendations kept.`,
  );
  if (engineOfUrl(url) === 'postgres') await sql`vacuum analyze`.execute(db);

  const unit = percentile(await timed(posts.slice(0, sample), 20, ({ job }) => jobById(db, { id: job.job_id })), 0.5);
  const newcomers = await register(db, sample);
  const oneDemand = await each(clock, newcomers, (jobseekerId) => makeLists(db, [jobseekerId], now));
  const oneJob: number[] = [];
  for (const post of posts.slice(jobs)) {
    await publishJobs(db, [post], now);
    oneJob.push(...(await each(clock, [post], () => matchChangedJobs(db, 1, now))));
  }
  oneJob.sort((a, b) => a - b);
  const readers = older.slice(0, sample);
  const read = percentile(
    await timed(readers, 5, (jobseekerId) => findRecommendations(db, sealer, jobseekerId, '您', now)),
    0.5,
  );
  const idle = await each(clock, [0, 1, 2], () => makeStaleLists(db, now));
  const microseconds = (name: string, time: number) => `${name} ${time.toFixed(0)} µs`;
  console.log(
    [
      microseconds('Primary-key read p50', unit),
      microseconds('one new job p50', percentile(oneJob, 0.5)),
      microseconds('p99', percentile(oneJob, 0.99)),
      microseconds('one new registration p50', percentile(oneDemand, 0.5)),
      microseconds('p99', percentile(oneDemand, 0.99)),
      microseconds('reading the page p50', read),
      microseconds('a sweep with nothing to do', percentile(idle, 0.5)),
    ].join(', '),
  );
  report([
    { quantity: 'one new job ÷ primary-key read', value: percentile(oneJob, 0.5) / unit, aim: '≤ 1000' },
    { quantity: 'one new registration ÷ primary-key read', value: percentile(oneDemand, 0.5) / unit, aim: '≤ 2000' },
    { quantity: 'reading the page ÷ primary-key read', value: read / unit, aim: '≤ 200' },
    {
      quantity: 'all from nothing, a registration ÷ primary-key read',
      value: (whole * 1000) / people / unit,
      aim: '≤ 100',
    },
  ]);
  await db.destroy();
}

/** Microseconds: of the processor where the database is in this process, so that nobody else's work counts. */
function clockOf(url: string): () => number {
  if (engineOfUrl(url) === 'postgres') return () => performance.now() * 1000;
  return () => {
    const { user, system } = process.cpuUsage();
    return user + system;
  };
}

/** The time of each, sorted; once, because what is timed changes what it finds. */
async function each<Case>(
  clock: () => number,
  cases: readonly Case[],
  run: (one: Case) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = [];
  for (const one of cases) {
    const start = clock();
    await run(one);
    times.push(clock() - start);
  }
  return times.sort((a, b) => a - b);
}

/** So many people who agree, each with a registration: one occupation or a few, mostly one city, one in fifteen unsure. */
async function register(db: Kysely<Database>, count: number): Promise<string[]> {
  const time = now.toISOString();
  const { version: wording } = wordingOf('recommendation');
  const made: string[] = [];
  const first = randomInt(2 ** 40);
  for (let start = 0; start < count; start += 500) {
    const people = Array.from({ length: Math.min(500, count - start) }, (_, index) => {
      const answers = someAnswers();
      const number = (first + start + index).toString(16).padStart(12, '0');
      return { answers, id: `00000000-0000-4000-c000-${number}`, demandId: `00000000-0000-4000-d000-${number}` };
    });
    await db.transaction().execute(async (tx) => {
      await tx
        .insertInto('jobseeker')
        .values(
          people.map(({ id }) => ({
            ...{ jobseeker_id: id, account_id: null, counsellor_id: null, residence_region: null },
            ...{ registration_region: null, education: random.pick(['senior', 'college', 'bachelor', null]) },
            ...{ contact_way: null, is_demonstration: 1, created_at: time, changed_at: time, sealed_person: '' },
            ...{ identity_fingerprint: null, certificate_fingerprint: null, erased_at: null },
          })),
        )
        .execute();
      await tx
        .insertInto('demand')
        .values(
          people.map(({ id, demandId, answers }) => ({
            ...{ demand_id: demandId, jobseeker_id: id, state: 'open', created_at: time, changed_at: time },
            sealed_answers: sealContent(sealer, { answers, marks: {} }),
            ...{ receipt_number: null, sent_at: time, sent_by: null, ends_on: endOfDemand(now) },
            ...{ refreshed_at: null, reminders: 0, ended_at: null },
          })),
        )
        .execute();
      const wants = people.flatMap(({ demandId, answers }) =>
        wantsOf(answers).map((want) => ({ demand_id: demandId, ...want })),
      );
      for (let part = 0; part < wants.length; part += 1000)
        await tx
          .insertInto('demand_want')
          .values(wants.slice(part, part + 1000))
          .execute();
      await tx
        .insertInto('recommendation_list')
        .values(
          people.map(({ id }) => ({
            ...{ jobseeker_id: id, wording, made_from: null, wants: null, kept: 0 },
            ...{ new_at: null, unread_at: null, noticed_on: null },
          })),
        )
        .execute();
    });
    made.push(...people.map(({ id }) => id));
  }
  return made;
}

function someAnswers(): DemandAnswers {
  const some = <Key extends string>(labels: Readonly<Record<Key, string>>, most: number): Key[] => {
    const keys = Object.keys(labels) as Key[];
    return [...new Set(Array.from({ length: random.between(1, most) }, () => random.pick(keys)))];
  };
  const isUnsure = random.chance(1 / 15);
  return {
    work: { occupations: isUnsure ? [] : some<Occupation>(occupations, 3), own: [], isUnsure },
    place: { regions: [random.pick(programmeRegions)], isAnywhere: false, other: '', distance: undefined },
    ...(random.chance(0.6) ? { mode: { modes: some<WorkMode>(workModes, 3) } } : {}),
    ...(random.chance(0.4) ? { hours: { hours: some<HoursKind>(hoursKinds, 2), note: '' } } : {}),
    needs: { needs: random.chance(0.5) ? ['toilet', 'software'] : [], note: '' },
  };
}
