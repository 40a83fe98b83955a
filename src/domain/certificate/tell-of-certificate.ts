import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { FileEventKind } from '../file/file.ts';
import { recordEvent } from '../file/record-event.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { certificateEnterers } from './certificate.ts';
import type { CertificateWriter } from './certificate-right.ts';

export interface CertificateNews {
  certificateId: string;
  deed: FileEventKind;
  /** What was done, after who did it: `记下了您的证书“…”。`. */
  text: string;
  /** Gone: the message leads to what is left. */
  isGone?: boolean;
}

/** Puts what happened to a certificate into the log, and tells the person what another did, in the caller's transaction. */
export async function tellOfCertificate(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { file: { jobseekerId, accountId }, as }: CertificateWriter,
  { certificateId, deed, text, isGone = false }: CertificateNews,
  now: Date,
): Promise<void> {
  const event = { jobseekerId, kind: deed, subject: 'qualification', actor: actorOf(asker) } as const;
  await recordEvent(db, sealer, event, now);
  if (as === 'self' || !accountId) return;
  const who = `${certificateEnterers[as]}${asker.visitor.called}`;
  const path = isGone ? '/certificates' : `/certificates/${certificateId}`;
  await sendNotice(db, sealer, { accountId, kind: 'qualification', text: `${who}${text}`, path }, now);
}
