import type { States } from './state.ts';

/** Jobs that are recommended to somebody. */
export const recommendationStates: States = {
  '/recommendations': {
    'with jobs': { path: '/recommendations', status: 200, as: 'recommended jobseeker' },
    'just refused': { path: '/recommendations?refused=true', status: 200, as: 'recommended jobseeker' },
    'without a registration': { path: '/recommendations', status: 200, as: 'unregistered jobseeker' },
    'that nothing fits': { path: '/recommendations', status: 200, as: 'unmatched jobseeker' },
    'under a mandate, without consent': { path: '/recommendations', status: 200, as: 'acting' },
  },
  '/recommendations/refusals': {
    'with some': { path: '/recommendations/refusals', status: 200, as: 'recommended jobseeker' },
    'with none': { path: '/recommendations/refusals', status: 200, as: 'unmatched jobseeker' },
    'just restored': { path: '/recommendations/refusals?restored=true', status: 200, as: 'recommended jobseeker' },
  },
  '/recommendations/[id]/refusal': {
    blank: { path: ({ openJob }) => `/recommendations/${openJob}/refusal`, status: 200, as: 'recommended jobseeker' },
    'sent empty': {
      path: ({ openJob }) => `/recommendations/${openJob}/refusal`,
      status: 422,
      answers: {},
      as: 'recommended jobseeker',
    },
  },
};
