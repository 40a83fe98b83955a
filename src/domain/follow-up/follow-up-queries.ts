import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { isServiceWay } from '../four-ones/four-ones.ts';
import type { ServiceWay } from '../four-ones/four-ones.ts';
import type { WrittenAs } from '../plan/plan.ts';
import type { FollowUp, FollowUpAnswers, FollowUpReason, FollowUpState } from './follow-up.ts';

const select = (db: Kysely<Database>) =>
  db
    .selectFrom('follow_up')
    .leftJoin('account as planner', 'planner.account_id', 'follow_up.planned_by')
    .leftJoin('account as answerer', 'answerer.account_id', 'follow_up.answered_by')
    .selectAll('follow_up')
    .select(['planner.sealed_called as planner_called', 'planner.deleted_at as planner_deleted'])
    .select(['answerer.sealed_called as answerer_called', 'answerer.deleted_at as answerer_deleted']);

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

function read(sealer: Sealer, row: Row): FollowUp {
  const called = (sealed: string | null, deleted: string | null) => (sealed && !deleted ? sealer.unseal(sealed) : '');
  return {
    followUpId: row.follow_up_id,
    reason: row.reason as FollowUpReason,
    state: row.state as FollowUpState,
    plannedOn: row.planned_on,
    way: row.way as ServiceWay,
    tries: row.tries,
    plannedBy: called(row.planner_called, row.planner_deleted),
    answers: row.sealed_answers ? (JSON.parse(sealer.unseal(row.sealed_answers)) as FollowUpAnswers) : undefined,
    answeredBy: called(row.answerer_called, row.answerer_deleted),
    answeredAs: (row.answered_as as WrittenAs | null) ?? undefined,
    answeredAt: row.answered_at ?? undefined,
    isRead: row.read_at !== null,
  };
}

/** A person's follow-ups: the one that is planned first, then the newest. Who may see them is the caller's to ask. */
export async function listFollowUps(db: Kysely<Database>, sealer: Sealer, jobseekerId: string): Promise<FollowUp[]> {
  const rows = await select(db)
    .where('jobseeker_id', '=', jobseekerId)
    .orderBy('planned_on', 'desc')
    .orderBy('created_at', 'desc')
    .execute();
  const all = rows.map((row) => read(sealer, row));
  return [...all.filter(({ state }) => state === 'planned'), ...all.filter(({ state }) => state !== 'planned')];
}

/** One follow-up of this person, or undefined. */
export async function findFollowUp(
  db: Kysely<Database>,
  sealer: Sealer,
  { jobseekerId, followUpId }: { jobseekerId: string; followUpId: string },
): Promise<FollowUp | undefined> {
  const row = await select(db)
    .where('jobseeker_id', '=', jobseekerId)
    .where('follow_up_id', '=', followUpId)
    .executeTakeFirst();
  return row && read(sealer, row);
}

/** A try at which nobody was reached. */
export interface FailedTry {
  on: string;
  way: ServiceWay | undefined;
}

/** The tries at a follow-up that reached nobody, the oldest first. */
export async function listFailedTries(db: Kysely<Database>, followUpId: string): Promise<FailedTry[]> {
  const rows = await db
    .selectFrom('service_record')
    .select(['done_on', 'way'])
    .where('follow_up_id', '=', followUpId)
    .where('is_reached', '=', 0)
    .orderBy('recorded_at')
    .execute();
  return rows.map(({ done_on, way }) => ({ on: done_on, way: isServiceWay(way) ? way : undefined }));
}

/** How many follow-ups wait for this person's answer. */
export async function countWaitingFollowUps(db: Kysely<Database>, jobseekerId: string): Promise<number> {
  const { waiting } = await db
    .selectFrom('follow_up')
    .select(({ fn }) => fn.countAll<number>().as('waiting'))
    .where('jobseeker_id', '=', jobseekerId)
    .where('state', '=', 'planned')
    .executeTakeFirstOrThrow();
  return Number(waiting);
}
