import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { closeTask } from '../task/close-task.ts';
import { openTask } from '../task/open-task.ts';

const kinds = ['follow-up', 'follow-up-answer'] as const;

export interface AskedOfCounsellor {
  jobseekerId: string;
  followUpId: string;
  /** To ask the person, or to read what they answered. */
  kind?: (typeof kinds)[number] | undefined;
  /** Undefined: nothing any more. */
  dueOn: string | undefined;
}

/** What a follow-up asks of the counsellor, due on this day. In the caller's transaction. */
export async function keepFollowUpTask(
  db: Kysely<Database>,
  { visitor }: Asker,
  { jobseekerId, followUpId, kind = 'follow-up', dueOn }: AskedOfCounsellor,
  now: Date,
): Promise<void> {
  const task = { jobseekerId, subject: followUpId };
  for (const each of kinds) await closeTask(db, { ...task, kind: each, accountId: visitor.accountId }, now);
  if (dueOn !== undefined) await openTask(db, { ...task, kind, dueOn }, now);
}
