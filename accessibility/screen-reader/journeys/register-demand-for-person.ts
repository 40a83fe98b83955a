import { answerDemand } from '../demand-by-ear.ts';
import { expect, journey } from '../journey.ts';
import { accept, agree, aPerson, invite, signIn } from '../people.ts';

journey('register-demand-for-person', '家属受委托替本人登记就业需求，听到回执号', async (reader, page, portal) => {
  const person = await aPerson(portal, '示例阿明');
  await agree(portal, person, 'demand');
  const helper = await aPerson(portal, '示例妈妈', 'helper');
  await accept(portal, helper, await invite(portal, person, 'demand'));
  await signIn(page.context(), portal, helper);
  await reader.open('/mandates');
  await reader.press('b', { until: '要一个号码给求职者 按钮' });
  await reader.press('b', { until: '为示例阿明办理 按钮' });
  await reader.press('Return', { opens: '正在为示例阿明办理：', until: /^正在为示例阿明办理/ });
  await reader.pressUntil('k', '就业需求登记 链接');
  await reader.press('Return', { opens: '正在为示例阿明办理：就业需求登记' });
  await reader.pressUntil('k', '开始登记 链接');
  await reader.press('Return', { opens: '正在为示例阿明办理：想做什么工作' });
  await answerDemand(reader, '正在为示例阿明办理：');
  await expect(page.getByRole('main')).toContainText('由家属示例妈妈代填');
});
