import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noFilters, parseCursor, parseJobFilters, writeCursor, writeJobFilters } from '#src/domain/job/job-filters.ts';
import type { JobFilters } from '#src/domain/job/job-filters.ts';

const read = (query: string) => parseJobFilters(new URLSearchParams(query));

const everything: JobFilters = {
  q: '居家 客服',
  region: '450200',
  kind: 'private',
  occupation: 'customer-service',
  mode: 'remote',
  hours: 'part',
  education: 'college',
  graduate: true,
  access: ['software', 'guide-dog'],
};

test('an empty address has no filters and no errors', () => {
  expect(read('')).toEqual({ filters: noFilters, cursor: undefined, errors: {} });
  expect(read('q=&region=&kind=&access=')).toEqual({ filters: noFilters, cursor: undefined, errors: {} });
});

test('filters survive the way into an address and back', () => {
  expect(read(writeJobFilters(everything)).filters).toEqual(everything);
  expect(read(writeJobFilters(everything)).errors).toEqual({});
});

test('the same filters have one address', () => {
  const shuffled = 'access=guide-dog&utm_source=x&access=software&q=+客服+&kind=private&region=450200&mode=';
  expect(decodeURIComponent(writeJobFilters(read(shuffled).filters))).toBe(
    'access=software&access=guide-dog&kind=private&q=客服&region=450200',
  );
  expect(writeJobFilters(noFilters)).toBe('');
});

test.each([
  ['region=999999', 'region'],
  ['kind=constructor', 'kind'],
  ['mode=REMOTE', 'mode'],
  ['hours=9', 'hours'],
  ['education=doctor', 'education'],
  ['occupation=<script>', 'occupation'],
  ['graduate=no', 'graduate'],
  ['access=entrance&access=lift', 'access'],
  ['page=o0', 'page'],
  ['page=o9zz', 'page'],
  ["page=o0' or 1", 'page'],
  [`q=${'客'.repeat(101)}`, 'q'],
])('%s is refused by name', (query, name) => {
  const { errors } = read(query);
  expect(Object.keys(errors)).toEqual([name]);
  expect(errors[name]).toMatch(/。$/);
});

test('what is refused filters nothing', () => {
  expect(read('kind=x&region=1&access=lift&graduate=no').filters).toEqual(noFilters);
});

test('any address is read without an exception, and an accepted one is written again the same', () => {
  const parameter = fc.tuple(
    fc.constantFrom('q', 'region', 'kind', 'access', 'page', 'graduate', '__proto__', 'x'),
    fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('450200', 'private', 'entrance', 'o0a', 'yes', '客服')),
  );
  fc.assert(
    fc.property(fc.array(parameter), (parameters) => {
      const { filters, errors } = parseJobFilters(new URLSearchParams(parameters));
      if (Object.keys(errors).length > 0) return;
      expect(read(writeJobFilters(filters)).filters).toEqual(filters);
    }),
  );
});

test('a cursor survives its text, and nothing else is one', () => {
  const cursor = { direction: 'newer', tier: 2, seq: 123_456 } as const;
  expect(parseCursor(writeCursor(cursor))).toEqual(cursor);
  for (const text of ['', 'o', 'o0', 'o4a', 'x0a', 'o0A', 'o0zzzzzzzzzzzz', 'o0a ', 'o0-1'])
    expect(parseCursor(text)).toBeUndefined();
});
