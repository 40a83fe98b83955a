import type { States } from './state.ts';

const nowhere = '00000000-0000-4000-8000-000000000000';

/** Courses, their sessions, and where they are held. */
export const courseStates: States = {
  '/courses': {
    'with a search': '/courses?q=剪辑',
    'with every kind of filter':
      '/courses?fact=readable&free=yes&kind=blind&q=剪辑&region=450200&seat=yes&topic=audio&way=online',
    'with nothing found': '/courses?q=深海潜水员',
    'with a homophone': '/courses?q=音品',
    'with a filter that does not exist': { path: '/courses?kind=moon', status: 400 },
    'with a region chosen': { path: '/courses', status: 200, region: '450200' },
  },
  '/courses/[id]': {
    'with a session': ({ course }) => `/courses/${course}`,
    'of which nothing is known': ({ bareCourse }) => `/courses/${bareCourse}`,
    'taken down': ({ withdrawnCourse }) => `/courses/${withdrawnCourse}`,
    'that does not exist': { path: `/courses/${nowhere}`, status: 404 },
  },
  '/sessions/[id]': {
    open: ({ openSession }) => `/sessions/${openSession}`,
    full: ({ fullSession }) => `/sessions/${fullSession}`,
    closed: ({ closedSession }) => `/sessions/${closedSession}`,
    running: ({ runningSession }) => `/sessions/${runningSession}`,
    over: ({ overSession }) => `/sessions/${overSession}`,
    cancelled: ({ cancelledSession }) => `/sessions/${cancelledSession}`,
    'with everything unknown': ({ unknownSession }) => `/sessions/${unknownSession}`,
    'with sixty dates': ({ longSession }) => `/sessions/${longSession}`,
    'not announced': { path: ({ draftSession }) => `/sessions/${draftSession}`, status: 404 },
  },
  '/sessions/[id]/dates.ics': { open: ({ openSession }) => `/sessions/${openSession}/dates.ics` },
  '/bases': { 'with a region chosen': { path: '/bases', status: 200, region: '450200' } },
  '/bases/[id]': {
    there: ({ base }) => `/bases/${base}`,
    'with evaluations': ({ evaluatedBase }) => `/bases/${evaluatedBase}`,
    'with everything unknown': ({ unknownBase }) => `/bases/${unknownBase}`,
    left: ({ leftBase }) => `/bases/${leftBase}`,
  },
};
