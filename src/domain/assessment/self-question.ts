import { doneTasks, helps, tires, tools } from './assessment.ts';

/** How somebody learns something new best. */
export const learningWays = {
  shown: '有人做给我看',
  told: '有人讲给我听',
  read: '自己看文字',
  pictures: '看图片或者视频',
  doing: '自己动手试',
  repeated: '多练几遍',
} as const;

/** How long somebody can work before a break. */
export const workSpans = {
  'half-hour': '半小时左右',
  hour: '1小时左右',
  'two-hours': '2小时左右',
  'half-day': '半天',
  day: '一天，中午休息',
  varies: '每天不一样',
} as const;

interface Question {
  /** Stands over the question and in the list of answers. */
  heading: string;
  hint: string;
  /** What can be ticked, any number of them or one; none: only words. */
  many?: Readonly<Record<string, string>>;
  one?: Readonly<Record<string, string>>;
  /** The label of the field for words. */
  words: string;
}

const more = '还有别的，或者想说明的';

/** The questions of the self-assessment, one a page, in this order (S1: what helps, what tires, tools, tasks). */
export const selfQuestions = {
  tasks: {
    heading: '您做过哪些事',
    hint: '上班、在家、在学校做过的都算。可以选几项。',
    many: doneTasks,
    words: more,
  },
  likes: {
    heading: '哪些事您做得好，或者喜欢做',
    hint: '想到什么写什么。写一句也可以。',
    words: '做得好的，喜欢做的',
  },
  helps: {
    heading: '什么能帮您做好事情',
    hint: '有了这些，您做事更顺。可以选几项。',
    many: helps,
    words: more,
  },
  tires: {
    heading: '什么让您累',
    hint: '不是不能做，是做了累。可以选几项。',
    many: tires,
    words: more,
  },
  tools: {
    heading: '您用哪些工具',
    hint: '平时用的，上班也想用的。可以选几项。',
    many: tools,
    words: more,
  },
  learning: {
    heading: '您怎样学得最快',
    hint: '学一件新的事，怎样教您最好。可以选几项。',
    many: learningWays,
    words: more,
  },
  span: {
    heading: '您一次能做多久',
    hint: '做到想休息的时候。选最接近的一项。',
    one: workSpans,
    words: more,
  },
  wishes: {
    heading: '还有什么想让我们知道',
    hint: '想做什么，担心什么，都可以写。',
    words: '还想说的',
  },
} as const satisfies Readonly<Record<string, Question>>;

export type SelfQuestion = keyof typeof selfQuestions;

export const selfQuestionKeys = Object.keys(selfQuestions) as readonly SelfQuestion[];

export const isSelfQuestion = (text: string | undefined): text is SelfQuestion =>
  text !== undefined && Object.hasOwn(selfQuestions, text);

/** A question as its page shows it; the table itself keeps the literal texts apart. */
export const questionOf = (question: SelfQuestion): Question => selfQuestions[question];

/** What can be ticked, with its words. */
export const optionsOf = (question: SelfQuestion): Readonly<Record<string, string>> => {
  const { many, one } = questionOf(question);
  return many ?? one ?? {};
};

/** The question after this one; undefined after the last. */
export const questionAfter = (question: SelfQuestion): SelfQuestion | undefined =>
  selfQuestionKeys[selfQuestionKeys.indexOf(question) + 1];

export const questionBefore = (question: SelfQuestion): SelfQuestion | undefined =>
  selfQuestionKeys[selfQuestionKeys.indexOf(question) - 1];
