import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { findVisitor } from '#src/domain/account/visitor-queries.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { addMember } from '#src/domain/household/add-member.ts';
import { clearHousehold } from '#src/domain/household/clear-household.ts';
import { enterHousehold } from '#src/domain/household/enter-household.ts';
import { listMembers } from '#src/domain/household/household-rows.ts';
import { objectToHousehold } from '#src/domain/household/object-to-household.ts';
import { recordTalk } from '#src/domain/talk/record-talk.ts';
import type { Sealer } from '#src/sealing.ts';
import { anAccount, cookieOf } from '../tests/account-factories.ts';
import type { MadeAccount } from '../tests/account-factories.ts';

export interface HouseholdSamples {
  /** Open, with somebody who does not agree. */
  household: string;
  householdMember: string;
  clearedHousehold: string;
  /** Of the counsellor's region, but of nobody whom they look after. */
  otherHousehold: string;
  /** The file of the member, with talks. */
  talkedAboutFile: string;
  /** A file that stands in no household. */
  fileWithoutHousehold: string;
}

export type HouseholdVisitor = 'member of a household' | 'helper of the household';

/** Households as the sample counsellor meets them, and the person in one of them, with a helper. */
export async function makeHouseholds(
  db: Kysely<Database>,
  sealer: Sealer,
  counsellor: MadeAccount,
): Promise<HouseholdSamples & { cookies: [HouseholdVisitor, string][] }> {
  const now = new Date(Date.now() - 60_000);
  const at = now.toISOString();
  const signIn = async (account: MadeAccount, acting: { mandateId?: string } = {}) => {
    const cookie = await cookieOf(db, account, acting);
    const visitor = await findVisitor(db, sealer, cookie.replace('session=', ''));
    if (!visitor) throw new Error('Nobody has signed in');
    return { cookie, visitor };
  };
  const aPerson = async (called: string) => {
    const account = await anAccount(db, sealer, {
      called,
      residenceRegion: '450202',
      counsellorId: counsellor.accountId,
    });
    const actor = { accountId: account.accountId, role: 'jobseeker' } as const;
    for (const purpose of ['record', 'plan', 'counsellor'] as const)
      await giveConsent(db, sealer, { jobseekerId: account.jobseekerId ?? '', purpose, actor }, now);
    return { ...account, jobseekerId: account.jobseekerId ?? '' };
  };
  const { visitor } = await signIn(counsellor);
  const enter = async (jobseekerId: string, route: 'training' | undefined) => {
    const householdId = randomUUID();
    const entry = { householdId, jobseekerId, reason: 'zero-employment', enteredOn: '2026-03-01' } as const;
    const more = { state: 'seeking', route, note: '示例：在家照顾老人。' } as const;
    await enterHousehold(db, sealer, visitor, { ...entry, ...more }, now);
    return householdId;
  };
  const [person, cleared, other, single] = [
    await aPerson('示例小莫'),
    await aPerson('示例小岑'),
    await aPerson('示例小卢'),
    await aPerson('示例小甘'),
  ];
  const household = await enter(person.jobseekerId, 'training');
  const member = { householdId: household, memberId: randomUUID(), relation: 'parent', state: 'unable' } as const;
  await addMember(db, sealer, visitor, { ...member, jobseekerId: undefined }, now);
  const own = await signIn(person);
  const words = '示例：我不想培训，想先上班。';
  await objectToHousehold(db, sealer, { visitor: own.visitor }, { jobseekerId: person.jobseekerId, words }, now);
  const clearedHousehold = await enter(cleared.jobseekerId, undefined);
  const clearing = { householdId: clearedHousehold, revision: 1, reason: 'moved', clearedOn: '2026-06-01' } as const;
  await clearHousehold(db, sealer, visitor, { ...clearing, note: '示例：搬到外地了。' }, now);
  const otherHousehold = await enter(other.jobseekerId, undefined);
  const { jobseekerId } = other;
  await db.updateTable('jobseeker').set({ counsellor_id: null }).where('jobseeker_id', '=', jobseekerId).execute();
  const talk = {
    jobseekerId: person.jobseekerId,
    partner: 'manager',
    talkedOn: '2026-05-06',
    name: undefined,
  } as const;
  const content = { said: '示例：主管说，上午最忙。\n下午可以慢一点。', agreed: '示例：先做下午班。', next: '' };
  await recordTalk(db, sealer, visitor, { ...talk, ...content, talkId: randomUUID() }, now);
  const family = { ...talk, partner: 'family', talkedOn: '2026-04-02', name: '示例莫妈妈' } as const;
  await recordTalk(db, sealer, visitor, { ...family, ...content, talkId: randomUUID() }, now);

  const helper = await anAccount(db, sealer, { role: 'helper', called: '示例莫妈妈' });
  const mandateId = randomUUID();
  await db
    .insertInto('mandate')
    .values({
      ...{ mandate_id: mandateId, jobseeker_id: person.jobseekerId, helper_id: helper.accountId, tasks: 'plan' },
      ...{ term: 'month', state: 'active', begun_by: 'person', starts_at: at, created_at: at },
      ends_at: new Date(now.getTime() + 20 * 86_400_000).toISOString(),
    })
    .execute();
  const first = (await listMembers(db, household))[0];
  return {
    ...{ household, householdMember: first?.memberId ?? '', clearedHousehold, otherHousehold },
    ...{ talkedAboutFile: person.jobseekerId, fileWithoutHousehold: single.jobseekerId },
    cookies: [
      ['member of a household', own.cookie],
      ['helper of the household', (await signIn(helper, { mandateId })).cookie],
    ],
  };
}
