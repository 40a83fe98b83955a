import { chinaDay, sayDay } from '../day/day.ts';
import {
  allLines,
  goalStates,
  inOneLine,
  isAction,
  isWaiting,
  lineStates,
  nextAction,
  remarkKinds,
  sayDoer,
  sayDue,
} from './plan.ts';
import type { Action, Goal, Plan, PlanAgreement, Remark } from './plan.ts';

/** How the person stands to the plan, in words. */
export const agreementWords: Readonly<Record<PlanAgreement, string>> = {
  never: '还没有说同不同意',
  agreed: '同意这个计划',
  changed: '同意以后，计划改过',
  'not yet': '还不同意这个计划',
};

const sayRemark = ({ kind, text, replies, settledAt }: Remark): string =>
  [
    `${remarkKinds[kind]}：${inOneLine(text)}`,
    ...replies.map((reply) => `${reply.as === 'staff' ? '答复' : '接着说'}：${inOneLine(reply.text)}`),
    ...(settledAt ? ['说清楚了'] : []),
  ].join('。');

/** How a goal or an action stands: `要做，由您做，2026年3月1日以前`. */
export const sayStanding = (line: Goal | Action, person: string): string =>
  isAction(line)
    ? [lineStates[line.state], `由${sayDoer(line, person)}做`, ...(line.dueOn ? [sayDue(line.dueOn)] : [])].join('，')
    : goalStates[line.state];

/** A whole plan as text, a sentence a line: the next step, each goal with its actions, and what was said to them. */
export function planLines(plan: Plan, now: Date, person: '您' | '本人' = '您'): string[] {
  const next = nextAction(plan);
  const said = (remark: Remark) => `${sayRemark(remark)}${isWaiting(remark) ? '。等答复' : ''}。`;
  return [
    '计划（一人一策）',
    `${sayDay(chinaDay(now))}的内容。`,
    next ? `下一步：${next.text}。由${sayDoer(next, person)}做，${sayDue(next.dueOn)}。` : '现在没有要做的下一步。',
    ...allLines(plan).flatMap((line) => [
      ...(isAction(line)
        ? [`要做的事：${line.text}。由${sayDoer(line, person)}做，${sayDue(line.dueOn)}，${lineStates[line.state]}。`]
        : ['', `目标：${line.text}。${goalStates[line.state]}。`]),
      ...(line.outcome ? [`说明：${inOneLine(line.outcome)}。`] : []),
      ...line.remarks.map(said),
    ]),
    '',
    `${person}${agreementWords[plan.agreement]}。`,
    ...plan.remarks.map(said),
  ].map((line) => line.replace(/([。！？])。/g, '$1'));
}

const widthOf = (character: string): number => (/[\u1100-\u115f\u2e80-\uffef]/.test(character) ? 2 : 1);

/** Lines no wider than so many columns, as a braille display or an old terminal shows them; a Chinese sign takes two. */
export function wrapColumns(lines: readonly string[], columns: number): string[] {
  return lines.flatMap((line) => {
    const wrapped: string[] = [''];
    let width = 0;
    for (const character of line) {
      const isClosing = /[。，、；：！？）”》]/.test(character);
      // A mark never begins a line: it may stand two columns out.
      if (width + widthOf(character) > columns - 2 && !(isClosing && width + 2 <= columns)) {
        wrapped.push('');
        width = 0;
      }
      wrapped[wrapped.length - 1] += character;
      width += widthOf(character);
    }
    return wrapped;
  });
}
