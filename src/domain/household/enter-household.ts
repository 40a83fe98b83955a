import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import { appendHouseholdEvent } from './append-household-event.ts';
import type { EntryReason, MemberState, Route } from './household.ts';
import { isOwnFile } from './household-right.ts';

export interface NewHousehold {
  /** Made with the form, so that a form sent twice enters one household. */
  householdId: string;
  /** Who is entered first. */
  jobseekerId: string;
  reason: EntryReason;
  enteredOn: string;
  state: MemberState;
  route: Route | undefined;
  note: string;
}

/** `entered before`: the person stands in the list already, also where cleared. */
export type EntryOutcome = { outcome: 'not theirs' } | { outcome: 'entered' | 'entered before'; householdId: string };

/** Enters a household with a person whom the counsellor looks after, and tells them why and how they will be helped. */
export const enterHousehold = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { householdId, jobseekerId, reason, enteredOn, state, route, note }: NewHousehold,
  now: Date,
): Promise<EntryOutcome> =>
  db.transaction().execute(async (transaction) => {
    const file = await findFile(transaction, sealer, jobseekerId, { isForChange: true });
    if (!file || !(await isOwnFile(transaction, visitor, file))) return { outcome: 'not theirs' };
    const standing = await transaction
      .selectFrom('household_member')
      .select('household_id')
      .where('jobseeker_id', '=', jobseekerId)
      .executeTakeFirst();
    if (standing)
      return {
        outcome: standing.household_id === householdId ? 'entered' : 'entered before',
        householdId: standing.household_id,
      };
    const { numInsertedOrUpdatedRows: inserted } = await transaction
      .insertInto('household')
      .values({
        ...{ household_id: householdId, reason, entered_on: enteredOn, clearing_reason: null, cleared_on: null },
        ...{ revision: 1, entered_by: visitor.accountId, created_at: now.toISOString() },
      })
      .onConflict((conflict) => conflict.column('household_id').doNothing())
      .executeTakeFirst();
    if (!inserted) return { outcome: 'not theirs' };
    await transaction
      .insertInto('household_member')
      .values({
        ...{ household_member_id: randomUUID(), household_id: householdId, place: 1, jobseeker_id: jobseekerId },
        ...{ relation: 'self', state, route: route ?? null },
      })
      .execute();
    const entered = { householdId, kind: 'entered', onDay: enteredOn, value: reason, text: note, as: 'staff' } as const;
    await appendHouseholdEvent(transaction, sealer, { visitor }, [file], entered, now);
    const chosen = { householdId, kind: 'route', jobseekerId, value: route, as: 'staff' } as const;
    if (route) await appendHouseholdEvent(transaction, sealer, { visitor }, [file], chosen, now);
    return { outcome: 'entered', householdId };
  });
