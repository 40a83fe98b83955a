import { expressionBuilder } from 'kysely';
import type { Database } from '#db/schema.ts';

/** Whether the `account` of a query has an app for one-time codes or a passkey; 0 or 1, false or true. */
export const hasSecondFactor = () => {
  const eb = expressionBuilder<Database, 'account'>();
  return eb.or([
    eb.exists(
      eb
        .selectFrom('one_time_generator')
        .select('one_time_generator.account_id')
        .whereRef('one_time_generator.account_id', '=', 'account.account_id')
        .where('one_time_generator.confirmed_at', 'is not', null),
    ),
    eb.exists(
      eb.selectFrom('passkey').select('passkey.account_id').whereRef('passkey.account_id', '=', 'account.account_id'),
    ),
  ]);
};
