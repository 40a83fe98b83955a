import { randomUUID } from 'node:crypto';
import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Database, EmployerTable, JobTable } from '#db/schema.ts';
import { chinaDay } from '#src/domain/day/day.ts';

const day = 24 * 60 * 60 * 1000;

/** An employer, plainly invented unless told otherwise. */
export async function anEmployer(
  db: Kysely<Database>,
  wanted: Partial<Insertable<EmployerTable>> = {},
): Promise<Selectable<EmployerTable>> {
  return db
    .insertInto('employer')
    .values({
      employer_id: randomUUID(),
      name: '示例星光公司',
      kind: 'private',
      region_code: '450200',
      is_demonstration: 1,
      ...wanted,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** An open job with nothing confirmed about access. Say only what the test is about. */
export async function aJob(
  db: Kysely<Database>,
  wanted: Partial<Insertable<JobTable>> & { description?: string } = {},
  now = new Date(),
): Promise<Selectable<JobTable>> {
  const { description = '接听客户的电话，回答问题。', ...columns } = wanted;
  const employerId = columns.employer_id ?? (await anEmployer(db)).employer_id;
  const { last } = await db
    .selectFrom('job')
    .select((column) => column.fn.coalesce(column.fn.max('search_seq'), column.val(0)).as('last'))
    .executeTakeFirstOrThrow();
  const job = await db
    .insertInto('job')
    .values({
      job_id: randomUUID(),
      employer_id: employerId,
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
      closes_on: chinaDay(new Date(now.getTime() + 30 * day)),
      contact_name: null,
      contact_phone: null,
      contact_text: null,
      steps: null,
      summary: '接听电话。\n回答问题。',
      published_at: now.toISOString(),
      confirmed_on: chinaDay(now),
      withdrawn_at: null,
      is_demonstration: 1,
      search_seq: Number(last) + 1,
      ...columns,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await db.insertInto('job_text').values({ job_id: job.job_id, description }).execute();
  return job;
}
