import type { Samples, SignedInAs } from '../samples.ts';
import type { State, States } from './state.ts';

type Key = {
  [Name in keyof Samples]: Samples[Name] extends string ? Name : never;
}[keyof Samples];

const at = (
  sample: Key,
  rest = '',
  others: { status?: number; answers?: Record<string, string>; as?: SignedInAs } = {},
): State => ({
  path: (samples) => `/surveys/${samples[sample]}${rest}`,
  status: 200,
  ...others,
});

const desk = (
  path: (samples: Samples) => string,
  others: { status?: number; answers?: Record<string, string>; as?: SignedInAs } = {},
): State => ({ path: (samples) => `/surveys/desk${path(samples)}`, status: 200, as: 'counsellor', ...others });

/** Surveys, for those who answer and those who ask. */
export const surveyStates: States = {
  '/surveys': {
    'with a region chosen': { path: '/surveys', status: 200, region: '450200' },
    'with none in the region': { path: '/surveys', status: 200, region: '130528' },
    'of a jobseeker': { path: '/surveys', status: 200, as: 'jobseeker' },
  },
  '/surveys/[id]': {
    'of nobody in particular': at('survey'),
    begun: at('begunSurvey', '', { as: 'jobseeker' }),
    'under a mandate': at('survey', '', { as: 'acting' }),
    'answered, with a copy': at('answeredSurvey', '', { as: 'owner of a record' }),
    over: at('closedSurvey'),
    'that is a draft': at('draftSurvey', '', { status: 404 }),
  },
  '/surveys/[id]/questions/[place]': {
    'with one choice': at('survey', '/questions/1'),
    'with several, answered': at('begunSurvey', '/questions/2?change=true', { as: 'jobseeker' }),
    'with a number': at('survey', '/questions/3'),
    'with a text, answered': at('begunSurvey', '/questions/4', { as: 'jobseeker' }),
    'under a mandate': at('survey', '/questions/1', { as: 'acting' }),
    'opened for somebody else': at('survey', '/questions/1?other=true', { as: 'jobseeker' }),
    'sent back for an answer': at('halfSurvey', '/questions/1?change=true&missing=true', { as: 'jobseeker' }),
    'sent empty': at('survey', '/questions/1', { status: 422, answers: {} }),
    'sent without a number': at('survey', '/questions/3', { status: 422, answers: { answer: '四个' } }),
    'that does not exist': at('survey', '/questions/9', { status: 404 }),
  },
  '/surveys/[id]/check': {
    complete: at('begunSurvey', '/check', { as: 'jobseeker' }),
    incomplete: at('halfSurvey', '/check', { as: 'jobseeker' }),
  },
  '/surveys/[id]/done': { sent: at('answeredSurvey', '/done', { as: 'owner of a record' }) },
  '/surveys/[id]/results': {
    released: at('closedSurvey', '/results'),
    'not released': at('survey', '/results', { status: 404 }),
  },
  '/surveys/desk': {
    'of a counsellor': desk(() => ''),
    'of an administrator': desk(() => '', { as: 'administrator' }),
  },
  '/surveys/desk/new': {
    blank: desk(() => '/new'),
    'sent empty': desk(() => '/new', { status: 422, answers: {} }),
  },
  '/surveys/desk/[id]': {
    'of a draft': desk(({ draftSurvey }) => `/${draftSurvey}`),
    'just moved': desk(({ draftSurvey }) => `/${draftSurvey}?moved=2`),
    'just published': desk(({ survey }) => `/${survey}?saved=published`),
    'that does not exist': desk(() => '/none', { status: 404 }),
  },
  '/surveys/desk/[id]/facts': {
    blank: desk(({ draftSurvey }) => `/${draftSurvey}/facts`),
    'sent with mistakes': desk(({ draftSurvey }) => `/${draftSurvey}/facts`, {
      status: 422,
      answers: { title: '', closesOn: '2020年1月1日' },
    }),
  },
  '/surveys/desk/[id]/questions/new': {
    blank: desk(({ draftSurvey }) => `/${draftSurvey}/questions/new`),
    'sent empty': desk(({ draftSurvey }) => `/${draftSurvey}/questions/new`, { status: 422, answers: {} }),
  },
  '/surveys/desk/[id]/questions/[question]': {
    'with options': desk(({ draftSurvey, draftQuestion }) => `/${draftSurvey}/questions/${draftQuestion}`),
    'sent with one option': desk(({ draftSurvey, draftQuestion }) => `/${draftSurvey}/questions/${draftQuestion}`, {
      status: 422,
      answers: { options: '只有一个' },
    }),
  },
  '/surveys/desk/[id]/questions/[question]/preview': {
    'of a choice': desk(({ draftSurvey, draftQuestion }) => `/${draftSurvey}/questions/${draftQuestion}/preview`),
    'tried without a number': desk(
      ({ draftSurvey, draftNumber }) => `/${draftSurvey}/questions/${draftNumber}/preview`,
      { status: 422, answers: { answer: '四个' } },
    ),
    'tried well': desk(({ draftSurvey, draftNumber }) => `/${draftSurvey}/questions/${draftNumber}/preview`, {
      answers: { answer: '4' },
    }),
  },
  '/surveys/desk/[id]/publication': { asked: desk(({ draftSurvey }) => `/${draftSurvey}/publication`) },
  '/surveys/desk/[id]/end': {
    'of a draft': desk(({ draftSurvey }) => `/${draftSurvey}/end`),
    'of an open one': desk(({ survey }) => `/${survey}/end`),
  },
  '/surveys/desk/[id]/results': {
    'while it is open': desk(({ survey }) => `/${survey}/results`),
    'of too few': desk(({ fewSurvey }) => `/${fewSurvey}/results`),
    released: desk(({ closedSurvey }) => `/${closedSurvey}/results?done=release`),
  },
  '/surveys/desk/[id]/results.csv': { over: desk(({ closedSurvey }) => `/${closedSurvey}/results.csv`) },
};
