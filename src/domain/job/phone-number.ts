import { mend } from '../../form.ts';

/**
 * A mainland phone number, grouped to be read out: `138 1234 5678`, `0772 281 2345`, `400 123 4567`, `12333`,
 * with `转` and an extension where there is one. Undefined for anything else.
 */
export function readPhone(text: string): string | undefined {
  const [number = '', extension = ''] = mend(text).split(/转|分机|#|ext\.?/i);
  const digits = number.replace(/[\s()（）+—–-]/g, '').replace(/^(?:00)?86(?=[01])/, '');
  const inner = extension.replace(/\s/g, '');
  if (!/^\d+$/.test(digits) || !/^\d{0,6}$/.test(inner)) return undefined;
  const grouped = group(digits);
  return grouped && (inner ? `${grouped}转${inner}` : grouped);
}

function group(digits: string): string | undefined {
  if (/^1[3-9]\d{9}$/.test(digits)) return spaced(digits, [3, 4, 4]);
  if (/^(?:400|800)\d{7}$/.test(digits)) return spaced(digits, [3, 3, 4]);
  if (/^(?:10|2\d)\d{8}$/.test(digits.replace(/^0/, '')) && digits.startsWith('0')) return spaced(digits, [3, 4, 4]);
  if (/^0[3-9]\d{9}$/.test(digits)) return spaced(digits, [4, 3, 4]);
  if (/^0[3-9]\d{10}$/.test(digits)) return spaced(digits, [4, 4, 4]);
  return /^(?:1\d{4}|9\d{4,5})$/.test(digits) ? digits : undefined;
}

function spaced(digits: string, lengths: readonly number[]): string {
  let start = 0;
  return lengths.map((length) => digits.slice(start, (start += length))).join(' ');
}
