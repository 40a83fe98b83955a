import { randomBytes } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { findVisitor } from '#src/domain/account/visitor-queries.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { withdrawConsent } from '#src/domain/consent/withdraw-consent.ts';
import type { ConsentPurpose } from '#src/domain/consent/consent.ts';
import type { DemandAnswers } from '#src/domain/demand/demand.ts';
import { listFileEvents } from '#src/domain/file/file-queries.ts';
import { sayDeed } from '#src/domain/file/file.ts';
import { expireJobs } from '#src/domain/job/expire-jobs.ts';
import { publishJob } from '#src/domain/job/publish-job.ts';
import { storedPosts } from '#src/domain/job/stored-posts.ts';
import { withdrawJob } from '#src/domain/job/withdraw-job.ts';
import { findRecommendationExport } from '#src/domain/recommendation/recommendation-export-queries.ts';
import { findRecommendations, listRefusals } from '#src/domain/recommendation/recommendation-queries.ts';
import type { Recommendations } from '#src/domain/recommendation/recommendation-queries.ts';
import { mostKept } from '#src/domain/recommendation/recommendation.ts';
import type { RefusalKind } from '#src/domain/recommendation/recommendation.ts';
import { makeStaleLists, recommend } from '#src/domain/recommendation/recommend.ts';
import { refuseJob } from '#src/domain/recommendation/refuse-job.ts';
import { takeBackRefusal } from '#src/domain/recommendation/take-back-refusal.ts';
import { createSealer } from '#src/sealing.ts';
import { anAccount, cookieOf } from '../../account-factories.ts';
import { freshDatabase } from '../../database.ts';
import { aJob, anEmployer } from '../../factories.ts';
import type { WantedJob } from '../../factories.ts';
import { anOpenDemand } from './an-open-demand.ts';

const sealer = createSealer(randomBytes(32));
const now = new Date('2026-03-02T02:00:00Z');
const day = 86_400_000;
const later = (days: number): Date => new Date(now.getTime() + days * day);

let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});
beforeEach(async () => {
  // Every test is about its own jobs and people alone.
  for (const table of ['job_change', 'recommendation_list', 'notice'] as const) await db.deleteFrom(table).execute();
  await db.updateTable('job').set({ withdrawn_at: now.toISOString() }).execute();
});

const service: DemandAnswers = {
  work: { occupations: ['customer-service'], own: [], isUnsure: false },
  place: { regions: ['450200'], isAnywhere: false, other: '', distance: undefined },
};

/** Somebody who agrees, with a registration that holds. */
async function aPerson(answers: DemandAnswers | undefined = service) {
  const account = await anAccount(db, sealer);
  const { jobseekerId = '', accountId } = account;
  const actor = { accountId, role: 'jobseeker' } as const;
  const agree = (purpose: ConsentPurpose) => giveConsent(db, sealer, { jobseekerId, purpose, actor }, now);
  await agree('demand');
  await agree('recommendation');
  if (answers) await anOpenDemand(db, sealer, jobseekerId, answers, now);
  const visitor = await findVisitor(db, sealer, (await cookieOf(db, account)).replace('session=', ''));
  if (!visitor) throw new Error('Nobody is signed in');
  const asker = { visitor };
  const found = async (at = now): Promise<Recommendations> => {
    const recommendations = await findRecommendations(db, sealer, jobseekerId, '您', at);
    if (recommendations === 'no demand') throw new Error('no demand');
    return recommendations;
  };
  return {
    ...{ jobseekerId, accountId, asker, found },
    agree,
    withdraw: (purpose: ConsentPurpose) => withdrawConsent(db, sealer, { jobseekerId, purpose, actor }, now),
    register: (changed: DemandAnswers, at = now) => anOpenDemand(db, sealer, jobseekerId, changed, at),
    titles: async (at = now) => (await found(at)).jobs.map(({ job }) => job.title),
    refuse: (jobId: string, kind: RefusalKind) => refuseJob(db, sealer, asker, { jobseekerId, jobId, kind }, now),
    refusals: () => listRefusals(db, jobseekerId),
    takeBack: (refusalId: string) => takeBackRefusal(db, sealer, asker, { jobseekerId, refusalId }, now),
    stored: () => db.selectFrom('recommendation').selectAll().where('jobseeker_id', '=', jobseekerId).execute(),
    notices: async () =>
      (
        await db.selectFrom('notice').selectAll().where('account_id', '=', accountId).orderBy('created_at').execute()
      ).map((row) => sealer.unseal(row.sealed_text)),
  };
}

