import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { maskNumber, sealPerson } from '#src/domain/jobseeker/person.ts';
import { anAccount, anOrganisation, cookieOf } from '../account-factories.ts';
import { aList, aListRow, certificateNumberOf, identityNumberOf } from '../list-factories.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { readFormPage } from './form-page.ts';

let portal: Portal;
let db: Kysely<Database>;
let counsellor: string;
beforeAll(async () => {
  portal = await startPortal({ content: 'empty' });
  db = openDatabase(portal.databaseUrl);
});
beforeEach(async () => {
  counsellor = await aCounsellor();
});
afterAll(async () => {
  await db.destroy();
  await portal.stop();
});

const aCounsellor = async () =>
  cookieOf(db, await anAccount(db, portal.sealer, { role: 'counsellor', organisationId: await anOrganisation(db) }));
const open = async (path: string, cookie = counsellor) =>
  readFormPage(await portal.visit(path, { headers: { cookie } }));
const send = (path: string, fields: Record<string, string>, cookie = counsellor) =>
  portal.submit(path, fields, { headers: { cookie } });
const locationOf = (response: Response): string => response.headers.get('location') ?? '';

/** Posts a file as the form does. */
async function upload(bytes: Uint8Array<ArrayBuffer>, cookie = counsellor, name = '示例名单.csv'): Promise<Response> {
  const body = new FormData();
  body.set('list', new Blob([bytes]), name);
  return portal.visit('/imports/new', { method: 'POST', body, headers: { cookie, origin: portal.origin } });
}

async function compared(rows: Parameters<typeof aList>[0]): Promise<string> {
  const path = locationOf(await upload(aList(rows))).replace('#main', '');
  expect(path).toMatch(/^\/imports\/[\da-f-]{36}$/);
  return path;
}

test('a list is compared, looked at row by row, downloaded, taken over and put back', async () => {
  expect((await open('/imports')).text).toContain('还没有名单');
  const path = await compared([
    aListRow(1),
    aListRow(2),
    aListRow(3, { 联系电话: '12', 兴趣: '看书' }),
    ...Array.from({ length: 25 }, (_, index) => aListRow(100 + index)),
  ]);
  const page = await open(path);
  expect(page.headings[0]).toBe('名单比较结果，还没有导入');
  expect(page.text).toContain('不能导入的行，1行。');
  expect(page.text).toContain('新增的人，27人。');
  expect(page.text).toContain('这些列没有读：兴趣。');
  expect((await open(`${path}?kind=refused`)).text).toContain('第4行，示例3。电话号码不对。');
  const first = await open(`${path}?kind=new`);
  expect(first.text).toContain(`第2行，示例1。残疾人证号${maskNumber(certificateNumberOf(1))}。`);
  expect(first.html).not.toContain(identityNumberOf(1));
  expect((await open(`${path}?kind=new&page=2`)).title).toContain('第2页');
  for (const wrong of ['?kind=new&page=3', '?kind=none', '?kind=new&page=x'])
    expect((await open(path + wrong)).status).toBe(404);

  const report = await portal.visit(`${path}/report.csv`, { headers: { cookie: counsellor } });
  expect(report.headers.get('content-type')).toContain('text/csv');
  const lines = (await report.text()).split('\r\n');
  expect(lines).toHaveLength(30);
  expect(lines).toContain('4,不能导入的行,示例3,电话号码不对。');

  expect((await open('/imports')).text).toContain('还没有名单');
  expect(locationOf(await send(path, { wish: 'apply' }))).toBe(`${path}#main`);
  expect((await open(path)).headings[0]).toBe('名单已经导入');
  expect((await open('/imports')).text).toContain('名单上有27人，其中27人没有您看得到的档案');
  const people = await open('/imports/people');
  expect(people.text).toContain('共27人');
  expect(people.text).toContain('示例1，住在柳州市鱼峰区。电话138 0000 0000。');
  expect((await open('/imports/people?page=2')).status).toBe(200);
  expect(locationOf(await send(path, { wish: 'undo' }))).toBe(`${path}#main`);
  expect((await open(path)).headings[0]).toBe('名单的导入已经撤销');
  expect((await open('/imports')).text).toContain('还没有名单');
  expect((await open('/imports/people')).text).toContain('现在没有');
});

