import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { findAssessmentProgress } from '../assessment/assessment-queries.ts';
import { findLastCheck, findOpenCheck } from '../basic-check/basic-check-queries.ts';
import { checkedBy } from '../basic-check/basic-check.ts';
import { chinaDay } from '../day/day.ts';
import { findOpenDemand } from '../demand/demand-queries.ts';
import { isService, isServiceKind, isServiceWay, stepKeys } from './four-ones.ts';
import type { DoubtDecision, FourOne, GivenService, ServiceDoubt, Step } from './four-ones.ts';

const dayOf = (time: string): string => chinaDay(new Date(time));

/** Where a person stands with each of the four, in their order. Who may know is the caller's to ask. */
export async function findFourOnes(
  db: Kysely<Database>,
  sealer: Sealer,
  jobseekerId: string,
  now: Date,
): Promise<FourOne[]> {
  return [
    await findCheckStep(db, sealer, jobseekerId),
    await findAssessmentStep(db, jobseekerId, now),
    await findDemandStep(db, sealer, jobseekerId, now),
    await findServiceStep(db, sealer, jobseekerId),
  ];
}

async function findCheckStep(db: Kysely<Database>, sealer: Sealer, jobseekerId: string): Promise<FourOne> {
  const last = await findLastCheck(db, sealer, jobseekerId);
  if (last) {
    const by = `${checkedBy[last.by]}${last.by === 'self' ? '' : last.called}`;
    return { step: 'check', state: 'done', on: dayOf(last.finishedAt), by };
  }
  const open = await findOpenCheck(db, sealer, jobseekerId);
  return { step: 'check', state: open ? 'going on' : 'not begun', on: undefined, by: '' };
}

async function findAssessmentStep(db: Kysely<Database>, jobseekerId: string, now: Date): Promise<FourOne> {
  const { done, appointmentAt, hasDraft } = await findAssessmentProgress(db, jobseekerId, now);
  const by = done?.kind === 'self' ? '本人自己评估' : '专业的人评估';
  if (done) return { step: 'assessment', state: 'done', on: done.doneOn, by };
  if (appointmentAt) return { step: 'assessment', state: 'booked', on: dayOf(appointmentAt), by: '' };
  return { step: 'assessment', state: hasDraft ? 'going on' : 'not begun', on: undefined, by: '' };
}

async function findDemandStep(db: Kysely<Database>, sealer: Sealer, jobseekerId: string, now: Date): Promise<FourOne> {
  const open = await findOpenDemand(db, sealer, jobseekerId, now);
  if (open) {
    const sender = await db
      .selectFrom('demand')
      .innerJoin('jobseeker', 'jobseeker.jobseeker_id', 'demand.jobseeker_id')
      .leftJoin('account', 'account.account_id', 'demand.sent_by')
      .select(['sent_by', 'jobseeker.account_id as owner', 'sealed_called', 'deleted_at'])
      .where('demand_id', '=', open.demandId)
      .executeTakeFirst();
    const isOwn = sender !== undefined && sender.sent_by === sender.owner;
    const called = sender?.sealed_called && !sender.deleted_at ? sealer.unseal(sender.sealed_called) : '';
    return { step: 'demand', state: 'done', on: dayOf(open.sentAt), by: isOwn ? '本人' : called };
  }
  const draft = await db
    .selectFrom('demand')
    .select('demand_id')
    .where('jobseeker_id', '=', jobseekerId)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  return { step: 'demand', state: draft ? 'going on' : 'not begun', on: undefined, by: '' };
}

async function findServiceStep(db: Kysely<Database>, sealer: Sealer, jobseekerId: string): Promise<FourOne> {
  const newest = (await listServices(db, sealer, jobseekerId)).find(isService);
  if (!newest) return { step: 'service', state: 'not begun', on: undefined, by: '' };
  return { step: 'service', state: 'done', on: newest.doneOn, by: newest.by };
}

