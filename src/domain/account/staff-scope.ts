import { expressionBuilder } from 'kysely';
import type { Database } from '#db/schema.ts';
import { staffRoles } from './account.ts';

/**
 * Whether the `account` of a query is of staff within a scope (`scopeOf`): it had a role there, and holds none elsewhere.
 * Whoever works in two regions is administered by those who cover both.
 */
export const isStaffWithin = (scope: string) => {
  const eb = expressionBuilder<Database, 'account'>();
  const roles = () =>
    eb
      .selectFrom('account_role')
      .leftJoin('organisation', 'organisation.organisation_id', 'account_role.organisation_id')
      .select('account_role.account_role_id')
      .whereRef('account_role.account_id', '=', 'account.account_id')
      .where('account_role.role', 'in', staffRoles);
  if (scope === '') return eb.exists(roles());
  return eb.and([
    eb.exists(roles().where('organisation.region_code', 'like', `${scope}%`)),
    eb.not(
      eb.exists(
        roles()
          .where('account_role.ended_at', 'is', null)
          .where((where) =>
            where.or([
              where('organisation.region_code', 'is', null),
              where('organisation.region_code', 'not like', `${scope}%`),
            ]),
          ),
      ),
    ),
  ]);
};
