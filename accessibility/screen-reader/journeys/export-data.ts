import { expect, journey } from '../journey.ts';
import { agree, aPerson, signIn } from '../people.ts';

journey('export-data', '听本站保存的我的信息，下载一份', async (reader, page, portal) => {
  const person = await aPerson(portal, '示例阿明');
  await agree(portal, person, 'record');
  reader.call(person.name, '示例阿明［四个数字］');
  await signIn(page.context(), portal, person);
  await reader.open('/my');
  await reader.pressUntil('2', '我的信息 标题 水平 2');
  await reader.pressUntil('k', '本站保存的我的信息 链接');
  await reader.press('Return', { opens: '本站保存的我的信息' });
  await reader.pressUntil('2', '账号 标题 水平 2');
  await reader.nextLine({ until: '示例阿明' });
  await reader.pressUntil('2', '同意 标题 水平 2');
  await reader.nextLine();
  await reader.pressUntil('2', '下载 标题 水平 2');
  await reader.nextLine();
  await reader.press('b', { until: '下载文件 按钮' });
  const download = page.waitForEvent('download');
  await reader.press('Return');
  expect((await download).suggestedFilename()).toBe('tongtu-export.json');
});