test('whom the file lacks is asked about before anything is taken over', async () => {
  await send(await compared([aListRow(1), aListRow(2)]), { wish: 'apply' });
  const path = await compared([aListRow(1, { 文化程度: '本科' })]);
  expect((await open(`${path}?kind=changed`)).text).toContain('学历，原来高中或中专，现在本科');
  const asked = await readFormPage(await send(path, { wish: 'apply' }));
  expect([asked.status, asked.errors]).toEqual([422, { missing: '请选一项：文件里没有的人怎么办。' }]);
  expect(asked.ids).toContain('missing');
  expect(locationOf(await send(path, { wish: 'apply', missing: 'remove' }))).toBe(`${path}#main`);
  expect((await open('/imports')).text).toContain('名单上有1人');
});

test('a comparison with a list that was changed since is not taken over, and says so', async () => {
  const [path, other] = [await compared([aListRow(1)]), await compared([aListRow(2)])];
  await send(other, { wish: 'apply' });
  const late = await readFormPage(await send(path, { wish: 'apply' }));
  expect(late.status).toBe(422);
  expect(late.text).toContain('名单刚刚被别的导入改过，比较结果不对了。请再交一次文件。');
  expect((await open(path)).text).toContain('这个结果不能导入了');
  const odd = await readFormPage(await send(path, {}));
  expect([odd.status, odd.text.includes('没有看懂要做什么')]).toEqual([422, true]);
});

describe('what is no list', () => {
  test('is answered beside the field', async () => {
    for (const [bytes, message] of [
      [new Uint8Array(), '请选一个文件。'],
      [new TextEncoder().encode('随便写写'), '没有找到列的名称'],
      [new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), '不是完整的Excel工作簿'],
    ] as const) {
      const page = await readFormPage(await upload(bytes, counsellor, bytes.length === 0 ? '' : 'a.csv'));
      expect([page.status, page.errors['list'] ?? '']).toEqual([422, expect.stringContaining(message)]);
      expect(page.ids).toContain('list');
    }
    expect((await send('/imports/new', {})).status).toBe(422);
  });

  test('is refused before it is read when it is larger than ten million bytes', async () => {
    const refused = await upload(new Uint8Array(10_200_000));
    expect(refused.status).toBe(413);
    expect(await refused.text()).toContain('一次最多交10兆的文件');
    // A file of two million bytes is let through to be read; without a cookie it is not.
    expect((await upload(new Uint8Array(2_000_000).fill(97))).status).toBe(422);
    expect((await upload(new Uint8Array(2_000_000), '')).status).toBe(413);
  });
});

test('another office, also of the same region, finds neither the comparison nor its report nor the people', async () => {
  const path = await compared([aListRow(1)]);
  await send(path, { wish: 'apply' });
  const stranger = await aCounsellor();
  for (const each of [path, `${path}?kind=new`, `${path}/report.csv`])
    expect((await open(each, stranger)).status).toBe(404);
  expect((await send(path, { wish: 'undo' }, stranger)).status).toBe(404);
  expect((await open('/imports/people', stranger)).text).not.toContain('示例1');
});

test('a person who checks their record hears what a list says otherwise, and the record stays as it is', async () => {
  await send(await compared([aListRow(900, { 联系电话: '139 0000 0000' })]), { wish: 'apply' });
  const account = await anAccount(db, portal.sealer, { residenceRegion: '450203' });
  const { accountId, jobseekerId = '' } = account;
  const actor = { accountId, role: 'jobseeker' } as const;
  for (const purpose of ['record', 'identity'] as const)
    await giveConsent(db, portal.sealer, { jobseekerId, purpose, actor }, new Date());
  const person = { called: '示例小林', phone: '138 0000 0000', identityNumber: identityNumberOf(900) };
  await db
    .updateTable('jobseeker')
    .set({ sealed_person: sealPerson(portal.sealer, person) })
    .where('jobseeker_id', '=', jobseekerId)
    .execute();
  const cookie = await cookieOf(db, account);
  const page = await open('/basic-check/contact', cookie);
  expect(page.headings.concat(page.text).join()).toContain('电话：138 0000 0000');
  expect(page.text).toContain('示例残联就业中心的名单上是：139 0000 0000。');
  expect((await open('/basic-check/region', cookie)).text).not.toContain('现在住在的名单上');
  expect((await open('/record/export', cookie)).text).toContain('电话139 0000 0000，现在住在柳州市鱼峰区');
  const exported = await send('/record/export', {}, cookie);
  const { officeLists } = (await exported.json()) as { officeLists: { row: { identityNumber: string } }[] };
  expect(officeLists).toMatchObject([{ organisationName: '示例残联就业中心', row: { phone: '139 0000 0000' } }]);
  expect(officeLists[0]?.row.identityNumber).toMatch(/^只写最后4位/);
});
