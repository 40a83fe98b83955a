import { appointmentNeeds, assessmentWays, sayStart } from './appointment.ts';
import type { AssessmentWay, AppointmentWishes } from './appointment.ts';
import type { SelfAnswer, SelfAnswers } from './assessment-content.ts';
import { enteredBy, findingHeadings, findingSets } from './assessment.ts';
import type { Findings, FindingSet } from './assessment.ts';
import { optionsOf, questionOf, selfQuestionKeys } from './self-question.ts';
import type { SelfQuestion } from './self-question.ts';

/** A line of a summary: what it is, and what there is to say. */
export interface Line {
  term: string;
  details: string;
}

/** An answer in words, one thing a line; empty when the question was left out. */
export function sayAnswer(question: SelfQuestion, answer: SelfAnswer | undefined): string {
  if (!answer) return '';
  const options = optionsOf(question);
  const ticked = answer.chosen.flatMap((key) => options[key] ?? []).join('、');
  const said = [ticked, answer.words].filter(Boolean);
  if (said.length === 0) return '';
  return [...said, ...(answer.by === 'self' ? [] : [`${enteredBy[answer.by]}：${answer.called}`])].join('\n');
}

/** A self-assessment in words, question by question. */
export const saySelfAssessment = (answers: SelfAnswers): Line[] =>
  selfQuestionKeys.map((question) => ({
    term: questionOf(question).heading,
    details: sayAnswer(question, answers[question]) || '没有答',
  }));

/** What was ticked in the closed sets; a set of which nothing was ticked is left out. */
export const sayFindings = (findings: Findings): Line[] =>
  (Object.keys(findingSets) as FindingSet[])
    .map((set) => {
      const labels: Readonly<Record<string, string>> = findingSets[set];
      return { term: findingHeadings[set], details: findings[set].flatMap((key) => labels[key] ?? []).join('、') };
    })
    .filter(({ details }) => details !== '');

interface SaidTime {
  startsAt: string;
  endsAt: string;
  way: AssessmentWay;
  place: string | undefined;
  accessFacts: string | undefined;
  directions: string | undefined;
  counsellor: string;
  organisation: string | undefined;
}

/** `1小时`, `45分钟`, `1小时30分钟`. */
export function sayLength({ startsAt, endsAt }: Pick<SaidTime, 'startsAt' | 'endsAt'>): string {
  const minutes = Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${hours > 0 ? `${hours}小时` : ''}${rest > 0 ? `${rest}分钟` : ''}`;
}

/** When, how and where an assessment is. */
export const sayAssessmentTime = (time: SaidTime): Line[] => [
  { term: '时间', details: `${sayStart(time.startsAt)}，${sayLength(time)}` },
  { term: '怎样进行', details: assessmentWays[time.way] },
  ...(time.way === 'phone'
    ? []
    : [
        { term: time.way === 'online' ? '怎样参加' : '地点', details: time.place ?? '未知' },
        ...(time.way === 'centre'
          ? [
              { term: '无障碍情况', details: time.accessFacts ?? '未知' },
              { term: '怎么去', details: time.directions ?? '未知' },
            ]
          : []),
      ]),
  { term: '谁来做', details: [time.organisation, time.counsellor].filter(Boolean).join('，') },
];

/** What somebody needs there and how they are reached. */
export const sayWishes = ({ needs, other, reach }: AppointmentWishes): Line[] => [
  {
    term: '需要',
    details: [...needs.map((need) => appointmentNeeds[need]), other].filter(Boolean).join('\n') || '没有写',
  },
  { term: '怎样联系', details: reach || '没有写' },
];
