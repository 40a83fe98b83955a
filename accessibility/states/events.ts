import type { SignedInAs } from '../samples.ts';
import type { EventSamples } from '../event-samples.ts';
import type { State, States } from './state.ts';

const at = (
  sample: keyof EventSamples,
  rest = '',
  others: { status?: number; answers?: Record<string, string>; as?: SignedInAs } = {},
): State => ({ path: (samples) => `/events/${samples[sample]}${rest}`, status: 200, ...others });

const desk = (
  sample: keyof EventSamples,
  rest = '',
  others: { status?: number; answers?: Record<string, string> } = {},
): State => ({
  path: (samples) => `/training/events/${samples[sample]}${rest}`,
  status: 200,
  as: 'counsellor',
  ...others,
});

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
  '/training/events': { 'with some': { path: '/training/events', status: 200, as: 'counsellor' } },
  '/training/events/new': {
    blank: { path: '/training/events/new', status: 200, as: 'counsellor' },
    'sent with mistakes': {
      path: '/training/events/new',
      status: 422,
      answers: { title: '', day: '去年', seats: '很多' },
      as: 'counsellor',
    },
  },
  '/training/events/[id]': {
    'with people': desk('signedUpEvent', '?done=changed'),
    over: desk('pastEvent'),
    'that does not exist': { path: '/training/events/none', status: 404, as: 'counsellor' },
  },
  '/training/events/[id]/facts': {
    standing: desk('event', '/facts'),
    'sent with mistakes': desk('event', '/facts', { status: 422, answers: { title: '', to: '8点' } }),
  },
  '/training/events/[id]/cancellation': {
    asked: desk('event', '/cancellation'),
    'sent empty': desk('event', '/cancellation', { status: 422, answers: {} }),
  },
  '/training/events/[id]/results': {
    standing: desk('pastEvent', '/results'),
    'sent empty': desk('pastEvent', '/results', { status: 422, answers: { results: '' } }),
  },
  '/sign-ups': {
    'with some': { path: '/sign-ups?done=on', status: 200, as: 'taking part' },
    'under a mandate': { path: '/sign-ups', status: 200, as: 'helper of who takes part' },
  },
};
