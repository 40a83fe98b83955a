import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { anAccount, anOrganisation, cookieOf } from '../account-factories.ts';
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

async function aPerson({ agrees = true } = {}) {
  const person = await anAccount(db, portal.sealer, {
    called: '示例小林',
    residenceRegion: '450202',
    counsellorId: counsellor.accountId,
  });
  const { accountId, jobseekerId = '' } = person;
  const actor = { accountId, role: 'jobseeker' } as const;
  if (agrees)
    for (const purpose of ['record', 'counsellor'] as const)
      await giveConsent(db, portal.sealer, { jobseekerId, purpose, actor }, new Date());
  return { person, jobseekerId, ...(await browserOf(person)) };
}

type Browser = Pick<Awaited<ReturnType<typeof aPerson>>, 'open' | 'send'>;

/** Answers every part as its page asks, with the given words to what is wrong, and sends it. */
async function check({ open, send }: Browser, wanted: Record<string, string>) {
  for (const part of ['name', 'contact', 'region', 'background']) {
    const path = `/basic-check/${part}`;
    const page = await open(path);
    const fields = page.ids.filter((id) => page.ids.includes(`${id}-wanted`));
    const said = Object.fromEntries(
      fields.flatMap((field) => [
        [field, wanted[field] ? 'wrong' : 'right'],
        [`${field}-wanted`, wanted[field] ?? ''],
      ]),
    );
    const { seen = '', for: openedFor = '' } = page.values;
    expect((await send(path, { ...said, seen, for: openedFor })).status).toBe(303);
  }
  const { check: checkId = '', for: openedFor = '' } = (await open('/basic-check')).values;
  return send('/basic-check', { check: checkId, for: openedFor });
}

describe('四个一', () => {
  test('tell a new person what comes first, and stand first among their own pages', async () => {
    const { open } = await aPerson();
    const page = await open('/four-ones');
    expect(page.headings.slice(0, 3)).toEqual(['我的四个一', '下一步：基础信息核对', '全部四步']);
    expect(page.text.match(/未开始/g)).toHaveLength(4);
    const mine = await open('/my');
    expect(mine.html.indexOf('href="/four-ones"')).toBeGreaterThan(0);
    expect(mine.html.indexOf('href="/four-ones"')).toBeLessThan(mine.html.indexOf('href="/record"'));
  });

  test('are a counsellor’s to see, and a service that is written down reaches the person', async () => {
    const { open, jobseekerId } = await aPerson();
    const staff = await browserOf(counsellor);
    const path = `/files/${jobseekerId}/services`;
    expect((await staff.open('/files?missing=service')).html).toContain(`href="/files/${jobseekerId}"`);
    const page = await staff.open(path);
    expect(page.text).toContain('缺基础信息核对、职业能力评估、就业需求登记、就业服务');
    const { service = '' } = page.values;
    const empty = await readFormPage(await staff.send(path, { service, doneOn: '' }));
    expect([empty.status, Object.keys(empty.errors)]).toEqual([422, ['kind', 'doneOn']]);
    const saved = await staff.send(path, { service, kind: 'guidance', doneOn: '2026年3月1日' });
    expect(saved.headers.get('location')).toBe(`${path}?saved=true#main`);
    expect((await open('/four-ones')).text).toContain('2026年3月1日，职业指导。由示例残联就业中心的示例老师记下。');
    expect((await open('/my')).text).toContain('我的消息，1条未读');
  });
});

