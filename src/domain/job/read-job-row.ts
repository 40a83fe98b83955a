import type { EmployerTable, JobAccessFactTable, JobTable } from '#db/schema.ts';
import { isDay } from '../day/day.ts';
import { isRegion, parentRegion, placeName, regionLevel, regionsNamed } from '../region/region.ts';
import {
  accessAnswers,
  accessFacts,
  confirmationWays,
  educations,
  employerKinds,
  hoursKinds,
  occupations,
  payUnits,
  postKinds,
  sayPay,
  workModes,
} from './job.ts';
import { readPhone } from './phone-number.ts';
import type { ImportRow } from './read-job-table.ts';

/** A row that passed every rule. */
export interface ImportedJob {
  /** The row as a report names it. */
  label: string;
  reference: string;
  employer: Pick<EmployerTable, 'name' | 'kind' | 'region_code'> & {
    /** The table says the kind, rather than the kind of post. */
    kindGiven: boolean;
  };
  job: Omit<JobTable, 'job_id' | 'employer_id' | 'published_at' | 'withdrawn_at' | 'is_demonstration' | 'search_seq'>;
  description: string;
  access: Omit<JobAccessFactTable, 'job_id'>[];
}

/** Reads one row by the rules of `importColumns`. Tells every wrong cell; the job is only to be used without any. */
export function readJobRow(row: ImportRow, today: string, tell: (problem: string) => void): ImportedJob {
  const wrong = (name: string, message: string): undefined => {
    tell(`${row.label}，${name}：${message}`);
  };
  const cell = (name: string): string => row.cells[name] ?? '';

  function text(name: string, longest: number): string | null {
    const value = lines(cell(name));
    if ([...value].length > longest) wrong(name, `最多${longest}个字，现在有${[...value].length}个字。`);
    if (/<\/?[a-z][^>]*>/i.test(value)) wrong(name, '里面有网页代码，请只留文字。');
    return value || null;
  }

  function required(name: string, longest: number): string {
    const value = text(name, longest);
    if (value === null) wrong(name, '不能空着。');
    return value ?? '';
  }

  function choice<Key extends string>(name: string, labels: Readonly<Record<Key, string>>): Key | undefined {
    const value = cell(name);
    if (value === '') return undefined;
    const key = keysOf(labels).find((key) => key === value || labels[key] === value);
    return key ?? wrong(name, `应是“${Object.values(labels).join('、')}”中的一个，写的是“${excerpt(value)}”。`);
  }

  function requiredChoice<Key extends string>(name: string, labels: Readonly<Record<Key, string>>): string {
    if (cell(name) === '') wrong(name, `不能空着。请写“${Object.values(labels).join('、')}”中的一个。`);
    return choice(name, labels) ?? '';
  }

  function whole(name: string, most: number, units: RegExp): number | null {
    const value = cell(name);
    if (value === '') return null;
    const digits = value
      .replace(/[,，\s]/g, '')
      .replace(units, '')
      .replace(/\.0+$/, '');
    if (!/^[\d.]+$/.test(digits)) wrong(name, `应是数字，写的是“${excerpt(value)}”。不知道就留空。`);
    else if (!/^\d+$/.test(digits)) wrong(name, `应是整数，写的是“${excerpt(value)}”。`);
    else if (Number(digits) < 1 || Number(digits) > most)
      wrong(name, `应在1到${most}之间，写的是“${excerpt(value)}”。`);
    else return Number(digits);
    return null;
  }

  function day(name: string): string | null {
    const value = cell(name);
    if (value === '') return null;
    const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\s+0{1,2}:00(?::00)?)?$/.exec(value);
    const found = parts && [parts[1], parts[2]?.padStart(2, '0'), parts[3]?.padStart(2, '0')].join('-');
    if (found && isDay(found)) return found;
    return wrong(name, `应是日期，例如2026-03-01，写的是“${excerpt(value)}”。`) ?? null;
  }

  /** A day on which something happened. */
  function pastDay(name: string): string | null {
    const value = day(name);
    if (value && value > today) wrong(name, `还没有到${value}这一天。`);
    return value;
  }

  function region(): string {
    const value = required('地区', 40);
    if (value === '' || isRegion(value)) return value;
    const found = regionsNamed(value);
    if (found.length === 0) wrong('地区', `没有叫“${excerpt(value)}”的地方。请写全称或者6位代码。`);
    if (found.length > 1)
      wrong('地区', `“${excerpt(value)}”有${found.length}个：${found.map(placeName).join('、')}。请写清楚。`);
    return found[0] ?? '';
  }

  function phone(): string | null {
    const value = cell('电话');
    if (value === '') return null;
    return readPhone(value) ?? wrong('电话', `应是手机号或者带区号的座机号，写的是“${excerpt(value)}”。`) ?? null;
  }

  function employerKind(post: string): string {
    const given = choice('单位性质', employerKinds);
    if (given || cell('单位性质') !== '') return given ?? '';
    if (Object.hasOwn(employerKinds, post)) return post;
    wrong('单位性质', '从岗位类型看不出来，请填写。');
    return '';
  }

  function access(): ImportedJob['access'] {
    const shared = {
      by: text('无障碍确认人', 60),
      on: pastDay('无障碍确认日期'),
      how: choice('无障碍确认方式', confirmationWays),
    };
    return keysOf(accessFacts).flatMap((fact) => {
      const name = accessFacts[fact];
      const unknown = cell(name) === '未知' || cell(name) === '';
      const answer = unknown ? undefined : choice(name, accessAnswers);
      if (!answer) {
        if (unknown && cell(`${name}说明`) !== '') wrong(name, '写了说明，就要写有、没有或者部分。');
        return [];
      }
      const by = text(`${name}确认人`, 60) ?? shared.by;
      const on = pastDay(`${name}确认日期`) ?? shared.on;
      const how = choice(`${name}确认方式`, confirmationWays) ?? shared.how;
      if (!by || !on || !how) {
        wrong(name, '写了情况，就要写谁确认、哪天确认、怎样确认。没有人确认的请留空。');
        return [];
      }
      const note = text(`${name}说明`, 200)?.replaceAll('\n', '').replace(/。$/, '') ?? null;
      return [{ fact, answer, note, confirmed_by: by, confirmed_on: on, confirmed_how: how }];
    });
  }

  const reference = required('编号', 200);
  if (reference.startsWith('示例')) wrong('编号', '这是模板里的示例行，请删去。');
  const post = requiredChoice('岗位类型', postKinds);
  const region_code = region();
  const pay = {
    pay_min: whole('薪酬最低', 1_000_000, /^[¥￥]|元$/g),
    pay_max: whole('薪酬最高', 1_000_000, /^[¥￥]|元$/g),
    pay_unit: choice('薪酬单位', payUnits) ?? null,
  };
  if (pay.pay_min !== null && pay.pay_max !== null && pay.pay_min > pay.pay_max)
    wrong('薪酬最高', `比薪酬最低还少：最低${pay.pay_min}元，最高${pay.pay_max}元。`);
  if ((pay.pay_min ?? pay.pay_max) !== null && cell('薪酬单位') === '')
    wrong('薪酬单位', '写了薪酬，就要写每月、每天、每小时或者每件。');
  const graduates = cell('面向毕业生');
  if (!['', '是', '否', '1', '0'].includes(graduates))
    wrong('面向毕业生', `应是“是”或者“否”，写的是“${excerpt(graduates)}”。`);

  const job = {
    title: required('岗位名称', 60).replaceAll('\n', ''),
    region_code,
    place: text('工作地点', 200),
    directions: text('怎么去', 500),
    post_kind: post,
    occupation: requiredChoice('职业', occupations),
    work_mode: requiredChoice('工作方式', workModes),
    hours: requiredChoice('工时', hoursKinds),
    hours_note: text('工时说明', 200),
    ...pay,
    headcount: whole('人数', 100_000, /[人名个]$/),
    education: requiredChoice('学历', educations),
    graduate_focus: ['是', '1'].includes(graduates) ? 1 : 0,
    closes_on: day('截止日期'),
    contact_name: text('联系人', 60),
    contact_phone: phone(),
    contact_text: text('文字联系方式', 200),
    steps:
      text('选拔步骤', 1000)?.replace(/^(?:第[一二三四五六七八九十]步[：:，]?|\d{1,2}[.．、)）]|[①-⑩])\s*/gm, '') ??
      null,
    summary: text('易读介绍', 600) ?? '',
    confirmed_on: pastDay('确认日期') ?? today,
  };
  return {
    label: row.label,
    reference,
    employer: {
      name: required('单位', 100).replaceAll('\n', ''),
      kind: employerKind(post),
      kindGiven: cell('单位性质') !== '',
      region_code: employerRegion(region_code),
    },
    job: { ...job, summary: job.summary || plainSummary(job) },
    description: required('岗位介绍', 10_000),
    access: access(),
  };
}

const keysOf = <Key extends string>(labels: Readonly<Record<Key, string>>): Key[] => Object.keys(labels) as Key[];

const excerpt = (text: string): string => {
  const letters = [...text.replaceAll('\n', ' ')];
  return letters.length > 20 ? `${letters.slice(0, 20).join('')}…` : letters.join('');
};

const lines = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');

/** An employer with posts in two districts of a city is one employer. */
const employerRegion = (code: string): string =>
  regionLevel(code) === 'county' && isRegion(code) ? (parentRegion(code) ?? code) : code;

/** The 易读 text of a post that came without one: its facts in short sentences, nothing added. */
function plainSummary(
  job: Pick<JobTable, 'occupation' | 'work_mode' | 'region_code' | 'pay_min' | 'pay_max' | 'pay_unit'>,
): string {
  const labels: Readonly<Record<string, string>> = { ...occupations, ...workModes };
  return [
    `工作是${labels[job.occupation] ?? ''}。`,
    `${labels[job.work_mode] ?? ''}，地点在${placeName(job.region_code)}。`,
    job.pay_unit ? `${sayPay(job)}。` : '收入没有写，联系时可以问。',
  ].join('\n');
}
