import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { regionAndAbove } from '../region/region.ts';

/**
 * Whether what lies in this column's region is for a region: it lies within it, or above it, as a city's courses are
 * for its districts.
 */
export function servesRegion(
  column: 'course.region_code' | 'training_base.region_code',
  region: string,
): RawBuilder<boolean> {
  const below = `${region.replace(/(00)+$/, '')}%`;
  return sql<boolean>`(${sql.ref(column)} like ${below} or ${sql.ref(column)} in (${sql.join([region, ...regionAndAbove(region)])}))`;
}
