import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { findNotice } from './notice-queries.ts';
import type { Notice } from './notice.ts';

/** Opens a message for the person whose it is, and marks it as read. Undefined when it is nobody's or somebody else's. */
export async function readNotice(
  db: Kysely<Database>,
  sealer: Sealer,
  { accountId, noticeId }: { accountId: string; noticeId: string },
  now: Date,
): Promise<Notice | undefined> {
  await db
    .updateTable('notice')
    .set({ read_at: now.toISOString() })
    .where('account_id', '=', accountId)
    .where('notice_id', '=', noticeId)
    .where('read_at', 'is', null)
    .execute();
  return findNotice(db, sealer, accountId, noticeId);
}
