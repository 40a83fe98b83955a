import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { withdrawConsent } from '#src/domain/consent/withdraw-consent.ts';
import type { ConsentPurpose } from '#src/domain/consent/consent.ts';
import { anAccount, anOrganisation } from '../account-factories.ts';
import type { MadeAccount } from '../account-factories.ts';
import { aCourse, aSession, anEnrolment } from '../training-factories.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { readFormPage } from './form-page.ts';
import { signedIn } from './signed-in.ts';

let portal: Portal;
let db: Kysely<Database>;
beforeAll(async () => {
  portal = await startPortal({ content: 'empty' });
  db = openDatabase(portal.databaseUrl);
});
afterAll(async () => {
  await db.destroy();
  await portal.stop();
});

const browserOf = (account: MadeAccount, acting: { mandateId?: string } = {}) => signedIn(portal, db, account, acting);
const open = async (path: string) => readFormPage(await portal.visit(path));
const send = async (path: string, fields: Record<string, string>) => readFormPage(await portal.submit(path, fields));

/** Somebody of a place who agrees to claims being kept, with a counsellor of the region who may not read the file. */
async function aClaimant(
  residenceRegion = '450202',
  agrees: readonly ConsentPurpose[] = ['record', 'subsidy'],
  regionCode = residenceRegion === '500154' ? '500154' : '450200',
) {
  const organisationId = await anOrganisation(db, { name: `示例中心${randomUUID()}`, regionCode });
  const counsellor = await anAccount(db, portal.sealer, { role: 'counsellor', called: '示例老师', organisationId });
  const person = await anAccount(db, portal.sealer, { called: '示例小蓝', residenceRegion });
  const { accountId, jobseekerId = '' } = person;
  const actor = { accountId, role: 'jobseeker' } as const;
  for (const purpose of agrees) await giveConsent(db, portal.sealer, { jobseekerId, purpose, actor }, new Date());
  return { actor, jobseekerId, counsellor, ...(await browserOf(person)) };
}

const newClaim = '/claims/new?region=450200&kind=training';
const filled = {
  ...{ 'is-disabled': 'yes', 'is-unemployed': 'yes', 'is-willing': 'yes', 'is-course': 'yes' },
  ...{ 'paper-disabled': 'have', 'paper-course': 'later', basis: '示例电脑班', from: '2026年3月', months: '2' },
  ...{ other: 'no', words: '' },
};
const pathOf = (response: Response): string => response.headers.get('location') ?? '';

describe('the guide', () => {
  test('leads from the region to a kind, and says what the plan leaves open instead of inventing it', async () => {
    const list = await open('/subsidies');
    expect(list.headings).toEqual(
      expect.arrayContaining(['能申请哪些补贴', '柳州市', '开州区', '黄石市', '珠海市', '宁晋县']),
    );
    const own = await readFormPage(await portal.visit('/subsidies', { headers: { cookie: 'region=420202' } }));
    expect(own.headings[1]).toBe('您选的地区：黄石市');
    expect(own.text).toContain('按规定落实岗位补贴和社保补贴');
    const nowhere = await readFormPage(await portal.visit('/subsidies', { headers: { cookie: 'region=110101' } }));
    expect(nowhere.text).toContain('有哪些补贴：未知');
    const guide = await open('/subsidies/500154/allowance');
    expect(guide.headings[0]).toBe('开州区的低保就业补贴');
    for (const words of ['累计最多12个月', '金额未知', '区人力社保局、区财政局', '第一部分第六项第1条'])
      expect(guide.text).toContain(words);
    for (const path of [
      '/subsidies/450200/appraisal',
      '/subsidies/110000/training',
      '/subsidies/500154/allowance/check/none',
    ])
      expect((await open(path)).status).toBe(404);
  });

  test('shows an amount only where one is configured and holds today, with its source and day', async () => {
    const rule = { region_code: '440400', kind: 'business', source: '示例文件第1号' };
    await db
      .insertInto('subsidy_rule')
      .values([
        { ...rule, subsidy_rule_id: randomUUID(), amount: '示例金额甲', valid_from: '2020-01-01', valid_to: null },
        {
          ...rule,
          subsidy_rule_id: randomUUID(),
          amount: '示例金额乙',
          valid_from: '2019-01-01',
          valid_to: '2020-01-01',
        },
      ])
      .execute();
    const { text } = await open('/subsidies/440400/business');
    expect(text).toContain('示例金额甲。根据示例文件第1号，从2020年1月1日起。');
    expect(text).not.toContain('示例金额乙');
    expect(text).not.toContain('金额未知');
  });
});

