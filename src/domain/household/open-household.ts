import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { recordEvent } from '../file/record-event.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import { waitingObjection } from './household.ts';
import type { Household, HouseholdEvent, Member } from './household.ts';
import { listHouseholdEvents } from './household-rows.ts';
import { lockHousehold } from './household-right.ts';

/** A member as a counsellor reads of them. */
export interface OpenedMember extends Member {
  /** How a person on the counsellor's caseload wants to be addressed; all others go without a name. */
  called: string | undefined;
  /** What the person does not agree with, and waits for an answer to. */
  objection: HouseholdEvent | undefined;
}

export type OpenedHousehold =
  | { state: 'missing' | 'reason needed' }
  | {
      state: 'open';
      household: Household;
      members: readonly OpenedMember[];
      events: readonly HouseholdEvent[];
      /** Whether the counsellor looks after one of its people, and may change it. */
      isOwn: boolean;
    };

/** Stands in the log of a person who lives with one of the counsellor's people. */
const sameHousehold = '同一户的家人由这位辅导员负责';

/**
 * Opens a household for a counsellor of its region. The reading stands in the log of every person with a file, with the
 * reason where nobody of the household is the counsellor's to look after.
 */
export const openHousehold = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { householdId, reason }: { householdId: string; reason?: string | undefined },
  now: Date,
): Promise<OpenedHousehold> =>
  db.transaction().execute(async (transaction) => {
    const locked = await lockHousehold(transaction, sealer, visitor, householdId);
    if (!locked) return { state: 'missing' };
    const { household, linked } = locked;
    const isOwn = linked.some((each) => each.isOwn);
    if (!isOwn && !reason) return { state: 'reason needed' };
    for (const each of linked) {
      const why = each.isOwn ? undefined : (reason ?? sameHousehold);
      const event = { kind: 'read', subject: 'household', actor: actorOf({ visitor }), reason: why } as const;
      await recordEvent(transaction, sealer, { ...event, jobseekerId: each.file.jobseekerId }, now);
    }
    const events = await listHouseholdEvents(transaction, sealer, householdId);
    const members = household.members.map((member): OpenedMember => {
      const own = linked.find((each) => each.isOwn && each.file.jobseekerId === member.jobseekerId);
      const objection = own && waitingObjection(events, own.file.jobseekerId);
      return { ...member, called: own?.file.person.called, objection };
    });
    // What another counsellor's person said is between those two.
    const isTold = ({ jobseekerId }: HouseholdEvent) =>
      jobseekerId === undefined || members.some((member) => member.called && member.jobseekerId === jobseekerId);
    return { state: 'open', household, members, events: events.filter(isTold), isOwn };
  });
