import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { hasConsent } from '../consent/consent-queries.ts';
import { findFile, findOwnFile } from '../jobseeker/jobseeker-queries.ts';
import type { RecordFile } from '../jobseeker/jobseeker-queries.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { sendNotice } from '../notice/send-notice.ts';
import type { EnteredBy } from './assessment.ts';

/**
 * The file that a change is about, held until the transaction ends: the asker's own, or that of the person they act for
 * under a mandate to register what is needed. `not agreed` before the person agreed to keeping an assessment.
 */
export async function holdFile(
  transaction: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
): Promise<RecordFile | 'not theirs' | 'not agreed'> {
  const own = await findOwnFile(transaction, sealer, asker);
  const file = own && (await findFile(transaction, sealer, own.jobseekerId, { isForChange: true }));
  if (!file) return 'not theirs';
  return (await hasConsent(transaction, file.jobseekerId, 'assessment')) ? file : 'not agreed';
}

/** Who enters something now, as the person reads it. */
export const enteredAs = ({ acting }: Asker): EnteredBy => {
  if (!acting) return 'self';
  return acting.isAtDesk ? 'staff' : 'helper';
};

/** Tells a person what somebody did for them; nothing when they did it themselves or have no account. */
export async function tellPerson(
  transaction: Kysely<Database>,
  sealer: Sealer,
  { file, asker, deed, path }: { file: RecordFile; asker: Asker; deed: string; path: string },
  now: Date,
): Promise<void> {
  const by = { self: '', helper: '家属', staff: '工作人员' }[enteredAs(asker)];
  if (!by || !file.accountId) return;
  const text = `${by}${asker.visitor.called}替您${deed}。不对的话，您可以自己改。`;
  await sendNotice(transaction, sealer, { accountId: file.accountId, kind: 'assessment', text, path }, now);
}
