import { addDays, chinaDay } from '#src/domain/day/day.ts';
import { sayPay } from '#src/domain/job/job.ts';
import type { JobPost } from '#src/domain/job/publish-job.ts';
import { confirmedFacts } from './confirmed-facts.ts';
import {
  aboutEmployers,
  aboutPosts,
  askLeads,
  dutyLeads,
  employerVoices,
  routeOf,
  selections,
  voiceOf,
} from './employer-lines.ts';
import { employersOf } from './employers.ts';
import type { DemonstrationEmployer } from './employers.ts';
import { identifier } from './identifier.ts';
import { shifts } from './job-template.ts';
import { places } from './places.ts';
import type { JobTemplate } from './job-template.ts';
import { seededRandom } from './seeded-random.ts';
import type { Random } from './seeded-random.ts';
import { arts } from './templates/arts.ts';
import { computing } from './templates/computing.ts';
import { country } from './templates/country.ts';
import { customerService } from './templates/customer-service.ts';
import { dailyServices } from './templates/daily-services.ts';
import { dataWork } from './templates/data-work.ts';
import { foodAndShops } from './templates/food-and-shops.ts';
import { health } from './templates/health.ts';
import { knowledge } from './templates/knowledge.ts';
import { making } from './templates/making.ts';
import { mediaAndShops } from './templates/media-and-shops.ts';
import { office } from './templates/office.ts';

const templates: readonly JobTemplate[] = [
  ...customerService,
  ...dataWork,
  ...computing,
  ...office,
  ...knowledge,
  ...health,
  ...mediaAndShops,
  ...arts,
  ...making,
  ...dailyServices,
  ...foodAndShops,
  ...country,
];

/** About 300 invented jobs, oldest first. The same day gives the same jobs; a job keeps its identifier on every day. */
export function demonstrationJobs(now: Date): JobPost[] {
  const today = chinaDay(now);
  const jobs = templates.flatMap((template, row) => {
    const employers = employersOf(template.trade);
    const count = Math.min(template.posts ?? 2, employers.length);
    return employers
      .map((_, index) => employers[(index + row) % employers.length])
      .filter((employer) => employer !== undefined)
      .slice(0, count)
      .map((employer, turn) => writeJob(template, employer, turn + row, today));
  });
  agePosts(jobs, today);
  return jobs.sort((a, b) => (a.job.published_at < b.job.published_at ? -1 : 1));
}

function writeJob(template: JobTemplate, employer: DemonstrationEmployer, turn: number, today: string): JobPost {
  const title = take(template.titles, turn);
  const key = `${employer.name} ${title} ${template.does}`;
  const random = seededRandom(key);
  const shift = shifts[template.shift];
  const pay = payAt(template, employer, random);
  const publishedOn = addDays(today, -random.between(1, 75));
  const confirmedOn = random.chance(0.5) ? publishedOn : addDays(publishedOn, random.between(0, 20));
  const job: JobPost['job'] = {
    job_id: identifier(`job ${key}`),
    employer_id: identifier(`employer ${employer.name}`),
    title,
    region_code: employer.district.code,
    ...where(template, employer),
    post_kind: template.post,
    occupation: template.occupation,
    work_mode: template.mode,
    hours: shift.hours,
    hours_note: shift.note,
    ...pay,
    headcount: random.chance(0.12) ? null : random.between(1, template.headcount ?? 2),
    education: template.education ?? 'none',
    graduate_focus: template.graduate ? 1 : 0,
    closes_on: random.chance(0.25) ? null : addDays(today, random.between(4, 80)),
    ...contactsOf(employer),
    steps: random.chance(0.2)
      ? null
      : random.pick(selections[employer.kind === 'cooperative' ? 'village' : routeOf[template.post]]),
    summary: summaryOf(template, employer, pay),
    published_at: `${publishedOn}T0${random.between(1, 8)}:${random.between(10, 59)}:00.000Z`,
    confirmed_on: confirmedOn > today ? today : confirmedOn,
    withdrawn_at: null,
    is_demonstration: 1,
  };
  return {
    employer: {
      employer_id: job.employer_id,
      name: employer.name,
      kind: employer.kind,
      region_code: places[employer.place].code,
      is_demonstration: 1,
    },
    job,
    description: describe(template, employer, turn, random),
    access: confirmedFacts(template, employer.rural, today, random),
  };
}

function payAt(template: JobTemplate, employer: DemonstrationEmployer, random: Random) {
  if (!template.pay) return { pay_min: null, pay_max: null, pay_unit: null };
  const unit = template.payUnit ?? 'month';
  const step = { month: 100, day: 10, hour: 1, piece: 1 }[unit];
  const level = places[employer.place].payLevel * (1 + random.between(-4, 6) / 100);
  const [min, max] = template.pay.map((yuan) => Math.max(step, Math.round((yuan * level) / step) * step));
  return { pay_min: min ?? null, pay_max: random.chance(0.06) ? null : (max ?? null), pay_unit: unit };
}

const districtName = (employer: DemonstrationEmployer): string => places[employer.place].full + employer.district.name;

