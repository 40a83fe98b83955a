import { expect, test } from 'vitest';
import { demonstrationJobs } from '#db/demonstration/demonstration-jobs.ts';
import { seedDemonstration } from '#db/seed.ts';
import { chinaDay } from '#src/domain/day/day.ts';
import {
  accessAnswers,
  accessFacts,
  confirmationWays,
  hoursKinds,
  jobState,
  occupations,
  payUnits,
  postKinds,
  workModes,
} from '#src/domain/job/job.ts';
import { isRegion, programmeRegions, regionAndAbove } from '#src/domain/region/region.ts';
import { freshDatabase } from '../database.ts';

const now = new Date('2026-03-10T04:00:00Z');
const posts = demonstrationJobs(now);
const jobs = posts.map(({ job }) => job);

const valuesOf = (column: keyof (typeof jobs)[number]): unknown[] =>
  [...new Set(jobs.map((job) => job[column]))].filter((value) => value !== null).sort();
const keys = (labels: object): string[] => Object.keys(labels).sort();

test('the 300 and more invented jobs show every kind of post, occupation, work mode, hours and pay', () => {
  expect(jobs.length).toBeGreaterThanOrEqual(300);
  expect(valuesOf('post_kind')).toEqual(keys(postKinds));
  expect(valuesOf('occupation')).toEqual(keys(occupations));
  expect(valuesOf('work_mode')).toEqual(keys(workModes));
  expect(valuesOf('hours')).toEqual(keys(hoursKinds));
  expect(valuesOf('pay_unit')).toEqual(keys(payUnits));
});

test('each of the five regions has at least 40 jobs, and every code is a real one', () => {
  expect(jobs.filter(({ region_code: code }) => !isRegion(code))).toEqual([]);
  for (const region of programmeRegions)
    expect(jobs.filter(({ region_code: code }) => regionAndAbove(code).includes(region)).length).toBeGreaterThan(40);
});

test('somebody in 柳州 who looks for customer service from home finds six open posts or more', () => {
  const found = jobs.filter(
    (job) => job.occupation === 'customer-service' && job.work_mode === 'remote' && job.region_code.startsWith('4502'),
  );
  expect(found.filter((job) => jobState(job, now) === 'open').length).toBeGreaterThanOrEqual(6);
});

test('the five kinds of public-welfare post that the plan of 珠海 lists are there', () => {
  const titles = jobs.filter(({ post_kind: kind }) => kind === 'welfare').map(({ title }) => title);
  for (const name of ['托养照护员', '农村书屋管理员', '护林员', '公路养护员', '卫生保洁员'])
    expect(titles.some((title) => title.includes(name))).toBe(true);
});

test('no two jobs read the same, and no employer posts one title twice', () => {
  const all = posts.map(({ description }) => description);
  expect(new Set(all).size).toBe(posts.length);
  expect(new Set(posts.map(({ employer, job }) => `${employer.name} ${job.title}`)).size).toBe(posts.length);
});

test('nobody can take an invented employer, person, phone or address for a real one', () => {
  for (const { employer, job } of posts) {
    expect(employer.name).toMatch(/^(柳州|开州|黄石|珠海|宁晋)示例(?!.*示例)/);
    expect(employer.is_demonstration + job.is_demonstration).toBe(2);
    if (job.place) expect(job.place).toMatch(/示例(路|大道|街|巷|镇)/);
    if (job.contact_name) expect(job.contact_name).toMatch(/^示例联系人/);
    expect(job.contact_phone ?? '000 0000 0000').toMatch(/^000 0000 \d{4}$/);
    for (const [number] of (job.contact_text ?? '').matchAll(/[\d ]{5,}/g)) expect(number).toMatch(/^000 0000 \d{4}$/);
    expect(job.contact_text ?? '').not.toMatch(/@(?!shili\.example$)/);
  }
});

test('every post can be asked about, by phone or without speaking', () => {
  expect(jobs.filter((job) => !job.contact_phone && !job.contact_text)).toEqual([]);
});

test('every access fact names who confirmed it, when and how; some jobs have none', () => {
  const today = chinaDay(now);
  for (const { access } of posts) {
    expect(new Set(access.map(({ fact }) => fact)).size).toBe(access.length);
    for (const fact of access) {
      expect(keys(accessFacts)).toContain(fact.fact);
      expect(keys(accessAnswers)).toContain(fact.answer);
      expect(keys(confirmationWays)).toContain(fact.confirmed_how);
      expect(fact.confirmed_by).toMatch(/^示例/);
      expect(fact.confirmed_on < today).toBe(true);
      expect(fact.note ?? '未').not.toMatch(/^$|。$/);
    }
  }
  expect(posts.filter(({ access }) => access.length === 0).length).toBeGreaterThan(10);
});

test('pages of posts that are closed, unconfirmed or withdrawn can be seen, and posts that close within three days', () => {
  const states = jobs.map((job) => jobState(job, now));
  expect(states.filter((state) => state === 'closed').length).toBe(5);
  expect(states.filter((state) => state === 'unconfirmed').length).toBe(5);
  expect(states.filter((state) => state === 'withdrawn').length).toBe(1);
  const soon = jobs.filter((job) => jobState(job, now) === 'open' && job.closes_on && job.closes_on <= '2026-03-13');
  expect(soon.length).toBeGreaterThanOrEqual(5);
});

test('the easy-read text has two to four short sentences', () => {
  for (const { summary } of jobs) {
    const sentences = summary.split('\n');
    expect(sentences.length).toBeGreaterThanOrEqual(2);
    expect(sentences.length).toBeLessThanOrEqual(4);
    for (const sentence of sentences) expect([...sentence].length).toBeLessThanOrEqual(30);
  }
});

test('texts have no full-width letters or digits, no spaces inside words and no markup', () => {
  for (const { job, description } of posts) {
    const texts = [job.title, job.summary, description, job.steps, job.directions, job.place].join('\n');
    expect(texts).not.toMatch(/[０-９Ａ-Ｚａ-ｚ]|\p{Script=Han} |<|undefined|\{/u);
  }
});

test('the same day gives the same jobs, and another day keeps their addresses', () => {
  expect(demonstrationJobs(now)).toEqual(posts);
  const later = demonstrationJobs(new Date('2026-04-10T04:00:00Z'));
  expect(later.map(({ job }) => job.job_id).sort()).toEqual(jobs.map(({ job_id: id }) => id).sort());
});

test('seeding twice loads nothing twice, and only an empty installation is seeded unless told', async () => {
  const db = await freshDatabase();
  const first = await seedDemonstration(db, now);
  expect(first.jobs).toBe(posts.length);
  expect(first.employers).toBeGreaterThan(80);
  expect(await seedDemonstration(db, now)).toEqual({ jobs: 0, employers: 0 });
  await seedDemonstration(db, now, { again: true });
  for (const [table, rows] of [
    ['job', first.jobs],
    ['job_text', first.jobs],
    ['employer', first.employers],
  ] as const) {
    const { count } = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(count).toBe(rows);
  }
});
