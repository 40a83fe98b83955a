import { randomUUID } from 'node:crypto';
import type { JobPost } from '#src/domain/job/publish-job.ts';

/** The moment at which these tests take place: noon of 1 March 2026 in China. */
export const now = new Date('2026-03-01T04:00:00Z');

export interface Wanted extends Partial<JobPost['job']> {
  employer_name?: string;
  description?: string;
  access?: JobPost['access'];
}

/** An open job in 柳州市柳南区 with hardly a word in it. Say only what the test is about. */
export function aPost({
  employer_name = '示例单位',
  description = '无。',
  access = [],
  ...wanted
}: Wanted = {}): JobPost {
  const employerId = randomUUID();
  return {
    employer: {
      employer_id: employerId,
      name: employer_name,
      kind: 'private',
      region_code: '450204',
      is_demonstration: 1,
    },
    job: {
      job_id: randomUUID(),
      employer_id: employerId,
      title: '示例',
      region_code: '450204',
      place: null,
      directions: null,
      post_kind: 'private',
      occupation: 'farming',
      work_mode: 'onsite',
      hours: 'full',
      hours_note: null,
      pay_min: null,
      pay_max: null,
      pay_unit: null,
      headcount: null,
      education: 'none',
      graduate_focus: 0,
      closes_on: '2026-03-31',
      contact_name: null,
      contact_phone: null,
      contact_text: null,
      steps: null,
      summary: '做事。',
      published_at: '2026-02-20T00:00:00Z',
      confirmed_on: '2026-02-20',
      withdrawn_at: null,
      is_demonstration: 1,
      ...wanted,
    },
    description,
    access,
  };
}

export const aFact = (fact: string, answer: string): JobPost['access'][number] => ({
  fact,
  answer,
  note: null,
  confirmed_by: '示例核实员',
  confirmed_on: '2026-02-20',
  confirmed_how: 'visit',
});
