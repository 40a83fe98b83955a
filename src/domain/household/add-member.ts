import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { hasConsent } from '../consent/consent-queries.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import { isServedIn } from '../jobseeker/record-right.ts';
import { appendHouseholdEvent } from './append-household-event.ts';
import { mostMembers } from './household.ts';
import type { MemberState, Relation } from './household.ts';
import { lockForChange, setHousehold } from './household-right.ts';
import type { HouseholdRefused } from './household-right.ts';

export interface NewMember {
  householdId: string;
  /** Made with the form, so that a form sent twice adds one member. */
  memberId: string;
  relation: Relation;
  state: MemberState;
  /** Somebody with a file; without it, the member is known by the relation only. */
  jobseekerId: string | undefined;
}

/** `no file`: there is none to link, the person has not agreed, or stands in a household already. */
export type MemberOutcome = 'added' | 'no file' | 'full' | HouseholdRefused;

/** Adds a member to a household: by the relation only, or with the file of somebody who agrees. */
export const addMember = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { householdId, memberId, relation, state, jobseekerId }: NewMember,
  now: Date,
): Promise<MemberOutcome> =>
  db.transaction().execute(async (transaction) => {
    const locked = await lockForChange(transaction, sealer, visitor, { householdId, also: jobseekerId });
    if (locked.refused) return locked.refused;
    const { members } = locked.household;
    if (members.some((member) => member.memberId === memberId)) return 'added';
    if (members.length >= mostMembers) return 'full';
    const file = jobseekerId ? await findFile(transaction, sealer, jobseekerId) : undefined;
    if (jobseekerId) {
      if (!file || !isServedIn(visitor.role, file)) return 'no file';
      if (!(await hasConsent(transaction, jobseekerId, 'counsellor'))) return 'no file';
      const standing = transaction.selectFrom('household_member').select('household_id');
      if (await standing.where('jobseeker_id', '=', jobseekerId).executeTakeFirst()) return 'no file';
    }
    await transaction
      .insertInto('household_member')
      .values({
        ...{ household_member_id: memberId, household_id: householdId, jobseeker_id: jobseekerId ?? null },
        ...{ place: members.length + 1, relation, state, route: null },
      })
      .execute();
    await setHousehold(transaction, householdId);
    const files = [...locked.linked.map((each) => each.file), ...(file ? [file] : [])];
    const added = { householdId, kind: 'added', as: 'staff' } as const;
    await appendHouseholdEvent(transaction, sealer, { visitor }, files, added, now);
    return 'added';
  });
