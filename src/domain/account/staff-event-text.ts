import { staffEventKinds } from '../organisation/staff-event.ts';
import { roles } from './account.ts';
import type { StaffEvent, StaffEventCursor } from './staff-event-queries.ts';

/** `示例管理员停用了示例王敏的账号`, without the end of the sentence. Jobseekers are not named in this log. */
export function sayStaffEvent({ kind, actor, account, organisation, role }: StaffEvent): string {
  const who = actor ? `管理员${actor}` : '有人在服务器上';
  const whom = account ?? '一个人';
  const place = organisation ? `“${organisation}”` : '';
  const post = `${place}${place && '的'}${role ? roles[role] : '角色'}`;
  switch (kind) {
    case 'organisation-created':
      return `${who}登记了单位${place}`;
    case 'organisation-suspended':
      return `${who}停用了单位${place}`;
    case 'organisation-resumed':
      return `${who}恢复了单位${place}`;
    case 'organisation-contact':
      return `${who}改了单位${place}的办公电话`;
    case 'account-created':
      return `${who}给${whom}建立了账号，角色是${post}`;
    case 'role-granted':
      return `${who}给${whom}增加了角色：${post}`;
    case 'role-ended':
      return `${who}取消了${whom}的角色：${post}`;
    case 'account-suspended':
      return `${who}停用了${whom}的账号`;
    case 'account-resumed':
      return `${who}恢复了${whom}的账号`;
    case 'caseload-exported':
      return `就业辅导员${actor ?? ''}导出了负责的人的名单`;
    case 'code-issued':
      return account ? `${who}给${whom}发了一次性码` : `就业辅导员${actor ?? ''}核对证件，给一个人发了一次性码`;
    case 'list-imported':
    case 'list-undone':
    case 'list-downloaded':
      return `就业辅导员${actor ?? ''}${staffEventKinds[kind]}，单位是${place}`;
  }
}

/** The parameter `page` of the log: a direction, a time and an event. */
export const writeEventCursor = ({ direction, happenedAt, id }: StaffEventCursor): string =>
  `${direction}_${Date.parse(happenedAt)}_${id}`;

/** The place that a parameter names; undefined, which is the beginning, for anything else. */
export function readEventCursor(text: string): StaffEventCursor | undefined {
  const [, direction, time, id] = /^(older|newer)_(\d{13})_([\da-f-]{36})$/.exec(text) ?? [];
  if (!direction || !time || !id) return undefined;
  return { direction: direction === 'older' ? 'older' : 'newer', happenedAt: new Date(Number(time)).toISOString(), id };
}
