import type { Samples } from '../samples.ts';
import type { State, States } from './state.ts';

const staff = (path: (samples: Samples) => string): State => ({ path, status: 200, as: 'counsellor' });
const empty = (path: (samples: Samples) => string): State => ({ path, status: 422, answers: {}, as: 'counsellor' });

/** 零就业家庭和失业登记, and the talks of the 就业辅导员. */
export const householdStates: States = {
  '/households': {
    open: { path: '/households', status: 200, as: 'counsellor' },
    'filtered to nothing': {
      path: '/households?state=cleared&route=assistance&whose=own',
      status: 200,
      as: 'counsellor',
    },
  },
  '/households/new': {
    'of somebody': staff(({ fileWithoutHousehold }) => `/households/new?file=${fileWithoutHousehold}`),
    'sent empty': empty(({ fileWithoutHousehold }) => `/households/new?file=${fileWithoutHousehold}`),
    'of nobody': { path: '/households/new', status: 200, as: 'counsellor' },
  },
  '/households/[id]': {
    open: staff(({ household }) => `/households/${household}`),
    cleared: staff(({ clearedHousehold }) => `/households/${clearedHousehold}?done=cleared`),
    'that asks for a reason': staff(({ otherHousehold }) => `/households/${otherHousehold}`),
    'sent without a reason': empty(({ otherHousehold }) => `/households/${otherHousehold}`),
  },
  '/households/[id]/members/new': {
    blank: staff(({ household }) => `/households/${household}/members/new`),
    'sent empty': empty(({ household }) => `/households/${household}/members/new`),
  },
  '/households/[id]/members/[member]': {
    'of a person': staff(({ household, householdMember }) => `/households/${household}/members/${householdMember}`),
    'changed meanwhile': {
      path: ({ household, householdMember }) => `/households/${household}/members/${householdMember}`,
      status: 409,
      answers: { revision: '0', state: 'working' },
      as: 'counsellor',
    },
  },
  '/households/[id]/members/[member]/answer': {
    waiting: staff(({ household, householdMember }) => `/households/${household}/members/${householdMember}/answer`),
    'sent empty': empty(
      ({ household, householdMember }) => `/households/${household}/members/${householdMember}/answer`,
    ),
  },
  '/households/[id]/clearing': {
    open: staff(({ household }) => `/households/${household}/clearing`),
    'sent empty': empty(({ household }) => `/households/${household}/clearing`),
    'cleared before': staff(({ clearedHousehold }) => `/households/${clearedHousehold}/clearing`),
  },
  '/households/[id]/reopening': {
    cleared: staff(({ clearedHousehold }) => `/households/${clearedHousehold}/reopening`),
    'sent empty': empty(({ clearedHousehold }) => `/households/${clearedHousehold}/reopening`),
  },
  '/household': {
    'of a person': { path: '/household', status: 200, as: 'member of a household' },
    'sent empty': { path: '/household', status: 422, answers: {}, as: 'member of a household' },
    'of nobody': { path: '/household', status: 200, as: 'jobseeker' },
    'under a mandate': { path: '/household', status: 200, as: 'helper of the household' },
  },
  '/files/[id]/talks': {
    two: staff(({ talkedAboutFile }) => `/files/${talkedAboutFile}/talks?saved=true`),
    'of nobody’s caseload': staff(({ otherFile }) => `/files/${otherFile}/talks`),
    'without consent to a plan': staff(({ caseloadFile }) => `/files/${caseloadFile}/talks`),
  },
  '/files/[id]/talks/new': {
    blank: staff(({ talkedAboutFile }) => `/files/${talkedAboutFile}/talks/new`),
    'sent empty': empty(({ talkedAboutFile }) => `/files/${talkedAboutFile}/talks/new`),
  },
  '/talks': {
    two: { path: '/talks', status: 200, as: 'member of a household' },
    none: { path: '/talks', status: 200, as: 'jobseeker' },
    'under a mandate': { path: '/talks', status: 200, as: 'helper of the household' },
  },
};
