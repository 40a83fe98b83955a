import { chinaDay } from '../day/day.ts';
import { isRegion, regionAndAbove } from '../region/region.ts';

/** What a question of a survey (网络问卷, ZH 14, system S68) is answered with. */
export const questionKinds = {
  one: '选一项',
  several: '可以选几项',
  number: '填一个数字',
  text: '写一段文字',
} as const;

export type QuestionKind = keyof typeof questionKinds;

export const isQuestionKind = (text: string): text is QuestionKind => Object.hasOwn(questionKinds, text);

/** Whether the answer is chosen from options. */
export const isChosen = (kind: QuestionKind): boolean => kind === 'one' || kind === 'several';

export interface QuestionContent {
  kind: QuestionKind;
  wording: string;
  hint: string | undefined;
  /** Whether the survey can be sent only with an answer to it. */
  isNeeded: boolean;
  /** In plain words; empty where nothing is chosen. */
  options: readonly string[];
}

export interface SurveyQuestion extends QuestionContent {
  questionId: string;
  /** From 1. */
  place: number;
}

/** Where a survey stands. Its questions are frozen from `open` on. */
export const surveyStates = { draft: '草稿，还没有发布', open: '正在进行', closed: '已经结束' } as const;

export type SurveyState = keyof typeof surveyStates;

export interface SurveyFacts {
  title: string;
  /** Why it is asked. */
  purpose: string;
  /** Who reads the answers. */
  readers: string;
  regionCode: string;
  /** The last day to answer. */
  closesOn: string;
}

export interface Survey extends SurveyFacts {
  surveyId: string;
  organisationId: string;
  organisationName: string;
  state: SurveyState;
  publishedAt: string | undefined;
  endedAt: string | undefined;
  /** When staff let everybody read the results. */
  releasedAt: string | undefined;
  questions: readonly SurveyQuestion[];
}

/** The state at this moment: a survey closes by itself after its last day. */
export function surveyState(
  { publishedAt, endedAt, closesOn }: { publishedAt: string | null; endedAt: string | null; closesOn: string },
  now: Date,
): SurveyState {
  if (publishedAt === null) return 'draft';
  return endedAt === null && closesOn >= chinaDay(now) ? 'open' : 'closed';
}

/** Fewer answers than this, to a survey or to one question, and nothing of them is shown: one could guess whose they are. */
export const fewestAnswers = 5;

/** Questions that a survey has at most: more than that nobody finishes. */
export const mostQuestions = 20;

/**
 * Answers by question. Options are named by their number from 1, several of them a line each; an empty text says that
 * the question was passed over.
 */
export type SurveyAnswers = Readonly<Record<string, string>>;

/** Who filled in a sheet, which is all that is told of it. */
export const filledBy = {
  self: '本人登录以后填',
  guest: '没有登录就填',
  helper: '由家属代填',
  staff: '由工作人员代填',
} as const;

export type FilledBy = keyof typeof filledBy;

/** What is kept of one sending. */
export interface Sheet {
  by: FilledBy;
  answers: SurveyAnswers;
}

/** The options of a question by their number. */
export const numberedOptions = ({ options }: Pick<SurveyQuestion, 'options'>): Readonly<Record<string, string>> =>
  Object.fromEntries(options.map((option, index) => [String(index + 1), option]));

/** An answer in words. */
export function sayAnswer(question: SurveyQuestion, answer: string | undefined): string {
  if (!answer) return '没有回答';
  if (!isChosen(question.kind)) return answer;
  const options = numberedOptions(question);
  return answer
    .split('\n')
    .map((number) => options[number] ?? '未知')
    .join('、');
}

/** The number of the first question that has not been looked at; undefined when all have. */
export const firstUnseen = (questions: readonly SurveyQuestion[], answers: SurveyAnswers): number | undefined =>
  questions.find(({ questionId }) => answers[questionId] === undefined)?.place;

/** The questions that need an answer and have none. */
export const missingAnswers = (questions: readonly SurveyQuestion[], answers: SurveyAnswers): SurveyQuestion[] =>
  questions.filter(({ questionId, isNeeded }) => isNeeded && !answers[questionId]);

/** `第2题，共5题：您想在哪里上班`, the heading of a question's page, and as a title without the mark at its end. */
export const questionHeading = (
  { place, wording, isNeeded }: Pick<SurveyQuestion, 'place' | 'wording' | 'isNeeded'>,
  count: number,
): string => `第${place}题，共${count}题：${wording.replace(/[？?。]$/, '')}${isNeeded ? '' : '（选填）'}`;

/** Whether a survey for this region is meant for somebody of that place: theirs, above theirs, or a part of it. */
export const isForPlace = (regionCode: string, place: string): boolean =>
  regionAndAbove(place).includes(regionCode) || regionAndAbove(regionCode).includes(place);

/** Whether staff of this region may ask people of that one. */
export const isWithin = (regionCode: string, staffRegion: string): boolean =>
  isRegion(staffRegion) && regionAndAbove(regionCode).includes(staffRegion);
