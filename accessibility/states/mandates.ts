import type { States } from './state.ts';

/** Helping somebody. */
export const mandateStates: States = {
  '/mandates': {
    'of a jobseeker': { path: '/mandates', status: 200, as: 'jobseeker' },
    'of a helper': { path: '/mandates', status: 200, as: 'helper' },
    'of a helper whose mandate has ended': { path: '/mandates?ended=true', status: 200, as: 'helper' },
  },
  '/mandates/new': {
    blank: { path: '/mandates/new', status: 200, as: 'jobseeker' },
    'sent empty': { path: '/mandates/new', status: 422, answers: {}, as: 'jobseeker' },
  },
  '/mandates/code': {
    'of a helper': { path: '/mandates/code', status: 200, as: 'helper' },
    'of a jobseeker': { path: '/mandates/code', status: 200, as: 'jobseeker' },
    'sent empty': { path: '/mandates/code', status: 422, answers: {}, as: 'helper' },
  },
  '/mandates/[id]': {
    'of a jobseeker': { path: ({ mandate }) => `/mandates/${mandate}`, status: 200, as: 'jobseeker' },
    'of a helper': { path: ({ mandate }) => `/mandates/${mandate}`, status: 200, as: 'helper' },
    ended: { path: ({ endedMandate }) => `/mandates/${endedMandate}`, status: 200, as: 'jobseeker' },
    invited: { path: ({ invitation }) => `/mandates/${invitation}`, status: 200, as: 'jobseeker' },
    'asked for': { path: ({ request }) => `/mandates/${request}`, status: 200, as: 'jobseeker' },
    'asked for, sent empty': {
      path: ({ request }) => `/mandates/${request}`,
      status: 422,
      answers: {},
      as: 'jobseeker',
    },
    'of somebody else': { path: ({ invitation }) => `/mandates/${invitation}`, status: 404, as: 'helper' },
  },
  '/mandates/[id]/changes/[change]': {
    blank: {
      path: ({ mandate, helpedChange }) => `/mandates/${mandate}/changes/${helpedChange}`,
      status: 200,
      as: 'jobseeker',
    },
    'sent empty': {
      path: ({ mandate, helpedChange }) => `/mandates/${mandate}/changes/${helpedChange}`,
      status: 422,
      answers: {},
      as: 'jobseeker',
    },
  },
  '/mandates/[id]/end': {
    'of a jobseeker': { path: ({ mandate }) => `/mandates/${mandate}/end`, status: 200, as: 'jobseeker' },
    'of a helper': { path: ({ mandate }) => `/mandates/${mandate}/end`, status: 200, as: 'helper' },
    'of an invitation': { path: ({ invitation }) => `/mandates/${invitation}/end`, status: 200, as: 'jobseeker' },
  },
};
