import { childRegions, placeName, programmeRegions, regionAndAbove } from './domain/region/region.ts';
import { everywhere } from './job-list-url.ts';

/** What a filter by region offers: everywhere, the five regions, the districts of the chosen one, and the chosen one. */
export function regionChoices(region: string | undefined): (readonly [string, string])[] {
  const served = region && programmeRegions.find((code) => regionAndAbove(region).includes(code));
  const offered = new Set<string>([
    ...programmeRegions,
    ...(served ? childRegions(served) : []),
    ...(region ? [region] : []),
  ]);
  return [[everywhere, '全国'] as const, ...[...offered].map((code) => [code, placeName(code)] as const)];
}