describe('the check of what is held', () => {
  test('goes from part to part, and what is wrong goes to the counsellor and comes back answered', async () => {
    const person = await aPerson();
    const { open, send, jobseekerId } = person;
    const first = await send('/basic-check/name', {
      ...{ called: 'right', name: 'right', seen: (await open('/basic-check/name')).values['seen'] ?? '' },
    });
    expect(first.headers.get('location')).toBe('/basic-check/contact#main');
    const sent = await check(person, { phone: '138 0000 0000', gender: '女' });
    expect(sent.headers.get('location')).toBe('/basic-check?done=true#main');
    const done = await open('/basic-check?done=true');
    expect(done.text).toContain('有2项要更正');
    expect((await open('/four-ones')).headings[1]).toBe('下一步：职业能力评估');

    const staff = await browserOf(counsellor);
    const corrections = `/files/${jobseekerId}/corrections`;
    expect((await staff.open('/tasks')).html).toContain(`href="${corrections}"`);
    const list = await staff.open(corrections);
    expect(list.text).toContain('原来是“未知”。应为“138 0000 0000”。');
    const links = [...list.html.matchAll(/href="(\/files\/[^"]*\/corrections\/[^"]+)"/g)].map(([, href]) => href ?? '');
    for (const link of links) {
      const page = await staff.open(link);
      const isPhone = page.headings[0] === '更正电话';
      // The words name one of the choices.
      expect(page.values['value']).toBe(isPhone ? '138 0000 0000' : 'female');
      const empty = await readFormPage(await staff.send(link, { value: '' }));
      expect([empty.status, empty.errors]).toEqual([422, { decision: '请选一项：怎样处理。' }]);
      const kept = await readFormPage(await staff.send(link, { decision: 'accept', value: '', answer: '示例' }));
      expect([kept.status, Object.keys(kept.errors), kept.values['answer']]).toEqual([422, ['value'], '示例']);
      const fields = isPhone
        ? { decision: 'accept', value: '138 0000 0000' }
        : { decision: 'answer', answer: '请带证件来。' };
      expect((await staff.send(link, fields)).headers.get('location')).toBe(`${corrections}#main`);
    }
    expect((await open('/record')).text).toContain('138 0000 0000');
    const after = await open('/basic-check');
    expect(after.text).toContain('答复：“请带证件来”。');
    expect((await open('/messages')).text).toContain('您要求更正的电话，已经更正。');
    expect((await open('/record/log')).text).toContain('示例老师更改了联系方式');
    expect((await staff.open('/tasks')).html).not.toContain(`href="${corrections}"`);
  });

  test('tells all mistakes of a part at once and keeps what was typed', async () => {
    const { open, send } = await aPerson();
    const seen = (await open('/basic-check/contact')).values['seen'] ?? '';
    const page = await readFormPage(
      await send('/basic-check/contact', { phone: 'wrong', 'address-wanted': '示例路３号', seen }),
    );
    expect(page.status).toBe(422);
    expect(Object.keys(page.errors)).toEqual(['phone-wanted', 'address']);
    for (const field of Object.keys(page.errors)) expect(page.ids).toContain(field);
    expect(page.values['address-wanted']).toBe('示例路3号');
    expect(page.values['phone']).toBe('wrong');
  });

  test('opened on two devices is told to the later one, who loses nothing', async () => {
    const { open, send } = await aPerson();
    const { seen = '' } = (await open('/basic-check/name')).values;
    await send('/basic-check/name', { called: 'right', name: 'right', seen });
    const late = { called: 'wrong', 'called-wanted': '示例林女士', name: 'right', seen };
    const page = await readFormPage(await send('/basic-check/name', late));
    expect(page.status).toBe(422);
    expect(page.text).toContain('刚刚在别处改过，没有保存');
    expect(page.values['called-wanted']).toBe('示例林女士');
    expect((await send('/basic-check/name', { ...late, seen: page.values['seen'] ?? '' })).status).toBe(303);
  });

  test('asks for the consent to keep a record first', async () => {
    const { person } = await aPerson({ agrees: false });
    const response = await portal.visit('/basic-check', { headers: { cookie: await cookieOf(db, person) } });
    expect(response.headers.get('location')).toBe('/consents/record?next=%2Fbasic-check');
  });

  test('by a helper says for whom, refuses a page left open for another, and tells the person', async () => {
    const { person, open, jobseekerId } = await aPerson();
    const helper = await anAccount(db, portal.sealer, { role: 'helper', called: '示例妈妈' });
    const mandateId = randomUUID();
    const now = Date.now();
    await db
      .insertInto('mandate')
      .values({
        ...{ mandate_id: mandateId, jobseeker_id: jobseekerId, helper_id: helper.accountId, tasks: 'demand,message' },
        ...{ term: 'month', state: 'active', begun_by: 'person', created_at: new Date(now).toISOString() },
        ...{ starts_at: new Date(now).toISOString(), ends_at: new Date(now + 86_400_000).toISOString() },
      })
      .execute();
    const helping = await browserOf(helper, { mandateId });
    const page = await helping.open('/basic-check');
    expect(page.title).toContain('正在为示例小林办理');
    const other = await helping.send('/basic-check/name', { called: 'right', for: randomUUID() });
    expect(other.headers.get('location')).toBe('/basic-check?other=true#main');
    expect((await check(helping, {})).status).toBe(303);
    expect((await open('/messages')).text).toContain('家属示例妈妈替您核对了基础信息。');
    expect((await open('/four-ones')).text).toContain('由家属示例妈妈');
    // What the helper reads stays unread to the person.
    await helping.open('/messages');
    expect((await open('/messages')).text).toContain('1条未读');
    expect((await open('/record/log')).text).toContain('查看了我的消息');
    expect(person.called).toBe('示例小林');
  });
});

