import { recordParts } from '#src/domain/jobseeker/jobseeker.ts';
import type { States } from './state.ts';

/** The form of each part of a record, to the person whose record it is. */
const ofRecord = (state: (part: string) => { path: string; status: number }) =>
  Object.fromEntries(
    Object.keys(recordParts).map((part) => [part, { ...state(part), as: 'owner of a record' as const }]),
  );

/** A person's file and consents. */
export const recordStates: States = {
  '/record/export': {
    'of a jobseeker': { path: '/record/export', status: 200, as: 'jobseeker' },
    'of a helper': { path: '/record/export', status: 200, as: 'helper' },
  },
  '/consents': { 'of a jobseeker': { path: '/consents', status: 200, as: 'jobseeker' } },
  '/consents/[purpose]': {
    'not given': { path: '/consents/record', status: 200, as: 'jobseeker' },
    'of sensitive data': { path: '/consents/identity', status: 200, as: 'jobseeker' },
    'that does not exist': { path: '/consents/moon', status: 404, as: 'jobseeker' },
  },
  '/record': {
    blank: { path: '/record', status: 200, as: 'jobseeker' },
    'filled in': { path: '/record', status: 200, as: 'owner of a record' },
    'just changed': { path: '/record?changed=contact', status: 200, as: 'owner of a record' },
    'under a mandate': { path: '/record', status: 200, as: 'helper with a record' },
  },
  '/record/[part]': {
    ...ofRecord((part) => ({ path: `/record/${part}`, status: 200 })),
    'name sent empty': { path: '/record/name', status: 422, answers: { called: '' }, as: 'owner of a record' },
    'contact sent with mistakes': {
      path: '/record/contact',
      status: 422,
      answers: { phone: '138', contactWay: 'post', address: '' },
      as: 'owner of a record',
    },
    'studies sent with mistakes': {
      path: '/record/studies',
      status: 422,
      answers: { graduatesOn: '明年夏天' },
      as: 'owner of a record',
    },
    'certificate sent with mistakes': {
      path: '/record/certificate',
      status: 422,
      answers: { category: 'hearing', grade: '1', number: '45020219900307000711' },
      as: 'owner of a record',
    },
    'identity sent with mistakes': {
      path: '/record/identity',
      status: 422,
      answers: { number: '110101900307851' },
      as: 'owner of a record',
    },
    'under a mandate': { path: '/record/contact', status: 200, as: 'helper with a record' },
    'sent for somebody else': { path: '/record/contact?other=true', status: 200, as: 'helper with a record' },
    'that does not exist': { path: '/record/moon', status: 404, as: 'owner of a record' },
  },
  '/record/[part]/number': {
    asked: { path: '/record/identity/number', status: 200, as: 'owner of a record' },
    shown: { path: '/record/certificate/number', status: 200, answers: {}, as: 'owner of a record' },
  },
  '/record/log': {
    blank: { path: '/record/log', status: 200, as: 'jobseeker' },
    'with events': { path: '/record/log', status: 200, as: 'owner of a record' },
  },
};
