import type {
  AccessAnswer,
  AccessFact,
  Education,
  HoursKind,
  Occupation,
  PayUnit,
  PostKind,
  WorkMode,
} from '#src/domain/job/job.ts';
import type { Trade } from './employers.ts';

/** Hand-written material for one kind of post. Each employer that posts it takes another selection of the sentences. */
export interface JobTemplate {
  occupation: Occupation;
  post: PostKind;
  trade: Trade;
  /** Each post made from the template takes the next title. */
  titles: readonly string[];
  mode: WorkMode;
  shift: keyof typeof shifts;
  /** Yuan at the price level of 柳州; null leaves the pay unknown. */
  pay: readonly [number, number] | null;
  payUnit?: PayUnit;
  education?: Education;
  graduate?: true;
  headcount?: number;
  /** The first sentence of the 易读 text. */
  does: string;
  /** Three are taken. */
  duties: readonly string[];
  /** One is taken: how a day goes. */
  days: readonly string[];
  /** Two are taken: what is provided. */
  offers: readonly string[];
  /** Two are taken: what is asked for. */
  asks: readonly string[];
  /** One is taken: relaxed conditions, fee relief. */
  extras?: readonly string[];
  /** What is known about access beyond the usual; the note may be empty. */
  access?: Partial<Record<AccessFact, readonly [AccessAnswer, string?]>>;
  /** How many employers post it; 2 unless said. */
  posts?: number;
}

interface Shift {
  hours: HoursKind;
  /** The exact times; null is unknown. */
  note: string | null;
  /** The same for the 易读 text. */
  plain: string;
}

export const shifts = {
  office: { hours: 'full', note: '周一至周五，9点至17点30分，中午休息1小时', plain: '每周工作5天，白天上班。' },
  officeEarly: { hours: 'full', note: '周一至周五，8点至17点，中午休息1小时', plain: '每周工作5天，每天8小时。' },
  sixDays: { hours: 'full', note: '每周6天，每天7小时，休息日轮流安排', plain: '每周工作6天，每天7小时。' },
  rotating: {
    hours: 'full',
    note: '早班8点至16点，晚班14点至22点，每两周换一次，每周休息2天',
    plain: '早班和晚班轮换，每周休息2天。',
  },
  dayShift: { hours: 'full', note: '8点30分至17点，每周休息2天，只排白班', plain: '只上白班，每周休息2天。' },
  night: { hours: 'full', note: '19点至次日7点，上一晚休息两晚', plain: '晚上值守，上一晚休息两晚。' },
  early: { hours: 'full', note: '5点30分至13点，每周休息1天半', plain: '清早上班，下午1点下班。' },
  lunch: { hours: 'part', note: '10点至14点，每周5天', plain: '每天中午工作4小时。' },
  nineToNoon: { hours: 'part', note: '周一至周五，9点至11点30分', plain: '每天上午工作两个半小时。' },
  dawn: { hours: 'part', note: '每天6点至9点，雨天休息', plain: '每天清早工作3小时。' },
  afternoons: { hours: 'part', note: '周一至周五，14点至17点', plain: '每天下午工作3小时。' },
  evenings: { hours: 'part', note: '18点至21点，每周4天', plain: '每天晚上工作3小时，每周4天。' },
  threeDays: { hours: 'part', note: '每周3天，每天6小时，哪3天可以商量', plain: '每周工作3天，每天6小时。' },
  halfDays: { hours: 'part', note: '每天4小时，上午或下午可以选', plain: '每天工作4小时，上午或下午可以选。' },
  flexible: { hours: 'flexible', note: '每天累计6小时，早7点至晚10点之间自己安排', plain: '上班时间自己安排。' },
  ownPace: { hours: 'flexible', note: '不坐班，按时交完成的活', plain: '时间自己安排，按时交活就行。' },
  season: { hours: 'flexible', note: '农忙时每天6小时，农闲时每周两三天', plain: '农忙时多做，农闲时少做。' },
  appointment: { hours: 'flexible', note: '按预约上门，每周排班一次', plain: '按预约的时间工作。' },
  own: { hours: 'flexible', note: null, plain: '营业时间自己定。' },
} as const satisfies Record<string, Shift>;