const sweep = (at = now): Promise<void> => recommend(db, sealer, { path: '/recommendations' }, at);
const job = (title: string, wanted: WantedJob = {}) => aJob(db, { title, ...wanted }, now);

describe('a list', () => {
  test('is made from the registration when it is first read, the newest first', async () => {
    await job('旧的');
    await job('新的');
    await job('别的职业', { occupation: 'clerk' });
    await job('别的城市', { region_code: '440402' });
    await job('已截止', { closes_on: '2026-03-01' });
    const { titles } = await aPerson();
    expect(await titles()).toEqual(['新的', '旧的']);
  });

  test('is made anew when another registration was sent, or the record says another education', async () => {
    await job('客服');
    await job('文员', { occupation: 'clerk' });
    await job('本科的客服', { education: 'bachelor' });
    const { titles, register, jobseekerId } = await aPerson();
    // What asks for an education that nobody told stands after what fits in everything.
    expect(await titles()).toEqual(['客服', '本科的客服']);
    await db.updateTable('jobseeker').set({ education: 'senior' }).where('jobseeker_id', '=', jobseekerId).execute();
    expect(await titles()).toEqual(['客服']);
    await register({ work: { occupations: ['clerk'], own: [], isUnsure: false } }, later(1));
    expect(await titles()).toEqual(['文员']);
  });

  test('holds an education that only the registration tells against the jobs, without keeping it open', async () => {
    await job('客服');
    await job('本科的客服', { education: 'bachelor' });
    const { found, jobseekerId } = await aPerson({ ...service, experience: { education: 'senior', done: '' } });
    const { jobs, leftOut } = await found();
    expect(jobs.map((each) => each.job.title)).toEqual(['客服']);
    expect([...leftOut]).toEqual([['学历', 1]]);
    const row = await db
      .selectFrom('recommendation_list')
      .selectAll()
      .where('jobseeker_id', '=', jobseekerId)
      .execute();
    expect(JSON.stringify(row)).not.toContain('senior');
  });

  test('without a registration, or with one that has run out, is empty and says so', async () => {
    await job('客服');
    const { jobseekerId, stored, titles } = await aPerson();
    await titles();
    expect(await stored()).toHaveLength(1);
    expect(await findRecommendations(db, sealer, jobseekerId, '您', later(200))).toBe('no demand');
    expect(await stored()).toEqual([]);
  });

  test('leaves out what a need forbids, and counts it with the reason', async () => {
    const fact = (answer: string) => ({
      ...{ fact: 'toilet', answer, note: null, confirmed_by: '示例核实员' },
      ...{ confirmed_on: '2026-03-01', confirmed_how: 'visit' },
    });
    await job('没有', { access: [fact('no')] });
    await job('有', { access: [fact('yes')] });
    await job('没说');
    const { found } = await aPerson({ ...service, needs: { needs: ['toilet'], note: '' } });
    const { jobs, leftOut } = await found();
    expect(jobs.map((each) => [each.job.title, each.judgement.because.at(-1)])).toEqual([
      ['有', '有无障碍卫生间'],
      ['没说', '在柳州市'],
    ]);
    expect(jobs[1]?.judgement.against).toEqual(['没有说有没有无障碍卫生间']);
    expect([...leftOut]).toEqual([['没有无障碍卫生间', 1]]);
  });

  test(`keeps the ${mostKept} newest`, async () => {
    const employer = await anEmployer(db);
    for (let number = 0; number < mostKept + 5; number++) await job(`客服${number}`, { employer });
    const { stored, titles } = await aPerson();
    expect((await titles())[0]).toBe(`客服${mostKept + 4}`);
    expect(await stored()).toHaveLength(mostKept);
  });
});

