import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { hasConsent } from '../consent/consent-queries.ts';
import { chinaDay } from '../day/day.ts';
import type { ServiceWay } from '../four-ones/four-ones.ts';
import { queueMessage } from '../message/queue-message.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { waysToCome } from './follow-up.ts';

/** So many in one sweep; the next hour goes on. */
const batch = 500;

/** Nobody is woken up: from this hour on in China. */
const morning = 8;

/**
 * Tells people on the day that somebody will ask how it goes, by a message and, where they agreed, by text. Each is told
 * once, however many processes ask. Returns how many.
 */
export async function remindOfFollowUps(db: Kysely<Database>, sealer: Sealer, now: Date): Promise<number> {
  if ((now.getUTCHours() + 8) % 24 < morning) return 0;
  const today = chinaDay(now);
  const due = await db
    .selectFrom('follow_up')
    .select('follow_up_id')
    .where('state', '=', 'planned')
    .where('planned_on', '<=', today)
    .where('told_at', 'is', null)
    .orderBy('planned_on')
    .limit(batch)
    .execute();
  for (const { follow_up_id } of due) await remind(db, sealer, follow_up_id, now);
  return due.length;
}

const remind = (db: Kysely<Database>, sealer: Sealer, followUpId: string, now: Date): Promise<void> =>
  db.transaction().execute(async (transaction) => {
    const told = await transaction
      .updateTable('follow_up')
      .set({ told_at: now.toISOString() })
      .where('follow_up_id', '=', followUpId)
      .where('state', '=', 'planned')
      .where('told_at', 'is', null)
      .returningAll()
      .executeTakeFirst();
    if (!told) return;
    const jobseekerId = told.jobseeker_id;
    const owner = await transaction
      .selectFrom('jobseeker')
      .innerJoin('account', 'account.account_id', 'jobseeker.account_id')
      .leftJoin('account as counsellor', 'counsellor.account_id', 'jobseeker.counsellor_id')
      .select(['account.account_id', 'account.sign_in_kind', 'account.sealed_sign_in_name'])
      .select(['account.phone_confirmed_at', 'counsellor.sealed_called'])
      .where('jobseeker_id', '=', jobseekerId)
      .where('erased_at', 'is', null)
      .where('account.deleted_at', 'is', null)
      .executeTakeFirst();
    // Without a counsellor nobody comes.
    if (!owner?.sealed_called || !(await hasConsent(transaction, jobseekerId, 'plan'))) return;
    const deed = waysToCome[told.way as ServiceWay];
    const text = `今天有回访，就业辅导员${sealer.unseal(owner.sealed_called)}${deed}。\n只有三个问题，您也可以现在就在本站回答。`;
    const accountId = owner.account_id;
    await sendNotice(
      transaction,
      sealer,
      { accountId, kind: 'follow-up', text, path: `/follow-ups/${followUpId}` },
      now,
    );
    const mayText = owner.sign_in_kind === 'phone' && owner.phone_confirmed_at !== null;
    if (!mayText || !(await hasConsent(transaction, jobseekerId, 'message'))) return;
    const message = {
      // One of each day that was planned: what is queued twice is sent once.
      messageId: `follow-up ${followUpId} ${told.planned_on}`,
      accountId,
      recipient: sealer.unseal(owner.sealed_sign_in_name),
      text: `今天有回访，就业辅导员${deed}。也可以登录同途，打开“我的消息”回答。`,
      expiresAt: new Date(now.getTime() + 86_400_000),
    };
    await queueMessage(transaction, sealer, message, now);
  });
