import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { hasConsent } from '../consent/consent-queries.ts';
import { recordEvent } from '../file/record-event.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import type { RecordFile } from '../jobseeker/jobseeker-queries.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import { serves } from './caseload.ts';

export type OpenedFile =
  /** `missing`: there is none, or another region serves the person. */
  { state: 'missing' | 'not agreed' | 'reason needed' } | { state: 'open'; file: RecordFile; isOnCaseload: boolean };

/**
 * Opens a person's file for a counsellor whose region serves them, when the person agrees to it (一人一档, ZH 二13).
 * Every opening stands in the file's log, with the reason where the file is not on the counsellor's caseload.
 */
export async function openFile(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { jobseekerId, reason }: { jobseekerId: string; reason?: string | undefined },
  now: Date,
): Promise<OpenedFile> {
  return db.transaction().execute(async (transaction) => {
    const file = await findFile(transaction, sealer, jobseekerId, { isForChange: true });
    if (!file || !serves(visitor, file)) return { state: 'missing' };
    if (!(await hasConsent(transaction, jobseekerId, 'counsellor'))) return { state: 'not agreed' };
    const isOnCaseload = file.counsellorId === visitor.accountId;
    if (!isOnCaseload && !reason) return { state: 'reason needed' };
    const event = { jobseekerId, kind: 'read', subject: 'file', actor: actorOf({ visitor }), reason } as const;
    await recordEvent(transaction, sealer, event, now);
    return { state: 'open', file, isOnCaseload };
  });
}
