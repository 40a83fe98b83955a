import type { State, States } from './state.ts';

const counsellor = (path: (file: string) => string, of: 'caseloadFile' | 'deskFile' = 'caseloadFile'): State => ({
  path: (samples) => path(samples[of]),
  status: 200,
  as: 'counsellor',
});
const empty = (path: (file: string) => string, of: 'caseloadFile' | 'deskFile' = 'caseloadFile'): State => ({
  path: (samples) => path(samples[of]),
  status: 422,
  answers: {},
  as: 'counsellor',
});

/** What a counsellor does for a person who is present or on the telephone. */
export const deskStates: States = {
  '/files/new': {
    blank: { path: '/files/new', status: 200, as: 'counsellor' },
    'sent empty': { path: '/files/new', status: 422, answers: {}, as: 'counsellor' },
  },
  '/files/helper-code': {
    blank: { path: '/files/helper-code', status: 200, as: 'counsellor' },
    'sent empty': { path: '/files/helper-code', status: 422, answers: {}, as: 'counsellor' },
    'with a code': {
      path: '/files/helper-code',
      status: 200,
      answers: { name: '示例没有这个人0000', papers: 'identity', reason: '示例：忘了密码' },
      as: 'counsellor',
    },
  },
  '/files/[id]/mandates': {
    none: counsellor((file) => `/files/${file}/mandates`, 'deskFile'),
    several: counsellor((file) => `/files/${file}/mandates`),
  },
  '/files/[id]/mandates/new': {
    blank: counsellor((file) => `/files/${file}/mandates/new`),
    'sent empty': empty((file) => `/files/${file}/mandates/new`),
    'of a call': {
      path: ({ deskFile }) => `/files/${deskFile}/mandates/new`,
      status: 422,
      answers: { tasks: 'demand', term: 'month', way: 'call', calledOn: '昨天' },
      as: 'counsellor',
    },
  },
  '/files/[id]/acting': {
    blank: counsellor((file) => `/files/${file}/acting`, 'deskFile'),
    'sent empty': empty((file) => `/files/${file}/acting`, 'deskFile'),
  },
  '/files/[id]/certificate': {
    blank: counsellor((file) => `/files/${file}/certificate`, 'deskFile'),
    'sent empty': empty((file) => `/files/${file}/certificate`, 'deskFile'),
    'without consent': counsellor((file) => `/files/${file}/certificate`),
  },
  '/files/[id]/consents': {
    'of somebody without an account': counsellor((file) => `/files/${file}/consents`, 'deskFile'),
  },
  '/files/[id]/consents/[purpose]': {
    'to give': counsellor((file) => `/files/${file}/consents/employer`, 'deskFile'),
    'to withdraw': counsellor((file) => `/files/${file}/consents/counsellor`, 'deskFile'),
    'sent empty': empty((file) => `/files/${file}/consents/employer`, 'deskFile'),
  },
  '/files/[id]/account': {
    blank: counsellor((file) => `/files/${file}/account`, 'deskFile'),
    'sent empty': empty((file) => `/files/${file}/account`, 'deskFile'),
  },
  '/acting': {
    'for somebody': { path: '/acting', status: 200, as: 'acting' },
    'for nobody': { path: '/acting', status: 200, as: 'helper' },
    'for somebody at the desk': { path: '/acting', status: 200, as: 'acting at the desk' },
  },
};
