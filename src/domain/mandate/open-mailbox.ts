import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { chinaDay } from '../day/day.ts';
import { recordEvent } from '../file/record-event.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import type { ActingFor } from '../jobseeker/record-right.ts';

/** Whose messages somebody has before them. */
export interface Mailbox {
  accountId: string;
  isOwn: boolean;
}

/**
 * The messages that a visitor may read: their own, or with the task 收发消息 those of the person they act for, which
 * stands in the person's log once a day. Undefined when the mandate has not this task, or the person no account.
 */
export async function openMailbox(
  db: Kysely<Database>,
  sealer: Sealer,
  { visitor, acting }: { visitor: Visitor; acting: ActingFor | undefined },
  now: Date,
): Promise<Mailbox | undefined> {
  if (!acting) return { accountId: visitor.accountId, isOwn: true };
  if (!acting.tasks.includes('message')) return undefined;
  const { jobseekerId, mandateId } = acting;
  return db.transaction().execute(async (transaction) => {
    const file = await transaction
      .selectFrom('jobseeker')
      .select('account_id')
      .where('jobseeker_id', '=', jobseekerId)
      .where('erased_at', 'is', null)
      .executeTakeFirst();
    if (!file?.account_id) return undefined;
    const last = await transaction
      .selectFrom('file_event')
      .select('happened_at')
      .where('jobseeker_id', '=', jobseekerId)
      .where('kind', '=', 'read')
      .where('subject', '=', 'messages')
      .where('mandate_id', '=', mandateId)
      .orderBy('place', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (!last || chinaDay(new Date(last.happened_at)) !== chinaDay(now)) {
      const actor = actorOf({ visitor, acting });
      await recordEvent(transaction, sealer, { jobseekerId, kind: 'read', subject: 'messages', actor }, now);
    }
    return { accountId: file.account_id, isOwn: false };
  });
}
