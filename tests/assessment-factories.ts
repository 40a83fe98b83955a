import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { expiryOf } from '#src/domain/assessment/assessment.ts';
import { addDays, chinaDay } from '#src/domain/day/day.ts';
import type { Sealer } from '#src/sealing.ts';
import type { MadeAccount } from './account-factories.ts';

/** Nobody assesses two people at once, so no two times of one millisecond. */
let timesMade = 0;

/** A free time of a counsellor of 柳州, this many days from now. */
export async function aTime(
  db: Kysely<Database>,
  { accountId }: Pick<MadeAccount, 'accountId'>,
  { days = 7, way = 'centre' } = {},
): Promise<string> {
  const timeId = randomUUID();
  timesMade += 1;
  const start = Date.now() + days * 86_400_000 + timesMade;
  await db
    .insertInto('assessment_time')
    .values({
      ...{ assessment_time_id: timeId, counsellor_id: accountId, region_code: '450200', way },
      ...{ starts_at: new Date(start).toISOString(), ends_at: new Date(start + 3_600_000).toISOString() },
      ...{ place: '示例路1号', access_facts: '门口没有台阶', created_at: new Date().toISOString() },
    })
    .execute();
  return timeId;
}

/** An appointment of yesterday that was missed, and a result of last month by the same counsellor. */
export async function anAssessedAppointment(
  db: Kysely<Database>,
  sealer: Sealer,
  { jobseekerId, assessor }: { jobseekerId: string; assessor: Pick<MadeAccount, 'accountId'> },
): Promise<{ timeId: string; appointmentId: string; assessmentId: string }> {
  const timeId = await aTime(db, assessor, { days: -1 });
  const [appointmentId, assessmentId, at] = [randomUUID(), randomUUID(), new Date().toISOString()];
  await db
    .insertInto('appointment')
    .values({
      ...{ appointment_id: appointmentId, assessment_time_id: timeId, jobseeker_id: jobseekerId, state: 'missed' },
      ...{ booked_by: randomUUID(), booked_as: 'self', changes: 0, created_at: at, changed_at: at },
    })
    .execute();
  const done_on = addDays(chinaDay(new Date()), -30);
  const findings = { helps: ['quiet'], tires: [], tools: [], tasks: [] };
  const result = { well: '示例：打字快', help: '示例：安静', fits: '示例：客服', next: '示例：试一试', findings };
  await db
    .insertInto('assessment')
    .values({
      ...{ assessment_id: assessmentId, jobseeker_id: jobseekerId, kind: 'professional', read_at: at },
      ...{ assessor_id: assessor.accountId, done_on, expires_on: expiryOf(done_on) },
      ...{ sealed_content: sealer.seal(JSON.stringify(result)), created_at: at, changed_at: at },
    })
    .execute();
  return { timeId, appointmentId, assessmentId };
}
