import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { NoticeKind } from './notice.ts';

export interface NewNotice {
  accountId: string;
  kind: NoticeKind;
  /** A first sentence that says it all; more may follow, one sentence a line. */
  text: string;
  /** Where the portal shows the thing itself; never anything personal in it. */
  path?: string | undefined;
}

/** Puts a message into somebody's 我的消息, sealed (system S11). */
export async function sendNotice(
  db: Kysely<Database>,
  sealer: Sealer,
  { accountId, kind, text, path }: NewNotice,
  now: Date,
): Promise<void> {
  await db
    .insertInto('notice')
    .values({
      notice_id: randomUUID(),
      account_id: accountId,
      kind,
      sealed_text: sealer.seal(text),
      path: path ?? null,
      created_at: now.toISOString(),
      read_at: null,
    })
    .execute();
}
