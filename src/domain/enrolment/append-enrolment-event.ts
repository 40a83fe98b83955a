import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import type { EnrolmentEventKind } from './enrolment.ts';
import { enteredAs } from './training-right.ts';

export interface NewEnrolmentEvent {
  enrolmentId: string;
  kind: EnrolmentEventKind;
  /** A reason or other words; kept sealed. */
  note?: string | undefined;
  /** Undefined: the portal itself. */
  asker?: Asker | undefined;
}

/** Adds what happened to an enrolment, in the transaction of whoever holds its session. */
export async function appendEnrolmentEvent(
  db: Kysely<Database>,
  sealer: Sealer,
  { enrolmentId, kind, note, asker }: NewEnrolmentEvent,
  now: Date,
): Promise<void> {
  const { last } = await db
    .selectFrom('enrolment_event')
    .select((eb) => eb.fn.max<number | null>('place').as('last'))
    .where('enrolment_id', '=', enrolmentId)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('enrolment_event')
    .values({
      ...{ enrolment_event_id: randomUUID(), enrolment_id: enrolmentId, place: (last ?? 0) + 1, kind },
      sealed_note: note ? sealer.seal(note) : null,
      actor_id: asker?.visitor.accountId ?? null,
      actor_as: asker ? enteredAs(asker) : null,
      happened_at: now.toISOString(),
    })
    .execute();
}