describe('a record of a service', () => {
  test('that never was is said with one press, stays beside it, and does not count once the counsellor agrees', async () => {
    const { jobseekerId, open, send } = await aPerson();
    const staff = await browserOf(counsellor);
    const record = `/files/${jobseekerId}/services`;
    const { values } = await staff.open(record);
    await staff.send(record, { ...values, kind: 'guidance' });
    expect((await open('/four-ones')).text).toContain('已完成');
    const path = /\/four-ones\/services\/[\w-]+/.exec((await open('/four-ones')).html)?.[0] ?? '';
    const long = await readFormPage(await send(path, { for: '', words: '长'.repeat(501) }));
    expect([long.status, Object.keys(long.errors)]).toEqual([422, ['words']]);
    const said = await send(path, { for: '', words: '' });
    expect(said.headers.get('location')).toBe(`${path}?done=true#main`);
    expect((await open('/four-ones')).text).toContain('您说，没有这回事。在等答复。');
    const answer = `${record}/${path.split('/').at(-1)}`;
    expect((await staff.open('/tasks')).html).toContain(`href="${answer}"`);
    const empty = await readFormPage(await staff.send(answer, { answer: '' }));
    expect([empty.status, Object.keys(empty.errors)]).toEqual([422, ['decision', 'answer']]);
    const sent = await staff.send(answer, { decision: 'wrong', answer: '对不起，记错了人。' });
    expect(sent.headers.get('location')).toBe(`${record}?answered=true#main`);
    const after = await open('/four-ones');
    expect(after.text).toContain('答复：对不起，记错了人。这条不算。');
    expect(after.text).not.toContain('已完成');
    expect((await open('/messages')).text).toContain('记错了人');
    expect((await staff.open('/tasks')).html).not.toContain(`href="${answer}"`);
    const stranger = await aPerson();
    expect((await stranger.send(path, { for: '', words: '' })).status).toBe(404);
  });
});

describe('staff of no concern', () => {
  test('find nothing of a person whom they do not look after but the way to do so', async () => {
    const { jobseekerId } = await aPerson();
    const colleague = await anAccount(db, portal.sealer, {
      role: 'counsellor',
      organisationId: await anOrganisation(db),
    });
    const staff = await browserOf(colleague);
    for (const page of ['corrections', 'services']) {
      const shown = await staff.open(`/files/${jobseekerId}/${page}`);
      expect(shown.text).not.toContain('示例小林');
      expect(shown.html).toContain(`href="/files/${jobseekerId}/counsellor"`);
    }
  });
});
