import { expect, test } from 'vitest';
import { foldSyllable, readingsOf, readPinyin, syllablesOf } from '#src/domain/job/sound.ts';

const alike = (one: string, other: string): boolean => syllablesOf(one).join() === syllablesOf(other).join();

test.each([
  ['客服', '客福'],
  ['按摩', '按模'],
  ['南宁', '兰宁'],
  ['会计', '快记'],
  ['招聘', '早聘'],
  ['上海', '桑海'],
  ['盲人', '蛮人'],
  ['整理', '怎理'],
  ['行政', '形阵'],
])('%s and %s sound alike to somebody', (one, other) => {
  expect(alike(one, other)).toBe(true);
});

test.each([
  ['客服', '客户'],
  ['护工', '复工'],
  ['绿化', '路化'],
  ['人事', '冷事'],
])('%s and %s do not sound alike', (one, other) => {
  expect(alike(one, other)).toBe(false);
});

test('a character of several readings is read as its neighbours ask', () => {
  expect(syllablesOf('会计')).toEqual(['kuai', 'ji']);
  expect(syllablesOf('开会')).toEqual(['kai', 'hui']);
  expect(syllablesOf('重庆')).toEqual(['cong', 'qin']);
  expect(syllablesOf('银行')).toEqual(['yin', 'han']);
});

test('the fitting reading comes first, the others follow', () => {
  expect(readingsOf('会计')[0]).toEqual(['kuai', 'hui']);
  expect(readingsOf('重庆')[0]).toEqual(['cong', 'zong']);
});

test('a folded syllable stays as it is', () => {
  for (const syllable of ['zhang', 'shang', 'ning', 'nong', 'lüe', 'cheng', 'an', 'er'])
    expect(foldSyllable(foldSyllable(syllable))).toBe(foldSyllable(syllable));
});

test('letters are read as pinyin in every way that leaves none over', () => {
  expect(readPinyin('kefu')).toEqual([['ke', 'fu']]);
  expect(readPinyin('xian')).toEqual([['xian'], ['xi', 'an']]);
  expect(readPinyin('shujubiaozhu')).toContainEqual(['su', 'ju', 'biao', 'zu']);
  expect(readPinyin('excel')).toEqual([]);
  expect(readPinyin('x'.repeat(10_000))).toEqual([]);
});
