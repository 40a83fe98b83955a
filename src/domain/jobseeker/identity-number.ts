import { chinaDay, isDay } from '../day/day.ts';
import type { Gender } from './jobseeker.ts';

export interface IdentityNumber {
  /** 18 characters: 17 digits and a digit or X. */
  number: string;
  bornOn: string;
  gender: Gender;
}

/** What was read, or a sentence that says what to mend. */
export type NumberReading<Value> = { value: Value; mistake?: never } | { mistake: string; value?: never };

/**
 * Reads a citizen's identity number (GB 11643): region, date of birth, order, check digit. Only the province is looked
 * up, because old numbers carry counties that are gone.
 */
export function readIdentityNumber(text: string, now: Date): NumberReading<IdentityNumber> {
  const number = compact(text);
  if (/^\d{15}$/.test(number)) return { mistake: '这是15位的旧号码。请填第二代身份证上的18位号码。' };
  if (!/^\d{17}[\dX]$/.test(number)) {
    return number.length === 18
      ? { mistake: '身份证号只有数字，最后一位可以是X。请对照证件再填一次。' }
      : { mistake: `身份证号有18位，您填了${number.length}位。请对照证件再填一次。` };
  }
  if (!provinces.has(number.slice(0, 2))) return { mistake: '身份证号的前2位不对。请对照证件再填一次。' };
  const bornOn = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isDay(bornOn) || bornOn < '1900-01-01' || bornOn > chinaDay(now))
    return { mistake: '身份证号的第7位到第14位应是出生日期。请对照证件再填一次。' };
  if (checkDigit(number) !== number.at(-1)) return { mistake: '身份证号有的数字不对。请对照证件再填一次。' };
  return { value: { number, bornOn, gender: Number(number[16]) % 2 === 1 ? 'male' : 'female' } };
}

/** Digits and letters alone: people type numbers in groups, with spaces or dashes between. */
export const compact = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s.,，、·—–_-]/g, '')
    .toUpperCase();

/** The last character that belongs to the first 17 (ISO 7064, mod 11-2). */
export function checkDigit(number: string): string {
  let sum = 0;
  for (let place = 0; place < 17; place += 1) sum += Number(number[place]) * (2 ** (17 - place) % 11);
  return '10X98765432'[sum % 11] ?? '';
}

/** 81, 82 and 83 stand on residence permits of people from 香港, 澳门 and 台湾. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);
