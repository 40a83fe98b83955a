import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { CodeResult } from './accept-invitation.ts';
import { countCodeTry, forgetCodeTries } from './count-code-try.ts';
import { codeFingerprints } from './open-code.ts';
import { findOwnJobseeker } from './party-queries.ts';

/** A jobseeker types the code of a helper. Nothing is allowed yet: they choose next what and how long. */
export async function claimRequest(
  db: Kysely<Database>,
  sealer: Sealer,
  { accountId, code }: { accountId: string; code: string },
  now: Date,
): Promise<CodeResult> {
  const jobseekerId = await findOwnJobseeker(db, accountId);
  if (!jobseekerId) return { outcome: 'refused' };
  const until = await countCodeTry(db, sealer, accountId, now);
  if (until) return { outcome: 'wait', until };
  const mandateId = await takeRequest(db, sealer, { code, jobseekerId, notBy: [accountId] }, now);
  if (!mandateId) return { outcome: 'wrong' };
  await forgetCodeTries(db, sealer, accountId);
  return { outcome: 'accepted', mandateId };
}

/** Ties a helper's request to a person. The code works once; the helper's account has to be open and none of these. */
export async function takeRequest(
  db: Kysely<Database>,
  sealer: Sealer,
  { code, jobseekerId, notBy }: { code: string; jobseekerId: string; notBy: readonly string[] },
  now: Date,
): Promise<string | undefined> {
  return db.transaction().execute(async (transaction) => {
    const asked = await transaction
      .selectFrom('mandate')
      .innerJoin('account', 'account.account_id', 'mandate.helper_id')
      .select('mandate_id')
      .where('code_fingerprint', 'in', codeFingerprints(sealer, code))
      .where('state', '=', 'asked')
      .where('code_expires_at', '>', now.toISOString())
      .where('helper_id', 'not in', notBy)
      .where('suspended_at', 'is', null)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    if (!asked) return undefined;
    const { numUpdatedRows } = await transaction
      .updateTable('mandate')
      .set({ jobseeker_id: jobseekerId, code_fingerprint: null, sealed_code: null })
      .where('mandate_id', '=', asked.mandate_id)
      .where('jobseeker_id', 'is', null)
      .where('state', '=', 'asked')
      .executeTakeFirst();
    return numUpdatedRows === 1n ? asked.mandate_id : undefined;
  });
}
