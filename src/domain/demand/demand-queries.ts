import type { Kysely, Selectable } from 'kysely';
import type { Database, DemandTable } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { chinaDay } from '../day/day.ts';
import type { Demand, DemandContent, DemandState } from './demand.ts';

/** Opens what `sealContent` sealed. Throws when it was changed or its key is not at hand. */
export const openContent = (sealer: Sealer, sealed: string): DemandContent =>
  // The answers came through the form of their question before they were sealed.
  JSON.parse(sealer.unseal(sealed)) as DemandContent;

/** The text for `demand.sealed_answers`. */
export const sealContent = (sealer: Sealer, content: DemandContent): string => sealer.seal(JSON.stringify(content));

/** A registration in any state but a draft, as its owner reads it. */
export interface KeptDemand {
  demandId: string;
  jobseekerId: string;
  state: DemandState;
  /** Undefined where it was erased. */
  receiptNumber: string | undefined;
  sentAt: string;
  endsOn: string;
  endedAt: string | undefined;
  /** Undefined where it was erased. */
  content: DemandContent | undefined;
}

/** A registration at this moment: one whose last day is over has ended, also before anybody writes so. */
export function readDemand(sealer: Sealer, row: Selectable<DemandTable>, now: Date): KeptDemand {
  const endsOn = row.ends_on ?? '';
  const isOver = row.state === 'open' && endsOn < chinaDay(now);
  return {
    demandId: row.demand_id,
    jobseekerId: row.jobseeker_id,
    state: isOver ? 'ended' : (row.state as DemandState),
    receiptNumber: row.receipt_number ?? undefined,
    sentAt: row.sent_at ?? row.created_at,
    endsOn,
    endedAt: row.ended_at ?? undefined,
    content: row.sealed_answers ? openContent(sealer, row.sealed_answers) : undefined,
  };
}

/** The registration of a person that holds now. Who may see it is the caller's to ask. */
export async function findOpenDemand(
  db: Kysely<Database>,
  sealer: Sealer,
  jobseekerId: string,
  now: Date,
): Promise<Demand | undefined> {
  const row = await db
    .selectFrom('demand')
    .selectAll()
    .where('jobseeker_id', '=', jobseekerId)
    .where('state', '=', 'open')
    .where('ends_on', '>=', chinaDay(now))
    .executeTakeFirst();
  if (!row) return undefined;
  const { demandId, sentAt, endsOn, receiptNumber = '', content } = readDemand(sealer, row, now);
  return { demandId, sentAt, endsOn, receiptNumber, answers: content?.answers ?? {} };
}

/** One registration of this person, in any state but a draft. */
export async function findDemand(
  db: Kysely<Database>,
  sealer: Sealer,
  { jobseekerId, demandId }: { jobseekerId: string; demandId: string },
  now: Date,
): Promise<KeptDemand | undefined> {
  const row = await selectSent(db, jobseekerId).where('demand_id', '=', demandId).executeTakeFirst();
  return row && readDemand(sealer, row, now);
}

/** Every registration of a person, the newest first. */
export async function listDemands(
  db: Kysely<Database>,
  sealer: Sealer,
  jobseekerId: string,
  now: Date,
): Promise<KeptDemand[]> {
  const rows = await selectSent(db, jobseekerId).orderBy('sent_at', 'desc').orderBy('demand_id').execute();
  return rows.map((row) => readDemand(sealer, row, now));
}

const selectSent = (db: Kysely<Database>, jobseekerId: string) =>
  db.selectFrom('demand').selectAll().where('jobseeker_id', '=', jobseekerId).where('state', '!=', 'draft');
