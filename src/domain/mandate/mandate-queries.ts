import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { readPerson } from '../jobseeker/person.ts';
import { isServedIn } from '../jobseeker/record-right.ts';
import { findParty } from './party-queries.ts';
import { deskTerm, mandateEnds, splitTasks } from './mandate.ts';
import type { Acting, MandateEnd, MandateSide, MandateState, MandateTask } from './mandate.ts';

/** A mandate as both sides read it. */
export interface Mandate {
  mandateId: string;
  jobseekerId: string | undefined;
  /** How the person who is helped wants to be addressed; empty before a code was typed. */
  person: string;
  /** How the helper, or the counsellor at the desk, wants to be addressed; empty before the invitation was taken. */
  helper: string;
  tasks: readonly MandateTask[];
  state: MandateState;
  begunBy: MandateSide;
  /** A counsellor acts under it, with the person present. */
  isAtDesk: boolean;
  /** The person has typed a helper's code and has yet to agree. */
  isClaimed: boolean;
  codeExpiresAt: string | undefined;
  startsAt: string | undefined;
  endsAt: string | undefined;
  endedAt: string | undefined;
  endedBy: MandateEnd | undefined;
  createdAt: string;
}

/** The mandate that a visitor acts under, or undefined when there is none or it has ended in the meantime. */
export async function findActing(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  now: Date,
): Promise<Acting | undefined> {
  if (!visitor.mandateId) return undefined;
  const row = await db
    .selectFrom('mandate')
    .innerJoin('jobseeker', 'jobseeker.jobseeker_id', 'mandate.jobseeker_id')
    .select(['mandate_id', 'mandate.jobseeker_id', 'sealed_person', 'tasks', 'ends_at', 'term'])
    .select(['jobseeker.account_id', 'counsellor_id', 'residence_region', 'registration_region', 'leaving_region'])
    .where('mandate_id', '=', visitor.mandateId)
    .where('helper_id', '=', visitor.accountId)
    .where('state', '=', 'active')
    .where('ends_at', '>', now.toISOString())
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  if (!row?.jobseeker_id || !row.ends_at) return undefined;
  const isAtDesk = row.term === deskTerm;
  const file = {
    residenceRegion: row.residence_region ?? undefined,
    registrationRegion: row.registration_region ?? undefined,
    leavingRegion: row.leaving_region ?? undefined,
  };
  // At the desk in the role of a counsellor, who has given a second factor.
  const mayAct = isAtDesk
    ? row.counsellor_id === visitor.accountId && isServedIn(visitor.role, file)
    : visitor.roles.some(({ role }) => role === 'helper');
  if (!mayAct) return undefined;
  return {
    mandateId: row.mandate_id,
    jobseekerId: row.jobseeker_id,
    called: calledOf(sealer, row.sealed_person),
    // Messages go to an account.
    tasks: splitTasks(row.tasks).filter((task) => task !== 'message' || row.account_id !== null),
    endsAt: row.ends_at,
    isAtDesk,
  };
}

/** Whether a mandate still holds: it may have been ended while a page was open. */
export const isMandateHeld = async (db: Kysely<Database>, mandateId: string, now: Date): Promise<boolean> =>
  (await db
    .selectFrom('mandate')
    .select('mandate_id')
    .where('mandate_id', '=', mandateId)
    .where('state', '=', 'active')
    .where('ends_at', '>', now.toISOString())
    .executeTakeFirst()) !== undefined;

const calledOf = (sealer: Sealer, sealedPerson: string | null): string =>
  sealedPerson ? readPerson(sealer, sealedPerson).called : '';

const selectMandates = (db: Kysely<Database>) =>
  db
    .selectFrom('mandate')
    .leftJoin('jobseeker', 'jobseeker.jobseeker_id', 'mandate.jobseeker_id')
    .leftJoin('account as helper', 'helper.account_id', 'mandate.helper_id')
    .select([
      'mandate_id',
      'mandate.jobseeker_id',
      'tasks',
      'term',
      'state',
      'begun_by',
      'code_expires_at',
      'starts_at',
    ])
    .select(['ends_at', 'ended_at', 'ended_by', 'mandate.created_at'])
    .select(['sealed_person', 'jobseeker.erased_at', 'helper.sealed_called', 'helper.deleted_at']);

