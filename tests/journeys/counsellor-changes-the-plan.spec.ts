import { randomUUID } from 'node:crypto';
import { openDatabase } from '#db/database.ts';
import { writeRemark } from '#src/domain/plan/write-remark.ts';
import { anAccount, anOrganisation, cookieOf } from '../account-factories.ts';
import { expect, test } from '../browser.ts';
import { aPlannedPerson } from '../plan-factories.ts';
import { keyboardOf } from './keyboard.ts';

test('a counsellor goes from today’s list to an answer, a recorded contact and a changed plan', async ({
  page,
  context,
  portal,
}) => {
  // Nine pages, each by keyboard.
  test.setTimeout(120_000);
  const db = openDatabase(portal.databaseUrl);
  const organisationId = await anOrganisation(db);
  const counsellor = await anAccount(db, portal.sealer, { role: 'counsellor', called: '示例老师', organisationId });
  const { jobseekerId, own, add } = await aPlannedPerson(db, portal.sealer, { called: '示例小覃', counsellor });
  const goalId = await add({ text: '在家做客服' });
  const lineId = await add({ goalId, text: '写简历' });
  const remark = { jobseekerId, remarkId: randomUUID(), lineId, kind: 'objection', text: '我想先看看岗位。' } as const;
  await writeRemark(db, portal.sealer, own, remark, new Date());
  const [name = '', value = ''] = (await cookieOf(db, counsellor)).split('=');
  await db.destroy();
  await context.addCookies([{ name, value, url: portal.origin }]);

  const keyboard = keyboardOf(page);
  const heading = page.getByRole('heading', { level: 1 });
  const main = page.getByRole('main');
  const link = (text: string | RegExp) => main.getByRole('link', { name: text });
  const button = (text: string) => page.getByRole('button', { name: text });

  // What the person said comes first in the day.
  await page.goto('/tasks');
  await keyboard.activate(link(/答复示例小覃对计划说的话/));
  await expect(heading).toHaveText('答复本人说的话');
  await expect(main).toContainText('我想先看看岗位。');
  await keyboard.activate(button('答复本人'));
  await expect(page).toHaveTitle(/^错误：答复本人说的话/);
  await keyboard.activate(page.getByRole('link', { name: '请写答复。' }));
  await keyboard.type(page.getByLabel('答复'), '好，先看岗位，再写简历。');
  await keyboard.activate(button('答复本人'));
  await expect(heading).toHaveText('这个人的计划');
  await expect(main).toContainText('已经答复');

  // The plan is changed as they agreed.
  await keyboard.activate(link('写简历').first());
  await expect(main).toContainText('好，先看岗位，再写简历');
  await keyboard.type(page.getByLabel('要做的事'), '看三个岗位，再写简历');
  await keyboard.activate(button('保存改动，告诉本人'));
  await expect(main).toContainText('计划已经改好');
  await expect(main).toContainText('原来：写简历');

  // A goal begins with the person's words and a template, and is written on.
  await keyboard.activate(link('加一个目标'));
  await expect(main).toContainText('我想先看看岗位');
  await keyboard.activate(link('先学技能'));
  await expect(page.getByLabel('目标')).toHaveValue('先学一门技能，再找工作。');
  await keyboard.type(page.getByLabel('目标'), '学会用读屏软件打字');
  await keyboard.activate(button('加这个目标'));
  await keyboard.activate(link('给“学会用读屏软件打字”加要做的事'));
  await keyboard.type(page.getByLabel('要做的事'), '问最近的电脑培训');
  await keyboard.choose(page.getByRole('radio', { name: '您，就业辅导员' }));
  await keyboard.type(page.getByLabel('哪天以前做完'), '2099年3月1日');
  await keyboard.activate(button('加这件事'));
  await expect(main).toContainText('由就业辅导员做，2099年3月1日以前，要做');

  // The call itself is written down.
  await page.goto(`/files/${jobseekerId}`);
  await keyboard.activate(link('记下联系和服务'));
  await keyboard.choose(page.getByRole('radio', { name: '职业指导', exact: true }));
  await keyboard.choose(page.getByRole('radio', { name: '打电话' }));
  await keyboard.choose(page.getByRole('radio', { name: '联系上了', exact: true }));
  await keyboard.type(page.getByLabel(/说了什么/), '商量了计划，先看岗位');
  await keyboard.activate(button('记下联系或者服务'));
  await expect(main).toContainText('已经记下');
  await page.goto('/tasks');
  await expect(main).not.toContainText('答复示例小覃对计划说的话');
});
