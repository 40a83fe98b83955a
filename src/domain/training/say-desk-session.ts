import { sayDay } from '../day/day.ts';
import type { DeskSession } from './session-desk-queries.ts';

/** What a session needs, and how full it is, a sentence a thing. */
export function sayDeskSession(session: DeskSession): string {
  const { unanswered, isToday, isFreeSoon, seats, taken, waiting, startsOn, endsOn, enrolUntil, stage } = session;
  const sentences: string[] = [];
  if (unanswered > 0) sentences.push(`${unanswered}个人的需要等您答复。`);
  if (isToday) sentences.push('今天上课。');
  if (isFreeSoon) sentences.push(`还有${seats - taken}个空名额，${sayDay(enrolUntil)}报名结束。`);
  sentences.push(startsOn === endsOn ? `${sayDay(startsOn)}上课。` : `${sayDay(startsOn)}到${sayDay(endsOn)}。`);
  const wait = waiting > 0 ? `，${waiting}人候补` : '';
  if (stage !== 'cancelled') sentences.push(`${seats}个名额，占了${taken}个${wait}。`);
  return sentences.join('');
}
