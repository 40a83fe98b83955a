import type { States } from './state.ts';

/** Guides that say what each region's plan writes; competitions and events. */
export const eventStates: States = {
  '/massage': { 'with a region chosen': { path: '/massage', status: 200, region: '420200' } },
  '/study': {
    'with a region chosen': { path: '/study', status: 200, region: '130528' },
    'with a plan that says nothing': { path: '/study', status: 200, region: '440400' },
  },
};
