import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '#src/domain/account/account.ts';
import { findVisitor } from '#src/domain/account/visitor-queries.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { changeOwnClaim } from '#src/domain/subsidy/change-own-claim.ts';
import { decideClaim } from '#src/domain/subsidy/decide-claim.ts';
import { makeClaim } from '#src/domain/subsidy/make-claim.ts';
import { findSubsidy } from '#src/domain/subsidy/subsidies.ts';
import type { Sealer } from '#src/sealing.ts';
import { anAccount, cookieOf } from '../tests/account-factories.ts';
import type { MadeAccount } from '../tests/account-factories.ts';

export interface SubsidySamples {
  claimedFile: string;
  /** Three claims of one person: one to be looked at, one that lacks papers, one that is refused and objected to. */
  sentClaim: string;
  askedClaim: string;
  refusedClaim: string;
}

export type SubsidyVisitor = 'claimant' | 'helper of the claimant';

/** Somebody who has claimed subsidies, and a helper who may for them. */
export async function makeClaims(
  db: Kysely<Database>,
  sealer: Sealer,
  counsellor: MadeAccount,
): Promise<SubsidySamples & { cookies: [SubsidyVisitor, string][] }> {
  const now = new Date(Date.now() - 60_000);
  const at = now.toISOString();
  const signIn = async (account: MadeAccount, acting: { mandateId?: string } = {}) => {
    const cookie = await cookieOf(db, account, acting);
    const visitor = await findVisitor(db, sealer, cookie.replace('session=', ''));
    if (!visitor) throw new Error('Nobody has signed in');
    return { cookie, visitor };
  };
  const { accountId: counsellorId } = counsellor;
  const person = await anAccount(db, sealer, { called: '示例小蓝', residenceRegion: '450202', counsellorId });
  const jobseekerId = person.jobseekerId ?? '';
  const actor = { accountId: person.accountId, role: 'jobseeker' } as const;
  for (const purpose of ['record', 'counsellor', 'subsidy'] as const)
    await giveConsent(db, sealer, { jobseekerId, purpose, actor }, now);
  const own = await signIn(person);
  const { visitor: staff } = await signIn(counsellor);
  const claim = async (visitor: Visitor, fromMonth: string) => {
    const claimId = randomUUID();
    const subsidy = findSubsidy('450200', 'training');
    if (!subsidy) throw new Error('The plan names none');
    const answers = { disabled: 'yes', unemployed: 'no', willing: 'yes', course: 'yes' } as const;
    const papers = { disabled: 'have', course: 'later' } as const;
    const content = { answers, papers, basis: '示例电脑班', other: 'yes', words: '示例：我带导盲犬来。' } as const;
    await makeClaim(db, sealer, { visitor }, { jobseekerId, claimId, subsidy, fromMonth, months: 2, content }, now);
    return claimId;
  };
  const [sentClaim, askedClaim, refusedClaim] = [
    await claim(own.visitor, '2026-03'),
    await claim(own.visitor, '2026-04'),
    await claim(own.visitor, '2026-07'),
  ];
  const decision = { jobseekerId, revision: 1, words: '示例：请带培训的证明来。' } as const;
  await decideClaim(db, sealer, staff, { ...decision, claimId: askedClaim, decision: 'ask' }, now);
  await decideClaim(db, sealer, staff, { ...decision, claimId: refusedClaim, decision: 'refuse' }, now);
  const objection = { jobseekerId, claimId: refusedClaim, deed: 'object', words: '示例：我带来过。' } as const;
  await changeOwnClaim(db, sealer, { visitor: own.visitor }, objection, now);

  const helper = await anAccount(db, sealer, { role: 'helper', called: '示例蓝妈妈' });
  const mandateId = randomUUID();
  await db
    .insertInto('mandate')
    .values({
      ...{ mandate_id: mandateId, jobseeker_id: jobseekerId, helper_id: helper.accountId, tasks: 'subsidy' },
      ...{ term: 'month', state: 'active', begun_by: 'person', starts_at: at, created_at: at },
      ends_at: new Date(now.getTime() + 20 * 86_400_000).toISOString(),
    })
    .execute();
  return {
    ...{ claimedFile: jobseekerId, sentClaim, askedClaim, refusedClaim },
    cookies: [
      ['claimant', own.cookie],
      ['helper of the claimant', (await signIn(helper, { mandateId })).cookie],
    ],
  };
}
