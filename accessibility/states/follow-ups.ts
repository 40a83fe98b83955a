import type { States } from './state.ts';

/** 跟踪回访, as the person and as the counsellor meets it, and what a counsellor writes down. */
export const followUpStates: States = {
  '/follow-ups': {
    'with some': { path: '/follow-ups', status: 200, as: 'followed' },
    'of somebody new': { path: '/follow-ups', status: 200, as: 'jobseeker' },
    'under a mandate': { path: '/follow-ups', status: 200, as: 'helper of the followed' },
  },
  '/follow-ups/[id]': {
    'to answer': { path: ({ plannedFollowUp }) => `/follow-ups/${plannedFollowUp}`, status: 200, as: 'followed' },
    'sent empty': {
      path: ({ plannedFollowUp }) => `/follow-ups/${plannedFollowUp}`,
      status: 422,
      answers: { help: '示例：想学电脑。' },
      as: 'followed',
    },
    answered: {
      path: ({ answeredFollowUp }) => `/follow-ups/${answeredFollowUp}?done=true`,
      status: 200,
      as: 'followed',
    },
    'missed, under a mandate': {
      path: ({ missedFollowUp }) => `/follow-ups/${missedFollowUp}`,
      status: 200,
      as: 'helper of the followed',
    },
  },
  '/files/[id]/follow-ups': {
    'with some': { path: ({ followedFile }) => `/files/${followedFile}/follow-ups`, status: 200, as: 'counsellor' },
    'sent with mistakes': {
      path: ({ followedFile }) => `/files/${followedFile}/follow-ups`,
      status: 422,
      answers: { plannedOn: '去年' },
      as: 'counsellor',
    },
    'of somebody who keeps no plan': {
      path: ({ checkedFile }) => `/files/${checkedFile}/follow-ups`,
      status: 200,
      as: 'counsellor',
    },
    'of nobody’s caseload': {
      path: ({ otherFile }) => `/files/${otherFile}/follow-ups`,
      status: 200,
      as: 'counsellor',
    },
  },
  '/files/[id]/follow-ups/[followup]': {
    'to write down': {
      path: ({ followedFile, plannedFollowUp }) => `/files/${followedFile}/follow-ups/${plannedFollowUp}`,
      status: 200,
      as: 'counsellor',
    },
    'sent empty': {
      path: ({ followedFile, plannedFollowUp }) => `/files/${followedFile}/follow-ups/${plannedFollowUp}`,
      status: 422,
      answers: { help: '示例：想学电脑。' },
      as: 'counsellor',
    },
    answered: {
      path: ({ followedFile, answeredFollowUp }) => `/files/${followedFile}/follow-ups/${answeredFollowUp}`,
      status: 200,
      as: 'counsellor',
    },
  },
};
