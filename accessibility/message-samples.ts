import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { listNotices } from '#src/domain/notice/notice-queries.ts';
import { readNotice } from '#src/domain/notice/read-notice.ts';
import { sendNotice } from '#src/domain/notice/send-notice.ts';
import type { Sealer } from '#src/sealing.ts';

export interface MessageSamples {
  /** A message of the sample jobseeker. */
  notice: string;
}

/** Two messages of a jobseeker, one of them read. */
export async function makeMessages(db: Kysely<Database>, sealer: Sealer, accountId: string): Promise<MessageSamples> {
  const answer = '您提的需求，有答复了。\n示例：下个月有音频编辑的培训。\n报名的办法，我们再告诉您。';
  const path = '/feedback';
  await sendNotice(db, sealer, { accountId, kind: 'answer', text: answer, path }, new Date(Date.now() - 60_000));
  const [first] = await listNotices(db, sealer, accountId);
  const noticeId = first?.noticeId ?? '';
  await readNotice(db, sealer, { accountId, noticeId }, new Date());
  await sendNotice(db, sealer, { accountId, kind: 'account', text: '您的密码更改了。' }, new Date());
  return { notice: noticeId };
}
