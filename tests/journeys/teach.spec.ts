import { openDatabase } from '#db/database.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { addDays, chinaDay } from '#src/domain/day/day.ts';
import { anAccount, anOrganisation, cookieOf } from '../account-factories.ts';
import type { MadeAccount } from '../account-factories.ts';
import { expect, test } from '../browser.ts';
import { aCourse, aSession, anEnrolment, mornings } from '../training-factories.ts';
import { keyboardOf } from './keyboard.ts';

test('a teacher records a lesson and writes to the group, a person says that the record is wrong, and is answered', async ({
  browser,
  portal,
  javaScriptEnabled,
}) => {
  test.setTimeout(180_000);
  const db = openDatabase(portal.databaseUrl);
  const organisationId = await anOrganisation(db);
  const teacher = await anAccount(db, portal.sealer, { role: 'teacher', called: '示例韦老师', organisationId });
  const course = await aCourse(db, { title: '剪辑小班（示例）' });
  const today = chinaDay(new Date());
  const meetings = mornings(today, addDays(today, 7));
  const session = await aSession(db, { course, meetings, teacher_id: teacher.accountId });
  const people: MadeAccount[] = [];
  for (const called of ['示例小莫', '示例小岑']) {
    const person = await anAccount(db, portal.sealer, { called, residenceRegion: '450202' });
    const jobseekerId = person.jobseekerId ?? '';
    const actor = { accountId: person.accountId, role: 'jobseeker' } as const;
    for (const purpose of ['record', 'training'] as const)
      await giveConsent(db, portal.sealer, { jobseekerId, purpose, actor }, new Date());
    const wishes = { name: called, needs: ['sign'] as const };
    await anEnrolment(db, portal.sealer, {
      ...{ course_session_id: session.course_session_id, jobseeker_id: jobseekerId, wishes },
    });
    people.push(person);
  }
  const [first] = people;
  if (!first) throw new Error('A group needs people');
  const deviceOf = async (account: MadeAccount) => {
    const context = await browser.newContext({
      baseURL: portal.origin,
      locale: 'zh-CN',
      javaScriptEnabled: javaScriptEnabled ?? true,
    });
    const [name = '', value = ''] = (await cookieOf(db, account)).split('=');
    await context.addCookies([{ name, value, url: portal.origin }]);
    const page = await context.newPage();
    const main = page.getByRole('main');
    return {
      ...{ page, keyboard: keyboardOf(page), main, close: () => context.close() },
      link: (text: string | RegExp) => main.getByRole('link', { name: text }).first(),
      button: (text: string) => page.getByRole('button', { name: text, exact: true }),
      state: (name: string, text: string) =>
        page.getByRole('radiogroup', { name }).getByRole('radio', { name: text, exact: true }),
    };
  };
  const [desk, home] = [await deviceOf(teacher), await deviceOf(first)];
  await db.destroy();

  // From the own page to today's lesson; one is forgotten, and what was typed stays.
  await desk.page.goto('/my');
  await desk.keyboard.activate(desk.link('我教的班'));
  await desk.keyboard.activate(desk.link(/^剪辑小班（示例）/));
  await desk.keyboard.choose(desk.state('示例小莫', '没来'));
  await desk.keyboard.type(desk.page.getByLabel('示例小岑的说明'), '公交晚点');
  await desk.keyboard.activate(desk.button('保存考勤'));
  await expect(desk.page).toHaveTitle(/^错误：记考勤/);
  await desk.keyboard.choose(desk.state('示例小岑', '迟到'));
  await desk.keyboard.activate(desk.button('保存考勤'));
  await expect(desk.main).toContainText('每个人都记了。');

  // A message to the group, looked at first.
  await desk.page.goto(`/teaching/${session.course_session_id}`);
  await expect(desk.main).toContainText('需要：手语翻译。');
  await desk.keyboard.activate(desk.link('写消息'));
  await desk.keyboard.type(desk.page.getByLabel('告诉大家什么'), '下次请带耳机。');
  await desk.keyboard.activate(desk.button('先看一看'));
  await expect(desk.main).toContainText('要发给报上名的人，共2人。还没有发。');
  await desk.keyboard.activate(desk.button('发出去'));
  await expect(desk.page.getByRole('heading', { name: '发出去了' })).toBeVisible();

  // The person hears both, says that the record is wrong, and announces an absence.
  await home.page.goto('/messages');
  await expect(home.main).toContainText('下次请带耳机。');
  await home.keyboard.activate(home.link(/^第2条/));
  await home.keyboard.activate(home.link('我的培训'));
  await expect(home.main).toContainText('老师记的是：没来。');
  await home.keyboard.type(home.page.getByLabel('哪里不对'), '我到了，坐在后面');
  await home.keyboard.activate(home.button('说记得不对'));
  await expect(home.page.getByRole('heading', { name: '已经告诉老师' })).toBeVisible();
  await home.keyboard.activate(home.page.getByRole('navigation').getByRole('link', { name: '考勤' }));
  await home.keyboard.activate(home.main.getByRole('link', { name: /11点$/ }).last());
  await home.keyboard.type(home.page.getByLabel('为什么来不了'), '要去医院');
  await home.keyboard.activate(home.button('请假'));
  await expect(home.main).toContainText('已经请假了，老师看得到。');

  // The teacher answers, and the person reads what was and what is.
  await desk.page.goto('/teaching');
  await desk.keyboard.activate(desk.link(/^答复学员/));
  await desk.keyboard.activate(desk.link('答复示例小莫'));
  await desk.keyboard.choose(desk.page.getByRole('radio', { name: '改成到了' }));
  await desk.keyboard.type(desk.page.getByLabel('您的答复'), '看漏了，对不起');
  await desk.keyboard.activate(desk.button('答复'));
  await expect(desk.page.getByRole('heading', { name: '答复好了' })).toBeVisible();
  await home.page.goto('/messages');
  await expect(home.main).toContainText('原来：没来，现在：到了。');
  await desk.close();
  await home.close();
});
