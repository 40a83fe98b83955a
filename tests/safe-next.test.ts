import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeNext } from '#src/safe-next.ts';

const elsewhere = [
  'https://evil.example',
  'http:evil.example',
  '//evil.example',
  '///evil.example',
  '////evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/ /evil.example',
  '/\u200b/evil.example',
  '/\u0000/evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/%2e//evil.example',
  '/jobs/..//evil.example',
  '/./\\evil.example',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  '@evil.example',
  '.evil.example',
  'evil.example',
  ':80',
  '?next=/',
  '#main',
  '',
  ' ',
  `/${'a'.repeat(2000)}`,
];

describe('going on after a form', () => {
  test.each(elsewhere)('never leads elsewhere: %j', (next) => expect(safeNext(next)).toBeUndefined());

  test('nothing is nowhere', () => {
    expect(safeNext(null)).toBeUndefined();
    expect(safeNext(undefined)).toBeUndefined();
  });

  test.each([
    ['/', '/'],
    ['/jobs?region=450200&page=2', '/jobs?region=450200&page=2'],
    ['/jobs?q=%E6%8C%89%E6%91%A9#results', '/jobs?q=%E6%8C%89%E6%91%A9#results'],
    ['/jobs?q=按摩', '/jobs?q=%E6%8C%89%E6%91%A9'],
    ['/jobs?next=//evil.example', '/jobs?next=//evil.example'],
    ['/%2f/evil.example', '/%2f/evil.example'],
    ['/jobs/../help', '/help'],
    ['/@evil.example', '/@evil.example'],
  ])('keeps a page of this site: %s', (next, path) => expect(safeNext(next)).toBe(path));

  test('whatever is asked, a browser stays on this site', () => {
    const piece = fc.constantFrom('/', '\\', '.', '..', '%2e', '@', ':', 'evil.example', '?', '#', '\t', ' ', 'jobs');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const next = safeNext(pieces.join(''));
        if (next === undefined) return;
        expect(next.startsWith('/')).toBe(true);
        expect(new URL(next, 'https://portal.example/region').origin).toBe('https://portal.example');
        expect(safeNext(next)).toBe(next);
      }),
      { numRuns: 2000 },
    );
  });
});