type MandateRow = Awaited<ReturnType<ReturnType<typeof selectMandates>['execute']>>[number];

const readMandate = (sealer: Sealer, row: MandateRow): Mandate => ({
  mandateId: row.mandate_id,
  jobseekerId: row.jobseeker_id ?? undefined,
  person: row.erased_at ? '' : calledOf(sealer, row.sealed_person),
  // Who was only named has an account or has none: nobody is told before it is taken.
  helper: row.sealed_called && !row.deleted_at && row.state !== 'invited' ? sealer.unseal(row.sealed_called) : '',
  tasks: splitTasks(row.tasks),
  state: row.state as MandateState,
  begunBy: row.begun_by as MandateSide,
  isAtDesk: row.term === deskTerm,
  isClaimed: row.state === 'asked' && row.jobseeker_id !== null,
  codeExpiresAt: row.code_expires_at ?? undefined,
  startsAt: row.starts_at ?? undefined,
  endsAt: row.ends_at ?? undefined,
  endedAt: row.ended_at ?? undefined,
  endedBy: row.ended_by && Object.hasOwn(mandateEnds, row.ended_by) ? (row.ended_by as MandateEnd) : undefined,
  createdAt: row.created_at,
});

/** All mandates of the person who has this account, the newest first. */
export async function listMandatesOfPerson(
  db: Kysely<Database>,
  sealer: Sealer,
  accountId: string,
): Promise<Mandate[]> {
  const rows = await selectMandates(db)
    .where('jobseeker.account_id', '=', accountId)
    .orderBy('mandate.created_at', 'desc')
    .orderBy('mandate_id')
    .execute();
  return rows.map((row) => readMandate(sealer, row));
}

/** All mandates of a helper, the newest first. */
export async function listMandatesOfHelper(
  db: Kysely<Database>,
  sealer: Sealer,
  accountId: string,
): Promise<Mandate[]> {
  const rows = await selectMandates(db)
    .where('helper_id', '=', accountId)
    .orderBy('mandate.created_at', 'desc')
    .orderBy('mandate_id')
    .execute();
  return rows.map((row) => readMandate(sealer, row));
}

/** All mandates of a person, the newest first, for the counsellor who looks after them. */
export async function listMandatesOfFile(
  db: Kysely<Database>,
  sealer: Sealer,
  jobseekerId: string,
): Promise<Mandate[]> {
  const rows = await selectMandates(db)
    .where('mandate.jobseeker_id', '=', jobseekerId)
    .orderBy('mandate.created_at', 'desc')
    .orderBy('mandate_id')
    .execute();
  return rows.map((row) => readMandate(sealer, row));
}

/** A mandate and on which side of it this account is; undefined for everybody who has nothing to do with it. */
export async function findMandate(
  db: Kysely<Database>,
  sealer: Sealer,
  { accountId, mandateId }: { accountId: string; mandateId: string },
): Promise<(Mandate & { side: MandateSide }) | undefined> {
  const party = await findParty(db, accountId, mandateId);
  if (!party) return undefined;
  const row = await selectMandates(db).where('mandate_id', '=', mandateId).executeTakeFirst();
  return row && { ...readMandate(sealer, row), side: party.side };
}

/** The code of an invitation or a request that is still open, for the one who made it. */
export async function findOpenCode(
  db: Kysely<Database>,
  sealer: Sealer,
  { accountId, mandateId }: { accountId: string; mandateId: string },
  now: Date,
): Promise<string | undefined> {
  const party = await findParty(db, accountId, mandateId);
  const row = await db
    .selectFrom('mandate')
    .select(['sealed_code', 'begun_by'])
    .where('mandate_id', '=', mandateId)
    .where('state', 'in', ['invited', 'asked'])
    .where('code_expires_at', '>', now.toISOString())
    .executeTakeFirst();
  // What was set up at the desk is the person's own.
  const isTheirs = row?.begun_by === party?.side || (row?.begun_by === 'counsellor' && party?.side === 'person');
  return row?.sealed_code && isTheirs ? sealer.unseal(row.sealed_code) : undefined;
}
