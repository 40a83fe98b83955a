import { sayDay } from '../day/day.ts';

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
  service: '由就业辅导员给您做，比如职业指导、岗位推荐。\n时间由辅导员和您商量，不用准备。',
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

/** What was given to a person as 就业服务. */
export const serviceKinds = {
  guidance: '职业指导',
  placement: '职业介绍',
  job: '岗位推荐',
  training: '培训推荐',
  other: '其他服务',
} as const;

export type ServiceKind = keyof typeof serviceKinds;

export const isServiceKind = (text: string): text is ServiceKind => Object.hasOwn(serviceKinds, text);

/** A service as the person and the counsellor read it. */
export interface GivenService {
  kind: ServiceKind;
  doneOn: string;
  /** `示例残联就业中心的示例老师`; empty where the account is gone. */
  by: string;
}

/** `缺职业能力评估、就业服务`, or that nothing is missing. */
export const sayMissing = (missing: readonly Step[]): string =>
  missing.length === 0 ? '四项都有' : `缺${missing.map((step) => steps[step]).join('、')}`;
