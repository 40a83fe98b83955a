import type { States } from './state.ts';

/** What a graduate is promised. */
export const graduateStates: States = {
  '/graduate': {
    'of somebody who studies': { path: '/graduate', status: 200, as: 'owner of a record' },
    'of somebody new': { path: '/graduate', status: 200, as: 'jobseeker' },
    'under a mandate': { path: '/graduate', status: 200, as: 'helper with a record' },
  },
};
