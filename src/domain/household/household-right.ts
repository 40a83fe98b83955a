import type { Kysely } from 'kysely';
import { engineOf } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { hasConsent } from '../consent/consent-queries.ts';
import { recordEvent } from '../file/record-event.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import type { RecordFile } from '../jobseeker/jobseeker-queries.ts';
import { actorOf, isServedIn } from '../jobseeker/record-right.ts';
import type { Household, Member } from './household.ts';
import { householdOf, listMembers } from './household-rows.ts';

/** The file of a member, and whether the counsellor looks after the person with their consent. */
export interface LinkedFile {
  file: RecordFile;
  isOwn: boolean;
}

export interface LockedHousehold {
  household: Household;
  linked: readonly LinkedFile[];
}

/** Whether the counsellor looks after the person of this file, with the person's consent. */
export const isOwnFile = async (db: Kysely<Database>, visitor: Visitor, file: RecordFile): Promise<boolean> =>
  file.counsellorId === visitor.accountId &&
  isServedIn(visitor.role, file) &&
  (await hasConsent(db, file.jobseekerId, 'counsellor'));

/**
 * A household that the counsellor may see: one of somebody whom their region serves. Its files are held,
 * in the order that every other writer takes, and then the household, until the caller's transaction ends.
 */
export async function lockHousehold(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  householdId: string,
  /** A file that is to be linked. */
  also?: string,
): Promise<LockedHousehold | undefined> {
  const ids = new Set((await listMembers(db, householdId)).flatMap(({ jobseekerId }) => jobseekerId ?? []));
  if (also) ids.add(also);
  const linked: LinkedFile[] = [];
  for (const jobseekerId of [...ids].sort()) {
    const file = await findFile(db, sealer, jobseekerId, { isForChange: true });
    if (file) linked.push({ file, isOwn: await isOwnFile(db, visitor, file) });
  }
  const query = db.selectFrom('household').selectAll().where('household_id', '=', householdId);
  const row = await (engineOf(db) === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  if (!row) return undefined;
  // Whoever was linked or unlinked meanwhile is as the locked rows say.
  const members = await listMembers(db, householdId);
  const isMember = ({ file }: LinkedFile) => members.some(({ jobseekerId }) => jobseekerId === file.jobseekerId);
  const ofMembers = linked.filter(isMember);
  const isTheirs = ofMembers.some(({ file }) => isServedIn(visitor.role, file));
  return isTheirs ? { household: householdOf(row, members), linked: ofMembers } : undefined;
}

export type HouseholdRefused =
  /** Another region's, or nobody of it is the counsellor's to look after. */
  | 'not theirs'
  /** Somebody else has changed it since the form was shown. */
  | 'changed meanwhile';

/** The same for a change by a counsellor who looks after one of its people, of the revision that the form showed. */
export async function lockForChange(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { householdId, revision, also }: { householdId: string; revision?: number; also?: string | undefined },
): Promise<({ refused: undefined } & LockedHousehold) | { refused: HouseholdRefused }> {
  const locked = await lockHousehold(db, sealer, visitor, householdId, also);
  if (!locked?.linked.some(({ isOwn }) => isOwn)) return { refused: 'not theirs' };
  if (revision !== undefined && revision !== locked.household.revision) return { refused: 'changed meanwhile' };
  return { refused: undefined, ...locked };
}

/** A household that the counsellor may change, as it stands; its reading is recorded where it is opened. */
export const findOwnHousehold = async (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  householdId: string,
): Promise<Household | undefined> => {
  const locked = await db
    .transaction()
    .execute((transaction) => lockForChange(transaction, sealer, visitor, { householdId }));
  return locked.refused ? undefined : locked.household;
};

/**
 * A member whom the counsellor may change: one known by the relation only, or a person whom they look after, in whose log
 * the reading stands.
 */
export const openOwnMember = async (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { householdId, memberId }: { householdId: string; memberId: string },
  now: Date,
): Promise<{ member: Member; called: string | undefined; revision: number } | undefined> =>
  db.transaction().execute(async (transaction) => {
    const locked = await lockForChange(transaction, sealer, visitor, { householdId });
    if (locked.refused) return undefined;
    const { household, linked } = locked;
    const member = household.members.find((each) => each.memberId === memberId);
    const own = linked.find(({ file, isOwn }) => isOwn && file.jobseekerId === member?.jobseekerId);
    if (!member || (member.jobseekerId !== undefined && !own)) return undefined;
    const event = { kind: 'read', subject: 'household', actor: actorOf({ visitor }) } as const;
    if (own) await recordEvent(transaction, sealer, { ...event, jobseekerId: own.file.jobseekerId }, now);
    return { member, called: own?.file.person.called, revision: household.revision };
  });

/** What a change of a household sets, with the next revision. */
export const setHousehold = (
  db: Kysely<Database>,
  householdId: string,
  change: { reason?: string; entered_on?: string; cleared_on?: string | null; clearing_reason?: string | null } = {},
) =>
  db
    .updateTable('household')
    .set((eb) => ({ ...change, revision: eb('revision', '+', 1) }))
    .where('household_id', '=', householdId)
    .execute();
