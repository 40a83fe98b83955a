import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { appendConsent, lockFileWithoutAccount } from '../consent/append-consent.ts';
import { findConsentState } from '../consent/consent-queries.ts';
import { needsGuardian } from '../consent/consent.ts';
import type { ConsentPurpose } from '../consent/consent.ts';
import { withdrawFrom } from '../consent/withdraw-consent.ts';
import { sayAgreement } from '../jobseeker/desk-agreement.ts';
import type { DeskAgreement } from '../jobseeker/desk-agreement.ts';
import { readPerson } from '../jobseeker/person.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import { endMandatesOfFile } from '../mandate/end-mandates-of-file.ts';
import { findDeskFile } from '../mandate/desk-queries.ts';
import { eraseFile } from '../privacy/erase-file.ts';

export interface SpokenConsent {
  jobseekerId: string;
  purpose: ConsentPurpose;
  wish: 'give' | 'withdraw';
  agreement: DeskAgreement;
}

/** `erased`: the file was all that there was. `child`: a guardian comes to the desk and the child gets an account. */
export type SpokenConsentOutcome = 'recorded' | 'erased' | 'not theirs' | 'no phone' | 'child';

/**
 * Writes down that somebody without an account said yes or no to a purpose whose wording was read to them (个人信息保护法
 * 14, 15): with who heard it, and how. Without the file, or without counsellors who may read it, nobody could open what
 * is kept: it is erased. Whoever has an account says it there.
 */
export async function recordSpokenConsent(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { jobseekerId, purpose, wish, agreement }: SpokenConsent,
  now: Date,
): Promise<SpokenConsentOutcome> {
  return db.transaction().execute(async (transaction) => {
    const file = await lockFileWithoutAccount(transaction, jobseekerId, visitor.accountId);
    if (!file || !(await findDeskFile(transaction, sealer, visitor, jobseekerId))) return 'not theirs';
    const person = readPerson(sealer, file.sealed_person);
    if (agreement.way === 'call' && !person.phone) return 'no phone';
    const actor = actorOf({ visitor });
    const reason = sayAgreement(agreement, person.phone, wish === 'give' ? '同意' : '撤回');
    const step = { jobseekerId, purpose, actor, reason };
    if (wish === 'give') {
      if (needsGuardian(person.bornOn, now)) return 'child';
      const isNew = (await findConsentState(transaction, jobseekerId, purpose)) !== 'given';
      if (isNew) await appendConsent(transaction, sealer, { ...step, state: 'given' }, now);
      return 'recorded';
    }
    if (purpose !== 'record' && purpose !== 'counsellor') {
      await withdrawFrom(transaction, sealer, file, step, now);
      return 'recorded';
    }
    await endMandatesOfFile(transaction, sealer, { jobseekerId, actor }, now);
    await withdrawFrom(transaction, sealer, file, { ...step, purpose: 'record' }, now);
    await eraseFile(transaction, sealer, { jobseekerId, actor }, now);
    return 'erased';
  });
}
