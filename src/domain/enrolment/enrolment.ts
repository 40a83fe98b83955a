/** Where an enrolment (报名) stands, as its person reads it. */
export const enrolmentStates = {
  enrolled: '报上了',
  waiting: '在候补名单里',
  offered: '有名额了，等您回答',
  cancelled: '已经取消报名',
  declined: '没有要空出来的名额',
  expired: '没有按时回答，名额给了下一位',
  moved: '换到了别的班次',
  'called off': '班次取消了',
  ended: '没有等到名额',
} as const;

export type EnrolmentState = keyof typeof enrolmentStates;

/** An enrolment in one of these has a place on the list; `enrolled` and `offered` hold a seat. */
export const liveStates = ['enrolled', 'waiting', 'offered'] as const satisfies readonly EnrolmentState[];

export const seatStates = ['enrolled', 'offered'] as const satisfies readonly EnrolmentState[];

/** How a course ended for one person. */
export const courseOutcomes = { completed: '学完了', 'not completed': '没有学完' } as const;

export type CourseOutcome = keyof typeof courseOutcomes;

/** What can happen to an enrolment. */
export const enrolmentEventKinds = {
  ...{ enrolled: '报上了', waiting: '排进候补名单', offered: '有名额了', accepted: '要了名额', declined: '没有要名额' },
  ...{ expired: '没有按时回答', cancelled: '取消报名', moved: '换了班次', 'called off': '班次取消', ended: '候补结束' },
  ...{ needs: '改了需要', reply: '工作人员答复了需要', finished: '课程结束' },
} as const;

export type EnrolmentEventKind = keyof typeof enrolmentEventKinds;

/** What somebody may need to take part. */
export const takingPartNeeds = {
  transport: '接送，或者有人指路',
  companion: '陪同的人一起来',
  'guide-dog': '带导盲犬来',
  seat: '坐轮椅的位置',
  sign: '手语翻译',
  captions: '字幕，或者文字记录',
  time: '作业和考试多给时间',
  breaks: '中间多休息',
  easy: '讲得慢、讲得简单',
} as const;

export type TakingPartNeed = keyof typeof takingPartNeeds;

/** The forms in which somebody can use the materials. */
export const materialForms = {
  readable: '读屏能读的电子文件',
  audio: '录音',
  braille: '盲文',
  large: '大字',
  easy: '易读版',
} as const;

export type MaterialForm = keyof typeof materialForms;

/** What is sent to the office with an enrolment; nothing else of the file is. */
export interface EnrolmentWishes {
  /** The name that the list of the session shows. */
  name: string;
  phone?: string | undefined;
  needs: readonly TakingPartNeed[];
  /** Empty: any form will do. */
  materials: readonly MaterialForm[];
  words?: string | undefined;
}

/** Whether an enrolment in this state has a place on the list. */
export const isLive = (state: string): boolean => (liveStates as readonly string[]).includes(state);