describe('the hourly sweep', () => {
  test('puts a new job on the lists that it fits, and takes it off when it no longer does', async () => {
    const fits = await aPerson();
    const other = await aPerson({ work: { occupations: ['clerk'], own: [], isUnsure: false } });
    const unsure = await aPerson({ work: { occupations: [], own: [], isUnsure: true } });
    await sweep();
    const { job_id: jobId } = await job('客服');
    await sweep();
    expect([await fits.stored(), await other.stored(), await unsure.stored()].map((rows) => rows.length)).toEqual([
      1, 0, 1,
    ]);

    const post = (await storedPosts(db, [jobId])).get(jobId);
    if (!post) throw new Error('no post');
    await publishJob(db, { ...post, job: { ...post.job, occupation: 'clerk' } }, now);
    await sweep();
    expect([await fits.titles(), await other.titles(), await unsure.titles()]).toEqual([[], ['客服'], ['客服']]);

    await withdrawJob(db, jobId, now);
    expect(await other.titles()).toEqual([]);
    await sweep();
    expect(await other.stored()).toEqual([]);
  });

  test('finds jobs at home for whoever wants to work at home, wherever they are', async () => {
    const { stored, titles } = await aPerson({ ...service, mode: { modes: ['remote'] } });
    await sweep();
    await job('居家客服', { region_code: '440402', work_mode: 'remote' });
    await job('到岗客服');
    await sweep();
    expect(await stored()).toHaveLength(1);
    expect(await titles()).toEqual(['居家客服']);
  });

  test('drops jobs that left the list, and does not ask twice about one', async () => {
    const { stored } = await aPerson();
    await job('客服', { closes_on: '2026-03-05' });
    await sweep();
    expect(await stored()).toHaveLength(1);
    await expireJobs(db, later(10));
    await sweep(later(10));
    expect(await stored()).toEqual([]);
    expect(await db.selectFrom('job_change').selectAll().execute()).toEqual([]);
  });

  test('makes a list anew that has grown too long', async () => {
    const employer = await anEmployer(db);
    const { stored } = await aPerson();
    await sweep();
    for (let number = 0; number < mostKept * 1.5 + 2; number++) await job(`客服${number}`, { employer });
    await sweep();
    await sweep();
    expect(await stored()).toHaveLength(mostKept);
  });

  test('makes only lists whose registration has changed', async () => {
    const { register } = await aPerson();
    expect(await makeStaleLists(db, now)).toBe(1);
    expect(await makeStaleLists(db, now)).toBe(0);
    await register(service, later(1));
    expect(await makeStaleLists(db, later(1))).toBe(1);
  });

  test('leaves people alone who do not agree, or agreed to other words', async () => {
    await job('客服');
    const { jobseekerId, stored } = await aPerson();
    await db
      .updateTable('recommendation_list')
      .set({ wording: '2020-01-01' })
      .where('jobseeker_id', '=', jobseekerId)
      .execute();
    await sweep();
    await job('另一个客服');
    await sweep();
    expect(await stored()).toEqual([]);
  });
});

describe('a message about new jobs', () => {
  test('says how many and why, once a day at most, and only of those not yet read', async () => {
    const { notices } = await aPerson({ ...service, needs: { needs: ['software'], note: '' } });
    await job('在线客服');
    await job('电话客服');
    await sweep();
    expect(await notices()).toEqual([
      '有2个新岗位适合您的登记。\n其中有电话客服，示例星光公司。\n因为：您登记了客服；在柳州市。',
    ]);
    await job('回访员');
    await sweep(new Date(now.getTime() + 60 * 60_000));
    expect(await notices()).toHaveLength(1);
    await sweep(later(1));
    expect((await notices())[1]).toMatch(/^有1个新岗位适合您的登记。\n是回访员，/);
    await sweep(later(2));
    expect(await notices()).toHaveLength(2);
  });

  test('is not sent for jobs that a need keeps out', async () => {
    const { notices } = await aPerson({ ...service, needs: { needs: ['quiet'], note: '' } });
    const no = { fact: 'quiet', answer: 'no', note: null, confirmed_by: '示例核实员' };
    await job('吵的客服', { access: [{ ...no, confirmed_on: '2026-03-01', confirmed_how: 'visit' }] });
    await sweep();
    expect(await notices()).toEqual([]);
    await job('客服');
    await sweep();
    expect(await notices()).toHaveLength(1);
  });
});

