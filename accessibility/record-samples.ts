import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { checkDigit } from '#src/domain/jobseeker/identity-number.ts';
import { anAccount, cookieOf } from '../tests/account-factories.ts';
import type { Portal } from '../tests/portal.ts';

/** A number of nobody: the right form, a day of birth, and an order that stands for an example. */
const first = '45020219900307000';
const identity = first + checkDigit(first);

const filledIn: Readonly<Record<string, Record<string, string>>> = {
  name: { called: '示例小周', name: '示例周某' },
  contact: { phone: '138 0000 0000', address: '广西壮族自治区柳州市城中区示例路1号', contactWay: 'sms' },
  region: { residenceRegion: '450202', registrationRegion: 'other' },
  background: { bornOn: '1990年3月7日', gender: 'female', education: 'bachelor', situation: 'unemployed' },
  studies: { school: '示例职业大学', studyLevel: 'college', major: '电子商务', graduatesOn: '2027年6月' },
  identity: { number: identity },
  certificate: { category: 'sight', grade: '1', number: `${identity}11` },
};

/** A person whose record is filled in, partly by a relative: the cookies of both. */
export async function makeRecord(db: Kysely<Database>, portal: Portal): Promise<{ owner: string; helper: string }> {
  const { sealer } = portal;
  const person = await anAccount(db, sealer, { called: '示例小周', residenceRegion: '450202' });
  const { accountId, jobseekerId = '' } = person;
  const now = new Date();
  for (const purpose of ['record', 'disability', 'identity'] as const)
    await giveConsent(db, sealer, { jobseekerId, purpose, actor: { accountId, role: 'jobseeker' } }, now);
  const owner = await cookieOf(db, person);
  const send = async (cookie: string, path: string, fields: Record<string, string>) => {
    const { status } = await portal.submit(path, fields, { headers: { cookie } });
    if (status >= 400) throw new Error(`${path} was not taken: ${status}`);
  };
  for (const [part, fields] of Object.entries(filledIn)) await send(owner, `/record/${part}`, fields);
  await send(owner, '/record/identity/number', {});
  const relative = await anAccount(db, sealer, { role: 'helper', called: '示例周妈妈' });
  const mandateId = randomUUID();
  await db
    .insertInto('mandate')
    .values({
      ...{ mandate_id: mandateId, jobseeker_id: jobseekerId, helper_id: relative.accountId },
      ...{ tasks: 'demand,plan,message', term: 'month', state: 'active', begun_by: 'person' },
      ...{ starts_at: now.toISOString(), ends_at: new Date(now.getTime() + 20 * 86_400_000).toISOString() },
      created_at: now.toISOString(),
    })
    .execute();
  const helper = await cookieOf(db, relative, { mandateId });
  await send(helper, '/record/contact', { ...filledIn['contact'], address: '广西壮族自治区柳州市城中区示例路2号' });
  return { owner, helper };
}
