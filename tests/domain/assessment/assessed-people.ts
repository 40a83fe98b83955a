import { randomBytes, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { HeldRole, Role, Visitor } from '#src/domain/account/account.ts';
import type { OfferedTimes } from '#src/domain/assessment/assessment-form.ts';
import { offerTimes } from '#src/domain/assessment/offer-times.ts';
import type { ConsentPurpose } from '#src/domain/consent/consent.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { listFileEvents } from '#src/domain/file/file-queries.ts';
import type { Asker } from '#src/domain/jobseeker/record-right.ts';
import { createSealer } from '#src/sealing.ts';
import { anAccount, anOrganisation } from '../../account-factories.ts';
import type { MadeAccount } from '../../account-factories.ts';

export const sealer = createSealer(randomBytes(32));
/** A Monday, 10 o'clock in China. */
export const now = new Date('2026-11-23T02:00:00.000Z');

const visitorOf = (
  { accountId, accountRoleId, called }: MadeAccount,
  role: Role,
  organisationId?: string,
  regionCode = '450200',
): Visitor => {
  const held: HeldRole = {
    ...{ accountRoleId, role, organisationId, organisationName: undefined },
    regionCode: organisationId ? regionCode : undefined,
  };
  return {
    ...{ accountId, called, sessionId: '', role: held, roles: [held], mandateId: undefined },
    ...{ secondFactorAt: undefined, hasSecondFactor: true },
  };
};

/** A counsellor, of 柳州 unless said, who can put up times. */
export async function aCounsellor(db: Kysely<Database>, called = '示例覃老师', regionCode = '450200') {
  const organisationId = await anOrganisation(db, { name: `示例中心${randomUUID()}`, regionCode });
  const account = await anAccount(db, sealer, { role: 'counsellor', called, organisationId });
  const visitor = visitorOf(account, 'counsellor', organisationId, regionCode);
  const offer = (wanted: Partial<OfferedTimes> = {}, at = now) =>
    offerTimes(
      db,
      visitor,
      {
        ...{ day: '2026-11-30', clock: '09:00', minutes: 60, way: 'centre', weeks: 1 },
        ...{ place: '示例路1号', access: '门口没有台阶', directions: '公交到示例站', ...wanted },
      },
      at,
    );
  const times = async () =>
    (
      await db
        .selectFrom('assessment_time')
        .select('assessment_time_id')
        .where('counsellor_id', '=', account.accountId)
        .where('withdrawn_at', 'is', null)
        .orderBy('starts_at')
        .execute()
    ).map((row) => row.assessment_time_id);
  return { ...account, visitor, offer, times };
}

/** A person of 柳州 who agrees to an assessment, and what they did. */
export async function aPerson(
  db: Kysely<Database>,
  {
    agrees = ['assessment'],
    residenceRegion = '450202',
    counsellorId,
  }: { agrees?: readonly ConsentPurpose[]; residenceRegion?: string; counsellorId?: string } = {},
) {
  const account = await anAccount(db, sealer, { residenceRegion, ...(counsellorId ? { counsellorId } : {}) });
  const jobseekerId = account.jobseekerId ?? '';
  const actor = { accountId: account.accountId, role: 'jobseeker' } as const;
  for (const purpose of agrees) await giveConsent(db, sealer, { jobseekerId, purpose, actor }, now);
  const own: Asker = { visitor: visitorOf(account, 'jobseeker') };
  const helped = async ({ tasks = ['demand'], isAtDesk = false } = {}): Promise<Asker> => {
    const helper = await anAccount(db, sealer, { role: 'helper', called: '示例妈妈' });
    const acting = { mandateId: randomUUID(), jobseekerId, tasks, isAtDesk };
    return { visitor: visitorOf(helper, isAtDesk ? 'counsellor' : 'helper'), acting };
  };
  const events = async () =>
    (await listFileEvents(db, sealer, jobseekerId)).map(({ kind, subject }) => `${kind} ${subject}`).reverse();
  return { ...account, jobseekerId, actor, own, helped, events };
}

/** What an account was told, the oldest first, with where it leads. */
export const noticesOf = async (db: Kysely<Database>, accountId: string): Promise<string[]> =>
  (await db.selectFrom('notice').selectAll().where('account_id', '=', accountId).orderBy('created_at').execute()).map(
    ({ sealed_text, path }) => `${sealer.unseal(sealed_text)} ${path}`,
  );

export const wishes = { needs: ['sign'] as const, other: '金丝雀的需要', reach: '138 0000 0000' };
