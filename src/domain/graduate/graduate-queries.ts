import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { stateAfter } from '../consent/consent.ts';
import { chinaDay } from '../day/day.ts';
import { findFourOnes, peopleWithSteps } from '../four-ones/four-ones-queries.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { tickKeys } from './graduate.ts';
import type { GraduateTick, Tick } from './graduate.ts';

const dayOf = (time: string): string => chinaDay(new Date(time));

/** Where a person stands with each of the four of a graduate, in their order. Who may know is the caller's to ask. */
export async function findGraduateTicks(
  db: Kysely<Database>,
  sealer: Sealer,
  jobseekerId: string,
  now: Date,
): Promise<GraduateTick[]> {
  const ones = await findFourOnes(db, sealer, jobseekerId, now);
  const ofStep = (tick: 'assessment' | 'service'): GraduateTick => {
    const one = ones.find(({ step }) => step === tick);
    return { tick, state: one?.state ?? 'not begun', on: one?.on, by: one?.by ?? '' };
  };
  return [
    await findFileTick(db, sealer, jobseekerId),
    ofStep('assessment'),
    ofStep('service'),
    await findFollowUpTick(db, sealer, jobseekerId),
  ];
}

interface Named {
  sealed_called: string | null;
  deleted_at: string | null;
}

const calledOf = (sealer: Sealer, { sealed_called, deleted_at }: Named): string =>
  sealed_called && !deleted_at ? sealer.unseal(sealed_called) : '';

async function findFileTick(db: Kysely<Database>, sealer: Sealer, jobseekerId: string): Promise<GraduateTick> {
  const row = await db
    .selectFrom('consent_event')
    .innerJoin('jobseeker', 'jobseeker.jobseeker_id', 'consent_event.jobseeker_id')
    .leftJoin('account', 'account.account_id', 'consent_event.actor_id')
    .select(['state', 'wording', 'actor_id', 'happened_at', 'jobseeker.account_id as owner'])
    .select(['sealed_called', 'deleted_at'])
    .where('consent_event.jobseeker_id', '=', jobseekerId)
    .where('purpose', '=', 'record')
    .orderBy('happened_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row || stateAfter('record', row) !== 'given') return { tick: 'file', state: 'not begun', on: undefined, by: '' };
  const by = row.actor_id === row.owner ? '本人' : calledOf(sealer, row);
  return { tick: 'file', state: 'done', on: dayOf(row.happened_at), by };
}

async function findFollowUpTick(db: Kysely<Database>, sealer: Sealer, jobseekerId: string): Promise<GraduateTick> {
  const rows = await db
    .selectFrom('follow_up')
    .innerJoin('jobseeker', 'jobseeker.jobseeker_id', 'follow_up.jobseeker_id')
    .leftJoin('account', 'account.account_id', 'follow_up.answered_by')
    .select(['state', 'planned_on', 'answered_at', 'answered_by', 'sealed_called', 'deleted_at'])
    .select('jobseeker.account_id as owner')
    .where('follow_up.jobseeker_id', '=', jobseekerId)
    .orderBy('answered_at', 'desc')
    .execute();
  const done = rows.find(({ answered_at }) => answered_at !== null);
  const planned = rows.find(({ state }) => state === 'planned');
  if (done?.answered_at) {
    const by = done.answered_by === done.owner ? '本人' : calledOf(sealer, done);
    return { tick: 'follow-up', state: 'done', on: dayOf(done.answered_at), by };
  }
  if (planned) return { tick: 'follow-up', state: 'booked', on: planned.planned_on, by: '' };
  return { tick: 'follow-up', state: 'not begun', on: undefined, by: '' };
}

/**
 * Which of the four each of these people has, by file: four queries for however many people; opens nothing that is
 * sealed.
 */
export async function listGraduateTicks(
  db: Kysely<Database>,
  jobseekerIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, readonly Tick[]>> {
  if (jobseekerIds.length === 0) return new Map();
  const { assessment, service } = peopleWithSteps(db, chinaDay(now));
  const followUp = db.selectFrom('follow_up').select('jobseeker_id').where('answered_at', 'is not', null);
  const has = new Map<Tick, ReadonlySet<string>>();
  for (const [tick, people] of [
    ['assessment', assessment],
    ['service', service],
    ['follow-up', followUp],
  ] as const) {
    const rows = await db
      .selectFrom('jobseeker')
      .select('jobseeker_id')
      .where('jobseeker_id', 'in', [...jobseekerIds])
      .where('jobseeker_id', 'in', people)
      .execute();
    has.set(tick, new Set(rows.map((row) => row.jobseeker_id)));
  }
  const said = await db
    .selectFrom('consent_event')
    .select(['jobseeker_id', 'state', 'wording'])
    .where('jobseeker_id', 'in', [...jobseekerIds])
    .where('purpose', '=', 'record')
    .orderBy('happened_at')
    .execute();
  const newest = new Map(said.map((row) => [row.jobseeker_id, row]));
  has.set('file', new Set(jobseekerIds.filter((id) => stateAfter('record', newest.get(id)) === 'given')));
  return new Map(jobseekerIds.map((id) => [id, tickKeys.filter((tick) => has.get(tick)?.has(id))]));
}

/** Whether the end of the studies is known of who is signed in, or whom they act for. */
export async function isGraduate(db: Kysely<Database>, { visitor, acting }: Asker): Promise<boolean> {
  const row = await db
    .selectFrom('jobseeker')
    .select('graduates_on')
    .where(({ eb }) =>
      acting ? eb('jobseeker_id', '=', acting.jobseekerId) : eb('account_id', '=', visitor.accountId),
    )
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  return Boolean(row?.graduates_on);
}
