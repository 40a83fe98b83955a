import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { addDays, chinaDay } from '#src/domain/day/day.ts';
import { listFileEvents } from '#src/domain/file/file-queries.ts';
import { listNotices } from '#src/domain/notice/notice-queries.ts';
import { openTask } from '#src/domain/task/open-task.ts';
import { anAccount, anOrganisation, cookieOf } from '../account-factories.ts';
import { manyPeople } from '../caseload-factories.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { readFormPage } from './form-page.ts';

const today = chinaDay(new Date());

/** Both portals of this file open what the other sealed. */
const fieldKey = randomBytes(32).toString('base64');

let portal: Portal;
let db: Kysely<Database>;
beforeAll(async () => {
  portal = await startPortal({ content: 'empty', environment: { FIELD_KEY: fieldKey } });
  db = openDatabase(portal.databaseUrl);
});
afterAll(async () => {
  await db.destroy();
  await portal.stop();
});

/** A counsellor of 柳州 at a browser. */
async function aCounsellor(called = '示例老师', organisation = '示例残联就业中心') {
  const organisationId = await anOrganisation(db, { name: organisation });
  const account = await anAccount(db, portal.sealer, { role: 'counsellor', called, organisationId });
  const cookie = await cookieOf(db, account);
  const open = async (path: string) => readFormPage(await portal.visit(path, { headers: { cookie } }));
  const send = (path: string, fields: Record<string, string>) => portal.submit(path, fields, { headers: { cookie } });
  const aPerson = async (name = '示例小梁') => {
    const wanted = { called: name, residenceRegion: '450200', counsellorId: account.accountId };
    const person = await anAccount(db, portal.sealer, wanted);
    const jobseekerId = person.jobseekerId ?? '';
    const actor = { accountId: person.accountId, role: 'jobseeker' } as const;
    for (const purpose of ['record', 'counsellor'] as const)
      await giveConsent(db, portal.sealer, { jobseekerId, purpose, actor }, new Date());
    return { ...person, jobseekerId, path: `/files/${jobseekerId}` };
  };
  return { ...account, cookie, open, send, aPerson };
}

describe('the day', () => {
  test('says in one sentence in which order, and gives one link and the reason to each thing', async () => {
    const { open, aPerson } = await aCounsellor();
    const { jobseekerId, path } = await aPerson();
    const wanted = [
      ['follow-up', 0],
      ['demand', -2],
      ['correction', 5],
    ] as const;
    for (const [kind, days] of wanted)
      await openTask(db, { jobseekerId, kind, subject: randomUUID(), dueOn: addDays(today, days) }, new Date());
    const page = await open('/tasks');
    expect(page.headings).toEqual([
      '今天要办的事',
      '求职者说的话',
      '第1件，核对示例小梁要更正的信息',
      '已经过期',
      '第2件，看示例小梁的就业需求登记',
      '今天到期',
      '第3件，回访示例小梁',
      '四个一还缺的人',
      '行动方案的期限',
    ]);
    expect(page.text).toContain('共3件。求职者说的话1件，已经过期1件，今天到期1件。');
    expect(page.text).toContain('先是求职者说的话，再是过期的，然后是今天到期的，最后是以后的。');
    expect(page.text).toContain('本人说，档案里有的信息不对。');
    expect(page.text).toContain('已经过期2天');
    expect(page.html).toContain(`href="${path}/demand"`);
    expect(page.text).toContain('由您负责的1人里，1人有缺的');
    expect(page.html).toContain('href="/files?missing=any"');
  });

  test('says of a plan of the region that is over that it is, and names no deadline of it', async () => {
    const { open } = await aCounsellor();
    const page = await open('/tasks');
    expect(page.text).toContain('现在没有要办的事');
    expect(page.text).toContain('柳州市的行动方案是2022年到2024年的，已经结束。今年没有写明的期限。');
    expect(page.text).not.toContain('11月15日');
  });

  test('goes on a second page after twenty things, and not on a page that is not there', async () => {
    const { open, accountId } = await aCounsellor();
    await manyPeople(db, portal.sealer, { counsellorId: accountId, count: 110, today });
    expect((await open('/tasks')).html).toContain('href="/tasks?page=2"');
    const second = await open('/tasks?page=2');
    expect(second.headings[0]).toBe('今天要办的事，第2页');
    expect(second.headings).toContain('第21件，回访示例小周');
    expect((await open('/tasks?page=0')).status).toBe(404);
  });
});

