import type { States } from './state.ts';

/** What the portal tells people, and what staff answer. */
export const messageStates: States = {
  '/messages': {
    'with messages': { path: '/messages', status: 200, as: 'jobseeker' },
    'without any': { path: '/messages', status: 200, as: 'employer' },
    'read by a helper': { path: '/messages', status: 200, as: 'helper with a record' },
    'a page that does not exist': { path: '/messages?page=9', status: 404, as: 'jobseeker' },
  },
  '/messages/[id]': {
    'an answer': { path: ({ notice }) => `/messages/${notice}`, status: 200, as: 'jobseeker' },
    'of somebody else': { path: ({ notice }) => `/messages/${notice}`, status: 404, as: 'employer' },
  },
  '/questions': {
    'of a counsellor': { path: '/questions', status: 200, as: 'counsellor' },
    'of an administrator, after an answer': {
      path: '/questions?answered=000000000000',
      status: 200,
      as: 'administrator',
    },
  },
  '/questions/[receipt]': {
    'not answered yet': { path: ({ receipt }) => `/questions/${receipt}`, status: 200, as: 'counsellor' },
    'sent empty': { path: ({ receipt }) => `/questions/${receipt}`, status: 422, answers: {}, as: 'counsellor' },
    'sent without an answer': {
      path: ({ receipt }) => `/questions/${receipt}`,
      status: 422,
      answers: { state: 'answered' },
      as: 'counsellor',
    },
    'answered and closed': {
      path: ({ answeredReceipt }) => `/questions/${answeredReceipt}`,
      status: 200,
      as: 'administrator',
    },
  },
};
