import { sayWeekday } from '../assessment/appointment.ts';
import { chinaDay, sayDay, sayTime } from '../day/day.ts';
import { accessAnswers } from '../job/job.ts';
import type { AccessAnswer } from '../job/job.ts';
import { courseFacts, sessionStage } from './course.ts';
import type { CourseSession } from './course-queries.ts';
import type { SessionStage } from './course.ts';

/** Where a session stands at this moment. */
export const stageOf = (
  { state, startsOn, endsOn, enrolUntil }: Pick<CourseSession, 'state' | 'startsOn' | 'endsOn' | 'enrolUntil'>,
  now: Date,
): SessionStage => sessionStage({ state, starts_on: startsOn, ends_on: endsOn, enrol_until: enrolUntil }, now);

/** `2026年3月2日星期一至2026年3月20日星期五，共8次课`, or that the dates are not fixed. */
export function sayDates({ startsOn, endsOn, dates }: Pick<CourseSession, 'startsOn' | 'endsOn' | 'dates'>): string {
  const day = (on: string) => `${sayDay(on)}${sayWeekday(on)}`;
  const days = startsOn === endsOn ? day(startsOn) : `${day(startsOn)}至${day(endsOn)}`;
  if (dates.length === 0) return `${days}，上课时间还没有定`;
  return dates.length === 1 ? `${days}，一次课` : `${days}，共${dates.length}次课`;
}

/** `2026年3月2日星期一，9点00分到11点00分`, for ISO-8601 UTC times. */
export function sayMeeting({ startsAt, endsAt }: Pick<CourseSession['dates'][number], 'startsAt' | 'endsAt'>): string {
  const [first, last] = [chinaDay(new Date(startsAt)), chinaDay(new Date(endsAt))];
  const end = first === last ? sayTime(endsAt).slice(sayDay(last).length) : sayTime(endsAt);
  return `${sayDay(first)}${sayWeekday(first)}，${sayTime(startsAt).slice(sayDay(first).length)}到${end}`;
}

/** Whether somebody who enrols now gets a seat: those who wait come first. */
export const hasSeat = ({ seats, taken, waiting }: Pick<CourseSession, 'seats' | 'taken' | 'waiting'>): boolean =>
  taken < seats && waiting === 0;

/** `还有3个名额`, or that it is full and how many wait; a session without seats takes nobody. */
export function saySeats(session: Pick<CourseSession, 'seats' | 'taken' | 'waiting'>): string {
  if (hasSeat(session)) return `还有${session.seats - session.taken}个名额`;
  if (session.seats === 0) return '没有名额';
  return session.waiting > 0 ? `已满，可以排候补，有${session.waiting}人在排` : '已满，可以排候补';
}

/** What is known of materials and help in a lesson, in one line: `有：…。没有：…。其他未知。` */
export function sayCourseFacts(facts: CourseSession['facts']): string {
  if (facts.length === 0) return '教材和沟通方式未知。';
  const groups = (Object.keys(accessAnswers) as AccessAnswer[]).flatMap((answer) => {
    const names = facts.filter((fact) => fact.answer === answer).map(({ fact }) => courseFacts[fact]);
    return names.length > 0 ? [`${accessAnswers[answer]}：${names.join('；')}。`] : [];
  });
  return `${groups.join('')}${facts.length < Object.keys(courseFacts).length ? '其他未知。' : ''}`;
}
