import { isDeepStrictEqual } from 'node:util';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { recordEvent } from '../file/record-event.ts';
import { changeRecord } from '../jobseeker/change-record.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import { partAsItIs } from './helped-change.ts';
import { findHelpedChange } from './helped-change-queries.ts';
import type { ChangeAnswer } from './mandate.ts';
import { tellHelper } from './tell-parties.ts';

/**
 * `not theirs`: somebody else's, or answered before. `changed since`: somebody changed the part again, so that what stood
 * there before would wipe that out too; nothing was done.
 */
export type ContestOutcome = 'answered' | 'not theirs' | 'changed since';

export interface Contest {
  visitor: Visitor;
  mandateId: string;
  changeId: string;
  answer: ChangeAnswer;
}

/** The person says to what a helper changed: I know, put it back, or something is wrong with it. */
export async function contestChange(
  db: Kysely<Database>,
  sealer: Sealer,
  { visitor, mandateId, changeId, answer }: Contest,
  now: Date,
): Promise<ContestOutcome> {
  if (visitor.mandateId !== undefined) return 'not theirs';
  const { accountId } = visitor;
  return db.transaction().execute(async (transaction) => {
    const change = await findHelpedChange(transaction, sealer, { accountId, mandateId, changeId });
    if (!change || change.answer) return 'not theirs';
    const { jobseekerId } = change;
    if (answer === 'undo') {
      const file = await findFile(transaction, sealer, jobseekerId, { isForChange: true });
      if (!file || !isDeepStrictEqual(partAsItIs(file, change.part).change, change.after.change))
        return 'changed since';
    }
    const answerIs = (set: { answer: ChangeAnswer | null; answered_at: string | null }) =>
      transaction.updateTable('mandate_event').set(set).where('mandate_event_id', '=', changeId);
    const { numUpdatedRows } = await answerIs({ answer, answered_at: now.toISOString() })
      .where('answered_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return 'not theirs';
    if (answer === 'undo') {
      const outcome = await changeRecord(transaction, sealer, { visitor }, jobseekerId, change.before.change, now);
      if (outcome !== 'changed' && outcome !== 'unchanged') {
        await answerIs({ answer: null, answered_at: null }).execute();
        return 'changed since';
      }
    }
    if (answer !== 'known') {
      const subject = answer === 'undo' ? 'undone' : 'contested';
      const actor = { accountId, role: 'jobseeker' } as const;
      await recordEvent(transaction, sealer, { jobseekerId, kind: 'mandate', subject, actor }, now);
      const { helper_id: helperId } = await transaction
        .selectFrom('mandate')
        .select('helper_id')
        .where('mandate_id', '=', mandateId)
        .executeTakeFirstOrThrow();
      const deed = answer === 'undo' ? '撤销了您代填的内容' : '说您代填的内容有问题';
      if (helperId) await tellHelper(transaction, sealer, { helperId, jobseekerId, mandateId, deed }, now);
    }
    return 'answered';
  });
}
