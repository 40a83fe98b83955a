import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { hasConsent } from '../consent/consent-queries.ts';
import type { FileSubject } from '../file/file.ts';
import { recordEvent } from '../file/record-event.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import type { RecordFile } from '../jobseeker/jobseeker-queries.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import { serves } from './caseload.ts';

export type OpenedPart =
  /** `missing`: there is none, or another region serves the person. `not on caseload`: somebody has to look after them. */
  { state: 'missing' | 'not agreed' | 'not on caseload' } | { state: 'open'; file: RecordFile };

/**
 * Opens one part of the file of a person whom the counsellor looks after, and who agrees to it. Each opening stands in
 * the file's log (system S5).
 */
export async function openPart(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { jobseekerId, subject }: { jobseekerId: string; subject: FileSubject },
  now: Date,
): Promise<OpenedPart> {
  return db.transaction().execute(async (transaction) => {
    const file = await findFile(transaction, sealer, jobseekerId, { isForChange: true });
    if (!file || !serves(visitor, file)) return { state: 'missing' };
    if (!(await hasConsent(transaction, jobseekerId, 'counsellor'))) return { state: 'not agreed' };
    if (file.counsellorId !== visitor.accountId) return { state: 'not on caseload' };
    const event = { jobseekerId, kind: 'read', subject, actor: actorOf({ visitor }) } as const;
    await recordEvent(transaction, sealer, event, now);
    return { state: 'open', file };
  });
}
