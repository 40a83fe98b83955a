import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { terminal } from '../organisation/authority.ts';
import type { StaffEventKind } from '../organisation/staff-event.ts';
import { staffRoles } from './account.ts';
import type { Role } from './account.ts';
import { isStaffWithin } from './staff-scope.ts';

export interface StaffEvent {
  kind: StaffEventKind;
  happenedAt: string;
  /** Who did it; undefined when it was done in the terminal of the server. */
  actor: string | undefined;
  /** Whose account; undefined for events of organisations and for people who are no staff, whom this log does not name. */
  account: string | undefined;
  organisation: string | undefined;
  role: Role | undefined;
  reason: string | undefined;
}

/** A place in the log: this page begins after it or ends before it. */
export interface StaffEventCursor {
  direction: 'older' | 'newer';
  happenedAt: string;
  id: string;
}

export interface StaffEventPage {
  events: StaffEvent[];
  newer: StaffEventCursor | undefined;
  older: StaffEventCursor | undefined;
}

/** What staff did to the accounts and organisations of a scope (`scopeOf`), the newest first, page by page from a place in the log. */
export async function listStaffEvents(
  db: Kysely<Database>,
  sealer: Sealer,
  { cursor, size = 20, scope = '' }: { cursor?: StaffEventCursor | undefined; size?: number; scope?: string } = {},
): Promise<StaffEventPage> {
  const up = cursor?.direction === 'newer';
  const rows = await db
    .selectFrom('staff_event')
    .leftJoin('account as actor', 'actor.account_id', 'actor_id')
    .leftJoin('account', 'account.account_id', 'staff_event.account_id')
    .leftJoin('organisation', 'organisation.organisation_id', 'staff_event.organisation_id')
    .select([
      'staff_event_id',
      'staff_event.kind',
      'actor_id',
      'actor.sealed_called as sealed_actor',
      'account.sealed_called as sealed_account',
      'organisation.name',
      'role',
      'sealed_reason',
      'happened_at',
    ])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('account_role')
          .select('account_role_id')
          .whereRef('account_role.account_id', '=', 'staff_event.account_id')
          .where('account_role.role', 'in', staffRoles),
      ).as('is_staff'),
    )
    .$if(scope !== '', (query) =>
      query.where(({ and, eb, or }) =>
        or([
          eb('organisation.region_code', 'like', `${scope}%`),
          // Of an account alone, its suspension for example.
          and([eb('staff_event.organisation_id', 'is', null), isStaffWithin(scope)]),
        ]),
      ),
    )
    .$if(cursor !== undefined, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple('happened_at', 'staff_event_id'),
          up ? '>' : '<',
          tuple(cursor?.happenedAt ?? '', cursor?.id ?? ''),
        ),
      ),
    )
    .orderBy('happened_at', up ? 'asc' : 'desc')
    .orderBy('staff_event_id', up ? 'asc' : 'desc')
    .limit(size + 1)
    .execute();
  const isMore = rows.length > size;
  const shown = up ? rows.slice(0, size).reverse() : rows.slice(0, size);
  const at = (row: (typeof rows)[number] | undefined, direction: StaffEventCursor['direction']) =>
    row && { direction, happenedAt: row.happened_at, id: row.staff_event_id };
  return {
    events: shown.map((row) => ({
      kind: row.kind as StaffEventKind,
      happenedAt: row.happened_at,
      actor: row.actor_id === terminal.accountId || !row.sealed_actor ? undefined : sealer.unseal(row.sealed_actor),
      account: row.is_staff && row.sealed_account ? sealer.unseal(row.sealed_account) : undefined,
      organisation: row.name ?? undefined,
      role: (row.role ?? undefined) as Role | undefined,
      reason: row.sealed_reason ? sealer.unseal(row.sealed_reason) : undefined,
    })),
    newer: (up ? isMore : cursor) ? at(shown[0], 'newer') : undefined,
    older: up || isMore ? at(shown.at(-1), 'older') : undefined,
  };
}
