import { openDatabase } from '#db/database.ts';
import { anOrganisation } from '../account-factories.ts';
import { expect, test } from '../browser.ts';
import { aSurvey } from '../survey-factories.ts';
import { keyboardOf } from './keyboard.ts';

test.use({ javaScriptEnabled: false });

test('somebody without an account or scripts finds a survey, mends a mistake, goes back, checks and sends', async ({
  page,
  portal,
}) => {
  const db = openDatabase(portal.databaseUrl);
  const title = `意愿问卷${Math.floor(Math.random() * 1e6)}（示例）`;
  try {
    await aSurvey(db, portal.sealer, { organisationId: await anOrganisation(db), title });
  } finally {
    await db.destroy();
  }
  const keyboard = keyboardOf(page);
  const heading = page.getByRole('heading', { level: 1 });
  const goOn = () => keyboard.activate(page.getByRole('button', { name: '保存并继续' }));

  await page.goto('/site-map');
  await keyboard.activate(page.getByRole('main').getByRole('link', { name: '问卷' }));
  await keyboard.activate(page.getByRole('link', { name: title }));
  await expect(heading).toHaveText(`问卷：${title}`);
  await keyboard.activate(page.getByRole('link', { name: '开始填' }));

  await expect(heading).toHaveText('第1题，共4题：您想在哪里上班');
  await goOn();
  await expect(page).toHaveTitle(/^错误：第1题/);
  await keyboard.activate(page.getByRole('link', { name: '请选一项，再继续。' }));
  await keyboard.choose(page.getByRole('radio', { name: '到单位上班' }));
  await goOn();
  await expect(heading).toHaveText('第2题，共4题：您什么时候方便上课（选填）');
  await keyboard.activate(page.getByRole('link', { name: '回到第1题' }));
  await expect(page.getByRole('radio', { name: '到单位上班' })).toBeChecked();
  await keyboard.choose(page.getByRole('radio', { name: '在家工作' }));
  await goOn();
  await goOn();
  await keyboard.type(page.getByLabel('第3题，共4题：您每天最多工作几小时（选填）'), '６');
  await goOn();
  await keyboard.type(page.getByLabel('第4题，共4题：您还想告诉我们什么（选填）'), '示例：我想学剪辑。');
  await goOn();

  await expect(heading).toHaveText('检查答案，还没有交');
  await expect(page.getByRole('main')).toContainText('在家工作');
  await keyboard.activate(page.getByRole('link', { name: '更改第3题' }));
  await expect(page.getByLabel('第3题，共4题：您每天最多工作几小时（选填）')).toHaveValue('6');
  await goOn();
  await keyboard.activate(page.getByRole('button', { name: '交问卷' }));
  await expect(heading).toHaveText('问卷交好了');
  await keyboard.activate(page.getByRole('main').getByRole('link', { name: '问卷', exact: true }));
  await keyboard.activate(page.getByRole('link', { name: title }));
  await expect(page.getByRole('main')).toContainText('交过这份问卷了');
});
