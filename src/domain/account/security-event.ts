/** What happened to the ways into an account, as its person reads it. */
export const securityEvents = {
  'password-changed': '换了密码',
  'password-recovered': '用恢复码、一次性码或者短信验证码重新设了密码',
  'passkey-added': '添加了通行密钥',
  'passkey-removed': '删除了通行密钥',
  'generator-added': '启用了动态码',
  'generator-removed': '停用了动态码',
  'recovery-codes-made': '生成了新的恢复码',
  'phone-confirmed': '确认了手机号',
  'number-released': '登录名换成了用户名，因为手机号的主人确认了那个号码',
  'role-added': '加了一个身份',
} as const;

export type SecurityEventKind = keyof typeof securityEvents;

/** Of these the person is told at once: somebody else may have done it. */
export const urgentEvents: readonly SecurityEventKind[] = [
  'password-changed',
  'password-recovered',
  'passkey-added',
  'number-released',
];
