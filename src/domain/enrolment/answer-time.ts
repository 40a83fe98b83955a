import { addDays, chinaDay } from '../day/day.ts';

const hour = 3_600_000;

/** So long a person has to answer an offer, in hours, and longer: to the evening after. */
export const answerHours = 72;

/** With less than that left nothing is offered by itself: staff call those who wait. In hours. */
export const shortestAnswerHours = 24;

/** Eight in the evening in China, when people are at home and awake. */
const evening = (day: string): string => new Date(`${day}T20:00:00+08:00`).toISOString();

/**
 * Until when a seat that is offered now waits for its answer: 72 hours and on to 20:00, but not beyond 20:00 of the day
 * before the session begins. Undefined: fewer than 24 hours would be left.
 */
export function answerUntil({ starts_on }: { starts_on: string }, now: Date): string | undefined {
  const wanted = new Date(now.getTime() + answerHours * hour);
  const sameDay = evening(chinaDay(wanted));
  const fair = sameDay >= wanted.toISOString() ? sameDay : evening(addDays(chinaDay(wanted), 1));
  const last = evening(addDays(starts_on, -1));
  const until = fair < last ? fair : last;
  return Date.parse(until) - now.getTime() >= shortestAnswerHours * hour ? until : undefined;
}

/** When a text may ring: between eight in the morning and nine in the evening in China. */
export function awake(now: Date): Date {
  const clock = (now.getUTCHours() + 8) % 24;
  if (clock >= 8 && clock < 21) return now;
  const day = clock < 8 ? chinaDay(now) : addDays(chinaDay(now), 1);
  return new Date(`${day}T08:00:00+08:00`);
}
