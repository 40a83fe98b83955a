import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { hasConsent } from '../consent/consent-queries.ts';
import { sayDay } from '../day/day.ts';
import { recordEvent } from '../file/record-event.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import { actorOf, rightTo } from '../jobseeker/record-right.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { serviceKinds } from './four-ones.ts';
import type { ServiceKind } from './four-ones.ts';

/**
 * Writes down a service that a counsellor gave to a person they look after (the fourth of 四个一), and tells the person.
 * The same twice is one. Returns whether the counsellor may.
 */
export async function recordService(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { jobseekerId, kind, doneOn }: { jobseekerId: string; kind: ServiceKind; doneOn: string },
  now: Date,
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const file = await findFile(transaction, sealer, jobseekerId, { isForChange: true });
    if (!file || rightTo(file, { visitor }) !== 'caseload') return false;
    if (!(await hasConsent(transaction, jobseekerId, 'counsellor'))) return false;
    const { numInsertedOrUpdatedRows: inserted } = await transaction
      .insertInto('service_record')
      .values({
        service_record_id: randomUUID(),
        jobseeker_id: jobseekerId,
        kind,
        done_on: doneOn,
        recorded_by: visitor.accountId,
        organisation_id: visitor.role.organisationId ?? null,
        recorded_at: now.toISOString(),
      })
      .onConflict((conflict) => conflict.columns(['jobseeker_id', 'done_on', 'kind', 'recorded_by']).doNothing())
      .executeTakeFirst();
    if (!inserted) return true;
    const event = { jobseekerId, kind: 'recorded', subject: 'service', actor: actorOf({ visitor }) } as const;
    await recordEvent(transaction, sealer, event, now);
    if (file.accountId) {
      const text = `就业辅导员记下了给您的服务：${serviceKinds[kind]}，${sayDay(doneOn)}。\n没有这回事的话，请提问题告诉我们。`;
      const notice = { accountId: file.accountId, kind: 'service', text, path: '/four-ones' } as const;
      await sendNotice(transaction, sealer, notice, now);
    }
    return true;
  });
}
