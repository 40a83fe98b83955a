import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { recordEvent } from '../file/record-event.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';

/** Records that somebody who acts for a person has their enrolments before them (system S5); nothing for the person. */
export async function noteTrainingRead(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  jobseekerId: string,
  now: Date,
): Promise<void> {
  if (!asker.acting) return;
  await recordEvent(db, sealer, { jobseekerId, kind: 'read', subject: 'training', actor: actorOf(asker) }, now);
}
