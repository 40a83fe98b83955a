import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { countSignedUp, findEvent } from './event-queries.ts';
import { runsEvent, sayAccess, sayEventChanges } from './event.ts';
import type { EventFacts } from './event.ts';
import { holdEvent } from './hold-event.ts';
import { listParticipants } from './sign-up-queries.ts';
import { accessColumns, eventColumns, storeAccess } from './store-event.ts';
import { tellOfEvent } from './tell-of-event.ts';

/** `revision`: somebody else changed it meanwhile. `seats`: more have signed up than there would be seats. */
export type ChangeEventOutcome = 'changed' | 'revision' | 'seats' | 'over' | 'not theirs';

/** Changes an event; everybody on the list is told what it was and what it is now. */
export const changeEvent = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { eventId, revision, facts }: { eventId: string; revision: number; facts: EventFacts },
  now: Date,
): Promise<ChangeEventOutcome> =>
  db.transaction().execute(async (transaction) => {
    await holdEvent(transaction, eventId);
    const before = await findEvent(transaction, eventId);
    if (!before || !runsEvent(visitor, before) || !runsEvent(visitor, facts)) return 'not theirs';
    if (before.cancelledAt || before.endsAt <= now.toISOString()) return 'over';
    if (before.revision !== revision) return 'revision';
    if (facts.seats !== undefined && facts.seats < (await countSignedUp(transaction, eventId))) return 'seats';
    const isAccessSame =
      sayAccess(before).join('') === sayAccess(facts).join('') && before.accessNote === facts.accessNote;
    const isMoved = before.startsAt !== facts.startsAt;
    await transaction
      .updateTable('public_event')
      .set({
        ...eventColumns(facts),
        ...(isAccessSame ? {} : accessColumns(facts, facts.organiser, now)),
        ...{ revision: revision + 1, changed_at: now.toISOString() },
      })
      .where('public_event_id', '=', eventId)
      .execute();
    await storeAccess(transaction, eventId, facts);
    if (isMoved)
      await transaction
        .updateTable('event_sign_up')
        .set({ reminded_at: null })
        .where('public_event_id', '=', eventId)
        .execute();
    const changes = sayEventChanges(before, facts);
    if (changes.length > 0) {
      const text = [`您报名的活动有变化：${before.title}。`, ...changes, '不能来了，请取消报名。'].join('\n');
      await tellOfEvent(transaction, sealer, await listParticipants(transaction, sealer, eventId), text, now);
    }
    return 'changed';
  });
