import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { changeRecord } from '../jobseeker/change-record.ts';
import type { ChangeOutcome } from '../jobseeker/change-record.ts';
import type { PartAnswers } from '../jobseeker/jobseeker-form.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { partAsItIs, writePart } from './helped-change.ts';
import type { KeptPart } from './helped-change.ts';

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
  const before = asker.acting && (await findFile(db, sealer, jobseekerId));
  const outcome = await changeRecord(db, sealer, asker, jobseekerId, change, now);
  if (!asker.acting || !before || outcome !== 'changed') return outcome;
  const after = await findFile(db, sealer, jobseekerId);
  const kept = (part: KeptPart): string => sealer.seal(writePart(part));
  await db
    .insertInto('mandate_event')
    .values({
      mandate_event_id: randomUUID(),
      mandate_id: asker.acting.mandateId,
      kind: 'changed',
      subject: change.part,
      sealed_before: kept(partAsItIs(before, change.part)),
      sealed_after: after ? kept(partAsItIs(after, change.part)) : null,
      actor_id: asker.visitor.accountId,
      happened_at: now.toISOString(),
      answered_at: null,
      answer: null,
    })
    .execute();
  return outcome;
}
