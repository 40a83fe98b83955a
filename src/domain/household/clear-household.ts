import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { appendHouseholdEvent } from './append-household-event.ts';
import type { ClearingReason } from './household.ts';
import { lockForChange, setHousehold } from './household-right.ts';
import type { HouseholdRefused } from './household-right.ts';

export interface Clearing {
  householdId: string;
  /** The revision that the form showed. */
  revision: number;
  reason: ClearingReason;
  clearedOn: string;
  note: string;
}

/** `nobody works`: the reason says that somebody does. `too early`: before the household was entered. */
export type ClearingOutcome = 'cleared' | 'nobody works' | 'too early' | HouseholdRefused;

/** Clears a household (100%动态清零, ZH 二(二)6): only when a member works, or for a reason that is written down. */
export const clearHousehold = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { householdId, revision, reason, clearedOn, note }: Clearing,
  now: Date,
): Promise<ClearingOutcome> =>
  db.transaction().execute(async (transaction) => {
    const locked = await lockForChange(transaction, sealer, visitor, { householdId });
    if (locked.refused) return locked.refused;
    const { household, linked } = locked;
    // Sent twice.
    if (household.clearedOn === clearedOn && household.clearingReason === reason) return 'cleared';
    if (household.revision !== revision || household.clearedOn) return 'changed meanwhile';
    if (clearedOn < household.enteredOn) return 'too early';
    if (reason === 'work' && !household.members.some(({ state }) => state === 'working')) return 'nobody works';
    await setHousehold(transaction, householdId, { cleared_on: clearedOn, clearing_reason: reason });
    const files = linked.map(({ file }) => file);
    const cleared = { householdId, kind: 'cleared', onDay: clearedOn, value: reason, text: note, as: 'staff' } as const;
    await appendHouseholdEvent(transaction, sealer, { visitor }, files, cleared, now);
    return 'cleared';
  });
