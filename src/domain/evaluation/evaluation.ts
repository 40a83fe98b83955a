import { fewestAnswers } from '../survey/survey.ts';

/* What people say of a course that is over (评价), and what others found at a base (第三方评价, LZ 二(十), NJ 二(十); S54). */

const quality = { good: '好', fair: '一般', poor: '不好' } as const;

/** The questions in their order, each with what can be chosen. */
export const evaluationQuestions = {
  teaching: { wording: '老师讲得怎么样', options: quality },
  place: { wording: '上课的地方方不方便', options: { good: '方便', fair: '一般', poor: '不方便' } },
  materials: { wording: '教材好不好用', options: quality },
  help: {
    wording: '需要的帮助，得到了没有',
    options: { good: '得到了', fair: '得到一部分', poor: '没有得到', none: '不需要帮助' },
  },
  recommend: { wording: '会不会推荐别人来学', options: { good: '会', fair: '说不好', poor: '不会' } },
} as const;

export type EvaluationQuestion = keyof typeof evaluationQuestions;

export const evaluationKeys = Object.keys(evaluationQuestions) as readonly EvaluationQuestion[];

/** What can be chosen, by its key. */
export const optionsOf = (question: EvaluationQuestion): Readonly<Record<string, string>> =>
  evaluationQuestions[question].options;

/** What was answered; a question that was passed over is not there. Kept sealed, and without whose it is. */
export type EvaluationAnswers = Partial<Record<EvaluationQuestion, string>> & { words?: string | undefined };

/** What was answered to one question by how many. Undefined: too few to say. */
export interface QuestionCounts {
  question: EvaluationQuestion;
  counts: readonly { option: string; count: number }[] | undefined;
}

export interface EvaluationCounts {
  /** Undefined: too few to show anything. */
  sheets: number | undefined;
  questions: readonly QuestionCounts[];
  /** In the order of their characters, so that their order tells nothing. For staff alone. */
  words: readonly string[];
}

/** Counts sheets. With fewer than `fewestAnswers`, nothing is told, of the whole or of one question. */
export function countEvaluations(sheets: readonly EvaluationAnswers[]): EvaluationCounts {
  if (sheets.length < fewestAnswers) return { sheets: undefined, questions: [], words: [] };
  return {
    sheets: sheets.length,
    questions: evaluationKeys.map((question) => {
      const given = sheets.map((sheet) => sheet[question]).filter((answer) => answer !== undefined);
      const counts = Object.entries(optionsOf(question)).map(([key, option]) => ({
        option,
        count: given.filter((answer) => answer === key).length,
      }));
      return { question, counts: given.length < fewestAnswers ? undefined : counts };
    }),
    words: sheets.flatMap(({ words }) => (words ? [words] : [])).toSorted((one, other) => (one < other ? -1 : 1)),
  };
}

/** `老师讲得怎么样：好5人，一般1人`; who chose nothing is left out. */
export function sayCounts({ question, counts }: QuestionCounts): string {
  const said = counts?.filter(({ count }) => count > 0).map(({ option, count }) => `${option}${count}人`);
  return `${evaluationQuestions[question].wording}：${said ? said.join('，') : '回答的人太少，不显示'}`;
}

/** What somebody else found at a base, as the office wrote it down. */
export interface BaseReview {
  reviewId: string;
  reviewer: string;
  reviewedOn: string;
  result: string;
}
