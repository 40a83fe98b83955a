import type { States } from './state.ts';

const line = '/plan/lines/sample-action';
const long = '长'.repeat(2001);

/** 一人一策, the person's own pages. */
export const planStates: States = {
  '/plan': {
    'with everything': { path: '/plan', status: 200, as: 'planned' },
    'just reported': { path: '/plan?done=reported', status: 200, as: 'planned' },
    'before the first goal': { path: '/plan', status: 200, as: 'beginner of a plan' },
    long: { path: '/plan', status: 200, as: 'owner of a long plan' },
    'under a mandate': { path: '/plan', status: 200, as: 'helper of the planned' },
    'sent for somebody else': { path: '/plan?other=true', status: 200, as: 'helper of the planned' },
  },
  '/plan/actions': {
    'with everything': { path: '/plan/actions', status: 200, as: 'planned' },
    'second page': { path: '/plan/actions?page=2', status: 200, as: 'owner of a long plan' },
  },
  '/plan/ended': {
    'with something': { path: '/plan/ended', status: 200, as: 'planned' },
    'with nothing': { path: '/plan/ended', status: 200, as: 'owner of a long plan' },
  },
  '/plan/history': {
    'first page': { path: '/plan/history', status: 200, as: 'planned' },
    'second page': { path: '/plan/history?page=2', status: 200, as: 'owner of a long plan' },
    'a page that does not exist': { path: '/plan/history?page=99', status: 404, as: 'planned' },
  },
  '/plan/lines/[id]': {
    'an action': { path: line, status: 200, as: 'planned' },
    'a goal': { path: '/plan/lines/sample-goal', status: 200, as: 'planned' },
    'of the counsellor': { path: '/plan/lines/sample-theirs', status: 200, as: 'planned' },
    'waiting to be taken on': { path: '/plan/lines/sample-proposal', status: 200, as: 'planned' },
    'that did not work': { path: '/plan/lines/sample-done', status: 200, as: 'planned' },
    'under a mandate': { path: line, status: 200, as: 'helper of the planned' },
    'of nobody': { path: '/plan/lines/none', status: 404, as: 'planned' },
  },
  '/plan/lines/[id]/report': {
    asked: { path: `${line}/report`, status: 200, as: 'planned' },
    'sent empty': { path: `${line}/report`, status: 422, answers: { words: long }, as: 'planned' },
    'to put back': { path: '/plan/lines/sample-done/report', status: 200, as: 'planned' },
    'under a mandate': { path: `${line}/report`, status: 200, as: 'helper of the planned' },
  },
  '/plan/lines/[id]/change': {
    'an action': { path: `${line}/change`, status: 200, as: 'planned' },
    'a goal': { path: '/plan/lines/sample-goal/change', status: 200, as: 'planned' },
    'changed meanwhile': {
      path: `${line}/change`,
      status: 409,
      answers: { text: '写两页简历', doer: 'person', revision: '0' },
      as: 'planned',
    },
    'sent with mistakes': {
      path: `${line}/change`,
      status: 422,
      answers: { text: '', doer: 'other', dueOn: '春天' },
      as: 'planned',
    },
  },
  '/plan/remark': {
    'to the whole': { path: '/plan/remark', status: 200, as: 'planned' },
    'to a line': { path: '/plan/remark?line=sample-action', status: 200, as: 'planned' },
    'sent empty': { path: '/plan/remark', status: 422, answers: { text: '' }, as: 'planned' },
    'under a mandate': { path: '/plan/remark', status: 200, as: 'helper of the planned' },
  },
  '/plan/remarks/[id]': {
    answered: { path: '/plan/remarks/sample-objection', status: 200, as: 'planned' },
    'sent empty': { path: '/plan/remarks/sample-objection', status: 422, answers: { text: '' }, as: 'planned' },
    'under a mandate': { path: '/plan/remarks/sample-objection', status: 200, as: 'helper of the planned' },
    'of nobody': { path: '/plan/remarks/none', status: 404, as: 'planned' },
  },
  '/plan/agreement': {
    asked: { path: '/plan/agreement', status: 200, as: 'planned' },
    'sent without a reason': {
      path: '/plan/agreement',
      status: 422,
      answers: { agreement: 'not yet' },
      as: 'planned',
    },
  },
  '/plan/goals/new': {
    blank: { path: '/plan/goals/new', status: 200, as: 'beginner of a plan' },
    'sent empty': { path: '/plan/goals/new', status: 422, answers: { text: '' }, as: 'beginner of a plan' },
    'under a mandate': { path: '/plan/goals/new', status: 200, as: 'helper of the planned' },
  },
  '/plan/goals/[id]/actions/new': {
    blank: { path: '/plan/goals/sample-goal/actions/new', status: 200, as: 'planned' },
    'sent with mistakes': {
      path: '/plan/goals/sample-goal/actions/new',
      status: 422,
      answers: { text: '', doer: 'other', dueOn: '2020年1月1日' },
      as: 'planned',
    },
  },
  '/plan/print': {
    'with everything': { path: '/plan/print', status: 200, as: 'planned' },
  },
  '/plan/easy': {
    'older than the plan': { path: '/plan/easy', status: 200, as: 'planned' },
    none: { path: '/plan/easy', status: 200, as: 'owner of a long plan' },
  },
  '/plan/text': { 'with everything': { path: '/plan/text', status: 200, as: 'planned' } },
  '/plan/dates.ics': { 'with everything': { path: '/plan/dates.ics', status: 200, as: 'planned' } },
};
