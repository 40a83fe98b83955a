import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { wordingOf } from './consent.ts';
import type { ConsentPurpose } from './consent.ts';

/**
 * Lets a list of recommended jobs exist as long as the person agrees to that, and rest on the registration only as long
 * as they agree to that, in the transaction of the consent. Everything that hangs on the list goes with it.
 */
export async function keepRecommendationList(
  db: Kysely<Database>,
  { jobseekerId, purpose, state }: { jobseekerId: string; purpose: ConsentPurpose; state: 'given' | 'withdrawn' },
): Promise<void> {
  if (purpose === 'recommendation' && state === 'given') {
    const { version: wording } = wordingOf('recommendation');
    await db
      .insertInto('recommendation_list')
      .values({
        ...{ jobseeker_id: jobseekerId, wording },
        ...{ made_from: null, wants: null, kept: 0, new_at: null, unread_at: null, noticed_on: null },
      })
      .onConflict((conflict) => conflict.column('jobseeker_id').doUpdateSet({ wording }))
      .execute();
  }
  if (state === 'given') return;
  if (purpose === 'recommendation')
    await db.deleteFrom('recommendation_list').where('jobseeker_id', '=', jobseekerId).execute();
  if (purpose === 'demand') {
    for (const table of ['recommendation', 'recommendation_want'] as const)
      await db.deleteFrom(table).where('jobseeker_id', '=', jobseekerId).execute();
    await db
      .updateTable('recommendation_list')
      .set({ made_from: null, wants: null, kept: 0, new_at: null, unread_at: null })
      .where('jobseeker_id', '=', jobseekerId)
      .execute();
  }
}
