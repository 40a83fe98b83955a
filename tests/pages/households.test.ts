import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { anAccount, anOrganisation } from '../account-factories.ts';
import type { MadeAccount } from '../account-factories.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { readFormPage } from './form-page.ts';
import { signedIn } from './signed-in.ts';

let portal: Portal;
let db: Kysely<Database>;
let counsellor: MadeAccount;
beforeAll(async () => {
  portal = await startPortal({ content: 'empty' });
  db = openDatabase(portal.databaseUrl);
  const organisationId = await anOrganisation(db);
  counsellor = await anAccount(db, portal.sealer, { role: 'counsellor', called: '示例老师', organisationId });
});
afterAll(async () => {
  await db.destroy();
  await portal.stop();
});

const browserOf = (account: MadeAccount, acting: { mandateId?: string } = {}) => signedIn(portal, db, account, acting);

async function aPerson() {
  const person = await anAccount(db, portal.sealer, {
    called: '示例小林',
    residenceRegion: '450202',
    counsellorId: counsellor.accountId,
  });
  const { accountId, jobseekerId = '' } = person;
  const actor = { accountId, role: 'jobseeker' } as const;
  for (const purpose of ['record', 'plan', 'counsellor'] as const)
    await giveConsent(db, portal.sealer, { jobseekerId, purpose, actor }, new Date());
  return { person, jobseekerId, ...(await browserOf(person)) };
}

/** Enters the household of a person, and answers the path of it. */
async function enter(staff: Awaited<ReturnType<typeof browserOf>>, jobseekerId: string): Promise<string> {
  const path = `/households/new?file=${jobseekerId}`;
  const { key = '' } = (await staff.open(path)).values;
  const fields = { key, reason: 'zero-employment', enteredOn: '2026年3月1日', state: 'seeking', route: 'training' };
  const sent = await staff.send(path, fields);
  return /^\/households\/[^?]+/.exec(sent.headers.get('location') ?? '')?.[0] ?? '';
}
const pathOf = (html: string, end: RegExp): string =>
  [...html.matchAll(/href="(\/households\/[^"]+)"/g)].map(([, href]) => href ?? '').find((href) => end.test(href)) ??
  '';

describe('a household', () => {
  test('is entered from the file, and the person reads it in plain words and may disagree', async () => {
    const { open, send, jobseekerId } = await aPerson();
    const staff = await browserOf(counsellor);
    expect((await open('/my')).html).not.toContain('href="/household"');
    expect((await staff.open(`/files/${jobseekerId}`)).html).toContain(`/households/new?file=${jobseekerId}`);
    const empty = await readFormPage(await staff.send(`/households/new?file=${jobseekerId}`, { enteredOn: '明天' }));
    expect([empty.status, Object.keys(empty.errors)]).toEqual([422, ['key', 'reason', 'enteredOn', 'state']]);
    const household = await enter(staff, jobseekerId);
    const list = await staff.open('/households');
    expect(list.html).toContain(`href="${household}"`);
    expect(list.text).toContain('零就业家庭，2026年3月1日进台账。');
    // Entered once.
    expect((await staff.send(`/households/new?file=${jobseekerId}`, {})).headers.get('location')).toBe(
      `${household}?done=before#main`,
    );

    expect((await open('/my')).html).toContain('href="/household"');
    const mine = await open('/household');
    expect(mine.headings[0]).toBe('我家的就业帮扶');
    for (const words of ['现在的办法是推荐培训。', '就是能工作的人都没有工作', '就业辅导员示例老师把这一家登记到台账'])
      expect(mine.text).toContain(words);
    const nothing = await readFormPage(await send('/household', { words: '' }));
    expect([nothing.status, nothing.errors]).toEqual([422, { words: '请写哪里不对，您想怎样。' }]);
    const said = await send('/household', { words: '<b>我想直接上班</b>' });
    expect(said.headers.get('location')).toBe('/household?said=true#main');
    expect((await open('/household?said=true')).text).toContain('还在等辅导员答复');

    expect((await staff.open('/tasks')).html).toContain(`href="${household}"`);
    const page = await staff.open(household);
    expect(page.text).toContain('<b>我想直接上班</b>');
    expect(page.markup).not.toContain('<b>');
    const answer = pathOf(page.html, /answer$/);
    const answered = await staff.send(answer, { words: '好，改成推介岗位。' });
    expect(answered.headers.get('location')).toBe(`${household}?done=answered#main`);
    expect((await open('/household')).text).toContain('答复了不同意。说明：“好，改成推介岗位”。');
    expect((await open('/record/log')).text).toContain('示例老师查看了家庭就业情况');
    expect((await open('/record/export')).text).toContain('您家登记在台账里，原因：零就业家庭。');
  });

  test('is cleared only when somebody works or for words, keeps what was typed, and can be opened again', async () => {
    const { open, jobseekerId } = await aPerson();
    const staff = await browserOf(counsellor);
    const household = await enter(staff, jobseekerId);
    const clearing = `${household}/clearing`;
    const revisionOf = async (path: string) => (await staff.open(path)).values['revision'] ?? '';
    const clear = async (fields: Record<string, string>) =>
      readFormPage(
        await staff.send(clearing, { revision: await revisionOf(clearing), clearedOn: '2026年3月５日', ...fields }),
      );
    expect((await clear({ reason: 'work' })).errors['reason']).toContain('还没有人在工作');
    const unsaid = await clear({ reason: 'declined', note: '' });
    expect([Object.keys(unsaid.errors), unsaid.values['clearedOn']]).toEqual([['note'], '2026年3月5日']);
    expect(
      (await clear({ reason: 'moved', note: '搬了', clearedOn: '2026年2月1日' })).errors['clearedOn'],
    ).toBeDefined();

    const added = await staff.send(`${household}/members/new`, {
      ...{ key: randomUUID(), relation: 'spouse', state: 'working', number: '' },
    });
    expect(added.headers.get('location')).toBe(`${household}?done=member#main`);
    const unknown = { key: randomUUID(), relation: 'child', state: 'unable', number: '示例没有的号码' };
    expect(Object.keys((await readFormPage(await staff.send(`${household}/members/new`, unknown))).errors)).toEqual([
      'number',
    ]);
    const page = await staff.open(household);
    const member = pathOf(page.html, /members\/[^/]+$/);
    const stale = await readFormPage(await staff.send(member, { revision: '0', state: 'unable', route: 'none' }));
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('别人刚刚改过');
    const sent = await staff.send(clearing, {
      ...{ revision: await revisionOf(clearing), reason: 'work', clearedOn: '2026年3月5日', note: '' },
    });
    expect(sent.headers.get('location')).toBe(`${household}?done=cleared#main`);
    expect((await staff.open('/households?state=cleared')).html).toContain(`href="${household}"`);
    expect((await staff.open('/households?state=open')).html).not.toContain(`href="${household}"`);
    expect((await open('/household')).text).toContain('2026年3月5日，原因：家里有人在工作了');

    const reopening = `${household}/reopening`;
    const back = await staff.send(reopening, {
      ...{ revision: await revisionOf(reopening), reason: 'wrong', reopenedOn: '2026年3月6日', note: '看错了' },
    });
    expect(back.headers.get('location')).toBe(`${household}?done=reopened#main`);
    const again = await staff.open(household);
    expect(again.text).toContain('还没有清零');
    expect(again.text).toContain('清零。原因：家里有人在工作了。日子：2026年3月5日。');
  });

  test('is opened by a colleague with a reason only, without a name, and the person reads the reason', async () => {
    const { open, jobseekerId } = await aPerson();
    const household = await enter(await browserOf(counsellor), jobseekerId);
    const organisationId = await anOrganisation(db);
    const colleague = await browserOf(
      await anAccount(db, portal.sealer, { role: 'counsellor', called: '示例韦老师', organisationId }),
    );
    const asked = await colleague.open(household);
    expect(asked.headings[0]).toBe('打开这一户要写理由');
    expect(asked.text).not.toContain('推荐培训');
    const page = await readFormPage(await colleague.send(household, { reason: '核对台账' }));
    expect(page.text).toContain('由别的辅导员负责');
    expect(page.text).not.toContain('示例小林');
    expect((await colleague.open('/households')).text).not.toContain('示例小林');
    expect((await colleague.open(`${household}/clearing`)).status).toBe(404);
    expect((await open('/record/log')).text).toContain('理由：“核对台账”');
  });
});

