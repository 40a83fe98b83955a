import type { States } from './state.ts';

/** What a counsellor does with the caseload as a whole, and handing a person over. */
export const caseloadStates: States = {
  '/files/export': {
    'of a counsellor': { path: '/files/export?missing=any', status: 200, as: 'counsellor' },
    'sent without a reason': { path: '/files/export', status: 422, answers: {}, as: 'counsellor' },
  },
  '/files/[id]/handover': {
    'of one’s own caseload': {
      path: ({ caseloadFile }) => `/files/${caseloadFile}/handover`,
      status: 200,
      as: 'counsellor',
    },
    'looked for a name that nobody has': {
      path: ({ caseloadFile }) => `/files/${caseloadFile}/handover?name=示例没有`,
      status: 200,
      as: 'counsellor',
    },
    'sent empty': {
      path: ({ caseloadFile }) => `/files/${caseloadFile}/handover`,
      status: 422,
      answers: {},
      as: 'counsellor',
    },
  },
};
