import { expect, test } from 'vitest';
import {
  childRegions,
  fullRegionName,
  isRegion,
  parentRegion,
  programmeRegions,
  provinces,
  regionAndAbove,
  regionName,
  regionsNamed,
  searchRegions,
  shortRegionName,
} from '#src/domain/region/region.ts';

const within = (code: string): string[] => [code, ...childRegions(code).flatMap(within)];

test('the table has 34 provinces and every other place is reached from one of them', () => {
  expect(provinces()).toHaveLength(34);
  const all = provinces().flatMap(within);
  expect(all).toHaveLength(3212);
  expect(new Set(all).size).toBe(all.length);
});

test('the five served regions are in the table by their full names', () => {
  expect(programmeRegions.map(fullRegionName)).toEqual([
    '广西壮族自治区柳州市',
    '重庆市开州区',
    '湖北省黄石市',
    '广东省珠海市',
    '河北省邢台市宁晋县',
  ]);
});

test('a district of a municipality belongs to the municipality, whatever the table puts between', () => {
  expect(regionAndAbove('500154')).toEqual(['500154', '500100', '500000']);
  expect(parentRegion('500154')).toBe('500000');
  expect(childRegions('500000')).toContain('500154');
  expect(fullRegionName('429004')).toBe('湖北省仙桃市');
  expect(parentRegion('429004')).toBe('420000');
});

test('珠海市 has its three districts', () => {
  expect(childRegions('440400').map(regionName)).toEqual(['香洲区', '斗门区', '金湾区']);
});

test('a county belongs to its city and a province to nothing', () => {
  expect(fullRegionName('450202')).toBe('广西壮族自治区柳州市城中区');
  expect(parentRegion('450202')).toBe('450200');
  expect(parentRegion('450000')).toBeUndefined();
});

test('an unknown code is no region, is called 未知 and belongs nowhere', () => {
  for (const code of ['', '000000', '45020', '4502000', '柳州', '999999']) {
    expect(isRegion(code)).toBe(false);
    expect(regionName(code)).toBe('未知');
    expect(fullRegionName(code)).toBe('未知');
    expect(regionAndAbove(code)).toEqual([]);
    expect(parentRegion(code)).toBeUndefined();
    expect(childRegions(code)).toEqual([]);
  }
});

test.each([
  ['450200', '柳州'],
  ['150000', '内蒙古'],
  ['540000', '西藏'],
  ['450225', '融水'],
  ['220623', '长白'],
  ['422800', '恩施'],
  ['622926', '东乡'],
  ['310115', '浦东'],
  ['340523', '和县'],
  ['810000', '香港'],
])('%s is called %s for short', (code, short) => {
  expect(shortRegionName(code)).toBe(short);
});

test.each([
  ['柳州', ['450200']],
  ['柳州市', ['450200']],
  ['广西 柳州', ['450200']],
  ['重庆开州', ['500154']],
  ['重庆市开州区', ['500154']],
  ['河北省邢台市宁晋县', ['130528']],
  ['内蒙古', ['150000']],
  ['北京朝阳', ['110105']],
  ['朝阳', ['211300', '110105', '211321', '220104']],
  ['广东柳州', []],
  ['市辖区', []],
  ['州', []],
  ['', []],
])('%s names %j', (text, codes) => {
  expect(regionsNamed(text)).toEqual(codes);
});

test('every place is found by its full name', () => {
  const lost = provinces()
    .flatMap(within)
    .filter((code) => !regionsNamed(fullRegionName(code)).includes(code));
  expect(lost).toEqual([]);
});

test('a search shows the place so called first, then those that begin with the text, then those that hold it', () => {
  expect(searchRegions('开州').map(regionName)).toEqual(['开州区']);
  const found = searchRegions('开').map(regionName);
  expect(found.indexOf('开封市')).toBeLessThan(found.indexOf('开州区'));
  expect(found.indexOf('开州区')).toBeLessThan(found.indexOf('南开区'));
});

test('a pasted page names no region and takes no time', () => {
  expect(regionsNamed('柳州市'.repeat(4000))).toEqual([]);
});
