import type { Samples } from '../samples.ts';
import type { State, States } from './state.ts';

const at = (
  path: (samples: Samples) => string,
  others: { status?: number; answers?: Record<string, string> } = {},
): State => ({ path: (samples) => `/training${path(samples)}`, status: 200, as: 'counsellor', ...others });

const mistakes = { status: 422, answers: {} };

/** Where staff make and run courses. */
export const trainingStates: States = {
  '/training': { 'with sessions': at(() => '') },
  '/training/bases': { 'with bases': at(() => '/bases') },
  '/training/bases/new': {
    blank: at(() => '/bases/new'),
    'sent empty': at(() => '/bases/new', mistakes),
  },
  '/training/bases/[id]': {
    'in use': at(({ deskBase }) => `/bases/${deskBase}`),
    'that has left': at(({ deskLeftBase }) => `/bases/${deskLeftBase}?done=left`),
  },
  '/training/bases/[id]/change': {
    blank: at(({ deskBase }) => `/bases/${deskBase}/change`),
    'sent with mistakes': at(({ deskBase }) => `/bases/${deskBase}/change`, {
      status: 422,
      answers: { name: '', enteredOn: '明天' },
    }),
  },
  '/training/bases/[id]/facts': {
    blank: at(({ deskBase }) => `/bases/${deskBase}/facts`),
    'sent without how': at(({ deskBase }) => `/bases/${deskBase}/facts`, { status: 422, answers: {} }),
  },
  '/training/bases/[id]/exit': {
    blank: at(({ deskBase }) => `/bases/${deskBase}/exit`),
    'sent empty': at(({ deskBase }) => `/bases/${deskBase}/exit`, mistakes),
  },
  '/training/courses': { 'with courses': at(() => '/courses') },
  '/training/courses/new': {
    blank: at(() => '/courses/new'),
    'sent empty': at(() => '/courses/new', mistakes),
  },
  '/training/courses/[id]': {
    'with sessions': at(({ deskCourse }) => `/courses/${deskCourse}`),
    'that does not exist': at(() => '/courses/none', { status: 404 }),
  },
  '/training/courses/[id]/change': {
    blank: at(({ deskCourse }) => `/courses/${deskCourse}/change`),
    'sent with mistakes': at(({ deskCourse }) => `/courses/${deskCourse}/change`, {
      status: 422,
      answers: { title: '' },
    }),
  },
  '/training/courses/[id]/sessions/new': {
    blank: at(({ deskCourse }) => `/courses/${deskCourse}/sessions/new`),
    'sent empty': at(({ deskCourse }) => `/courses/${deskCourse}/sessions/new`, mistakes),
    'that is a copy': at(({ deskCourse, deskSession }) => `/courses/${deskCourse}/sessions/new?from=${deskSession}`),
  },
  '/training/proposals': { 'with proposals': at(() => '/proposals') },
  '/training/proposals/[id]': {
    'that waits': at(({ deskProposal }) => `/proposals/${deskProposal}`),
    'that is declined': at(({ deskDeclined }) => `/proposals/${deskDeclined}?done=answered`),
    'sent empty': at(({ deskProposal }) => `/proposals/${deskProposal}`, mistakes),
  },
  '/proposals': { 'with answers': { path: '/proposals', status: 200, as: 'employer' } },
  '/proposals/new': {
    blank: { path: '/proposals/new', status: 200, as: 'employer' },
    'sent empty': { path: '/proposals/new', ...mistakes, as: 'employer' },
  },
  '/training/sessions/[id]': {
    'with people': at(({ deskSession }) => `/sessions/${deskSession}`),
    'that is a draft': at(({ deskDraft }) => `/sessions/${deskDraft}?done=made`),
    'that is cancelled': at(({ deskCancelled }) => `/sessions/${deskCancelled}?done=cancelled`),
  },
  '/training/sessions/[id]/change': {
    blank: at(({ deskSession }) => `/sessions/${deskSession}/change`),
    'sent with too few seats': at(({ deskSession }) => `/sessions/${deskSession}/change`, {
      status: 422,
      answers: { seats: '1' },
    }),
  },
  '/training/sessions/[id]/facts': {
    blank: at(({ deskSession }) => `/sessions/${deskSession}/facts`),
    'sent with a note alone': at(({ deskSession }) => `/sessions/${deskSession}/facts`, {
      status: 422,
      answers: { 'sign-note': '示例' },
    }),
  },
  '/training/sessions/[id]/cancellation': {
    blank: at(({ deskSession }) => `/sessions/${deskSession}/cancellation`),
    'sent empty': at(({ deskSession }) => `/sessions/${deskSession}/cancellation`, mistakes),
  },
  '/training/sessions/[id]/people': {
    'with needs': at(({ deskSession }) => `/sessions/${deskSession}/people`),
    'with nobody': at(({ deskDraft }) => `/sessions/${deskDraft}/people`),
  },
  '/training/sessions/[id]/people/[enrolment]': {
    'with needs': at(({ deskPerson }) => `/sessions/${deskPerson}`),
    'on the last day': at(({ deskFinished }) => `/sessions/${deskFinished}`),
    'sent empty': at(({ deskPerson }) => `/sessions/${deskPerson}`, { status: 422, answers: { reply: '' } }),
  },
};
