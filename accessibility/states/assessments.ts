import { selfQuestionKeys } from '#src/domain/assessment/self-question.ts';
import type { States } from './state.ts';

/** Self-assessments, appointments and results, and the times of who assesses. */
export const assessmentStates: States = {
  '/assessments': {
    'before consent': { path: '/assessments', status: 200, as: 'jobseeker' },
    'with everything': { path: '/assessments', status: 200, as: 'assessed' },
    'asked nobody for times': { path: '/assessments?done=nobody', status: 200, as: 'assessed' },
    'just finished': { path: '/assessments?done=self', status: 200, as: 'assessed' },
    'under a mandate': { path: '/assessments', status: 200, as: 'helper of the assessed' },
  },
  '/assessments/self/[question]': {
    ...Object.fromEntries(
      selfQuestionKeys.map((question) => [
        question,
        { path: `/assessments/self/${question}`, status: 200, as: 'assessed' as const },
      ]),
    ),
    'changed elsewhere': {
      path: '/assessments/self/helps',
      status: 422,
      answers: { chosen: 'home', words: '示例', seen: 'other' },
      as: 'assessed',
    },
    'with a text that is too long': {
      path: '/assessments/self/likes',
      status: 422,
      answers: { words: '长'.repeat(2001) },
      as: 'assessed',
    },
    'under a mandate': { path: '/assessments/self/tools', status: 200, as: 'helper of the assessed' },
    'that does not exist': { path: '/assessments/self/moon', status: 404, as: 'assessed' },
  },
  '/assessments/self': {
    'with answers': { path: '/assessments/self', status: 200, as: 'assessed' },
    'finished without an answer': { path: '/assessments/self?empty=true', status: 200, as: 'assessed' },
    'under a mandate': { path: '/assessments/self', status: 200, as: 'helper of the assessed' },
  },
  '/assessments/[id]': {
    'of oneself': { path: '/assessments/sample-self', status: 200, as: 'assessed' },
    'a result': { path: '/assessments/sample-result', status: 200, as: 'assessed' },
    'an answer sent empty': { path: '/assessments/sample-result', status: 422, answers: { words: '' }, as: 'assessed' },
    'answered and expired': { path: '/assessments/sample-answered', status: 200, as: 'assessed' },
    'to who wrote it': { path: '/assessments/sample-answered', status: 200, as: 'assessor' },
    'that does not exist': { path: '/assessments/none', status: 404, as: 'assessed' },
  },
  '/assessments/appointments/new': {
    'with free times': { path: '/assessments/appointments/new', status: 200, as: 'assessed' },
    'by telephone only': { path: '/assessments/appointments/new?way=phone', status: 200, as: 'assessed' },
    'that was taken': { path: '/assessments/appointments/new?taken=true', status: 200, as: 'assessed' },
    'a time': { path: '/assessments/appointments/new?time=sample-free', status: 200, as: 'assessed' },
    'a call without a number': {
      path: '/assessments/appointments/new?time=sample-free-by-phone',
      status: 422,
      answers: { reach: '' },
      as: 'assessed',
    },
    'another time': {
      path: '/assessments/appointments/new?instead=sample-to-come',
      status: 200,
      as: 'assessed',
    },
    'other needs': {
      path: '/assessments/appointments/new?instead=sample-to-come&time=sample-booked',
      status: 200,
      as: 'assessed',
    },
  },
  '/assessments/appointments/[id]': {
    'to come': { path: '/assessments/appointments/sample-to-come', status: 200, as: 'assessed' },
    'just booked': { path: '/assessments/appointments/sample-to-come?done=booked', status: 200, as: 'assessed' },
    'that could not be cancelled': {
      path: '/assessments/appointments/sample-missed?done=over',
      status: 200,
      as: 'assessed',
    },
    missed: { path: '/assessments/appointments/sample-missed', status: 200, as: 'assessed' },
    'under a mandate': { path: '/assessments/appointments/sample-to-come', status: 200, as: 'helper of the assessed' },
    'that does not exist': { path: '/assessments/appointments/none', status: 404, as: 'assessed' },
  },
  '/assessments/appointments/[id]/appointment.ics': {
    'to come': { path: '/assessments/appointments/sample-to-come/appointment.ics', status: 200, as: 'assessed' },
  },
  '/assessments/appointments/[id]/cancellation': {
    asked: { path: '/assessments/appointments/sample-to-come/cancellation', status: 200, as: 'assessed' },
  },
  '/assessments/times': {
    none: { path: '/assessments/times', status: 200, as: 'counsellor' },
    'with appointments': { path: '/assessments/times', status: 200, as: 'assessor' },
    'just put up': { path: '/assessments/times?done=offered', status: 200, as: 'assessor' },
  },
  '/assessments/times/new': {
    blank: { path: '/assessments/times/new', status: 200, as: 'assessor' },
    'sent empty': { path: '/assessments/times/new', status: 422, answers: {}, as: 'assessor' },
  },
  '/assessments/times/[id]': {
    free: { path: '/assessments/times/sample-free', status: 200, as: 'assessor' },
    'too early': { path: '/assessments/times/sample-booked?not=early', status: 200, as: 'assessor' },
    booked: { path: '/assessments/times/sample-booked', status: 200, as: 'assessor' },
    'waiting for the result': { path: '/assessments/times/sample-past', status: 200, as: 'assessor' },
    'that does not exist': { path: '/assessments/times/none', status: 404, as: 'assessor' },
  },
  '/assessments/times/[id]/result': {
    blank: { path: '/assessments/times/sample-past/result', status: 200, as: 'assessor' },
    'sent empty': { path: '/assessments/times/sample-past/result', status: 422, answers: {}, as: 'assessor' },
  },
};
