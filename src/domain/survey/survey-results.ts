import { fewestAnswers, filledBy, isChosen, questionKinds } from './survey.ts';
import type { FilledBy, Sheet, SurveyQuestion } from './survey.ts';

/** What was answered to one question. */
export interface QuestionResult {
  question: SurveyQuestion;
  /** How many gave an answer; 0 also stands for too few to say. */
  answered: number;
  /** Fewer than may be shown have answered this question. */
  isTooFew: boolean;
  /** How many chose each option, in the order of the options. */
  options: readonly { option: string; count: number }[];
  /** Of numbers: the average to one decimal place, and the middle one. */
  average: number | undefined;
  middle: number | undefined;
  /** Texts in the order of their characters, so that their order tells nothing. */
  texts: readonly string[];
}

export interface SurveyResults {
  /** Undefined: too few to show anything. */
  sheets: number | undefined;
  /** Who filled them in, where they are not too few to say. */
  filled: readonly { by: FilledBy; count: number | undefined }[];
  questions: readonly QuestionResult[];
}

/** Counts the sheets of a survey. With fewer than `fewestAnswers`, nothing is told, of the whole or of one question. */
export function countResults(questions: readonly SurveyQuestion[], sheets: readonly Sheet[]): SurveyResults {
  if (sheets.length < fewestAnswers) return { sheets: undefined, filled: [], questions: [] };
  const counts = Object.keys(filledBy)
    .map((key) => key as FilledBy)
    .map((by) => ({ by, count: sheets.filter((sheet) => sheet.by === by).length }))
    .filter(({ count }) => count > 0);
  // One small group would follow from the others and the whole.
  const isShown = counts.every(({ count }) => count >= fewestAnswers);
  return {
    sheets: sheets.length,
    filled: counts.map(({ by, count }) => ({ by, count: isShown ? count : undefined })),
    questions: questions.map((question) => countQuestion(question, sheets)),
  };
}

function countQuestion(question: SurveyQuestion, sheets: readonly Sheet[]): QuestionResult {
  const answers = sheets.map((sheet) => sheet.answers[question.questionId] ?? '').filter((answer) => answer !== '');
  const nothing = { question, answered: 0, isTooFew: true, options: [], average: undefined, middle: undefined };
  if (answers.length < fewestAnswers) return { ...nothing, texts: [] };
  const numbers = question.kind === 'number' ? answers.map(Number).toSorted((one, other) => one - other) : [];
  const sum = numbers.reduce((total, number) => total + number, 0);
  return {
    question,
    answered: answers.length,
    isTooFew: false,
    options: isChosen(question.kind)
      ? question.options.map((option, index) => ({
          option,
          count: answers.filter((answer) => answer.split('\n').includes(String(index + 1))).length,
        }))
      : [],
    average: numbers.length > 0 ? Math.round((sum / numbers.length) * 10) / 10 : undefined,
    middle: numbers[Math.floor(numbers.length / 2)],
    texts: question.kind === 'text' ? answers.toSorted((one, other) => (one < other ? -1 : 1)) : [],
  };
}

/** The results as a table for a spreadsheet, one option, figure or text a row; the first row names the columns. */
export function resultRows({ sheets, questions }: SurveyResults): string[][] {
  const head = ['题号', '问题', '怎样回答', '选项或者回答', '份数'];
  if (sheets === undefined) return [head];
  return [
    head,
    ...questions.flatMap((result) => {
      const { question, answered, isTooFew, options, average, middle, texts } = result;
      const row = (text: string, count: string) => [
        String(question.place),
        question.wording,
        questionKinds[question.kind],
        text,
        count,
      ];
      if (isTooFew) return [row('回答太少，不显示', '')];
      return [
        row('回答了这一题', String(answered)),
        ...options.map(({ option, count }) => row(option, String(count))),
        ...(average === undefined ? [] : [row(`平均数${average}`, ''), row(`中间的数${middle}`, '')]),
        ...texts.map((text) => row(text, '1')),
      ];
    }),
  ];
}

/** Rows as CSV that spreadsheets of every language open as UTF-8. A text is never taken for a formula. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;

const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