describe('a talk of the 就业辅导员', () => {
  test('needs the other side’s yes, keeps what was typed, and is read whole by the person and a helper', async () => {
    const { person, open, jobseekerId } = await aPerson();
    const staff = await browserOf(counsellor);
    const path = `/files/${jobseekerId}/talks/new`;
    const { key = '' } = (await staff.open(path)).values;
    const talk = { key, partner: 'manager', name: '示例李经理', talkedOn: '2026年3月1日', said: '上午最忙。' };
    const refused = await readFormPage(await staff.send(path, talk));
    expect([refused.status, Object.keys(refused.errors)]).toEqual([422, ['consent']]);
    expect(refused.values['said']).toBe('上午最忙。');
    const unnamed = await readFormPage(await staff.send(path, { ...talk, consent: 'yes' }));
    expect(Object.keys(unnamed.errors)).toEqual(['nameConsent']);
    expect(await db.selectFrom('coach_talk').selectAll().execute()).toEqual([]);
    const saved = await staff.send(path, { ...talk, name: '', consent: 'yes' });
    expect(saved.headers.get('location')).toBe(`/files/${jobseekerId}/talks?saved=true#main`);
    expect((await staff.open(`/files/${jobseekerId}/talks`)).text).toContain('上午最忙。');

    expect((await open('/my')).html).toContain('href="/talks"');
    const mine = await open('/talks');
    expect(mine.headings).toEqual(expect.arrayContaining(['辅导员和别人的谈话', '2026年3月1日，和单位的主管']));
    expect(mine.text).toContain('上午最忙。');
    expect((await open('/record/export')).text).toContain('辅导员为您的工作和别人谈过1次。');

    const helper = await anAccount(db, portal.sealer, { role: 'helper', called: '示例妈妈' });
    const mandateId = randomUUID();
    const now = Date.now();
    await db
      .insertInto('mandate')
      .values({
        ...{ mandate_id: mandateId, jobseeker_id: jobseekerId, helper_id: helper.accountId, tasks: 'plan' },
        ...{ term: 'month', state: 'active', begun_by: 'person', created_at: new Date(now).toISOString() },
        ...{ starts_at: new Date(now).toISOString(), ends_at: new Date(now + 86_400_000).toISOString() },
      })
      .execute();
    const helping = await browserOf(helper, { mandateId });
    expect((await helping.open('/talks')).headings).toContain('辅导员为示例小林和别人的谈话');
    const other = await helping.send('/household', { words: '示例', for: randomUUID() });
    expect(other.headers.get('location')).toBe('/household?other=true#main');
    expect((await open('/record/log')).text).toContain('示例妈妈受您委托，查看了和单位或者家人的谈话');
    expect(person.called).toBe('示例小林');
  });
});
