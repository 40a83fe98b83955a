import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalise, searchTextOf, wordsOf } from '#src/domain/job/search-text.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 60 });
const han = fc.string({ unit: fc.integer({ min: 0x3400, max: 0x9fff }).map((code) => String.fromCharCode(code)) });

test.each([
  ['ＡＩ训练', 'ai训练'],
  ['Excel', 'excel'],
  ['電話客服', '电话客服'],
  ['會計', '会计'],
  ['４０岁', '40岁'],
  ['客\u200b服', '客服'],
  ['①', '1'],
  ['ΟΔΟΣ', 'οδοσ'],
])('%j is looked for as %j', (text, form) => {
  expect(normalise(text)).toBe(form);
});

test('words end where letters, digits and Han characters end', () => {
  expect(wordsOf(normalise('客服，专员（居家）C++ 2名\n五险一金'))).toEqual([
    '客服',
    '专员',
    '居家',
    'c',
    '2名',
    '五险一金',
  ]);
});

test('the form of a form is itself', () => {
  fc.assert(
    fc.property(anyText, (text) => normalise(normalise(text)) === normalise(text)),
    { numRuns: 5000 },
  );
  const everyHan = Array.from({ length: 0x9fff - 0x3400 }, (_, place) => String.fromCharCode(0x3400 + place));
  expect(everyHan.filter((character) => normalise(normalise(character)) !== normalise(character))).toEqual([]);
});

test('a part of a text has the form that it has within the whole', () => {
  fc.assert(fc.property(han, han, (one, other) => normalise(one + other) === normalise(one) + normalise(other)));
});

test('a second text is kept only where lower case does not make the form', () => {
  expect(searchTextOf(['客服（Excel）', '五险一金，双休。'])).toBeNull();
  expect(searchTextOf(['電話客服', '無障礙'])).toBe('电话客服 无障碍');
  expect(searchTextOf(['ＡＩ训练'])).toBe('ai训练');
  expect(searchTextOf(['客\u200b服'])).toBe('客服');
});