describe('a refusal', () => {
  test('takes the job off the list, and all like it where the person says so', async () => {
    const starlight = await anEmployer(db, { name: '示例星光公司' });
    const other = await anEmployer(db, { name: '示例晨曦公司' });
    const first = await job('甲', { employer: starlight });
    await job('乙', { employer: starlight });
    const third = await job('丙', { employer: other, hours: 'part', region_code: '450202' });
    await job('丁', { employer: other, region_code: '450203' });
    const { titles, refuse, takeBack, refusals } = await aPerson();
    expect(await titles()).toEqual(['丁', '丙', '乙', '甲']);
    await refuse(first.job_id, 'job');
    expect(await titles()).toEqual(['丁', '丙', '乙']);
    await refuse(first.job_id, 'employer');
    expect(await titles()).toEqual(['丁', '丙']);
    await refuse(third.job_id, 'region');
    expect(await titles()).toEqual(['丁']);
    await refuse(third.job_id, 'hours');
    await refuse(third.job_id, 'occupation');
    expect(await titles()).toEqual([]);
    for (const { refusalId } of await refusals()) await takeBack(refusalId);
    expect(await titles()).toEqual(['丁', '丙', '乙', '甲']);
  });

  test('holds for jobs that come later, and makes room for others', async () => {
    const employer = await anEmployer(db);
    const one = await job('不要的', { employer });
    const { titles, refuse, stored } = await aPerson();
    await titles();
    await refuse(one.job_id, 'employer');
    await job('又一个', { employer });
    await job('别家的');
    await sweep();
    expect(await titles()).toEqual(['别家的']);
    expect(await stored()).toHaveLength(1);
  });

  test('said twice is one, stands in the log of the file, and is nobody else’s to say or to take back', async () => {
    const { job_id: jobId } = await job('客服');
    const person = await aPerson();
    const stranger = await aPerson();
    expect(await person.refuse(jobId, 'job')).toBe('refused');
    expect(await person.refuse(jobId, 'job')).toBe('refused');
    const [refusal, ...more] = await person.refusals();
    expect(refusal).toMatchObject({ name: '客服', employerName: '示例星光公司', refusedAs: 'self' });
    expect(more).toEqual([]);
    const log = await listFileEvents(db, sealer, person.jobseekerId);
    expect(log.filter(({ subject }) => subject === 'recommendation').map(sayDeed)).toEqual(['更改了推荐的岗位']);

    const refused = { jobseekerId: person.jobseekerId, jobId, kind: 'hours' } as const;
    expect(await refuseJob(db, sealer, stranger.asker, refused, now)).toBe('not theirs');
    const taken = { jobseekerId: person.jobseekerId, refusalId: refusal?.refusalId ?? '' };
    expect(await takeBackRefusal(db, sealer, stranger.asker, taken, now)).toBe('gone');
    expect(await stranger.takeBack(taken.refusalId)).toBe('gone');
    expect(await person.refuse('no-such-job', 'job')).toBe('no job');
  });
});

describe('without consent', () => {
  test('nothing is kept: withdrawing takes the list and what was refused', async () => {
    const { job_id: jobId } = await job('客服');
    const { titles, refuse, withdraw, stored, jobseekerId } = await aPerson();
    await titles();
    await refuse(jobId, 'hours');
    await withdraw('recommendation');
    expect(await stored()).toEqual([]);
    for (const table of ['recommendation_list', 'recommendation_want', 'recommendation_refusal'] as const)
      expect(await db.selectFrom(table).selectAll().where('jobseeker_id', '=', jobseekerId).execute()).toEqual([]);
    expect(await refuse(jobId, 'job')).toBe('not theirs');
    await sweep();
    expect(await stored()).toEqual([]);
  });

  test('to keep the registration, nothing made from it stays', async () => {
    await job('客服');
    const { titles, withdraw, stored, jobseekerId } = await aPerson();
    await titles();
    await withdraw('demand');
    expect(await stored()).toEqual([]);
    const list = await db
      .selectFrom('recommendation_list')
      .selectAll()
      .where('jobseeker_id', '=', jobseekerId)
      .execute();
    expect(list).toMatchObject([{ wants: null, made_from: null }]);
    expect(
      await db.selectFrom('recommendation_want').selectAll().where('jobseeker_id', '=', jobseekerId).execute(),
    ).toEqual([]);
  });
});

test('the copy of a person’s data names the jobs that were recommended and what was refused', async () => {
  const { job_id: jobId } = await job('客服');
  await job('电话客服');
  const { titles, refuse, jobseekerId } = await aPerson();
  await titles();
  await refuse(jobId, 'job');
  expect(await findRecommendationExport(db, jobseekerId)).toEqual({
    jobs: [{ title: '电话客服', employer: '示例星光公司', foundAt: now.toISOString() }],
    refused: [{ what: '岗位：客服', employer: '示例星光公司', at: now.toISOString() }],
  });
});
