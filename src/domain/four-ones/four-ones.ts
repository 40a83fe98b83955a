import { chinaDay, sayDay } from '../day/day.ts';

/**
 * 四个一: what each plan promises to every person of working age without work, at least once: LZ 二(九), KZ 一(九)1, HS 16,
 * ZH 二13, NJ 二(九); in the order in which the plans name them.
 */
export const steps = {
  check: '基础信息核对',
  assessment: '职业能力评估',
  demand: '就业需求登记',
  service: '就业服务',
} as const;

export type Step = keyof typeof steps;

export const stepKeys = Object.keys(steps) as readonly Step[];

/** What it is, how long it takes and what is needed, one sentence a line. */
export const stepDetails: Readonly<Record<Step, string>> = {
  check: '看档案里记的对不对。\n大约5分钟。手边有证件更好，没有也行。',
  assessment: '说说什么能帮您工作，什么让您累。\n自己做大约10分钟，不用准备。也可以预约专业的人。',
  demand: '说说您想做什么工作。\n大约15分钟，可以分几次填，不用准备。',
  service: '由就业辅导员给您做，比如职业指导、匹配推荐。\n时间由辅导员和您商量，不用准备。',
};

export const stepStates = { 'not begun': '未开始', 'going on': '进行中', booked: '已预约', done: '已完成' } as const;

export type StepState = keyof typeof stepStates;

/** Where a person stands with one of the four. */
export interface FourOne {
  step: Step;
  state: StepState;
  /** When it was done, or is booked for. */
  on: string | undefined;
  /** Who did it, in words; empty where that is not known. */
  by: string;
}

/** `已完成，2026年3月1日，由本人`. */
export const sayStep = ({ state, on, by }: FourOne): string =>
  [stepStates[state], ...(on ? [sayDay(on)] : []), ...(by ? [`由${by}`] : [])].join('，');

/** What to do next: the first that is neither done nor booked; undefined when there is none. */
export const nextStep = (ones: readonly FourOne[]): FourOne | undefined =>
  ones.find(({ state }) => state === 'not begun' || state === 'going on');

/**
 * What was done for a person: 摸排 to 跟踪回访 as HS 17 names them, 政策宣讲 as ZH 二6 does, 培训 and what is else. A mere
 * contact is written down too, and is no service.
 */
export const serviceKinds = {
  outreach: '摸排',
  guidance: '职业指导',
  placement: '职业介绍',
  job: '匹配推荐',
  'follow-up': '跟踪回访',
  training: '培训',
  policy: '政策宣讲',
  other: '其他服务',
  contact: '联系',
} as const;

export type ServiceKind = keyof typeof serviceKinds;

export const isServiceKind = (text: string): text is ServiceKind => Object.hasOwn(serviceKinds, text);

/** What each means, for the list that a counsellor chooses from. */
export const serviceDetails = {
  outreach: '摸排，了解情况',
  guidance: '职业指导',
  placement: '职业介绍，介绍单位',
  job: '匹配推荐，推荐合适的岗位',
  'follow-up': '跟踪回访，问做得怎么样',
  training: '培训，推荐或者报名',
  policy: '政策宣讲',
  other: '其他服务',
  contact: '只是联系，没有做服务',
} as const satisfies Record<ServiceKind, string>;

/** How a person was reached, or how somebody tried to. */
export const serviceWays = {
  phone: '打电话',
  sms: '发短信',
  post: '寄信',
  helper: '由帮忙的人转告',
  portal: '在本站',
  office: '在窗口见面',
  home: '上门',
} as const;

export type ServiceWay = keyof typeof serviceWays;

export const isServiceWay = (text: string | null | undefined): text is ServiceWay =>
  typeof text === 'string' && Object.hasOwn(serviceWays, text);

/** The ways, the one that the person prefers first. */
export const waysFor = (preferred: string | undefined): Record<string, string> =>
  isServiceWay(preferred)
    ? { [preferred]: `${serviceWays[preferred]}，本人选的`, ...without(preferred) }
    : { ...serviceWays };

const without = (way: ServiceWay): Record<string, string> =>
  Object.fromEntries(Object.entries(serviceWays).filter(([key]) => key !== way));

/** What a counsellor says to a record that the person says is not so. */
export const doubtDecisions = {
  wrong: '本人说得对，这条不算',
  right: '这件事做过，这条留着',
} as const;

export type DoubtDecision = keyof typeof doubtDecisions;

/** 没有这回事: what the person says to a record; it stays beside it, answered or not. */
export interface ServiceDoubt {
  words: string | undefined;
  saidAs: 'self' | 'helper' | 'staff';
  saidAt: string;
  /** Undefined while it waits. */
  decision: DoubtDecision | undefined;
  answer: string | undefined;
  answeredAt: string | undefined;
}

/** A service or a contact as the person and the counsellor read it. */
export interface GivenService {
  serviceId: string;
  kind: ServiceKind;
  doneOn: string;
  /** `示例残联就业中心的示例老师`; empty where the account is gone. */
  by: string;
  way: ServiceWay | undefined;
  isReached: boolean;
  /** What was said and agreed; only for who may read the plan. */
  note: string | undefined;
  recordedBy: string;
  recordedAt: string;
  /** It was a try at a follow-up, which says itself what came of it. */
  isFollowUp: boolean;
  doubt?: ServiceDoubt | undefined;
}

/** So many of them a page shows, the newest. */
export const servicesShown = 30;

/** Whether it counts as 就业服务, the fourth of 四个一; what the counsellor agrees never was does not. */
export const isService = ({ kind, isReached, doubt }: Pick<GivenService, 'kind' | 'isReached' | 'doubt'>): boolean =>
  isReached && kind !== 'contact' && doubt?.decision !== 'wrong';

/** What was said to a record: `本人说，没有这回事：那天我不在。在等答复`; empty where nothing was. */
export function sayDoubt(doubt: ServiceDoubt | undefined, person = '本人'): string {
  if (!doubt) return '';
  const { words, saidAs, decision, answer } = doubt;
  const who = saidAs === 'self' ? person : saidAs === 'helper' ? '家属' : '工作人员代';
  const said = `${who}说，没有这回事${words ? `：${words}` : ''}`.replace(/[。\s]+$/, '');
  if (!decision) return `${said}。在等答复`;
  const stands = decision === 'wrong' ? '这条不算' : '这条留着';
  return `${said}。答复：${(answer ?? '').replace(/[。\s]+$/, '')}。${stands}`;
}

/** `2026年3月1日，职业指导，打电话，没有联系上`. */
export const sayService = ({
  kind,
  doneOn,
  way,
  isReached,
}: Pick<GivenService, 'kind' | 'doneOn' | 'way' | 'isReached'>): string =>
  [sayDay(doneOn), serviceKinds[kind], ...(way ? [serviceWays[way]] : []), ...(isReached ? [] : ['没有联系上'])].join(
    '，',
  );

/** Who wrote it down may take it back on the same day; what the person says is not so is answered instead. */
export const mayTakeBack = (
  {
    recordedBy,
    recordedAt,
    isFollowUp,
    doubt,
  }: Pick<GivenService, 'recordedBy' | 'recordedAt' | 'isFollowUp' | 'doubt'>,
  accountId: string,
  now: Date,
): boolean => !isFollowUp && !doubt && recordedBy === accountId && chinaDay(new Date(recordedAt)) === chinaDay(now);

/** `缺职业能力评估、就业服务`, or that nothing is missing. */
export const sayMissing = (missing: readonly Step[]): string =>
  missing.length === 0 ? '四项都有' : `缺${missing.map((step) => steps[step]).join('、')}`;
