import type { State, States } from './state.ts';

const counsellor = (
  path: Extract<State, { path: unknown }>['path'],
  others: { status?: number; answers?: Record<string, string> } = {},
): State => ({
  path,
  status: 200,
  as: 'counsellor',
  ...others,
});

/** The list that an office holds, and what a file would change of it. */
export const importStates: States = {
  '/imports': {
    'with a list': counsellor('/imports'),
  },
  '/imports/new': {
    blank: counsellor('/imports/new'),
    'sent empty': counsellor('/imports/new', { status: 422, answers: {} }),
  },
  '/imports/[id]': {
    compared: counsellor(({ comparedImport }) => `/imports/${comparedImport}`),
    'with people who changed': counsellor(({ comparedImport }) => `/imports/${comparedImport}?kind=changed`),
    'with rows that are refused': counsellor(({ comparedImport }) => `/imports/${comparedImport}?kind=refused`),
    'on a second page': counsellor(({ comparedImport }) => `/imports/${comparedImport}?kind=new&page=2`),
    'sent without saying about the missing': counsellor(({ comparedImport }) => `/imports/${comparedImport}`, {
      status: 422,
      answers: {},
    }),
    applied: counsellor(({ appliedImport }) => `/imports/${appliedImport}`),
  },
  '/imports/[id]/report.csv': { compared: counsellor(({ comparedImport }) => `/imports/${comparedImport}/report.csv`) },
  '/imports/people': {
    several: counsellor('/imports/people'),
    'on a second page': counsellor('/imports/people?page=2'),
  },
};
