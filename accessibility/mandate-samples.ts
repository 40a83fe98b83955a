import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { findVisitor } from '#src/domain/account/visitor-queries.ts';
import { acceptInvitation } from '#src/domain/mandate/accept-invitation.ts';
import { askToHelp } from '#src/domain/mandate/ask-to-help.ts';
import { changeForPerson } from '#src/domain/mandate/change-for-person.ts';
import { claimRequest } from '#src/domain/mandate/claim-request.ts';
import { endMandate } from '#src/domain/mandate/end-mandate.ts';
import { listHelpedChanges } from '#src/domain/mandate/helped-change-queries.ts';
import { inviteHelper } from '#src/domain/mandate/invite-helper.ts';
import { findActing } from '#src/domain/mandate/mandate-queries.ts';
import type { Sealer } from '#src/sealing.ts';
import { anAccount, cookieOf } from '../tests/account-factories.ts';
import type { MadeAccount } from '../tests/account-factories.ts';

/** A mandate between the sample jobseeker and the sample helper in every state; the last is the helper who acts. */
export interface MandateSamples {
  mandate: string;
  endedMandate: string;
  invitation: string;
  /** What the helper changed under the mandate that holds. */
  helpedChange: string;
  /** A helper's request whose code the jobseeker has typed. */
  request: string;
}

/** Makes the mandates, and the cookie of the helper while they act under the one that holds. */
export async function makeMandates(
  db: Kysely<Database>,
  sealer: Sealer,
  { jobseeker, helper }: { jobseeker: MadeAccount; helper: MadeAccount },
): Promise<MandateSamples & { cookie: string }> {
  const now = new Date();
  const invite = async () => {
    const wanted = { accountId: jobseeker.accountId, tasks: ['demand', 'training', 'message'], term: 'month' } as const;
    return opened(await inviteHelper(db, sealer, wanted, now));
  };
  const begin = async (by: MadeAccount): Promise<string> => {
    const { code, mandateId } = await invite();
    await acceptInvitation(db, sealer, { accountId: by.accountId, code }, now);
    return mandateId;
  };
  const other = await anAccount(db, sealer, { role: 'helper', called: '示例姐姐' });
  const asked = opened(await askToHelp(db, sealer, { accountId: other.accountId }, now));
  await claimRequest(db, sealer, { accountId: jobseeker.accountId, code: asked.code }, now);
  const endedMandate = await begin(helper);
  await endMandate(db, sealer, { accountId: jobseeker.accountId, mandateId: endedMandate }, now);
  const mandate = await begin(helper);
  const own = { accountId: jobseeker.accountId, mandateId: mandate };
  await changeAsHelper(db, sealer, { jobseeker, helper, mandate });
  const [change] = await listHelpedChanges(db, own);
  return {
    mandate,
    helpedChange: change?.changeId ?? '',
    endedMandate,
    invitation: (await invite()).mandateId,
    request: asked.mandateId,
    cookie: await cookieOf(db, helper, { mandateId: mandate }),
  };
}

async function changeAsHelper(
  db: Kysely<Database>,
  sealer: Sealer,
  { jobseeker, helper, mandate }: { jobseeker: MadeAccount; helper: MadeAccount; mandate: string },
): Promise<void> {
  const cookie = await cookieOf(db, helper, { mandateId: mandate });
  const visitor = await findVisitor(db, sealer, cookie.replace('session=', ''));
  if (!visitor) throw new Error('The helper is not signed in');
  const asker = { visitor, acting: await findActing(db, sealer, visitor, new Date()) };
  const answers = { phone: '138 0000 0000', address: undefined, contactWay: undefined };
  await changeForPerson(db, sealer, asker, jobseeker.jobseekerId ?? '', { part: 'contact', answers }, new Date());
}

function opened<Result extends { outcome: string }>(result: Result): Extract<Result, { outcome: 'opened' }> {
  if (result.outcome !== 'opened') throw new Error(`No code was made: ${result.outcome}`);
  return result as Extract<Result, { outcome: 'opened' }>;
}
