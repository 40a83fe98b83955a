import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { changeRecord } from '../jobseeker/change-record.ts';
import type { ChangeOutcome } from '../jobseeker/change-record.ts';
import type { PartAnswers } from '../jobseeker/jobseeker-form.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import type { RecordFile } from '../jobseeker/jobseeker-queries.ts';
import { recordParts } from '../jobseeker/jobseeker.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { partAsItIs, writePart } from './helped-change.ts';
import { tellPerson } from './tell-parties.ts';

/**
 * Changes one part of a record for whoever may. What a helper changes under a mandate is kept with what stood there
 * before, so that the person can read it and take it back.
 */
export async function changeForPerson(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  jobseekerId: string,
  change: PartAnswers,
  now: Date,
): Promise<ChangeOutcome> {
  const { acting } = asker;
  if (!acting) return changeRecord(db, sealer, asker, jobseekerId, change, now);
  return db.transaction().execute(async (transaction) => {
    const before = await findFile(transaction, sealer, jobseekerId, { isForChange: true });
    const outcome = await changeRecord(transaction, sealer, asker, jobseekerId, change, now);
    const after = await findFile(transaction, sealer, jobseekerId);
    if (!before || !after || outcome !== 'changed') return outcome;
    const kept = (file: RecordFile): string => sealer.seal(writePart(partAsItIs(file, change.part)));
    const changeId = randomUUID();
    await transaction
      .insertInto('mandate_event')
      .values({
        mandate_event_id: changeId,
        mandate_id: acting.mandateId,
        kind: 'changed',
        subject: change.part,
        sealed_before: kept(before),
        sealed_after: kept(after),
        actor_id: asker.visitor.accountId,
        happened_at: now.toISOString(),
        answered_at: null,
        answer: null,
      })
      .execute();
    const who = acting.isAtDesk ? '工作人员' : '家属';
    const text = `${who}代填了您的${recordParts[change.part]}。\n不对的话，可以撤销，也可以提出来。`;
    const path = `/mandates/${acting.mandateId}/changes/${changeId}`;
    await tellPerson(transaction, sealer, { jobseekerId, text, path }, now);
    return outcome;
  });
}
