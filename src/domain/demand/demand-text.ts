import { chinaDay, sayDay } from '../day/day.ts';
import type { KeptDemand } from './demand-queries.ts';
import { demandStates, questions, sayDemandNumber } from './demand.ts';
import type { Question } from './demand.ts';
import { sayAnswer } from './say-demand.ts';

/** What stands in a text that a person sends on; the rest only when they choose it. */
const plain: readonly Question[] = ['work', 'place', 'mode', 'ways', 'hours', 'training'];

/** What may tell more than a person wants to, and stands in the text when chosen. */
export const chosenParts = ['abilities', 'experience', 'needs', 'contact'] as const satisfies readonly Question[];

export type ChosenPart = (typeof chosenParts)[number];

/** Which of them a query string asks for: `?with=needs&with=contact`. */
export const readParts = (asked: URLSearchParams): ChosenPart[] =>
  chosenParts.filter((part) => asked.getAll('with').includes(part));

/** A registration as a short text to send to somebody, a sentence a line. */
export function demandLines(
  { content, state, receiptNumber = '', sentAt, endsOn }: KeptDemand,
  parts: readonly ChosenPart[],
): string[] {
  const until = state === 'open' ? `有效到${sayDay(endsOn)}` : demandStates[state];
  const said = [...plain, ...parts].flatMap((question) => {
    const words = content && sayAnswer(content.answers, question);
    return words ? [`${questions[question]}：${words.split('\n').join('，')}。`.replace(/。。$/, '。')] : [];
  });
  return [
    '我在同途提交了就业需求登记。',
    `回执号：${sayDemandNumber(receiptNumber)}。`,
    `${sayDay(chinaDay(new Date(sentAt)))}提交，${until}。`,
    ...said,
  ];
}
