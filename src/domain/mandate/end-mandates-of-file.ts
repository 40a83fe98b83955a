import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { FileActor } from '../file/file.ts';
import { recordEvent } from '../file/record-event.ts';
import { deskTerm } from './mandate.ts';
import { tellHelper } from './tell-parties.ts';

/**
 * Ends every mandate and invitation of a person at their word, in the caller's transaction, but those that they keep.
 * The helpers are told.
 */
export async function endMandatesOfFile(
  db: Kysely<Database>,
  sealer: Sealer,
  { jobseekerId, actor, keep = [] }: { jobseekerId: string; actor: FileActor; keep?: readonly string[] },
  now: Date,
): Promise<void> {
  const open = await db
    .selectFrom('mandate')
    .select(['mandate_id', 'helper_id', 'starts_at', 'term'])
    .where('jobseeker_id', '=', jobseekerId)
    .where('state', '!=', 'ended')
    .orderBy('mandate_id')
    .execute();
  for (const { mandate_id: mandateId, helper_id: helperId, starts_at, term } of open) {
    const isKept = keep.includes(mandateId) && starts_at !== null && term !== deskTerm;
    if (isKept) continue;
    await db
      .updateTable('mandate')
      .set({ state: 'ended', ended_at: now.toISOString(), ended_by: 'person' })
      .set({ code_fingerprint: null, sealed_code: null })
      .where('mandate_id', '=', mandateId)
      .execute();
    await recordEvent(db, sealer, { jobseekerId, kind: 'mandate', subject: 'ended', actor }, now);
    const deed = '的委托结束了，您不能再替他办事';
    if (helperId && starts_at && term !== deskTerm)
      await tellHelper(db, sealer, { helperId, jobseekerId, mandateId, deed }, now);
  }
}
