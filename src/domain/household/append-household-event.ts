import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { recordEvent } from '../file/record-event.ts';
import type { RecordFile } from '../jobseeker/jobseeker-queries.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { sayHouseholdEvent } from './household.ts';
import type { HouseholdEvent, HouseholdEventKind } from './household.ts';

export interface NewHouseholdEvent {
  householdId: string;
  kind: HouseholdEventKind;
  /** The person whom it concerns alone. */
  jobseekerId?: string | undefined;
  onDay?: string | undefined;
  value?: string | undefined;
  text?: string | undefined;
  as: NonNullable<HouseholdEvent['as']>;
}

/** Who did it, as the person's messages name them. */
const doers = { self: '您', helper: '帮您的家属', staff: '就业辅导员' } as const;

/**
 * Adds an event to a household and to the log of each of these files, and tells these people when somebody else did it.
 * In the caller's transaction, with the files and the household locked.
 */
export async function appendHouseholdEvent(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  files: readonly Pick<RecordFile, 'jobseekerId' | 'accountId'>[],
  { householdId, kind, jobseekerId, onDay, value, text, as }: NewHouseholdEvent,
  now: Date,
): Promise<void> {
  const { last } = await db
    .selectFrom('household_event')
    .select(({ fn }) => fn.max('place').as('last'))
    .where('household_id', '=', householdId)
    .executeTakeFirstOrThrow();
  const happenedAt = now.toISOString();
  await db
    .insertInto('household_event')
    .values({
      ...{ household_event_id: randomUUID(), household_id: householdId, place: Number(last ?? 0) + 1, kind },
      ...{ jobseeker_id: jobseekerId ?? null, on_day: onDay ?? null, value: value ?? null },
      ...{ sealed_text: text ? sealer.seal(text) : null, happened_at: happenedAt },
      ...{ actor_id: asker.visitor.accountId, actor_as: as },
    })
    .execute();
  const said = sayHouseholdEvent({ kind, jobseekerId, onDay, value, text, by: '', as, happenedAt });
  const [first = '', ...rest] = said.split(/(?<=。)/);
  for (const { accountId, ...file } of files) {
    const event = { kind: 'changed', subject: 'household', actor: actorOf(asker) } as const;
    await recordEvent(db, sealer, { ...event, jobseekerId: file.jobseekerId }, now);
    if (as === 'self' || !accountId) continue;
    const notice = [
      `您家的就业情况：${doers[as]}${asker.visitor.called}${first}`,
      ...rest,
      ...(as === 'staff' ? ['不对的话，您可以说不同意。'] : []),
    ].join('\n');
    await sendNotice(db, sealer, { accountId, kind: 'household', text: notice, path: '/household' }, now);
  }
}
