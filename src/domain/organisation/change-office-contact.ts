import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { requireAdministrator, scopeOf } from './authority.ts';
import type { StaffActor } from './authority.ts';
import { recordStaffEvent } from './record-staff-event.ts';

export interface OfficeContact {
  organisationId: string;
  /** Empty: 未知. */
  phone: string;
  /** When somebody answers, in words; empty: 未知. */
  hours: string;
}

/**
 * Sets how an office is reached, as people read it; empty takes it away. Returns whether there is such an organisation.
 * Administrators of the region only.
 */
export async function changeOfficeContact(
  db: Kysely<Database>,
  sealer: Sealer,
  actor: StaffActor,
  { organisationId, phone, hours }: OfficeContact,
  now: Date,
): Promise<boolean> {
  requireAdministrator(actor);
  return db.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('organisation')
      .set({ contact_phone: phone || null, contact_hours: hours || null })
      .where('organisation_id', '=', organisationId)
      .where('region_code', 'like', `${scopeOf(actor)}%`)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await recordStaffEvent(transaction, sealer, { kind: 'organisation-contact', actor, organisationId }, now);
    return true;
  });
}
