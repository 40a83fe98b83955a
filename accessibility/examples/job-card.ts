import type { ComponentProps } from 'astro/types';
import type JobCard from '#src/components/JobCard.astro';
import type { Examples } from './example.ts';

type Job = ComponentProps<typeof JobCard>['job'];

const job: Job = {
  job_id: '00000000-0000-4000-8000-000000000001',
  title: '在线客服（居家）',
  employer_name: '柳州示例信息服务有限公司',
  region_code: '450202',
  post_kind: 'private',
  work_mode: 'remote',
  hours: 'full',
  pay_min: 3000,
  pay_max: 4500,
  pay_unit: 'month',
  graduate_focus: 0,
  closes_on: '2027-03-01',
  published_at: '2026-11-20T02:00:00.000Z',
  access: ['yes', 'yes'],
  found: 'title',
};

export const examples: Examples<ComponentProps<typeof JobCard>> = {
  short: { props: { job } },
  unknown: {
    props: {
      job: {
        ...job,
        job_id: '00000000-0000-4000-8000-000000000002',
        title: '图书整理员',
        pay_min: null,
        pay_max: null,
        pay_unit: null,
        closes_on: null,
        access: [],
      },
    },
  },
  long: {
    props: {
      job: {
        ...job,
        job_id: '00000000-0000-4000-8000-000000000003',
        title: '残疾人就业服务中心无障碍信息技术支持和网络维护岗位（面向高校毕业生，可以部分时间居家）',
        employer_name: '柳州市示例残疾人集中就业示例有限责任公司第二分公司信息技术部',
        graduate_focus: 1,
      },
    },
  },
};
