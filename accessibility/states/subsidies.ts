import type { States } from './state.ts';

const kind = '/subsidies/500154/allowance';
const newClaim = '/claims/new?region=450200&kind=training';

/** Subsidies: the guide and the check that everybody may open, claims, and the staff who look at them. */
export const subsidyStates: States = {
  '/subsidies': {
    'of a region': { path: '/subsidies', status: 200, region: '420200' },
    'of a region without a plan': { path: '/subsidies', status: 200, region: '110101' },
  },
  '/subsidies/[region]/[kind]': {
    'with a limit': kind,
    'with a warning of two funds': '/subsidies/450200/training',
  },
  '/subsidies/[region]/[kind]/check/[question]': {
    first: `${kind}/check/working`,
    'sent empty': { path: `${kind}/check/working`, status: 422, answers: {} },
    second: {
      path: `${kind}/check/working`,
      status: 200,
      answers: { 'is-working': 'yes' },
    },
  },
  '/claims': {
    'with some': { path: '/claims', status: 200, as: 'claimant' },
    'of somebody new': { path: '/claims', status: 200, as: 'jobseeker' },
    'under a mandate': { path: '/claims', status: 200, as: 'helper of the claimant' },
  },
  '/claims/new': {
    'of a kind': { path: newClaim, status: 200, as: 'claimant' },
    'sent empty': { path: newClaim, status: 422, answers: {}, as: 'claimant' },
    'to choose a kind': { path: '/claims/new', status: 200, as: 'claimant' },
    'of another place, under a mandate': {
      path: '/claims/new?region=420200&kind=appraisal',
      status: 200,
      as: 'helper of the claimant',
    },
  },
  '/claims/[id]': {
    'that lacks papers': { path: ({ askedClaim }) => `/claims/${askedClaim}`, status: 200, as: 'claimant' },
    'sent empty': {
      path: ({ askedClaim }) => `/claims/${askedClaim}`,
      status: 422,
      answers: { do: 'supply' },
      as: 'claimant',
    },
    'just made': { path: ({ sentClaim }) => `/claims/${sentClaim}?done=sent`, status: 200, as: 'claimant' },
    'refused, under a mandate': {
      path: ({ refusedClaim }) => `/claims/${refusedClaim}`,
      status: 200,
      as: 'helper of the claimant',
    },
  },
  '/files/[id]/claims': {
    three: { path: ({ claimedFile }) => `/files/${claimedFile}/claims`, status: 200, as: 'counsellor' },
    'of somebody who keeps none here': {
      path: ({ checkedFile }) => `/files/${checkedFile}/claims`,
      status: 200,
      as: 'counsellor',
    },
  },
  '/files/[id]/claims/[claim]': {
    'to be looked at': {
      path: ({ claimedFile, sentClaim }) => `/files/${claimedFile}/claims/${sentClaim}`,
      status: 200,
      as: 'counsellor',
    },
    'sent empty': {
      path: ({ claimedFile, sentClaim }) => `/files/${claimedFile}/claims/${sentClaim}`,
      status: 422,
      answers: {},
      as: 'counsellor',
    },
    'with an objection': {
      path: ({ claimedFile, refusedClaim }) => `/files/${claimedFile}/claims/${refusedClaim}`,
      status: 200,
      as: 'counsellor',
    },
  },
};
