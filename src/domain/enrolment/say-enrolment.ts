import { sayStart } from '../assessment/appointment.ts';
import { courseWays } from '../course/course.ts';
import type { CourseSession } from '../course/course-queries.ts';
import { sayDates } from '../course/say-session.ts';
import { sayDay, sayTime } from '../day/day.ts';
import type { Enrolment } from './enrolment-queries.ts';
import { courseOutcomes, enrolmentStates, materialForms, takingPartNeeds } from './enrolment.ts';
import type { EnrolmentWishes } from './enrolment.ts';
import type { Overlap } from './overlap-queries.ts';

/** Where an enrolment stands, in one clause: `候补第3位`, `有名额了，请在……以前回答`. */
export function sayEnrolmentState({ state, place, answerUntil, outcome }: Pick<Enrolment, StateField>): string {
  if (outcome) return courseOutcomes[outcome];
  if (state === 'waiting') return `候补第${place}位`;
  if (state === 'offered' && answerUntil) return `有名额了，请在${sayTime(answerUntil)}以前回答`;
  return enrolmentStates[state];
}
type StateField = 'state' | 'place' | 'answerUntil' | 'outcome';

/** When and where a session is, as rows. */
export const saySessionRows = (session: CourseSession): { term: string; details: string }[] => [
  { term: '时间', details: sayDates(session) },
  ...(session.dates[0] ? [{ term: '第一次课', details: sayStart(session.dates[0].startsAt) }] : []),
  { term: '怎样上课', details: courseWays[session.way] },
  ...(session.way === 'online'
    ? []
    : [{ term: '地点', details: [session.base?.name, session.base?.place].filter(Boolean).join('，') || '未知' }]),
];

/** What was sent with an enrolment, as rows. */
export const sayWishes = ({ name, phone, needs, materials, words }: EnrolmentWishes) => [
  { term: '姓名或者称呼', details: name },
  { term: '电话', details: phone ?? '没有写' },
  { term: '上课需要', details: needs.map((need) => takingPartNeeds[need]).join('；') || '没有' },
  { term: '教材', details: materials.map((form) => materialForms[form]).join('；') || '哪种都可以' },
  { term: '还写了', details: words ?? '没有' },
];

/** `和“……”的时间重了：那个班2026年12月15日星期二9点00分上课`. */
export const sayOverlap = ({ title, startsAt }: Overlap): string =>
  `时间和“${title}”重了。那个班${sayStart(startsAt)}上课。`;

/** `2026年12月13日开课`. */
export const sayBegin = ({ startsOn }: Pick<CourseSession, 'startsOn'>): string => `${sayDay(startsOn)}开课`;
