import { answerDemand } from '../demand-by-ear.ts';
import { expect, journey } from '../journey.ts';
import { signUpByEar } from '../sign-up-by-ear.ts';

journey('register-demand', '新来的人从首页注册，登记就业需求，听到回执号', async (reader, page) => {
  await reader.open('/');
  await reader.pressUntil('3', '就业需求登记 链接 标题 水平 3');
  await reader.press('Return', { opens: '登录' });
  await signUpByEar(reader, '就业需求登记');
  await reader.pressUntil('k', '开始登记 链接');
  await reader.press('Return', { opens: '同意：保存我的就业需求登记' });
  await reader.press('b', { until: '同意 按钮' });
  await reader.press('Return', { opens: '想做什么工作' });
  await answerDemand(reader);
  await expect(page).toHaveURL(/\/demands\/[0-9a-f-]{36}\?sent=true#main$/);
});