test('a course names the kinds of its region with the clause, and a course of a place without a plan none', async () => {
  const page = async (region_code: string) => {
    const course = await aCourse(db, { region_code });
    await aSession(db, { course });
    return open(`/courses/${course.course_id}`);
  };
  const huangshi = await page('420202');
  expect(huangshi.headings).toContain('可能有的补贴');
  expect(huangshi.html).toContain('href="/subsidies/420200/appraisal"');
  expect(huangshi.text).toContain('职业技能鉴定补贴，方案的第二部分第十项第21条');
  expect((await page('110101')).headings).not.toContain('可能有的补贴');
});

describe('the check of the conditions', () => {
  const check = '/subsidies/500154/allowance/check';
  test('asks one question a page, keeps the answers in the form alone, and can go back', async () => {
    const first = await open(`${check}/working`);
    expect(first.headings[0]).toBe('您找到工作了吗');
    const empty = await send(`${check}/working`, {});
    expect([empty.status, empty.headings[1]]).toEqual([422, '您找到工作了吗']);
    expect(Object.keys(empty.errors)).toEqual(['is-working']);
    const second = await send(`${check}/working`, { 'is-working': 'yes' });
    expect([second.status, second.headings[0]]).toEqual([200, '您家现在享受低保吗']);
    expect(second.values['is-working']).toBe('yes');
    // Answers that are not carried along are asked for again.
    expect((await send(`${check}/jobless`, { 'is-jobless': 'yes' })).headings[1]).toBe('您找到工作了吗');
    const back = await send(`${check}/working`, { 'is-working': 'yes', back: 'true' });
    expect([back.status, back.headings[0], back.values['is-working']]).toEqual([200, '您找到工作了吗', 'yes']);
    // Opened by itself it has no answers: it begins at the beginning.
    expect((await portal.visit(`${check}/jobless`)).headers.get('location')).toBe(`${check}/working#main`);
  });

  test('ends in words with the reasons, and says that it decides nothing', async () => {
    const yes = { 'is-working': 'yes', 'is-benefit': 'yes', 'is-registered': 'yes', 'is-jobless': 'yes' };
    const fits = await send(`${check}/jobless`, yes);
    expect(fits.headings[0]).toBe('看起来符合：开州区的低保就业补贴');
    expect(fits.text).toContain('这不是决定');
    const unfit = await send(`${check}/jobless`, { ...yes, 'is-benefit': 'no' });
    expect(unfit.headings[0]).toBe('看起来不符合：开州区的低保就业补贴');
    expect(unfit.text).toContain('方案的条件是正在享受低保待遇，您答的是“不是”。');
    const ask = await send(`${check}/jobless`, { ...yes, 'is-jobless': 'unsure' });
    expect(ask.headings[0]).toBe('还要问一问：开州区的低保就业补贴');
    expect(ask.text).toContain('方案的条件是登记过失业。您答的是“不知道”。');
  });
});

