import type { Kysely, Selectable } from 'kysely';
import type { Database, DemandTable } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { hasConsent } from '../consent/consent-queries.ts';
import { addDays, chinaDay, daysBetween, sayDay } from '../day/day.ts';
import { queueMessage } from '../message/queue-message.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { reminderDays } from './demand.ts';

/** So many registrations in one transaction: others write too. */
const batch = 200;

/**
 * Tells people 30 and 7 days before that their registration ends, by a message and, where they agreed, by text; and ends
 * those whose last day is over. Each is told once, however many processes sweep.
 */
export async function sweepDemands(db: Kysely<Database>, sealer: Sealer, now: Date): Promise<void> {
  const today = chinaDay(now);
  const [first = 0] = reminderDays;
  let after = '';
  for (;;) {
    const rows = await db
      .selectFrom('demand')
      .select(['demand_id', 'ends_on', 'reminders'])
      .where('state', '=', 'open')
      .where('ends_on', '<=', addDays(today, first))
      .where('demand_id', '>', after)
      .orderBy('demand_id')
      .limit(batch)
      .execute();
    for (const { demand_id, ends_on, reminders } of rows) {
      const left = daysBetween(today, ends_on ?? today);
      if (left < 0) await end(db, sealer, demand_id, now);
      // Whoever was not told in time is told once, not twice in a row.
      else if (reminders < remindersDue(left)) await remind(db, sealer, demand_id, left, now);
    }
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = last.demand_id;
  }
}

const remindersDue = (left: number): number => reminderDays.filter((days) => left <= days).length;

const remind = (db: Kysely<Database>, sealer: Sealer, demandId: string, left: number, now: Date): Promise<void> =>
  db.transaction().execute(async (transaction) => {
    const due = remindersDue(left);
    const told = await transaction
      .updateTable('demand')
      .set({ reminders: due })
      .where('demand_id', '=', demandId)
      .where('state', '=', 'open')
      .where('reminders', '<', due)
      .returningAll()
      .executeTakeFirst();
    if (!told) return;
    const ends = `您的就业需求登记${left === 0 ? '今天' : `还有${left}天`}到期`;
    const text = `${ends}，最后一天是${sayDay(told.ends_on ?? '')}。\n还需要工作，请按“还需要，再留6个月”。不用了，什么都不用做。`;
    await tell(transaction, sealer, told, { text, sms: `${ends}。还需要工作，请登录同途，打开“我的消息”。` }, now);
  });

const end = (db: Kysely<Database>, sealer: Sealer, demandId: string, now: Date): Promise<void> =>
  db.transaction().execute(async (transaction) => {
    const ended = await transaction
      .updateTable('demand')
      .set({ state: 'ended', ended_at: now.toISOString() })
      .where('demand_id', '=', demandId)
      .where('state', '=', 'open')
      .where('ends_on', '<', chinaDay(now))
      .returningAll()
      .executeTakeFirst();
    if (!ended) return;
    await transaction.deleteFrom('demand_want').where('demand_id', '=', demandId).execute();
    await transaction.deleteFrom('task').where('subject', '=', demandId).where('done_at', 'is', null).execute();
    const text = '您的就业需求登记到期了，不再按它找工作。\n以前填的还在。还需要工作，可以再登记一次。';
    await tell(transaction, sealer, ended, { text, sms: undefined }, now);
  });

async function tell(
  db: Kysely<Database>,
  sealer: Sealer,
  demand: Selectable<DemandTable>,
  { text, sms }: { text: string; sms: string | undefined },
  now: Date,
): Promise<void> {
  const owner = await db
    .selectFrom('jobseeker')
    .innerJoin('account', 'account.account_id', 'jobseeker.account_id')
    .select(['account.account_id', 'sign_in_kind', 'sealed_sign_in_name', 'phone_confirmed_at'])
    .where('jobseeker_id', '=', demand.jobseeker_id)
    .where('erased_at', 'is', null)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!owner) return;
  const { account_id: accountId } = owner;
  await sendNotice(db, sealer, { accountId, kind: 'demand', text, path: `/demands/${demand.demand_id}` }, now);
  const mayText = owner.sign_in_kind === 'phone' && owner.phone_confirmed_at !== null;
  if (!sms || !mayText || !(await hasConsent(db, demand.jobseeker_id, 'message'))) return;
  const message = {
    // One of each round of reminders: what is queued twice is sent once.
    messageId: `demand ${demand.demand_id} ${demand.ends_on} ${demand.reminders}`,
    accountId,
    recipient: sealer.unseal(owner.sealed_sign_in_name),
    text: sms,
    expiresAt: new Date(now.getTime() + 2 * 86_400_000),
  };
  await queueMessage(db, sealer, message, now);
}
