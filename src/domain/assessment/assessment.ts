/** Who an assessment is by (S1, 职业能力评估). */
export const assessmentKinds = { self: '自我评估', professional: '职业能力评估' } as const;

export type AssessmentKind = keyof typeof assessmentKinds;

/** What helps somebody work. */
export const helps = {
  quiet: '安静的地方',
  written: '用文字交代事情',
  spoken: '用话讲清楚',
  steps: '一步一步交代',
  routine: '每天的安排固定',
  breaks: '中间能休息',
  pace: '按自己的速度做',
  'short-hours': '每天少做几个小时',
  sitting: '坐着做',
  home: '在家做',
  person: '有固定的人可以问',
  'step-free': '没有台阶，轮椅能进',
  light: '光线合适',
  near: '路近，或者有车接送',
} as const;

/** What tires somebody. */
export const tires = {
  noise: '吵的地方',
  standing: '站很久',
  walking: '走很多路',
  lifting: '搬重的东西',
  screen: '看屏幕很久',
  calls: '打很多电话',
  hurry: '赶时间',
  change: '安排常常变',
  strangers: '见很多陌生人',
  night: '上夜班',
  'fine-work': '手做很细的活',
  travel: '路上时间长',
} as const;

/** What somebody uses. */
export const tools = {
  'screen-reader': '读屏软件',
  magnifier: '放大镜，或者放大软件',
  'hearing-aid': '助听器，或者人工耳蜗',
  captions: '语音转文字',
  'sign-language': '手语',
  pictures: '图片，或者简单的文字',
  wheelchair: '轮椅',
  prosthesis: '假肢，或者矫形器',
  cane: '盲杖',
  'guide-dog': '导盲犬',
  keyboard: '特别的键盘或者鼠标',
  dictation: '用说话代替打字',
} as const;

/** What somebody has done, at work, at home or at school. */
export const doneTasks = {
  computer: '用电脑打字、做表',
  calls: '接打电话',
  customers: '卖东西、招待客人',
  online: '开网店、做直播',
  cleaning: '打扫、整理',
  cooking: '做饭、配菜',
  assembling: '装配、包装',
  storing: '搬运、点货',
  delivering: '开车、送货',
  sewing: '缝纫、编织、手工',
  repairing: '修理东西',
  massage: '按摩',
  farming: '种植、养殖',
  caring: '照顾老人或者小孩',
  creating: '写东西、画画、做设计',
  teaching: '教别人',
} as const;

/** The closed sets of what an assessment finds, in the order in which they are read. */
export const findingSets = { helps, tires, tools, tasks: doneTasks } as const;

export type FindingSet = keyof typeof findingSets;

/** What an assessment found. */
export interface Findings {
  helps: readonly (keyof typeof helps)[];
  tires: readonly (keyof typeof tires)[];
  tools: readonly (keyof typeof tools)[];
  tasks: readonly (keyof typeof doneTasks)[];
}

/** Headings of the sets, as a person reads about themselves. */
export const findingHeadings: Readonly<Record<FindingSet, string>> = {
  helps: '什么能帮您做好事情',
  tires: '什么让您累',
  tools: '您用的工具',
  tasks: '您做过的事',
};

/** Those of these texts that a set knows, in its order. */
export const keysIn = <Key extends string>(set: Readonly<Record<Key, string>>, texts: readonly string[]): Key[] =>
  (Object.keys(set) as Key[]).filter((key) => texts.includes(key));

/** What is known in each set. */
export const readFindings = (texts: Readonly<Record<FindingSet, readonly string[] | undefined>>): Findings => ({
  helps: keysIn(helps, texts.helps ?? []),
  tires: keysIn(tires, texts.tires ?? []),
  tools: keysIn(tools, texts.tools ?? []),
  tasks: keysIn(doneTasks, texts.tasks ?? []),
});

/** Who entered something. */
export const enteredBy = { self: '由本人填写', helper: '由家属代填', staff: '由工作人员代填' } as const;

export type EnteredBy = keyof typeof enteredBy;

/** An assessment counts for so many years. */
const years = 1;

/** The day from which an assessment of this day no longer counts. */
export function expiryOf(doneOn: string): string {
  const [year = '', ...rest] = doneOn.split('-');
  const later = [String(Number(year) + years), ...rest].join('-');
  // The 29th of February has no day of its own a year later.
  return later.endsWith('-02-29') ? later.replace('-02-29', '-03-01') : later;
}

/** So many days before that the person is told. */
export const expiryNoticeDays = 30;

/** A text in an assessment has at most so many characters. */
export const textLength = 2000;
