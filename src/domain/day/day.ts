/*
 * Days are `YYYY-MM-DD` on the calendar of China, which has one time zone and no summer time.
 */

const chinaOffset = 8 * 60 * 60 * 1000;

/** The day in China at this moment. */
export const chinaDay = (now: Date): string => new Date(now.getTime() + chinaOffset).toISOString().slice(0, 10);

/** The day this many days later; earlier when negative. */
export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** Whole days from the first day to the second; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** `2026年3月1日`. */
export function sayDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** `2026年3月1日14点05分` in China, for an ISO-8601 UTC time. */
export function sayTime(time: string): string {
  const shifted = new Date(Date.parse(time) + chinaOffset).toISOString();
  return `${sayDay(shifted.slice(0, 10))}${Number(shifted.slice(11, 13))}点${shifted.slice(14, 16)}分`;
}

/** Whether this text is a day of the calendar. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && addDays(text, 0) === text;
