import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { hasConsent } from '../consent/consent-queries.ts';
import { recordEvent } from '../file/record-event.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import { actorOf, rightTo } from '../jobseeker/record-right.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { isService, sayService } from './four-ones.ts';
import type { ServiceKind, ServiceWay } from './four-ones.ts';

export interface NewService {
  jobseekerId: string;
  /** Made with the form, so that a form sent twice is one record. */
  serviceId?: string | undefined;
  kind: ServiceKind;
  doneOn: string;
  way?: ServiceWay | undefined;
  isReached?: boolean | undefined;
  /** What was said and agreed. */
  note?: string | undefined;
  /** The follow-up that it was a try at; whoever records that tells the person. */
  followUpId?: string | undefined;
}

/**
 * Writes down what a counsellor did for a person they look after, or that they tried to reach them (the fourth of
 * 四个一, HS 17), and tells the person. How and what was said is kept only with the person's consent to a plan. In the
 * caller's transaction, or in its own. Returns whether the counsellor may.
 */
export async function recordService(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  service: NewService,
  now: Date,
): Promise<boolean> {
  if (!db.isTransaction)
    return db.transaction().execute((transaction) => recordService(transaction, sealer, visitor, service, now));
  const { jobseekerId, serviceId = randomUUID(), kind, doneOn, way, isReached = true, note, followUpId } = service;
  const file = await findFile(db, sealer, jobseekerId, { isForChange: true });
  if (!file || rightTo(file, { visitor }) !== 'caseload') return false;
  if (!(await hasConsent(db, jobseekerId, 'counsellor'))) return false;
  const isAgreed = await hasConsent(db, jobseekerId, 'plan');
  const kept = { kind, doneOn, way: isAgreed ? way : undefined, isReached };
  const { numInsertedOrUpdatedRows: inserted } = await db
    .insertInto('service_record')
    .values({
      ...{ service_record_id: serviceId, jobseeker_id: jobseekerId, kind, done_on: doneOn },
      ...{ recorded_by: visitor.accountId, organisation_id: visitor.role.organisationId ?? null },
      ...{ recorded_at: now.toISOString(), way: kept.way ?? null, is_reached: isReached ? 1 : 0 },
      ...{ sealed_note: isAgreed && note ? sealer.seal(note) : null, follow_up_id: followUpId ?? null },
    })
    .onConflict((conflict) => conflict.column('service_record_id').doNothing())
    .executeTakeFirst();
  if (!inserted || followUpId !== undefined) return true;
  const subject = isService(kept) ? 'service' : 'visit';
  await recordEvent(db, sealer, { jobseekerId, kind: 'recorded', subject, actor: actorOf({ visitor }) }, now);
  if (!file.accountId) return true;
  const what = isService(kept) ? '给您的服务' : '和您的联系';
  const text = `就业辅导员${visitor.called}记下了${what}：${sayService(kept)}。\n没有这回事的话，请打开四个一，在这条记录旁边说。`;
  await sendNotice(db, sealer, { accountId: file.accountId, kind: 'service', text, path: '/four-ones' }, now);
  return true;
}
