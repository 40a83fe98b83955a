import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { FileEventKind } from '../file/file.ts';
import { recordEvent } from '../file/record-event.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { tellOfEnrolment } from './tell-of-enrolment.ts';
import { enteredAs } from './training-right.ts';

/**
 * Puts what somebody did to an enrolment into the log of the file, which the caller holds, and tells the person when a
 * relative or staff did it for them.
 */
export async function recordDeed(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { enrolmentId, jobseekerId, kind, deed }: Deed,
  now: Date,
): Promise<void> {
  await recordEvent(db, sealer, { jobseekerId, kind, subject: 'training', actor: actorOf(asker) }, now);
  const by = { self: '', helper: '家属', staff: '工作人员' }[enteredAs(asker)];
  if (!by) return;
  const text = `${by}${asker.visitor.called}替您${deed}。\n不对的话，您可以自己改。`;
  await tellOfEnrolment(db, sealer, { enrolmentId, text }, now);
}

interface Deed {
  enrolmentId: string;
  jobseekerId: string;
  kind: FileEventKind;
  /** To go on after who did it: `报名了“……”`. */
  deed: string;
}
