import type { States } from './state.ts';

/** Pages of counsellors and administrators. */
export const staffStates: States = {
  '/files': {
    'of a counsellor': { path: '/files', status: 200, as: 'counsellor' },
    'narrowed to who lacks something': { path: '/files?missing=any', status: 200, as: 'counsellor' },
    'narrowed to nobody': { path: '/files?mode=mobile&plan=none', status: 200, as: 'counsellor' },
    'asked for a number that is nobody’s': {
      path: '/files',
      status: 422,
      answers: { number: '示例没有的号码' },
      as: 'counsellor',
    },
  },
  '/files/[id]': {
    'of one’s own caseload': { path: ({ caseloadFile }) => `/files/${caseloadFile}`, status: 200, as: 'counsellor' },
    'that asks for a reason': { path: ({ otherFile }) => `/files/${otherFile}`, status: 200, as: 'counsellor' },
    'sent without a reason': {
      path: ({ otherFile }) => `/files/${otherFile}`,
      status: 422,
      answers: {},
      as: 'counsellor',
    },
    'of somebody who has not agreed': {
      path: ({ silentFile }) => `/files/${silentFile}`,
      status: 200,
      as: 'counsellor',
    },
    'that does not exist': { path: '/files/none', status: 404, as: 'counsellor' },
  },
  '/files/[id]/code': {
    blank: { path: ({ caseloadFile }) => `/files/${caseloadFile}/code`, status: 200, as: 'counsellor' },
    'sent empty': {
      path: ({ caseloadFile }) => `/files/${caseloadFile}/code`,
      status: 422,
      answers: {},
      as: 'counsellor',
    },
    issued: {
      path: ({ caseloadFile }) => `/files/${caseloadFile}/code`,
      status: 200,
      answers: { papers: 'identity', reason: '示例：忘了密码' },
      as: 'counsellor',
    },
  },
  '/files/[id]/counsellor': {
    'to leave': { path: ({ caseloadFile }) => `/files/${caseloadFile}/counsellor`, status: 200, as: 'counsellor' },
    'to take': { path: ({ otherFile }) => `/files/${otherFile}/counsellor`, status: 200, as: 'counsellor' },
    'sent empty': {
      path: ({ otherFile }) => `/files/${otherFile}/counsellor`,
      status: 422,
      answers: {},
      as: 'counsellor',
    },
  },
  '/administration': { 'by an administrator': { path: '/administration', status: 200, as: 'administrator' } },
  '/administration/organisations': {
    'by an administrator': { path: '/administration/organisations', status: 200, as: 'administrator' },
  },
  '/administration/organisations/new': {
    blank: { path: '/administration/organisations/new', status: 200, as: 'administrator' },
    'sent empty': { path: '/administration/organisations/new', status: 422, answers: {}, as: 'administrator' },
  },
  '/administration/organisations/[id]': {
    running: {
      path: ({ organisation }) => `/administration/organisations/${organisation}`,
      status: 200,
      as: 'administrator',
    },
    'that does not exist': { path: '/administration/organisations/none', status: 404, as: 'administrator' },
  },
  '/administration/organisations/[id]/contact': {
    blank: {
      path: ({ organisation }) => `/administration/organisations/${organisation}/contact`,
      status: 200,
      as: 'administrator',
    },
    'sent with mistakes': {
      path: ({ organisation }) => `/administration/organisations/${organisation}/contact`,
      status: 422,
      answers: { phone: '打给小李' },
      as: 'administrator',
    },
  },
  '/administration/organisations/[id]/suspension': {
    blank: {
      path: ({ organisation }) => `/administration/organisations/${organisation}/suspension`,
      status: 200,
      as: 'administrator',
    },
    'sent empty': {
      path: ({ organisation }) => `/administration/organisations/${organisation}/suspension`,
      status: 422,
      answers: {},
      as: 'administrator',
    },
  },
  '/administration/accounts': {
    'by an administrator': { path: '/administration/accounts', status: 200, as: 'administrator' },
  },
  '/administration/accounts/new': {
    blank: { path: '/administration/accounts/new', status: 200, as: 'administrator' },
    'sent empty': { path: '/administration/accounts/new', status: 422, answers: {}, as: 'administrator' },
  },
  '/administration/accounts/[id]': {
    'of a counsellor': {
      path: ({ staffAccount }) => `/administration/accounts/${staffAccount}`,
      status: 200,
      as: 'administrator',
    },
  },
  '/administration/accounts/[id]/suspension': {
    blank: {
      path: ({ staffAccount }) => `/administration/accounts/${staffAccount}/suspension`,
      status: 200,
      as: 'administrator',
    },
    'sent empty': {
      path: ({ staffAccount }) => `/administration/accounts/${staffAccount}/suspension`,
      status: 422,
      answers: {},
      as: 'administrator',
    },
  },
  '/administration/accounts/[id]/code': {
    blank: {
      path: ({ staffAccount }) => `/administration/accounts/${staffAccount}/code`,
      status: 200,
      as: 'administrator',
    },
    'sent empty': {
      path: ({ staffAccount }) => `/administration/accounts/${staffAccount}/code`,
      status: 422,
      answers: {},
      as: 'administrator',
    },
    issued: {
      path: ({ staffAccount }) => `/administration/accounts/${staffAccount}/code`,
      status: 200,
      answers: { reason: '示例：忘了密码' },
      as: 'administrator',
    },
  },
  '/administration/accounts/[id]/roles/new': {
    blank: {
      path: ({ staffAccount }) => `/administration/accounts/${staffAccount}/roles/new`,
      status: 200,
      as: 'administrator',
    },
    'sent empty': {
      path: ({ staffAccount }) => `/administration/accounts/${staffAccount}/roles/new`,
      status: 422,
      answers: {},
      as: 'administrator',
    },
  },
  '/administration/accounts/[id]/roles/[role]': {
    blank: {
      path: ({ staffAccount, staffRole }) => `/administration/accounts/${staffAccount}/roles/${staffRole}`,
      status: 200,
      as: 'administrator',
    },
    'sent empty': {
      path: ({ staffAccount, staffRole }) => `/administration/accounts/${staffAccount}/roles/${staffRole}`,
      status: 422,
      answers: {},
      as: 'administrator',
    },
  },
  '/administration/log': { 'by an administrator': { path: '/administration/log', status: 200, as: 'administrator' } },
};
