import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { hasConsent } from '../consent/consent-queries.ts';
import { recordEvent } from '../file/record-event.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { serves } from './caseload.ts';
import { finishMove } from './finish-move.ts';

/**
 * Takes a person onto the counsellor's caseload, or off it (system S6: a named 联系人). The person agrees to counsellors
 * reading the file, and the region serves them. Returns whether anything changed; it stands in the file's log, and the
 * person is told.
 */
export async function lookAfterFile(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { jobseekerId, wanted, reason }: { jobseekerId: string; wanted: 'take' | 'leave'; reason: string },
  now: Date,
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const file = await findFile(transaction, sealer, jobseekerId, { isForChange: true });
    if (!file || !serves(visitor, file) || !(await hasConsent(transaction, jobseekerId, 'counsellor'))) return false;
    const isTheirs = file.counsellorId === visitor.accountId;
    if (isTheirs === (wanted === 'take')) return false;
    await transaction
      .updateTable('jobseeker')
      .set({ counsellor_id: wanted === 'take' ? visitor.accountId : null })
      .where('jobseeker_id', '=', jobseekerId)
      .execute();
    const event = { jobseekerId, kind: 'changed', subject: 'counsellor', actor: actorOf({ visitor }), reason } as const;
    await recordEvent(transaction, sealer, event, now);
    const isMoved = wanted === 'take' && (await finishMove(transaction, sealer, visitor, file, now));
    // Who moved is told so already.
    if (!file.accountId || isMoved) return true;
    const { organisationName } = visitor.role;
    const who = `${organisationName ? `${organisationName}的` : ''}就业辅导员${visitor.called}`;
    const text =
      wanted === 'take' ? `现在由${who}负责您。` : `${who}不再负责您了。\n现在没有人负责您。急的事，请提需求。`;
    const notice = { accountId: file.accountId, kind: 'plan', text, path: '/plan' } as const;
    await sendNotice(transaction, sealer, notice, now);
    return true;
  });
}
