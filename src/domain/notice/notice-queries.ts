import type { Kysely } from 'kysely';
import type { Database, NoticeTable } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { isNoticeKind } from './notice.ts';
import type { Notice } from './notice.ts';

/** How many messages one page of 我的消息 shows. */
export const noticesPerPage = 20;

/** The messages of an account, the newest first, one page of them; pages count from 1. */
export async function listNotices(
  db: Kysely<Database>,
  sealer: Sealer,
  accountId: string,
  { page = 1, limit = noticesPerPage }: { page?: number; limit?: number } = {},
): Promise<Notice[]> {
  const rows = await db
    .selectFrom('notice')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .orderBy('notice_id', 'desc')
    .limit(limit)
    .offset((page - 1) * limit)
    .execute();
  return rows.map((row) => readRow(sealer, row));
}

/** How many messages an account has, and how many of them it has not read. */
export async function countNotices(
  db: Kysely<Database>,
  accountId: string,
): Promise<{ notices: number; unread: number }> {
  const { notices, unread } = await db
    .selectFrom('notice')
    .select(({ fn }) => [
      fn.countAll<number>().as('notices'),
      fn.countAll<number>().filterWhere('read_at', 'is', null).as('unread'),
    ])
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  return { notices: Number(notices), unread: Number(unread) };
}

/** A message of this account, or undefined; reading it here leaves it unread. */
export async function findNotice(
  db: Kysely<Database>,
  sealer: Sealer,
  accountId: string,
  noticeId: string,
): Promise<Notice | undefined> {
  const row = await db
    .selectFrom('notice')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('notice_id', '=', noticeId)
    .executeTakeFirst();
  return row && readRow(sealer, row);
}

const readRow = (sealer: Sealer, row: NoticeTable): Notice => ({
  noticeId: row.notice_id,
  kind: isNoticeKind(row.kind) ? row.kind : 'account',
  text: sealer.unseal(row.sealed_text),
  path: row.path ?? undefined,
  createdAt: row.created_at,
  readAt: row.read_at ?? undefined,
});
