import type { EnrolmentSamples } from '../enrolment-samples.ts';
import type { State, States } from './state.ts';

type Id = keyof EnrolmentSamples;

const enrolling = (id: Id, more: Partial<Exclude<State, string | ((...args: never[]) => string)>> = {}): State => ({
  path: (samples) => `/sessions/${samples[id]}/enrolment`,
  ...{ status: 200, as: 'never enrolled' },
  ...more,
});
const own = (
  id: Id,
  below = '',
  more: Partial<Exclude<State, string | ((...args: never[]) => string)>> = {},
): State => ({
  path: (samples) => `/enrolments/${samples[id]}${below}`,
  ...{ status: 200, as: 'enrolled' },
  ...more,
});
const helped = { as: 'helper of the enrolled' } as const;

/** Enrolling in a session, and what becomes of it. */
export const enrolmentStates: States = {
  '/sessions/[id]/enrolment': {
    'with a free seat': enrolling('freeSession'),
    'sent with mistakes': enrolling('freeSession', { status: 422, answers: { name: '', phone: '12' } }),
    'of a full session': enrolling('waitedSession'),
    'that overlaps': enrolling('overlappingSession', { as: 'enrolled', status: 409, answers: { name: '示例小龙' } }),
    'of somebody on the list': enrolling('ownSession', { as: 'enrolled' }),
    'under a mandate': enrolling('freeSession', helped),
  },
  '/enrolments': {
    'with everything': { path: '/enrolments', status: 200, as: 'enrolled' },
    none: { path: '/enrolments', status: 200, as: 'never enrolled' },
    'under a mandate': { path: '/enrolments', status: 200, ...helped },
  },
  '/enrolments/[id]': {
    enrolled: own('enrolled'),
    waiting: own('waiting'),
    offered: own('offered'),
    expired: own('expired'),
    begun: own('begun', '?done=begun'),
    'under a mandate': own('offered', '', helped),
  },
  '/enrolments/[id]/cancellation': {
    open: own('enrolled', '/cancellation'),
    'sent too long': own('enrolled', '/cancellation', { status: 422, answers: { why: '长'.repeat(201) } }),
    begun: own('begun', '/cancellation'),
  },
  '/enrolments/[id]/move': {
    open: own('enrolled', '/move'),
    'sent empty': own('enrolled', '/move', { status: 422, answers: {} }),
    nowhere: own('offered', '/move'),
  },
  '/enrolments/[id]/needs': {
    open: own('enrolled', '/needs'),
    'sent with mistakes': own('enrolled', '/needs', { status: 422, answers: { name: '', phone: '12' } }),
    'under a mandate': own('enrolled', '/needs', helped),
  },
  '/enrolments/[id]/offer': {
    open: own('offered', '/offer'),
    'sent empty': own('offered', '/offer', { status: 422, answers: {} }),
    expired: own('expired', '/offer'),
    none: own('enrolled', '/offer'),
  },
};
