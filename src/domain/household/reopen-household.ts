import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { appendHouseholdEvent } from './append-household-event.ts';
import type { ReopeningReason } from './household.ts';
import { lockForChange, setHousehold } from './household-right.ts';
import type { HouseholdRefused } from './household-right.ts';

export interface Reopening {
  householdId: string;
  /** The revision that the form showed. */
  revision: number;
  reason: ReopeningReason;
  reopenedOn: string;
  note: string;
}

/**
 * Takes a clearing back that was wrong, or enters the household again because nobody works any more. What was cleared,
 * when and why stays in the events.
 */
export const reopenHousehold = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { householdId, revision, reason, reopenedOn, note }: Reopening,
  now: Date,
): Promise<'reopened' | HouseholdRefused> =>
  db.transaction().execute(async (transaction) => {
    const locked = await lockForChange(transaction, sealer, visitor, { householdId });
    if (locked.refused) return locked.refused;
    const { household, linked } = locked;
    // Sent twice.
    if (!household.clearedOn) return 'reopened';
    if (household.revision !== revision) return 'changed meanwhile';
    const entered = reason === 'again' ? { entered_on: reopenedOn } : {};
    await setHousehold(transaction, householdId, { cleared_on: null, clearing_reason: null, ...entered });
    const files = linked.map(({ file }) => file);
    const event = { householdId, kind: 'reopened', onDay: reopenedOn, value: reason, text: note, as: 'staff' } as const;
    await appendHouseholdEvent(transaction, sealer, { visitor }, files, event, now);
    return 'reopened';
  });
