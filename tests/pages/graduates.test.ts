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
beforeAll(async () => {
  portal = await startPortal({ content: 'empty' });
  db = openDatabase(portal.databaseUrl);
});
afterAll(async () => {
  await db.destroy();
  await portal.stop();
});

const browserOf = async (account: MadeAccount, acting: { mandateId?: string } = {}) => ({
  ...account,
  ...(await signedIn(portal, db, account, acting)),
});

async function aCounsellor(called: string, regionCode: string) {
  const organisationId = await anOrganisation(db, { name: `示例中心${randomUUID()}`, regionCode });
  return browserOf(await anAccount(db, portal.sealer, { role: 'counsellor', called, organisationId }));
}

/** A student of 柳州 with a counsellor there. */
async function aStudent() {
  const counsellor = await aCounsellor('示例覃老师', '450200');
  const account = await anAccount(db, portal.sealer, {
    called: '示例小林',
    residenceRegion: '450202',
    counsellorId: counsellor.accountId,
  });
  const { accountId, jobseekerId = '' } = account;
  const actor = { accountId, role: 'jobseeker' } as const;
  for (const purpose of ['record', 'counsellor'] as const)
    await giveConsent(db, portal.sealer, { jobseekerId, purpose, actor }, new Date());
  return { counsellor, file: jobseekerId, ...(await browserOf(account)) };
}

const thisYear = new Date().getFullYear();

describe('the studies of a person', () => {
  test('are told by month or by day, and lead to what a graduate is promised', async () => {
    const { open, send } = await aStudent();
    expect((await open('/my')).html).not.toContain('href="/graduate"');
    const answers = { school: '示例职业大学', studyLevel: 'college', major: '电子商务' };
    const saved = await send('/record/studies', { ...answers, graduatesOn: `${thisYear + 1}-6`, for: '' });
    expect(saved.headers.get('location')).toBe('/record?changed=studies#main');
    expect((await open('/record')).text).toContain(`毕业时间${thisYear + 1}年6月`);
    for (const path of ['/my', '/four-ones', '/record']) expect((await open(path)).html).toContain('href="/graduate"');
    const page = await open('/graduate');
    expect(page.headings).toEqual([
      '我的毕业生四项服务',
      '下一步：调查评估',
      '全部四项',
      '您现在：在校',
      '毕业了，搬家了，帮助不断',
      '说明',
    ]);
    expect(page.text).toContain('您现在有1项。');
    expect(page.text).toContain('现在由柳州市的就业辅导员示例覃老师负责。');
  });

  test('change their state by the day alone', async () => {
    const { open, send } = await aStudent();
    const state = async () => (await open('/graduate')).headings[3];
    expect(await state()).toBe('毕业时间还不知道');
    await send('/record/studies', { graduatesOn: `${thisYear - 1}年6月30日`, for: '' });
    expect(await state()).toBe('您现在：毕业生');
    await send('/record/background', { situation: 'unemployed', for: '' });
    expect(await state()).toBe('您现在：离校未就业');
  });

  test('are seen by a helper whose mandate has the plan, without links that the mandate does not open', async () => {
    const { file } = await aStudent();
    const helper = await anAccount(db, portal.sealer, { role: 'helper', called: '示例妈妈' });
    const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
    const under = async (tasks: string) => {
      const mandateId = randomUUID();
      await db
        .insertInto('mandate')
        .values({
          ...{ mandate_id: mandateId, jobseeker_id: file, helper_id: helper.accountId, tasks, term: 'month' },
          ...{ state: 'active', begun_by: 'person', starts_at: at(-1), ends_at: at(20), created_at: at(-1) },
        })
        .execute();
      const browser = await browserOf(helper, { mandateId });
      const page = await browser.open('/graduate');
      await db.updateTable('mandate').set({ state: 'ended' }).where('mandate_id', '=', mandateId).execute();
      return page;
    };
    const page = await under('plan');
    expect(page.headings[0]).toBe('示例小林的毕业生四项服务');
    expect(page.html).not.toMatch(/href="\/(record|assessments|four-ones)/);
    expect((await under('demand,plan')).html).toContain('href="/record/studies"');
    expect((await under('demand')).status).toBe(403);
  });
});

describe('whoever moves', () => {
  test('reads what that means, is opened by both offices, and can end the old one’s view at once', async () => {
    const { counsellor, file, open, send } = await aStudent();
    const there = await aCounsellor('示例周老师', '420200');
    const opened = async ({ send: ask }: typeof there) =>
      (await readFormPage(await ask(`/files/${file}`, { reason: '示例：搬来了' }))).status;
    expect(await opened(there)).toBe(404);
    await send('/record/region', { residenceRegion: '420202', for: '' });
    expect((await open('/record')).text).toContain('柳州市那边还看得到，到新的地方接手为止');
    expect((await open('/messages')).text).toContain('您搬家了：原来由柳州市的示例覃老师负责');
    const seen = await readFormPage(await there.send(`/files/${file}`, { reason: '示例：搬来了' }));
    expect(seen.text).toContain('这个人从柳州市搬来，那里的就业辅导员还在帮助。');
    expect((await counsellor.open(`/files/${file}`)).text).toContain('这个人搬走了。');
    expect((await there.open('/tasks')).text).toContain('搬来');

    const region = await open('/record/region');
    expect(region.headings).toEqual(['更改居住地和户籍地', '原来的地方还看得到']);
    const ended = await send('/record/region', { stop: 'yes', for: '' });
    expect(ended.headers.get('location')).toBe('/record/region?stopped=true#main');
    const after = await open('/record/region?stopped=true');
    expect(after.text).toContain('原来的地方看不到您的档案了');
    expect(after.headings).not.toContain('原来的地方还看得到');
    // The places themselves stay as they are.
    expect(after.values).toMatchObject({ residenceRegion: '420202' });
    expect((await counsellor.open(`/files/${file}`)).status).toBe(404);
    expect(await opened(there)).toBe(200);
  });

  test('is taken over where they live now, and reads by whom', async () => {
    const { counsellor, file, open, send } = await aStudent();
    const there = await aCounsellor('示例周老师', '420200');
    await send('/record/region', { residenceRegion: '420202', for: '' });
    expect((await there.open(`/files/${file}/counsellor`)).text).toContain('这个人搬来了。确定以后，由您负责');
    await there.send(`/files/${file}/counsellor`, { wanted: 'take', reason: '示例：搬来了' });
    expect((await open('/messages')).text).toContain('现在由黄石市的示例周老师负责');
    expect((await counsellor.open('/messages')).text).toContain('示例小林由黄石市的示例周老师接手了');
    expect((await counsellor.open(`/files/${file}`)).status).toBe(404);
    expect((await there.open(`/files/${file}`)).text).toContain('这个人由您负责。');
  });
});
