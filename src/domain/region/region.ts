import { regionTable } from './region-table.ts';

/*
 * Regions are GB/T 2260 codes of six digits: two for the province, two for the city, two for the county or district.
 */

export type RegionLevel = 'province' | 'city' | 'county';

const names = new Map(
  regionTable
    .trim()
    .split('\n')
    .map((line) => [line.slice(0, 6), line.slice(7)] as const),
);

/** Rows that group others and that nobody calls a place: 重庆市's districts hang below one called 市辖区. */
const groupings = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划']);

const isGrouping = (code: string): boolean => groupings.has(names.get(code) ?? '');

/** The regions whose plan the portal serves: 柳州市、重庆市开州区、黄石市、珠海市、宁晋县. */
export const programmeRegions = ['450200', '500154', '420200', '440400', '130528'] as const;

export type ProgrammeRegion = (typeof programmeRegions)[number];

/** Whether the table has this code. */
export const isRegion = (code: string): boolean => names.has(code);

/** `城中区`; 未知 for a code that the table lacks, which old data may hold. */
export const regionName = (code: string): string => names.get(code) ?? '未知';

export function regionLevel(code: string): RegionLevel {
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'city' : 'county';
}

/** The region itself and what is above it, up to the province, groupings included. Empty for an unknown code. */
export function regionAndAbove(code: string): string[] {
  if (!isRegion(code)) return [];
  return [...new Set([code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`])];
}

/** `广西壮族自治区柳州市城中区`; 未知 for an unknown code. */
export const fullRegionName = (code: string): string =>
  regionAndAbove(code)
    .filter((above) => !isGrouping(above))
    .reverse()
    .map(regionName)
    .join('') || '未知';

/** As said among neighbours: `柳州市城中区`, `重庆市开州区`, `柳州市`; the province only where no city stands between. */
export function placeName(code: string): string {
  const [place, ...above] = regionAndAbove(code).filter((other) => !isGrouping(other));
  if (place === undefined) return '未知';
  const nearest = regionLevel(place) === 'county' ? above[0] : undefined;
  return `${nearest ? regionName(nearest) : ''}${regionName(place)}`;
}

/** The place that this one belongs to, groupings passed over; undefined for a province. */
export const parentRegion = (code: string): string | undefined =>
  regionAndAbove(code)
    .slice(1)
    .find((above) => !isGrouping(above));

/** The places directly within this one, groupings passed over, in the order of the table. */
export const childRegions = (code: string): string[] => children().get(code) ?? [];

/** The provinces, autonomous regions, municipalities and special administrative regions. */
export const provinces = (): string[] => [...names.keys()].filter((code) => regionLevel(code) === 'province');

/** Every place of the table, groupings left out. */
export const allRegions = (): string[] => [...names.keys()].filter((code) => !isGrouping(code));

/** `柳州` for 柳州市, `恩施` for 恩施土家族苗族自治州, as people say it; the name itself where nothing can be left off. */
export function shortRegionName(code: string): string {
  const name = regionName(code);
  const shorter = [name.replace(autonomous, ''), name.replace(/族自治[县旗]$/, ''), name.replace(commonEnding, '')];
  return shorter.find((short) => short !== name && short.length >= 2) ?? name;
}

const commonEnding = /(?:特别行政区|地区|新区|[省市区县盟旗])$/;
const longPeoples =
  '维吾尔|土家|(?<!内)蒙古|布依|朝鲜|哈尼|哈萨克|傈僳|仡佬|东乡|拉祜|纳西|仫佬|锡伯|柯尔克孜|达斡尔|景颇|毛南|撒拉|布朗|塔吉克|普米|保安|裕固|独龙';
const autonomous = new RegExp(`(?:(?:${longPeoples})族?|[壮满回苗彝藏侗瑶白黎傣畲水佤羌土怒各]族)*自治[区州县旗]$`);

/** The regions that a text names, with or without 省市区县 and with or without what is above: 柳州、广西柳州市、重庆开州. */
export function regionsNamed(text: string): string[] {
  const wanted = text.replace(/\s/g, '');
  if (wanted.length > longestName) return [];
  const found = new Set(byName().get(wanted));
  for (let cut = 2; cut <= wanted.length - 2; cut++) {
    for (const code of byName().get(wanted.slice(cut)) ?? []) {
      const above = regionsNamed(wanted.slice(0, cut));
      if (
        regionAndAbove(code)
          .slice(1)
          .some((region) => above.includes(region))
      )
        found.add(code);
    }
  }
  return [...found].sort(byLevel);
}

/** The regions that a text names, then those whose name begins with it or holds it; provinces before cities before counties. */
export function searchRegions(text: string): string[] {
  const wanted = text.replace(/\s/g, '');
  if (wanted === '') return [];
  const holding = allRegions().filter((code) => regionName(code).includes(wanted));
  const beginning = (code: string): number => (regionName(code).startsWith(wanted) ? 0 : 1);
  holding.sort((a, b) => beginning(a) - beginning(b) || byLevel(a, b));
  return [...new Set([...regionsNamed(wanted), ...holding])];
}

/** Longer than any full name; keeps a pasted page from being cut in a hundred ways. */
const longestName = 40;

const levels: readonly RegionLevel[] = ['province', 'city', 'county'];

const byLevel = (a: string, b: string): number =>
  levels.indexOf(regionLevel(a)) - levels.indexOf(regionLevel(b)) || (a < b ? -1 : 1);

const byName = once(() => {
  const index = new Map<string, string[]>();
  for (const code of allRegions()) {
    for (const name of new Set([regionName(code), shortRegionName(code)]))
      index.set(name, [...(index.get(name) ?? []), code]);
  }
  return index;
});

const children = once(() => {
  const index = new Map<string, string[]>();
  for (const code of allRegions()) {
    const parent = parentRegion(code);
    if (parent) index.set(parent, [...(index.get(parent) ?? []), code]);
  }
  return index;
});

/** Most processes never search a place; the ones that do build the index at first need. */
function once<Value>(build: () => Value): () => Value {
  let built: { value: Value } | undefined;
  return () => (built ??= { value: build() }).value;
}
