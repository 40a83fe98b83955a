/** What staff did to accounts and organisations, as the log names it. */
export const staffEventKinds = {
  'organisation-created': '登记了单位',
  'organisation-suspended': '停用了单位',
  'organisation-resumed': '恢复了单位',
  'organisation-contact': '改了单位的办公电话',
  'account-created': '建立了账号',
  'role-granted': '给了角色',
  'role-ended': '取消了角色',
  'account-suspended': '停用了账号',
  'account-resumed': '恢复了账号',
  'code-issued': '发了一次性验证码',
  'list-imported': '导入了名单',
  'list-undone': '撤销了名单的导入',
  'list-downloaded': '下载了名单的比较结果',
  'caseload-exported': '导出了负责的人的名单',
} as const;

export type StaffEventKind = keyof typeof staffEventKinds;
