import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { ConsentPurpose } from '#src/domain/consent/consent.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import type { EnrolmentWishes } from '#src/domain/enrolment/enrolment.ts';
import type { Asker } from '#src/domain/jobseeker/record-right.ts';
import { createSealer } from '#src/sealing.ts';
import type { Sealer } from '#src/sealing.ts';
import { anAccount } from '../../account-factories.ts';
import { visitorOf } from '../demand/demanding-people.ts';

export const sealer = createSealer(randomBytes(32));

/** A Monday, 10 o'clock in China; a session of the factory begins 20 days later. */
export const now = new Date('2026-11-23T02:00:00.000Z');

export const wishes: EnrolmentWishes = {
  ...{ name: '示例小林', phone: '138 0000 0000', words: '金丝雀的需要' },
  needs: ['guide-dog'],
  materials: ['audio'],
};

/** A person who agrees to their training being kept. */
export async function aStudent(
  db: Kysely<Database>,
  { purposes = ['training'], seal = sealer }: { purposes?: readonly ConsentPurpose[]; seal?: Sealer } = {},
): Promise<{ accountId: string; jobseekerId: string; own: Asker }> {
  const account = await anAccount(db, seal, { residenceRegion: '450202' });
  const { accountId, jobseekerId = '' } = account;
  for (const purpose of purposes)
    await giveConsent(db, seal, { jobseekerId, purpose, actor: { accountId, role: 'jobseeker' } }, now);
  return { accountId, jobseekerId, own: { visitor: visitorOf(account) } };
}

/** What an account was told, the oldest first, with where it leads. */
export const noticesOf = async (db: Kysely<Database>, accountId: string): Promise<string[]> =>
  (await db.selectFrom('notice').selectAll().where('account_id', '=', accountId).orderBy('created_at').execute()).map(
    ({ sealed_text, path }) => `${sealer.unseal(sealed_text)} ${path}`,
  );
