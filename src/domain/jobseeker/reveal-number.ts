import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { recordEvent } from '../file/record-event.ts';
import { findFile } from './jobseeker-queries.ts';
import type { NumberPart } from './jobseeker.ts';
import { actorOf, rightTo } from './record-right.ts';
import type { Asker } from './record-right.ts';

/**
 * Hands over a full number to the file's owner, or to the counsellor who looks after it and says why; the log of the
 * file tells it. Undefined when there is no such number or the asker may not see it.
 */
export async function revealNumber(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { jobseekerId, part, reason }: { jobseekerId: string; part: NumberPart; reason?: string | undefined },
  now: Date,
): Promise<string | undefined> {
  return db.transaction().execute(async (transaction) => {
    const file = await findFile(transaction, sealer, jobseekerId);
    const right = file && rightTo(file, asker);
    const mayReveal = right === 'own' || (right === 'caseload' && reason);
    const number = part === 'identity' ? file?.person.identityNumber : file?.person.certificate?.number;
    if (!mayReveal || !number) return undefined;
    const event = { jobseekerId, kind: 'revealed', subject: part, actor: actorOf(asker), reason } as const;
    await recordEvent(transaction, sealer, event, now);
    return number;
  });
}
