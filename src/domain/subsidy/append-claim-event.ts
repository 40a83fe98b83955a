import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { addDays, chinaDay } from '../day/day.ts';
import { recordEvent } from '../file/record-event.ts';
import type { FileEventKind } from '../file/file.ts';
import type { RecordFile } from '../jobseeker/jobseeker-queries.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { closeTask } from '../task/close-task.ts';
import { openTask } from '../task/open-task.ts';
import { lookDays } from './claim.ts';
import type { ClaimEvent, ClaimEventKind } from './claim.ts';

export interface NewClaimEvent {
  claimId: string;
  kind: ClaimEventKind;
  note?: string | undefined;
  as: ClaimEvent['as'];
  /** What the person is told; undefined: they did it themselves. */
  text?: string | undefined;
  /** Whether staff have to look at it now. */
  waitsForStaff: boolean;
}

const deeds: Readonly<Record<ClaimEventKind, FileEventKind>> = {
  ...{ sent: 'sent', supplied: 'changed', withdrawn: 'withdrawn', objected: 'changed' },
  ...{ asked: 'changed', agreed: 'finished', refused: 'finished', answered: 'changed' },
};

/** Adds an event to a claim, the file's log, the person's messages and the tasks of staff, in the caller's transaction. */
export async function appendClaimEvent(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { jobseekerId, accountId }: Pick<RecordFile, 'jobseekerId' | 'accountId'>,
  { claimId, kind, note, as, text, waitsForStaff }: NewClaimEvent,
  now: Date,
): Promise<void> {
  const { last } = await db
    .selectFrom('claim_event')
    .select(({ fn }) => fn.max('place').as('last'))
    .where('claim_id', '=', claimId)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('claim_event')
    .values({
      ...{ claim_event_id: randomUUID(), claim_id: claimId, place: Number(last ?? 0) + 1, kind, actor_as: as },
      ...{ sealed_note: note ? sealer.seal(note) : null, actor_id: asker.visitor.accountId },
      happened_at: now.toISOString(),
    })
    .execute();
  await recordEvent(db, sealer, { jobseekerId, kind: deeds[kind], subject: 'subsidy', actor: actorOf(asker) }, now);
  const task = { jobseekerId, kind: 'claim', subject: claimId } as const;
  if (waitsForStaff) await openTask(db, { ...task, dueOn: addDays(chinaDay(now), lookDays) }, now);
  else await closeTask(db, { ...task, accountId: asker.visitor.accountId }, now);
  if (accountId && text !== undefined)
    await sendNotice(db, sealer, { accountId, kind: 'subsidy', text, path: `/claims/${claimId}` }, now);
}
