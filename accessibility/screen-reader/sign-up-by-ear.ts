import type { ScreenReader } from './screen-reader.ts';

/** From the page for signing in to the first page that opens after signing up and in, whose title is given. */
export async function signUpByEar(reader: ScreenReader, opens: string): Promise<void> {
  await reader.pressUntil('2', '登录不了 标题 水平 2');
  await reader.pressUntil('k', /^注册 链接/);
  await reader.press('Return', { opens: '注册：用户名或者手机号' });
  await reader.press('e', { until: '用户名或者手机号 输入' });
  await reader.press('Insert+a', { until: '焦点模式' });
  await reader.type('示例小梅');
  await reader.press('Return', { opens: '注册：怎么称呼您', until: /^注册：怎么称呼您/ });
  await reader.press('Tab', { until: '您希望别人怎样称呼您 输入' });
  await reader.type('示例李女士');
  await reader.press('Tab', { until: '我给自己找工作' });
  await reader.press('space', { until: '已选中' });
  await reader.press('Return', { opens: '注册：定一个密码', until: /^注册：定一个密码/ });
  await reader.press('Tab', { until: '密码' });
  await reader.type('三只白猫过了小河');
  await reader.press('Return', { opens: '请记下登录名，再登录', until: /^请记下登录名，再登录/ });
  const heard = await reader.nextLine({ until: '您的登录名：' });
  const digits = /示例小梅(\d{4})/.exec(heard)?.[1] ?? '';
  reader.call([...digits].join('、'), '［四个数字］');
  const name = reader.call(digits && `示例小梅${digits}`, '示例小梅［四个数字］');
  await reader.nextLine({ until: '一个一个读：示例小梅，' });
  await reader.pressUntil('k', '登录 链接');
  await reader.press('Return', { opens: '登录' });
  await reader.pressUntil('e', name);
  await reader.press('e', { until: '密码' });
  await reader.press('Insert+a', { until: '焦点模式' });
  await reader.type('三只白猫过了小河');
  await reader.press('Return', { opens, until: new RegExp(`^${opens}`) });
}
