import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { readPerson } from '../jobseeker/person.ts';

/** Puts a message about a mandate into the 我的消息 of the person; whoever has no account reads it in the file's log. */
export async function tellPerson(
  db: Kysely<Database>,
  sealer: Sealer,
  { jobseekerId, text, path }: { jobseekerId: string; text: string; path: string },
  now: Date,
): Promise<void> {
  const { account_id: accountId } = await db
    .selectFrom('jobseeker')
    .select('account_id')
    .where('jobseeker_id', '=', jobseekerId)
    .executeTakeFirstOrThrow();
  if (accountId) await sendNotice(db, sealer, { accountId, kind: 'mandate', text, path }, now);
}

/** Tells a helper that the person agreed, in the words that the person chose to be called by. */
export async function tellHelper(
  db: Kysely<Database>,
  sealer: Sealer,
  { helperId, jobseekerId, mandateId, deed = '同意您帮忙了' }: ToHelper,
  now: Date,
): Promise<void> {
  const { sealed_person } = await db
    .selectFrom('jobseeker')
    .select('sealed_person')
    .where('jobseeker_id', '=', jobseekerId)
    .executeTakeFirstOrThrow();
  const text = `${readPerson(sealer, sealed_person).called}${deed}。`;
  await sendNotice(db, sealer, { accountId: helperId, kind: 'mandate', text, path: `/mandates/${mandateId}` }, now);
}

interface ToHelper {
  helperId: string;
  jobseekerId: string;
  mandateId: string;
  /** What happened, to go on after how the person is called. */
  deed?: string;
}
