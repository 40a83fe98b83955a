import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { appendConsent } from '../consent/append-consent.ts';
import { recordEvent } from '../file/record-event.ts';
import { sayAgreement } from '../jobseeker/desk-agreement.ts';
import type { DeskAgreement } from '../jobseeker/desk-agreement.ts';
import { sealPerson } from '../jobseeker/person.ts';
import type { Entry } from '../jobseeker/person.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import { serves } from './caseload.ts';

export interface NewFile {
  /** Of the shown form: sent twice, it is one file. */
  key: string;
  called: string;
  phone: string | undefined;
  address: string | undefined;
  contactWay: string | undefined;
  residenceRegion: string | undefined;
  registrationRegion: string | undefined;
  /** How the person agreed to the file, and to counsellors reading it; a call goes to `phone`. */
  agreement: DeskAgreement;
}

/**
 * Makes a file, on the counsellor's caseload, for somebody without an account who asks for it at the desk or on the
 * telephone (一人一档, ZH 二13). What was read to the person and agreed to stands in the log, with who heard it.
 */
export async function makeFile(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { key, agreement, called, phone, address, ...columns }: NewFile,
  now: Date,
): Promise<{ outcome: 'made'; jobseekerId: string } | { outcome: 'not served' | 'no phone' | 'key taken' }> {
  const { contactWay, residenceRegion, registrationRegion } = columns;
  if (!serves(visitor, { ...columns, leavingRegion: undefined })) return { outcome: 'not served' };
  if (agreement.way === 'call' && !phone) return { outcome: 'no phone' };
  const entry: Entry = { by: 'staff', called: visitor.called, at: now.toISOString() };
  const fields = { called, phone, address, contactWay, residenceRegion, registrationRegion };
  const entered = Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]) => (value === undefined ? [] : [[field, entry]])),
  );
  return db.transaction().execute(async (transaction) => {
    const { numInsertedOrUpdatedRows: added } = await transaction
      .insertInto('jobseeker')
      .values({
        ...{ jobseeker_id: key, account_id: null, counsellor_id: visitor.accountId, is_demonstration: 0 },
        ...{ residence_region: residenceRegion ?? null, registration_region: registrationRegion ?? null },
        ...{ education: null, contact_way: contactWay ?? null, created_at: entry.at, changed_at: entry.at },
        ...{ identity_fingerprint: null, certificate_fingerprint: null, erased_at: null },
        sealed_person: sealPerson(sealer, { called, phone, address, entered }),
      })
      .onConflict((conflict) => conflict.column('jobseeker_id').doNothing())
      .executeTakeFirst();
    if (!added) return (await isTheirs(transaction, key, visitor)) ? made(key) : { outcome: 'key taken' as const };
    const [actor, reason] = [actorOf({ visitor }), sayAgreement(agreement, phone)];
    await recordEvent(transaction, sealer, { jobseekerId: key, kind: 'made', subject: 'file', actor, reason }, now);
    for (const purpose of ['record', 'counsellor'] as const)
      await appendConsent(transaction, sealer, { jobseekerId: key, purpose, actor, state: 'given', reason }, now);
    return made(key);
  });
}

const made = (jobseekerId: string) => ({ outcome: 'made' as const, jobseekerId });

/** Whether this counsellor made the file a moment ago. */
const isTheirs = async (db: Kysely<Database>, jobseekerId: string, { accountId }: Visitor): Promise<boolean> =>
  (await db
    .selectFrom('jobseeker')
    .select('jobseeker_id')
    .where('jobseeker_id', '=', jobseekerId)
    .where('counsellor_id', '=', accountId)
    .where('account_id', 'is', null)
    .executeTakeFirst()) !== undefined;
