import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { NotAllowed, requireAdministrator, scopeOf } from './authority.ts';
import type { StaffActor } from './authority.ts';
import type { OrganisationKind } from './organisation.ts';
import { recordStaffEvent } from './record-staff-event.ts';

export interface NewOrganisation {
  name: string;
  kind: OrganisationKind;
  regionCode: string;
}

/**
 * Registers an organisation and returns its id; undefined when the region has one of this name. Administrators of the
 * region only.
 */
export async function createOrganisation(
  db: Kysely<Database>,
  sealer: Sealer,
  actor: StaffActor,
  { name, kind, regionCode }: NewOrganisation,
  now: Date,
): Promise<string | undefined> {
  requireAdministrator(actor);
  if (!regionCode.startsWith(scopeOf(actor))) throw new NotAllowed('Nobody registers an organisation elsewhere');
  const organisationId = randomUUID();
  return db.transaction().execute(async (transaction) => {
    const same = await transaction
      .selectFrom('organisation')
      .select('organisation_id')
      .where('name', '=', name)
      .where('region_code', '=', regionCode)
      .executeTakeFirst();
    if (same) return undefined;
    await transaction
      .insertInto('organisation')
      .values({
        organisation_id: organisationId,
        name,
        kind,
        region_code: regionCode,
        is_demonstration: 0,
        created_at: now.toISOString(),
        suspended_at: null,
      })
      .execute();
    await recordStaffEvent(transaction, sealer, { kind: 'organisation-created', actor, organisationId }, now);
    return organisationId;
  });
}
