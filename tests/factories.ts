import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database, EmployerTable, JobTable } from '#db/schema.ts';
import { chinaDay } from '#src/domain/day/day.ts';
import { publishJob } from '#src/domain/job/publish-job.ts';
import type { JobPost } from '#src/domain/job/publish-job.ts';

const month = 30 * 24 * 60 * 60 * 1000;

/** An employer, plainly invented unless told otherwise. */
export async function anEmployer(db: Kysely<Database>, wanted: Partial<EmployerTable> = {}): Promise<EmployerTable> {
  const employer = {
    employer_id: randomUUID(),
    name: '示例星光公司',
    kind: 'private',
    region_code: '450200',
    is_demonstration: 1,
    ...wanted,
  };
  return db.insertInto('employer').values(employer).returningAll().executeTakeFirstOrThrow();
}

/** A job as it is published: an open one with nothing confirmed about access. Say only what the test is about. */
export type WantedJob = Partial<Omit<JobTable, 'employer_id' | 'search_seq'>> &
  Partial<Pick<JobPost, 'employer' | 'description' | 'access'>>;

export async function aJob(db: Kysely<Database>, wanted: WantedJob = {}, now = new Date()): Promise<JobTable> {
  const {
    employer = await anEmployer(db),
    description = '接听客户的电话，回答问题。',
    access = [],
    ...columns
  } = wanted;
  const job = {
    job_id: randomUUID(),
    employer_id: employer.employer_id,
    title: '客服（示例）',
    region_code: '450200',
    place: '示例路1号',
    directions: null,
    post_kind: 'private',
    occupation: 'customer-service',
    work_mode: 'onsite',
    hours: 'full',
    hours_note: null,
    pay_min: 3000,
    pay_max: 5000,
    pay_unit: 'month',
    headcount: 2,
    education: 'none',
    graduate_focus: 0,
    closes_on: chinaDay(new Date(now.getTime() + month)),
    contact_name: null,
    contact_phone: null,
    contact_text: null,
    steps: null,
    summary: '接听电话。\n回答问题。',
    published_at: now.toISOString(),
    confirmed_on: chinaDay(now),
    withdrawn_at: null,
    is_demonstration: 1,
    ...columns,
  };
  await publishJob(db, { employer, job, description, access }, now);
  return db.selectFrom('job').selectAll().where('job_id', '=', job.job_id).executeTakeFirstOrThrow();
}
