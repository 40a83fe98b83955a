import type { States } from './state.ts';

/** 四个一, the first of them, and what waits for a counsellor. */
export const fourOnesStates: States = {
  '/four-ones': {
    'of somebody new': { path: '/four-ones', status: 200, as: 'jobseeker' },
    'with a check and a service': { path: '/four-ones', status: 200, as: 'checked jobseeker' },
    'under a mandate': { path: '/four-ones', status: 200, as: 'helper with a record' },
  },
  '/four-ones/services/[id]': {
    asked: {
      path: ({ checkedService }) => `/four-ones/services/${checkedService}`,
      status: 200,
      as: 'checked jobseeker',
    },
    'said already': {
      path: ({ doubtedService }) => `/four-ones/services/${doubtedService}?done=true`,
      status: 200,
      as: 'checked jobseeker',
    },
    'sent with too many words': {
      path: ({ checkedService }) => `/four-ones/services/${checkedService}`,
      status: 422,
      answers: { words: '长'.repeat(501) },
      as: 'checked jobseeker',
    },
    'of nobody': { path: '/four-ones/services/none', status: 404, as: 'checked jobseeker' },
  },
  '/basic-check': {
    'not begun': { path: '/basic-check', status: 200, as: 'owner of a record' },
    'finished, with corrections': { path: '/basic-check?done=true', status: 200, as: 'checked jobseeker' },
    'under a mandate': { path: '/basic-check', status: 200, as: 'helper with a record' },
  },
  '/basic-check/[part]': {
    name: { path: '/basic-check/name', status: 200, as: 'owner of a record' },
    certificate: { path: '/basic-check/certificate', status: 200, as: 'owner of a record' },
    'contact sent with mistakes': {
      path: '/basic-check/contact',
      status: 422,
      answers: { phone: 'wrong', 'address-wanted': '示例路3号' },
      as: 'owner of a record',
    },
    'under a mandate': { path: '/basic-check/region', status: 200, as: 'helper with a record' },
    'that does not exist': { path: '/basic-check/moon', status: 404, as: 'owner of a record' },
  },
  '/files/[id]/corrections': {
    'with some': { path: ({ checkedFile }) => `/files/${checkedFile}/corrections`, status: 200, as: 'counsellor' },
    'of nobody’s caseload': {
      path: ({ otherFile }) => `/files/${otherFile}/corrections`,
      status: 200,
      as: 'counsellor',
    },
    'of somebody who has not agreed': {
      path: ({ silentFile }) => `/files/${silentFile}/corrections`,
      status: 200,
      as: 'counsellor',
    },
  },
  '/files/[id]/corrections/[correction]': {
    'to be written': {
      path: ({ checkedFile, writtenCorrection }) => `/files/${checkedFile}/corrections/${writtenCorrection}`,
      status: 200,
      as: 'counsellor',
    },
    'to be chosen': {
      path: ({ checkedFile, chosenCorrection }) => `/files/${checkedFile}/corrections/${chosenCorrection}`,
      status: 200,
      as: 'counsellor',
    },
    'sent empty': {
      path: ({ checkedFile, writtenCorrection }) => `/files/${checkedFile}/corrections/${writtenCorrection}`,
      status: 422,
      answers: {},
      as: 'counsellor',
    },
    'sent without an answer': {
      path: ({ checkedFile, chosenCorrection }) => `/files/${checkedFile}/corrections/${chosenCorrection}`,
      status: 422,
      answers: { decision: 'answer' },
      as: 'counsellor',
    },
  },
  '/files/[id]/services': {
    'with contacts': { path: ({ followedFile }) => `/files/${followedFile}/services`, status: 200, as: 'counsellor' },
    'of somebody who keeps no plan': {
      path: ({ checkedFile }) => `/files/${checkedFile}/services`,
      status: 200,
      as: 'counsellor',
    },
    'just saved': {
      path: ({ checkedFile }) => `/files/${checkedFile}/services?saved=true`,
      status: 200,
      as: 'counsellor',
    },
    'sent empty': {
      path: ({ followedFile }) => `/files/${followedFile}/services`,
      status: 422,
      answers: { doneOn: '', nextOn: '去年' },
      as: 'counsellor',
    },
    'of nobody’s caseload': { path: ({ otherFile }) => `/files/${otherFile}/services`, status: 200, as: 'counsellor' },
  },
  '/files/[id]/services/[service]': {
    waiting: {
      path: ({ checkedFile, doubtedService }) => `/files/${checkedFile}/services/${doubtedService}`,
      status: 200,
      as: 'counsellor',
    },
    'sent empty': {
      path: ({ checkedFile, doubtedService }) => `/files/${checkedFile}/services/${doubtedService}`,
      status: 422,
      answers: { answer: '' },
      as: 'counsellor',
    },
  },
  '/tasks': { 'of a counsellor': { path: '/tasks', status: 200, as: 'counsellor' } },
};
