import { questionKeys } from '#src/domain/demand/demand.ts';
import type { States } from './state.ts';

const draft = '/demands/draft';

/** 就业需求登记: from the first question to the receipt. */
export const demandStates: States = {
  '/demands': {
    'of somebody new': { path: '/demands', status: 200, as: 'jobseeker' },
    'half-way': { path: '/demands', status: 200, as: 'half-way through a demand' },
    'with a history': { path: '/demands', status: 200, as: 'owner of a demand' },
    'under a mandate': { path: '/demands', status: 200, as: 'helper with a demand' },
    'under a mandate, without consent': { path: '/demands', status: 200, as: 'helper with a record' },
    'just withdrawn': { path: '/demands?withdrawn=true', status: 200, as: 'beginner of a demand' },
  },
  '/demands/draft': {
    blank: { path: draft, status: 200, as: 'beginner of a demand' },
    'half-way': { path: draft, status: 200, as: 'half-way through a demand' },
    'to change what was sent': { path: draft, status: 200, as: 'owner of a demand' },
    'under a mandate': { path: draft, status: 200, as: 'helper with a demand' },
    'under a mandate, without consent': { path: draft, status: 200, as: 'helper with a record' },
    'sent for somebody else': { path: `${draft}?other=true`, status: 200, as: 'helper with a demand' },
  },
  '/demands/draft/[question]': {
    ...Object.fromEntries(
      questionKeys.map((question) => [
        question,
        { path: `${draft}/${question}`, status: 200, as: 'beginner of a demand' as const },
      ]),
    ),
    'work, looked for in vain': {
      path: `${draft}/work`,
      status: 422,
      answers: { q: '宇航员' },
      as: 'beginner of a demand',
    },
    'work, found': { path: `${draft}/work`, status: 422, answers: { q: '按摩' }, as: 'half-way through a demand' },
    'place sent with mistakes': {
      path: `${draft}/place`,
      status: 422,
      answers: { other: '长'.repeat(300) },
      as: 'beginner of a demand',
    },
    'contact sent with mistakes': {
      path: `${draft}/contact`,
      status: 422,
      answers: { way: 'sms', phone: '138', reach: '长'.repeat(300) },
      as: 'beginner of a demand',
    },
    'needs sent with mistakes': {
      path: `${draft}/needs`,
      status: 422,
      answers: { note: '长'.repeat(5000) },
      as: 'beginner of a demand',
    },
    'answered elsewhere meanwhile': {
      path: `${draft}/abilities`,
      status: 409,
      answers: { revision: '9', can: '唱歌' },
      as: 'half-way through a demand',
    },
    'from the list': { path: `${draft}/work?list=true`, status: 200, as: 'half-way through a demand' },
    'under a mandate': { path: `${draft}/contact`, status: 200, as: 'helper with a demand' },
    'under a mandate, without consent': { path: `${draft}/contact`, status: 200, as: 'helper with a record' },
    'sent for somebody else': { path: `${draft}/hours?other=true`, status: 200, as: 'helper with a demand' },
    'that does not exist': { path: `${draft}/moon`, status: 404, as: 'beginner of a demand' },
  },
  '/demands/[id]': {
    'just sent': {
      path: ({ openDemand }) => `/demands/${openDemand}?sent=true`,
      status: 200,
      as: 'owner of a demand',
    },
    'just refreshed': {
      path: ({ openDemand }) => `/demands/${openDemand}?refreshed=true`,
      status: 200,
      as: 'owner of a demand',
    },
    'in large print': {
      path: ({ openDemand }) => `/demands/${openDemand}?print=large`,
      status: 200,
      as: 'owner of a demand',
    },
    replaced: { path: ({ replacedDemand }) => `/demands/${replacedDemand}`, status: 200, as: 'owner of a demand' },
    'of somebody else': { path: ({ openDemand }) => `/demands/${openDemand}`, status: 404, as: 'jobseeker' },
  },
  '/demands/[id]/end': {
    open: { path: ({ openDemand }) => `/demands/${openDemand}/end`, status: 200, as: 'owner of a demand' },
    'over already': {
      path: ({ replacedDemand }) => `/demands/${replacedDemand}/end`,
      status: 200,
      as: 'owner of a demand',
    },
  },
  '/demands/[id]/message': {
    plain: { path: ({ openDemand }) => `/demands/${openDemand}/message`, status: 200, as: 'owner of a demand' },
    'with more': {
      path: ({ openDemand }) => `/demands/${openDemand}/message?with=needs&with=contact`,
      status: 200,
      as: 'owner of a demand',
    },
  },
  '/demands/[id]/text': {
    plain: { path: ({ openDemand }) => `/demands/${openDemand}/text`, status: 200, as: 'owner of a demand' },
  },
  '/files/[id]/demand': {
    open: { path: ({ demandFile }) => `/files/${demandFile}/demand`, status: 200, as: 'counsellor' },
    none: { path: ({ caseloadFile }) => `/files/${caseloadFile}/demand`, status: 200, as: 'counsellor' },
    'not on the caseload': { path: ({ otherFile }) => `/files/${otherFile}/demand`, status: 200, as: 'counsellor' },
  },
};