/** The services that a person was given, and how they were reached, the newest first. */
export async function listServices(db: Kysely<Database>, sealer: Sealer, jobseekerId: string): Promise<GivenService[]> {
  const rows = await db
    .selectFrom('service_record')
    .leftJoin('account', 'account.account_id', 'service_record.recorded_by')
    .leftJoin('organisation', 'organisation.organisation_id', 'service_record.organisation_id')
    .leftJoin('service_doubt', 'service_doubt.service_record_id', 'service_record.service_record_id')
    .select(['sealed_words', 'said_as', 'said_at', 'decision', 'sealed_answer', 'answered_at'])
    .select([
      'service_record.service_record_id',
      'service_record.kind',
      'done_on',
      'way',
      'is_reached',
      'sealed_note',
      'follow_up_id',
    ])
    .select(['recorded_by', 'recorded_at', 'sealed_called', 'deleted_at', 'organisation.name'])
    .where('jobseeker_id', '=', jobseekerId)
    .orderBy('done_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .execute();
  return rows.map((row) => {
    const called = row.sealed_called && !row.deleted_at ? sealer.unseal(row.sealed_called) : '';
    return {
      serviceId: row.service_record_id,
      kind: isServiceKind(row.kind) ? row.kind : 'other',
      doneOn: row.done_on,
      by: [row.name, called].filter(Boolean).join('的'),
      way: isServiceWay(row.way) ? row.way : undefined,
      isReached: row.is_reached === 1,
      note: row.sealed_note ? sealer.unseal(row.sealed_note) : undefined,
      recordedBy: row.recorded_by,
      recordedAt: row.recorded_at,
      isFollowUp: row.follow_up_id !== null,
      doubt:
        row.said_at === null
          ? undefined
          : {
              words: row.sealed_words ? sealer.unseal(row.sealed_words) : undefined,
              saidAs: (row.said_as ?? 'self') as ServiceDoubt['saidAs'],
              saidAt: row.said_at,
              decision: (row.decision as DoubtDecision | null) ?? undefined,
              answer: row.sealed_answer ? sealer.unseal(row.sealed_answer) : undefined,
              answeredAt: row.answered_at ?? undefined,
            },
    };
  });
}

/** The people who have each of the four on this day, to be asked of others; opens nothing that is sealed. */
export const peopleWithSteps = (db: Kysely<Database>, today: string) => ({
  check: db.selectFrom('basic_check').select('jobseeker_id').where('finished_at', 'is not', null),
  assessment: db
    .selectFrom('assessment')
    .select('jobseeker_id')
    .where('expires_on', '>', today)
    .where('sealed_content', 'is not', null),
  demand: db.selectFrom('demand').select('jobseeker_id').where('state', '=', 'open').where('ends_on', '>=', today),
  service: db
    .selectFrom('service_record')
    .select('jobseeker_id')
    .where('is_reached', '=', 1)
    .where('kind', '<>', 'contact')
    .where('service_record_id', 'not in', (eb) =>
      eb.selectFrom('service_doubt').select('service_doubt.service_record_id').where('decision', '=', 'wrong'),
    ),
});

/** Which of the four each of these people lacks today (缺哪一项), by file; without opening anything that is sealed. */
export async function listMissingSteps(
  db: Kysely<Database>,
  jobseekerIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, readonly Step[]>> {
  if (jobseekerIds.length === 0) return new Map();
  const peopleWith = peopleWithSteps(db, chinaDay(now));
  const has = new Map<Step, ReadonlySet<string>>();
  for (const step of stepKeys) {
    const rows = await db
      .selectFrom('jobseeker')
      .select('jobseeker_id')
      .where('jobseeker_id', 'in', [...jobseekerIds])
      .where('jobseeker_id', 'in', peopleWith[step])
      .execute();
    has.set(step, new Set(rows.map((row) => row.jobseeker_id)));
  }
  return new Map(jobseekerIds.map((id) => [id, stepKeys.filter((step) => !has.get(step)?.has(id))]));
}
