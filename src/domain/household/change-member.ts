import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { appendHouseholdEvent } from './append-household-event.ts';
import type { MemberState, Route } from './household.ts';
import { lockForChange, setHousehold } from './household-right.ts';
import type { HouseholdRefused } from './household-right.ts';

export interface ChangedMember {
  householdId: string;
  memberId: string;
  /** The revision that the form showed. */
  revision: number;
  state: MemberState;
  /** Only of somebody with a file. */
  route: Route | undefined;
  note: string;
}

/** Changes whether a member works, or on which of the four routes of ZH 二(二)6 the person is; each is told and stays. */
export const changeMember = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { householdId, memberId, revision, state, route, note }: ChangedMember,
  now: Date,
): Promise<'changed' | 'same' | HouseholdRefused> =>
  db.transaction().execute(async (transaction) => {
    const locked = await lockForChange(transaction, sealer, visitor, { householdId });
    if (locked.refused) return locked.refused;
    const { household, linked } = locked;
    const member = household.members.find((each) => each.memberId === memberId);
    const person = linked.find(({ file }) => file.jobseekerId === member?.jobseekerId);
    // Somebody else's person is theirs to change.
    if (!member || (member.jobseekerId !== undefined && !person?.isOwn)) return 'not theirs';
    const wanted = member.jobseekerId === undefined ? undefined : route;
    if (member.state === state && member.route === wanted && note === '') return 'same';
    if (household.revision !== revision) return 'changed meanwhile';
    await transaction
      .updateTable('household_member')
      .set({ state, route: wanted ?? null })
      .where('household_member_id', '=', memberId)
      .execute();
    await setHousehold(transaction, householdId);
    const { jobseekerId } = member;
    // What changes about a member with a file is for that person; of the others, the whole household reads it.
    const files = person ? [person.file] : linked.map(({ file }) => file);
    const tell = (kind: 'state' | 'route', value: string | undefined, text: string) =>
      appendHouseholdEvent(
        transaction,
        sealer,
        { visitor },
        files,
        { householdId, kind, jobseekerId, value, text, as: 'staff' },
        now,
      );
    const isRoute = wanted !== undefined && (wanted !== member.route || state === member.state);
    if (state !== member.state || !isRoute) await tell('state', state, isRoute ? '' : note);
    if (isRoute) await tell('route', wanted, note);
    return 'changed';
  });
