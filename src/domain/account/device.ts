const browsers: readonly [RegExp, string][] = [
  [/MicroMessenger/, '微信'],
  [/DingTalk/, '钉钉'],
  [/AlipayClient/, '支付宝'],
  [/HuaweiBrowser/, '华为浏览器'],
  [/MiuiBrowser/, '小米浏览器'],
  [/HeyTapBrowser/, 'OPPO浏览器'],
  [/VivoBrowser/, 'vivo浏览器'],
  [/MQQBrowser|QQBrowser/, 'QQ浏览器'],
  [/UCBrowser|UCWEB/, 'UC浏览器'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
];

const machines: readonly [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/, '鸿蒙手机'],
  [/iPhone/, '苹果手机'],
  [/iPad/, '苹果平板'],
  [/Android.*Mobile/, '安卓手机'],
  [/Android/, '安卓平板'],
  [/Windows/, 'Windows电脑'],
  [/Macintosh/, '苹果电脑'],
  [/Linux|CrOS/, 'Linux电脑'],
];

/** What a person recognises a device by: `Chrome，安卓手机`. Takes nothing of the header but what is on our lists. */
export function describeDevice(userAgent: string | null | undefined): string {
  const agent = (userAgent ?? '').slice(0, 500);
  const nameOf = (list: readonly [RegExp, string][]) => list.find(([pattern]) => pattern.test(agent))?.[1];
  const names = [nameOf(browsers), nameOf(machines)].filter((name) => name !== undefined);
  return names.length > 0 ? names.join('，') : '不认识的设备';
}
