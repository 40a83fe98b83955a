import { sql } from 'kysely';
import type { ExpressionBuilder, Expression, SqlBool } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '../account/account.ts';
import { consents } from '../consent/consent.ts';
import type { ConsentPurpose } from '../consent/consent.ts';
import { childRegions } from '../region/region.ts';

type OfJobseeker = ExpressionBuilder<Database, 'jobseeker'>;

/** The regions that a counsellor serves. */
export const servedRegions = ({ role: { role, regionCode } }: Visitor): string[] =>
  role === 'counsellor' && regionCode ? [regionCode, ...childRegions(regionCode)] : [];

/** `serves` of a row in SQL: lives or is registered in the counsellor's region, is still helped from it, or has said neither. */
export const isServed =
  (visitor: Visitor) =>
  ({ eb, or, and }: OfJobseeker): Expression<SqlBool> => {
    const served = servedRegions(visitor);
    if (served.length === 0) return sql<SqlBool>`1 = 0`;
    return or([
      eb('residence_region', 'in', served),
      eb('registration_region', 'in', served),
      eb('leaving_region', 'in', served),
      and([eb('residence_region', 'is', null), eb('registration_region', 'is', null)]),
    ]);
  };

/** `hasConsent` of a row in SQL. */
export const agreesTo =
  (purpose: ConsentPurpose) =>
  ({ eb }: OfJobseeker): Expression<SqlBool> =>
    eb(
      ({ selectFrom }) =>
        selectFrom('consent_event')
          .select(sql<string>`consent_event.state || ' ' || wording`.as('said'))
          .whereRef('consent_event.jobseeker_id', '=', 'jobseeker.jobseeker_id')
          .where('purpose', '=', purpose)
          .orderBy('happened_at', 'desc')
          .limit(1),
      '=',
      `given ${consents[purpose].version}`,
    );
