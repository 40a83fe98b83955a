import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { StaffActor } from './authority.ts';
import type { StaffEventKind } from './staff-event.ts';

export interface NewStaffEvent {
  kind: StaffEventKind;
  actor: StaffActor;
  accountId?: string;
  organisationId?: string | undefined;
  role?: string;
  reason?: string;
}

/** Writes down who did what to an account or an organisation. Rows are only ever added. */
export async function recordStaffEvent(
  db: Kysely<Database>,
  sealer: Sealer,
  { kind, actor, accountId, organisationId, role, reason }: NewStaffEvent,
  now: Date,
): Promise<void> {
  await db
    .insertInto('staff_event')
    .values({
      staff_event_id: randomUUID(),
      kind,
      actor_id: actor.accountId,
      account_id: accountId ?? null,
      organisation_id: organisationId ?? null,
      role: role ?? null,
      sealed_reason: reason ? sealer.seal(reason) : null,
      happened_at: now.toISOString(),
    })
    .execute();
}
