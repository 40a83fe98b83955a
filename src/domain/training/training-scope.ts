import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Visitor } from '../account/account.ts';
import { scopeOf } from '../organisation/authority.ts';
import { regionAndAbove } from '../region/region.ts';

const within = (visitor: Visitor): string => `${scopeOf(visitor) || 'none'}%`;

/** What `runsTraining` says, for lists of a table that has a region and an organisation. */
export const isRunBy = (visitor: Visitor, table: 'course' | 'training_base' | 'course_proposal'): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${table}.region_code`)} like ${within(visitor)}
    or ${sql.ref(`${table}.organisation_id`)} = ${visitor.role.organisationId ?? ''})`;

/** What staff of a region may use: what is within it, and what is above it. */
export const isUsedBy = (visitor: Visitor, table: 'organisation'): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${table}.region_code`)} like ${within(visitor)}
    or ${sql.ref(`${table}.region_code`)} in (${sql.join(['none', ...regionAndAbove(visitor.role.regionCode ?? '')])}))`;
