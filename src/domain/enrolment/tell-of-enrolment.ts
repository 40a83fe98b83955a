import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { hasConsent } from '../consent/consent-queries.ts';
import { queueMessage } from '../message/queue-message.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { awake } from './answer-time.ts';

export interface EnrolmentNews {
  enrolmentId: string;
  /** A first sentence that says it all; more may follow, one sentence a line. */
  text: string;
  /** Also as a text message, where the person agreed to those: without the title, which can tell of a disability. */
  sms?: { messageId: string; text: string; expiresAt: Date } | undefined;
}

/**
 * Tells the person of an enrolment something, in the caller's transaction: a message here, and by text where they agreed.
 * Whoever has no account is told by staff. The file is not held.
 */
export async function tellOfEnrolment(
  db: Kysely<Database>,
  sealer: Sealer,
  { enrolmentId, text, sms }: EnrolmentNews,
  now: Date,
): Promise<void> {
  const owner = await db
    .selectFrom('enrolment')
    .innerJoin('jobseeker', 'jobseeker.jobseeker_id', 'enrolment.jobseeker_id')
    .innerJoin('account', 'account.account_id', 'jobseeker.account_id')
    .select(['jobseeker.jobseeker_id', 'account.account_id', 'sign_in_kind', 'sealed_sign_in_name'])
    .select('phone_confirmed_at')
    .where('enrolment_id', '=', enrolmentId)
    .where('erased_at', 'is', null)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!owner) return;
  const accountId = owner.account_id;
  await sendNotice(db, sealer, { accountId, kind: 'training', text, path: `/enrolments/${enrolmentId}` }, now);
  const mayText = owner.sign_in_kind === 'phone' && owner.phone_confirmed_at !== null;
  if (!sms || !mayText || !(await hasConsent(db, owner.jobseeker_id, 'message'))) return;
  const recipient = sealer.unseal(owner.sealed_sign_in_name);
  await queueMessage(db, sealer, { ...sms, accountId, recipient }, awake(now));
}
