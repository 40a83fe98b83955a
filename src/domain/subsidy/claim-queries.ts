import type { Kysely, Selectable } from 'kysely';
import type { ClaimTable, Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Claim, ClaimContent, ClaimEvent, ClaimEventKind, ClaimState } from './claim.ts';
import type { SubsidyRule } from './subsidy.ts';

/** A person's claims, the newest first, each with its events. Who may see them is the caller's to ask. */
export async function listClaims(db: Kysely<Database>, sealer: Sealer, jobseekerId: string): Promise<Claim[]> {
  const rows = await db
    .selectFrom('claim')
    .selectAll()
    .where('jobseeker_id', '=', jobseekerId)
    .orderBy('created_at', 'desc')
    .orderBy('claim_id')
    .execute();
  const events = rows.length > 0 ? await listEvents(db, sealer, rows) : new Map<string, ClaimEvent[]>();
  return rows.map((row) => readClaim(sealer, row, events.get(row.claim_id) ?? []));
}

/** One claim of this person, or undefined. */
export async function findClaim(
  db: Kysely<Database>,
  sealer: Sealer,
  { jobseekerId, claimId }: { jobseekerId: string; claimId: string },
): Promise<Claim | undefined> {
  const row = await db
    .selectFrom('claim')
    .selectAll()
    .where('jobseeker_id', '=', jobseekerId)
    .where('claim_id', '=', claimId)
    .executeTakeFirst();
  return row && readClaim(sealer, row, (await listEvents(db, sealer, [row])).get(row.claim_id) ?? []);
}

async function listEvents(
  db: Kysely<Database>,
  sealer: Sealer,
  claims: readonly Pick<ClaimTable, 'claim_id'>[],
): Promise<Map<string, ClaimEvent[]>> {
  const rows = await db
    .selectFrom('claim_event')
    .leftJoin('account', 'account.account_id', 'claim_event.actor_id')
    .selectAll('claim_event')
    .select(['sealed_called', 'deleted_at'])
    .where(
      'claim_id',
      'in',
      claims.map(({ claim_id }) => claim_id),
    )
    .orderBy('place')
    .execute();
  const events = new Map<string, ClaimEvent[]>();
  for (const row of rows)
    events.set(row.claim_id, [
      ...(events.get(row.claim_id) ?? []),
      {
        ...{ place: row.place, kind: row.kind as ClaimEventKind, happenedAt: row.happened_at },
        note: row.sealed_note ? sealer.unseal(row.sealed_note) : '',
        as: row.actor_as as ClaimEvent['as'],
        by: row.sealed_called && !row.deleted_at ? sealer.unseal(row.sealed_called) : '',
      },
    ]);
  return events;
}

const readClaim = (sealer: Sealer, row: Selectable<ClaimTable>, events: readonly ClaimEvent[]): Claim => ({
  ...{ claimId: row.claim_id, jobseekerId: row.jobseeker_id, region: row.region_code, kind: row.kind },
  ...{ state: row.state as ClaimState, fromMonth: row.from_month ?? undefined, months: row.months },
  monthsGranted: row.months_granted ?? undefined,
  content: row.sealed_content ? (JSON.parse(sealer.unseal(row.sealed_content)) as ClaimContent) : undefined,
  ...{ revision: row.revision, createdAt: row.created_at, changedAt: row.changed_at, events },
});

/** The amounts that are configured for a kind and hold on this day, the newest first; none unless an office has said so. */
export async function listRules(
  db: Kysely<Database>,
  { region, kind }: { region: string; kind: string },
  today: string,
): Promise<SubsidyRule[]> {
  const rows = await db
    .selectFrom('subsidy_rule')
    .selectAll()
    .where('region_code', '=', region)
    .where('kind', '=', kind)
    .where('valid_from', '<=', today)
    .where(({ eb, or }) => or([eb('valid_to', 'is', null), eb('valid_to', '>=', today)]))
    .orderBy('valid_from', 'desc')
    .orderBy('subsidy_rule_id')
    .execute();
  return rows.map(({ amount, source, valid_from, valid_to }) => ({
    ...{ amount, source, validFrom: valid_from, validTo: valid_to ?? undefined },
  }));
}
