import type { Kysely } from 'kysely';
import type { Database, OrganisationTable } from '#db/schema.ts';
import type { OrganisationKind } from './organisation.ts';

export interface Organisation {
  organisationId: string;
  name: string;
  kind: OrganisationKind;
  regionCode: string;
  isDemonstration: boolean;
  suspendedAt: string | undefined;
  /** How people reach the office. */
  phone: string | undefined;
  hours: string | undefined;
}

/** Every organisation of a scope (`scopeOf`), those of one region together, by name. */
export async function listOrganisations(db: Kysely<Database>, scope = ''): Promise<Organisation[]> {
  const rows = await db
    .selectFrom('organisation')
    .selectAll()
    .where('region_code', 'like', `${scope}%`)
    .orderBy('region_code')
    .orderBy('name')
    .execute();
  return rows.map(organisation);
}

/** An organisation of a scope (`scopeOf`) by its id, suspended or not. */
export async function findOrganisation(
  db: Kysely<Database>,
  id: string,
  scope = '',
): Promise<Organisation | undefined> {
  const row = await db
    .selectFrom('organisation')
    .selectAll()
    .where('organisation_id', '=', id)
    .where('region_code', 'like', `${scope}%`)
    .executeTakeFirst();
  return row && organisation(row);
}

/** The offices that help people and can be called, of every region, by name. */
export async function listOfficesWithPhone(db: Kysely<Database>): Promise<Organisation[]> {
  const rows = await db
    .selectFrom('organisation')
    .selectAll()
    .where('kind', 'in', ['federation', 'service'])
    .where('contact_phone', 'is not', null)
    .where('suspended_at', 'is', null)
    .orderBy('region_code')
    .orderBy('name')
    .execute();
  return rows.map(organisation);
}

/** How many people have a role in an organisation now. */
export async function countMembers(db: Kysely<Database>, organisationId: string): Promise<number> {
  const { members } = await db
    .selectFrom('account_role')
    .select(({ fn }) => fn.count<number>('account_id').distinct().as('members'))
    .where('organisation_id', '=', organisationId)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(members);
}

const organisation = (row: OrganisationTable): Organisation => ({
  organisationId: row.organisation_id,
  name: row.name,
  kind: row.kind as OrganisationKind,
  regionCode: row.region_code,
  isDemonstration: row.is_demonstration === 1,
  suspendedAt: row.suspended_at ?? undefined,
  phone: row.contact_phone ?? undefined,
  hours: row.contact_hours ?? undefined,
});
