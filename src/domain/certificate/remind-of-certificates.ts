import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { hasConsent } from '../consent/consent-queries.ts';
import { addDays, chinaDay, daysBetween } from '../day/day.ts';
import { queueMessage } from '../message/queue-message.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { reminderDays, remindersDue, sayDueOn } from './certificate.ts';
import type { CertificateContent, DueKind } from './certificate.ts';

/** So many in one query: others write too. */
const batch = 200;

/** Nobody is woken up: from this hour on in China. */
const morning = 8;

/**
 * Tells people 90, 30 and 7 days before of the day by which something has to be done for a certificate, by a message and,
 * where they agreed, by text (KZ 一(八)1 年审 and 继续教育). Each once, however many processes sweep; whoever was not told
 * in time is told once, not twice in a row. Returns how many.
 */
export async function remindOfCertificates(db: Kysely<Database>, sealer: Sealer, now: Date): Promise<number> {
  if ((now.getUTCHours() + 8) % 24 < morning) return 0;
  const today = chinaDay(now);
  let [told, after] = [0, ''];
  for (;;) {
    const rows = await db
      .selectFrom('certificate')
      .select(['certificate_id', 'due_on', 'reminders'])
      .where('due_on', '>=', today)
      .where('due_on', '<=', addDays(today, reminderDays[0]))
      .where('reminders', '<', reminderDays.length)
      .where('certificate_id', '>', after)
      .orderBy('certificate_id')
      .limit(batch)
      .execute();
    for (const { certificate_id, due_on, reminders } of rows) {
      const due = remindersDue(daysBetween(today, due_on ?? today));
      if (reminders < due && (await remind(db, sealer, certificate_id, due, now))) told += 1;
    }
    const last = rows.at(-1);
    if (!last || rows.length < batch) return told;
    after = last.certificate_id;
  }
}

const remind = (
  db: Kysely<Database>,
  sealer: Sealer,
  certificateId: string,
  due: number,
  now: Date,
): Promise<boolean> =>
  db.transaction().execute(async (transaction) => {
    const today = chinaDay(now);
    const row = await transaction
      .updateTable('certificate')
      .set({ reminders: due })
      .where('certificate_id', '=', certificateId)
      .where('reminders', '<', due)
      .where('due_on', '>=', today)
      // Not when it was changed meanwhile: the next sweep sees the new day.
      .where('due_on', '<=', addDays(today, reminderDays[due - 1] ?? 0))
      .returningAll()
      .executeTakeFirst();
    if (!row?.due_on || !row.due_kind) return false;
    const owner = await transaction
      .selectFrom('jobseeker')
      .innerJoin('account', 'account.account_id', 'jobseeker.account_id')
      .select(['account.account_id', 'sign_in_kind', 'sealed_sign_in_name', 'phone_confirmed_at'])
      .where('jobseeker_id', '=', row.jobseeker_id)
      .where('erased_at', 'is', null)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    if (!owner || !(await hasConsent(transaction, row.jobseeker_id, 'training'))) return false;
    const accountId = owner.account_id;
    const { name } = JSON.parse(sealer.unseal(row.sealed_content)) as CertificateContent;
    const says = sayDueOn({ kind: row.due_kind as DueKind, on: row.due_on }, today);
    const text = `您的证书${says}。\n证书是${name}。怎样办，请问发证单位。办好以后，请把新的日期填进来。`;
    const path = `/certificates/${certificateId}`;
    await sendNotice(transaction, sealer, { accountId, kind: 'qualification', text, path }, now);
    const mayText = owner.sign_in_kind === 'phone' && owner.phone_confirmed_at !== null;
    if (!mayText || !(await hasConsent(transaction, row.jobseeker_id, 'message'))) return true;
    const message = {
      // One of each day and reminder: what is queued twice is sent once.
      messageId: `certificate ${certificateId} ${row.due_on} ${due}`,
      accountId,
      recipient: sealer.unseal(owner.sealed_sign_in_name),
      text: `您的证书${says}。请登录同途，打开“我的消息”看。`,
      expiresAt: new Date(now.getTime() + 2 * 86_400_000),
    };
    await queueMessage(transaction, sealer, message, now);
    return true;
  });
