import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { closeTask } from '../task/close-task.ts';
import { appendHouseholdEvent } from './append-household-event.ts';
import { waitingObjection } from './household.ts';
import { lockForChange } from './household-right.ts';
import type { HouseholdRefused } from './household-right.ts';
import { listHouseholdEvents } from './household-rows.ts';

/** A counsellor answers what a person whom they look after did not agree with; the person is told. */
export const answerObjection = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { householdId, memberId, words }: { householdId: string; memberId: string; words: string },
  now: Date,
): Promise<'answered' | 'nothing to answer' | HouseholdRefused> =>
  db.transaction().execute(async (transaction) => {
    const locked = await lockForChange(transaction, sealer, visitor, { householdId });
    if (locked.refused) return locked.refused;
    const jobseekerId = locked.household.members.find((each) => each.memberId === memberId)?.jobseekerId;
    const person = locked.linked.find(({ file, isOwn }) => isOwn && file.jobseekerId === jobseekerId);
    if (!jobseekerId || !person) return 'not theirs';
    const events = await listHouseholdEvents(transaction, sealer, householdId);
    if (!waitingObjection(events, jobseekerId)) return 'nothing to answer';
    const answer = { householdId, kind: 'answer', jobseekerId, text: words, as: 'staff' } as const;
    await appendHouseholdEvent(transaction, sealer, { visitor }, [person.file], answer, now);
    const { accountId } = visitor;
    await closeTask(transaction, { jobseekerId, kind: 'household', subject: householdId, accountId }, now);
    return 'answered';
  });