/** An employer has one address, so its posts agree. */
function where(template: JobTemplate, employer: DemonstrationEmployer) {
  const random = seededRandom(`address ${employer.name}`);
  const street = employer.rural
    ? `示例镇示例村${random.between(1, 9)}组`
    : `${random.pick(['示例路', '示例大道', '示例街', '示例巷'])}${random.between(1, 180)}号`;
  const address = districtName(employer) + street;
  if (template.mode === 'remote')
    return {
      place: random.chance(0.2) ? null : `在家上班，单位在${address}`,
      directions: random.chance(0.3) ? null : '在家上班，平时不用去单位。',
    };
  const metres = random.between(3, 30) * 10;
  const town = [
    `坐公交车到示例路口站下车，沿人行道向前走约${metres}米。`,
    `公交车示例${random.between(1, 60)}路到终点站，下车后有人接，提前打电话。`,
    `从示例广场站下车，过一个有声音提示的路口，再走约${metres}米。`,
    `公交站离门口约${metres}米，中间要过一次马路。`,
  ];
  const country = [
    '从镇上坐农村客车，在村委会门口下车。',
    `从镇上骑车大约${random.between(8, 25)}分钟，全程水泥路。`,
    '村里有车接，头一天晚上说好时间。',
  ];
  return {
    place: random.chance(0.06) ? null : address,
    directions: random.chance(0.45) ? null : random.pick(employer.rural ? country : town),
  };
}

/** Numbers that begin with 000 are nobody's, and .example is reserved. */
function contactsOf(employer: DemonstrationEmployer) {
  const random = seededRandom(`contacts ${employer.name}`);
  const phone = `000 0000 ${random.between(1000, 9999)}`;
  const text = random.pick([
    `发短信到${phone}`,
    `电子邮件：zhaopin${random.between(10, 99)}@shili.example`,
    `发短信到${phone}，一个工作日内回复`,
  ]);
  const silent = random.chance(0.3);
  return {
    contact_name: random.chance(0.1) ? null : `示例联系人（${employer.contact}）`,
    contact_phone: !silent && random.chance(0.05) ? null : phone,
    contact_text: silent ? null : text,
  };
}

function summaryOf(template: JobTemplate, employer: DemonstrationEmployer, pay: Parameters<typeof sayPay>[0]): string {
  const place = districtName(employer);
  const lines = {
    onsite: `地点在${place}。`,
    hybrid: `单位在${place}，部分时间可以在家。`,
    remote: template.does.includes('在家') ? '' : '在家做，不用去单位。',
    mobile: `在${place}做，要在外走动。`,
  };
  const unpaid = template.post === 'business' ? '收入看经营情况，说不准。' : '收入还不确定，联系时可以问。';
  const money = template.pay ? `${sayPay(pay)}。` : unpaid;
  return [template.does, lines[template.mode], shifts[template.shift].plain, money].filter(Boolean).join('\n');
}

function describe(template: JobTemplate, employer: DemonstrationEmployer, turn: number, random: Random): string {
  const voice = voiceOf[template.post];
  const ownVoice = employerVoices[employer.kind] ?? (voice === 'public' ? 'firm' : voice);
  const ofEmployer = seededRandom(`about ${employer.name}`);
  const opening = withNumbers(ofEmployer.pick(aboutEmployers[ownVoice]), ofEmployer);
  return [
    opening + withNumbers(random.pick(aboutPosts[voice]), random),
    random.pick(dutyLeads) + around(template.duties, turn, 3),
    take(template.days, turn),
    around(template.offers, turn, 2),
    random.pick(askLeads) + around(template.asks, turn, 2),
    template.extras ? take(template.extras, turn) : '',
  ]
    .filter(Boolean)
    .join('\n');
}

const withNumbers = (line: string, random: Random): string =>
  line
    .replace('{large}', String(random.between(4, 28) * 10))
    .replace('{some}', String(random.between(11, 30)))
    .replace('{few}', String(random.between(3, 9)))
    .replace('{years}', String(random.between(2, 9)));

/** Leaves a few posts closing, closed, unconfirmed and withdrawn, so that such pages can be seen. */
function agePosts(jobs: JobPost[], today: string): void {
  const ordinary = jobs.filter(({ job }) => job.post_kind !== 'home' && job.occupation !== 'customer-service');
  const every = Math.floor(ordinary.length / 19);
  for (let turn = 0; turn < 19; turn++) {
    const job = ordinary[turn * every]?.job;
    if (!job) continue;
    if (turn < 8) job.closes_on = addDays(today, turn % 4);
    else if (turn < 13) setDays(job, addDays(today, -40 - turn), addDays(today, -30), addDays(today, -(turn - 7) * 3));
    else if (turn < 18) setDays(job, addDays(today, -100 - turn), addDays(today, -78 - turn), null);
    else job.withdrawn_at = `${addDays(today, -1)}T02:00:00.000Z`;
  }
}

function setDays(job: JobPost['job'], publishedOn: string, confirmedOn: string, closesOn: string | null): void {
  job.published_at = `${publishedOn}${job.published_at.slice(10)}`;
  job.confirmed_on = confirmedOn;
  job.closes_on = closesOn;
}

/** The sentence whose turn it is. */
function take(sentences: readonly string[], turn: number): string {
  const sentence = sentences[turn % sentences.length];
  if (sentence === undefined) throw new Error('A template has an empty list.');
  return sentence;
}

/** So many sentences in their written order, another selection at each turn. */
function around(sentences: readonly string[], turn: number, count: number): string {
  const left = new Set(
    Array.from({ length: Math.max(0, sentences.length - count) }, (_, index) => (turn + index) % sentences.length),
  );
  return sentences.filter((_, index) => !left.has(index)).join('');
}
