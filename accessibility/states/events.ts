import type { SignedInAs } from '../samples.ts';
import type { EventSamples } from '../event-samples.ts';
import type { State, States } from './state.ts';

const at = (
  sample: keyof EventSamples,
  rest = '',
  others: { status?: number; answers?: Record<string, string>; as?: SignedInAs } = {},
): State => ({ path: (samples) => `/events/${samples[sample]}${rest}`, status: 200, ...others });

/** Guides that say what each region's plan writes; competitions and events. */
export const eventStates: States = {
  '/massage': { 'with a region chosen': { path: '/massage', status: 200, region: '420200' } },
  '/study': {
    'with a region chosen': { path: '/study', status: 200, region: '130528' },
    'with a plan that says nothing': { path: '/study', status: 200, region: '440400' },
  },
  '/events': {
    'with a region chosen': { path: '/events', status: 200, region: '450200' },
    'with nothing found': '/events?region=130528&kind=startup',
    'that are over': '/events?when=past',
  },
  '/events/[id]': {
    open: at('event'),
    full: at('fullEvent'),
    'over, with results': at('pastEvent'),
    cancelled: at('cancelledEvent'),
  },
  '/events/[id]/event.ics': { open: at('event', '/event.ics') },
  '/events/[id]/sign-up': {
    new: at('event', '/sign-up', { as: 'taking part' }),
    'sent with mistakes': at('event', '/sign-up', {
      status: 422,
      answers: { name: '', phone: '12' },
      as: 'taking part',
    }),
    'already signed up': at('signedUpEvent', '/sign-up', { as: 'taking part' }),
    'under a mandate, too late': at('pastEvent', '/sign-up', { as: 'helper of who takes part' }),
  },
  '/sign-ups': {
    'with some': { path: '/sign-ups?done=on', status: 200, as: 'taking part' },
    'under a mandate': { path: '/sign-ups', status: 200, as: 'helper of who takes part' },
  },
};