describe('a claim', () => {
  test('begins with the answers of the check, keeps what was typed, and is followed to the decision and the objection', async () => {
    const { jobseekerId, counsellor, ...own } = await aClaimant();
    const staff = await browserOf(counsellor);
    expect((await own.open('/my')).html).toContain('href="/claims"');
    expect((await own.open('/claims')).text).toContain('还没有申请过补贴。');
    expect((await own.open('/claims/new')).html).toContain('href="/claims/new?region=450200&amp;kind=training"');
    const begun = await readFormPage(await own.send(newClaim, { begin: 'check', 'is-willing': 'yes' }));
    expect([begun.status, begun.values['is-willing'], Object.keys(begun.errors)]).toEqual([200, 'yes', []]);
    expect(begun.headings).toContain('您的回答带过来了');
    const { key = '' } = begun.values;

    const wrong = await readFormPage(await own.send(newClaim, { ...filled, key, months: '很久', basis: '' }));
    expect([wrong.status, Object.keys(wrong.errors)]).toEqual([422, ['basis', 'months']]);
    expect([wrong.values['from'], wrong.values['key']]).toEqual(['2026年3月', key]);
    const sent = await own.send(newClaim, { ...filled, key, words: '<b>示例</b>' });
    expect(pathOf(sent)).toBe(`/claims/${key}?done=sent#main`);
    expect((await own.open('/claims')).text).toContain('申请的，2026年3月起2个月。');

    // The person lets no counsellor read the file, and the claim is found and looked at all the same.
    const tasks = await staff.open('/tasks');
    const desk = `/files/${jobseekerId}/claims/${key}`;
    expect(tasks.html).toContain(`href="${desk}"`);
    const page = await staff.open(desk);
    expect(page.text).toContain('<b>示例</b>');
    expect(page.markup).not.toContain('<b>');
    const { revision = '' } = page.values;
    const silent = await readFormPage(await staff.send(desk, { revision, decision: 'ask', words: '' }));
    expect([silent.status, silent.errors]).toEqual([422, { words: '请写要补什么材料。' }]);
    const asking = await staff.send(desk, { revision, decision: 'ask', words: '请带培训证明' });
    expect(pathOf(asking)).toBe(`${desk}?done=true#main`);

    const mine = await own.open(`/claims/${key}`);
    expect(mine.headings).toContain('要补什么材料');
    expect(mine.text).toContain('请带培训证明');
    const nothing = await readFormPage(await own.send(`/claims/${key}`, { do: 'supply', words: '' }));
    expect([nothing.status, Object.keys(nothing.errors)]).toEqual([422, ['words']]);
    expect(pathOf(await own.send(`/claims/${key}`, { do: 'supply', words: '明天带来' }))).toBe(
      `/claims/${key}?done=supply#main`,
    );
    const stale = await readFormPage(await staff.send(desk, { revision, decision: 'agree', words: '' }));
    expect([stale.status, stale.headings.includes('没有保存，申请刚刚变了')]).toEqual([409, true]);
    const fresh = stale.values['revision'] ?? '';
    const many = await readFormPage(await staff.send(desk, { revision: fresh, decision: 'agree', months: '9' }));
    expect([many.status, many.errors]).toEqual([422, { months: '最多同意2个月。' }]);
    await staff.send(desk, { revision: fresh, decision: 'refuse', words: '没有看到证明' });
    const refused = await own.open(`/claims/${key}`);
    expect(refused.text).toContain('没有看到证明');
    expect(pathOf(await own.send(`/claims/${key}`, { do: 'object', objection: '我带来了' }))).toBe(
      `/claims/${key}?done=object#main`,
    );
    const objected = await staff.open(desk);
    expect(objected.text).toContain('我带来了');
    await staff.send(desk, { revision: objected.values['revision'] ?? '', decision: 'agree', months: '1', words: '' });
    expect((await own.open(`/claims/${key}`)).text).toContain('同意了1个月。钱怎样发');
    expect((await own.open('/record/log')).text).toContain('示例老师查看了补贴申请');
    expect((await own.open('/record/export')).text).toContain('申请过1次');
    expect((await staff.open('/tasks')).html).not.toContain(desk);
    expect((await own.send(`/claims/${key}`, { do: 'withdraw' })).headers.get('location')).toBe(
      `/claims/${key}?late=true#main`,
    );
  });

  test('rests on a course of the person’s own that is chosen, or on words', async () => {
    const own = await aClaimant('450202', ['record', 'subsidy', 'training']);
    const { course_session_id } = await aSession(db);
    const enrolment = { course_session_id, jobseeker_id: own.jobseekerId };
    const { enrolment_id } = await anEnrolment(db, portal.sealer, enrolment);
    const [{ basis, ...rest }, key] = [filled, randomUUID()];
    const empty = await readFormPage(await own.send(newClaim, { ...rest, key }));
    expect([empty.status, empty.errors]).toEqual([422, { rests: '请选一项：哪个培训。' }]);
    const unsaid = await readFormPage(await own.send(newClaim, { ...rest, key, rests: 'other', basis: '' }));
    expect([unsaid.errors, unsaid.values['rests']]).toEqual([{ basis: '请写哪个培训。' }, 'other']);
    expect(pathOf(await own.send(newClaim, { ...rest, key, rests: enrolment_id }))).toContain('done=sent');
    expect((await own.open(`/claims/${key}`)).text).toContain('音频编辑入门（示例）');
    expect((await own.open(`/claims/${key}`)).text).not.toContain(basis);
  });

  test('of a limited subsidy says how many months are left', async () => {
    const { send: sendOwn, open: openOwn } = await aClaimant('500154');
    const path = '/claims/new?region=500154&kind=allowance';
    const allowance = {
      ...{ 'is-working': 'yes', 'is-benefit': 'yes', 'is-registered': 'yes', 'is-jobless': 'yes', basis: '示例保洁' },
      ...{ 'paper-working': 'have', 'paper-benefit': 'have', 'paper-registered': 'have', 'paper-jobless': 'none' },
      ...{ from: '2026年1月', months: '8个月', other: 'unsure', words: '' },
    };
    expect(pathOf(await sendOwn(path, { ...allowance, key: randomUUID() }))).toContain('done=sent');
    const again = await readFormPage(await sendOwn(path, { ...allowance, key: randomUUID() }));
    expect([again.status, Object.keys(again.errors)]).toEqual([422, ['from']]);
    const over = await readFormPage(
      await sendOwn(path, { ...allowance, key: randomUUID(), from: '2026年9月', months: '5' }),
    );
    expect(over.errors).toEqual({ months: '最多还能申请4个月。这项补贴累计最多12个月。' });
    expect(over.text).toContain('还剩4个月');
    expect((await openOwn('/claims')).text).toContain('开州区的低保就业补贴：累计最多12个月。');
  });

  test('of another place, without a place or without consent is led to what can be done', async () => {
    const here = await aClaimant();
    const other = await readFormPage(
      await here.send('/claims/new?region=420200&kind=appraisal', { key: randomUUID() }),
    );
    expect([other.status, other.text.includes('要在当地申请')]).toEqual([422, true]);
    const unknown = await aClaimant('450202', ['subsidy']);
    await db
      .updateTable('jobseeker')
      .set({ residence_region: null })
      .where('jobseeker_id', '=', unknown.jobseekerId)
      .execute();
    expect((await unknown.open(newClaim)).html).toContain('href="/record/region"');
    const silent = await aClaimant('450202', ['record']);
    expect((await silent.open('/claims')).html).toContain('/consents/subsidy?next=%2Fclaims');
    expect(pathOf(await silent.send(newClaim, filled))).toContain('/consents/subsidy?next=');
    expect((await silent.open(`/claims/${randomUUID()}`)).status).toBe(404);
  });

  test('is made by a helper for the person, never for the one opened before', async () => {
    const { jobseekerId, open: openOwn } = await aClaimant();
    const helper = await anAccount(db, portal.sealer, { role: 'helper', called: '示例妈妈' });
    const mandateId = randomUUID();
    const now = Date.now();
    await db
      .insertInto('mandate')
      .values({
        ...{ mandate_id: mandateId, jobseeker_id: jobseekerId, helper_id: helper.accountId, tasks: 'subsidy' },
        ...{ term: 'month', state: 'active', begun_by: 'person', created_at: new Date(now).toISOString() },
        ...{ starts_at: new Date(now).toISOString(), ends_at: new Date(now + 86_400_000).toISOString() },
      })
      .execute();
    const helping = await browserOf(helper, { mandateId });
    expect((await helping.open('/claims')).headings[0]).toContain('示例小蓝的补贴申请');
    const key = randomUUID();
    expect(pathOf(await helping.send(newClaim, { ...filled, key, for: randomUUID() }))).toBe('/claims#main');
    expect(pathOf(await helping.send(newClaim, { ...filled, key, for: mandateId }))).toContain('done=sent');
    expect((await openOwn('/messages')).text).toContain('家属示例妈妈替您申请了培训费和生活费补贴');
    expect((await openOwn('/record/log')).text).toContain('示例妈妈受您委托，提交了补贴申请');
  });

  test('loses what was written when the consent is withdrawn, and staff see nothing any more', async () => {
    const { send: sendOwn, open: openOwn, counsellor, jobseekerId, actor } = await aClaimant();
    const key = randomUUID();
    await sendOwn(newClaim, { ...filled, key });
    const staff = await browserOf(counsellor);
    await withdrawConsent(db, portal.sealer, { jobseekerId, purpose: 'subsidy', actor }, new Date());
    const desk = await staff.open(`/files/${jobseekerId}/claims/${key}`);
    expect(desk.text).toContain('本人没有同意');
    expect(desk.text).not.toContain('示例电脑班');
    expect((await staff.open('/tasks')).html).not.toContain(key);
    const left = await openOwn(`/claims/${key}`);
    expect(left.text).toContain('您撤回了');
    expect(left.text).not.toContain('示例电脑班');
  });
});
