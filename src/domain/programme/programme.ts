/** The plans cited by the portal, each by the two letters that open its clauses. */
export type Abbreviation = 'LZ' | 'KZ' | 'HS' | 'ZH' | 'NJ';

/** A place in a plan: part, item in brackets, number, for example `KZ 一(七)1`; see `clauseName` for how it is said. */
export type Clause = `${Abbreviation} ${string}`;

export const programmeStatuses = { issued: '已印发', draft: '征求意见稿' } as const;
export type ProgrammeStatus = keyof typeof programmeStatuses;

export const audiences = {
  everybody: '所有求职的残疾人',
  graduate: '大学生和毕业生',
  blind: '盲人和视力残疾人',
  rural: '农村残疾人',
  support: '需要更多支持的人',
  business: '想创业的人',
  family: '家属',
} as const;
export type Audience = keyof typeof audiences;

/** The groups in the order in which they are told. The keys of a constant are known, which its type cannot say. */
export const audienceOrder = Object.keys(audiences) as readonly Audience[];

/** Who each group is, in one sentence. */
export const audienceHints: Record<Audience, string> = {
  everybody: '不分残疾类别，想找工作的人都算。',
  graduate: '在校的残疾人大学生，和残疾人高校毕业生。',
  blind: '做按摩的盲人，和想做别的工作的盲人。',
  rural: '户口或者生活在农村的残疾人。',
  support: '智力、精神残疾人，重度肢体残疾人，和找工作特别难的人。',
  business: '想自己做生意、开店，或者在网络平台上接活的残疾人。',
  family: '残疾人的家庭成员和亲友。',
};

/** Something a plan states, with the words of the plan it rests on. */
interface Quoted {
  clause: Clause;
  quote: string;
}

/** What a plan says to one group, in plain words to the reader; never more than the quotation says. */
export interface PlanPromise extends Quoted {
  for: Audience;
  plain: string;
  /** The portal's systems that serve this promise. */
  systems?: readonly `S${number}`[];
}

/** What a group may look for and a plan does not say. None of `absent` stands anywhere in the plan's text. */
export interface Silence {
  for: Audience;
  plain: string;
  absent: readonly string[];
}

/** A target or a threshold: `figure` is how it is said, `number` the figure itself where the plan gives one. */
export interface Fact extends Quoted {
  label: string;
  number?: number;
  figure: string;
}

/** A date the plan sets. Without `year` it comes back every year of the period; without `due` the plan names no day. */
export interface Deadline extends Quoted {
  what: string;
  who: string;
  when: string;
  due?: { year?: number; month: number; day: number };
}

/** A project, platform, fund or service the plan calls by name. */
export interface NamedThing extends Quoted {
  name: string;
  plain: string;
}

/** The departments one clause makes responsible, as the plan writes them. */
export interface Duty {
  clause: Clause;
  departments: readonly string[];
}

/** One of the plan's actions; KZ and HS name departments for each of its tasks. */
export interface Action extends Quoted {
  name: string;
  duties: readonly Duty[];
}

/** A part of the original text that carries no number of its own, found by how it starts. */
export interface UnnumberedPart {
  clause: Clause;
  starts: string;
  heading: boolean;
}

/** One region's plan. A newer plan of the same region is another one of these, with a later period. */
export interface Programme {
  /** Administrative code of six digits. */
  region: string;
  name: string;
  abbreviation: Abbreviation;
  title: string;
  /** Title of the notice that put the plan in force. */
  noticeTitle: string | undefined;
  documentNumber: string | undefined;
  issuer: string | undefined;
  /** Day `YYYY-MM-DD`. */
  issuedOn: string | undefined;
  status: ProgrammeStatus;
  /** First and last year. */
  period: { from: number; to: number };
  actions: readonly Action[];
  /** What the plan says once about the departments of all its actions. */
  dutyNote?: string;
  /** Departments responsible for the safeguards outside the actions. */
  otherDuties: readonly Duty[];
  targets: readonly Fact[];
  thresholds: readonly Fact[];
  deadlines: readonly Deadline[];
  namedProgrammes: readonly NamedThing[];
  services: readonly NamedThing[];
  promises: readonly PlanPromise[];
  silences: readonly Silence[];
  text: string;
  unnumberedParts: readonly UnnumberedPart[];
  /** Defects of the original text that a reader would stumble over. */
  textNotes: readonly string[];
}

/** Whether the plan's last year had passed on a day `YYYY-MM-DD`, counted in China. */
export function isOver(programme: Programme, today: string): boolean {
  return Number(today.slice(0, 4)) > programme.period.to;
}

/** The plan's years as they are said: `2022年到2024年`. */
export function periodName({ period }: Programme): string {
  return `${period.from}年到${period.to}年`;
}

/** Where the plan stands on a day `YYYY-MM-DD`, in two or three short sentences for the reader. */
export function standing(programme: Programme, today: string): string {
  const isDraft = programme.status === 'draft';
  const draft = isDraft ? '这是征求意见稿，还不是正式文件，没有法律效力。' : '';
  const period = `方案的期限是${periodName(programme)}`;
  if (isOver(programme, today)) {
    const doubt = isDraft ? '后来有没有正式印发' : '现在还有没有效';
    return `${draft}${period}，已经结束。${doubt}，未知，请问当地残联。`;
  }
  const begins = Number(today.slice(0, 4)) < programme.period.from ? '还没有开始' : '现在在期限内';
  return `${draft}${period}，${begins}。`;
}

/** What the plan says to one group, in the order of the data file. */
export function promisesFor(programme: Programme, audience: Audience): readonly PlanPromise[] {
  return programme.promises.filter((promise) => promise.for === audience);
}

/** Every department an action makes responsible, each once, in the plan's order. */
export function actionDepartments(action: Action): readonly string[] {
  return [...new Set(action.duties.flatMap((duty) => duty.departments))];
}

/** The plan's dated deadlines in a year, earliest first. */
export function deadlinesIn(programme: Programme, year: number): readonly { on: string; deadline: Deadline }[] {
  const { from, to } = programme.period;
  return programme.deadlines
    .flatMap((deadline) => {
      const { due } = deadline;
      if (!due || (due.year === undefined ? year < from || year > to : due.year !== year)) return [];
      const month = String(due.month).padStart(2, '0');
      return [{ on: `${year}-${month}-${String(due.day).padStart(2, '0')}`, deadline }];
    })
    .sort((a, b) => a.on.localeCompare(b.on));
}

/** Whether one of these systems serves a promise. */
export const promiseOn = ({ systems = [] }: PlanPromise, wanted: readonly string[]): boolean =>
  systems.some((system) => wanted.includes(system));