describe('the deadlines of a plan that is in force', () => {
  let then: Portal;
  beforeAll(async () => {
    // 10 November 2024, within the plan of 柳州.
    const ahead = Math.round((Date.parse('2024-11-10T04:00:00.000Z') - Date.now()) / 86_400_000);
    then = await startPortal({
      content: 'empty',
      environment: {
        DATABASE_URL: portal.databaseUrl,
        FIELD_KEY: fieldKey,
        CLOCK_AHEAD_DAYS: String(ahead),
        NODE_OPTIONS: `--import=${new URL('../moved-clock.ts', import.meta.url).href}`,
      },
    });
  });
  afterAll(async () => {
    await then.stop();
  });

  test('stand among the counsellor’s tasks with their clause, and are ticked as done for the region', async () => {
    const { cookie } = await aCounsellor();
    const open = async () => readFormPage(await then.visit('/tasks', { headers: { cookie } }));
    const page = await open();
    expect(page.text).toContain('2024年11月15日以前，各县（区）人民政府残疾人工作委员会：');
    expect(page.text).toContain('依据是');
    const key = '2024-11-15 向市人民政府残疾人工作委员会报送落实情况';
    expect(page.html).toMatch(new RegExp(`value="${key}"(?! checked)`));
    const sent = await then.submit('/tasks', { done: key }, { headers: { cookie } });
    expect(sent.headers.get('location')).toBe('/tasks?saved=true#main');
    expect((await open()).html).toMatch(new RegExp(`value="${key}" checked`));
    expect(await db.selectFrom('region_deadline').select('what').execute()).toHaveLength(1);
  });
});

describe('the caseload', () => {
  test('is narrowed by a URL that says what it asks for, twenty people a page', async () => {
    const { open, accountId, aPerson } = await aCounsellor();
    await manyPeople(db, portal.sealer, { counsellorId: accountId, count: 50, today });
    await aPerson();
    const all = await open('/files');
    expect(all.text).toContain('共51人');
    expect(all.headings).toContain('第1位，示例小梁');
    expect(all.headings).not.toContain('第21位，示例小周');
    const narrow = await open('/files?plan=waiting&contact=quiet');
    expect(narrow.headings[0]).toBe('我负责的人，30天没有联系上，有计划，本人还没有同意');
    expect(narrow.text).toContain('共16人');
    expect(narrow.values['plan']).toBe('waiting');
    expect(narrow.text).toContain('四个一：缺基础信息核对、职业能力评估、就业需求登记、就业服务。');
    const later = await open('/files?page=3');
    expect(later.headings).toContain('第41位，示例小周');
    expect(later.html).toContain('rel="prev"');
    expect((await open('/files?page=99')).status).toBe(303);
    expect((await open('/files?mode=mobile')).text).toContain('没有这样的人。');
    expect((await open('/files?mode=flying&plan=')).text).toContain('共51人');
  });

  test('is taken away as a table with a reason that the person reads', async () => {
    const { open, send, aPerson } = await aCounsellor();
    const { jobseekerId } = await aPerson('示例，小卢');
    const page = await open('/files/export?missing=any');
    expect(page.text).toContain('四个一有缺的，共1人。');
    const empty = await readFormPage(await send('/files/export?missing=any', {}));
    expect([empty.status, Object.keys(empty.errors)]).toEqual([422, ['reason']]);
    const reason = '示例：准备下周的回访';
    const file = await send('/files/export?missing=any', { reason });
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const bytes = new Uint8Array(await file.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toContain('示例，小卢,柳州市,未知,');
    const [event] = await listFileEvents(db, portal.sealer, jobseekerId);
    expect(event).toMatchObject({ kind: 'exported', subject: 'caseload', reason });
  });
});

describe('handing a person over', () => {
  test('is chosen among the counsellors of the region, and the person is told who it was and is', async () => {
    const from = await aCounsellor('示例覃老师', '示例交接中心');
    const to = await aCounsellor('示例韦老师', '示例接手中心');
    const { path, accountId } = await from.aPerson('示例小蓝');
    expect((await from.open(`${path}/counsellor`)).html).toContain(`href="${path}/handover"`);
    const page = await from.open(`${path}/handover`);
    expect(page.text).toContain('示例韦老师，示例接手中心');
    const empty = await readFormPage(await from.send(`${path}/handover`, {}));
    expect([empty.status, Object.keys(empty.errors)]).toEqual([422, ['to', 'reason']]);
    const reason = '示例：搬到了那边';
    const nobody = await readFormPage(await from.send(`${path}/handover`, { to: randomUUID(), reason }));
    expect([nobody.status, nobody.values['reason']]).toEqual([422, reason]);
    const done = await from.send(`${path}/handover`, { to: to.accountId, reason });
    expect(done.headers.get('location')).toBe('/files?passed=true#main');
    expect((await from.open('/files?passed=true')).text).toContain('已经交给别的辅导员');
    expect((await from.open(`${path}/handover`)).status).toBe(404);
    expect((await to.open('/files')).headings).toContain('第1位，示例小蓝');
    const [notice] = await listNotices(db, portal.sealer, accountId);
    expect(notice?.text).toBe(
      '负责您的就业辅导员换了。\n原来由示例交接中心的示例覃老师负责。\n现在由示例接手中心的示例韦老师负责。',
    );
    expect((await to.open('/messages')).text).toContain('示例覃老师把示例小蓝交给您负责');
  });

  test('finds a counsellor by name where there are many', async () => {
    const from = await aCounsellor();
    for (let count = 0; count < 21; count++) await aCounsellor(`示例同事${count}号`);
    const { path } = await from.aPerson();
    const many = await from.open(`${path}/handover`);
    expect(many.text).toContain('这里列出20位');
    const one = await from.open(`${path}/handover?name=同事7号`);
    expect(one.text).toContain('示例同事7号');
    expect(one.text).not.toContain('示例同事8号');
    expect((await from.open(`${path}/handover?name=没有的人`)).text).toContain('没有找到这样的辅导员');
  });
});
