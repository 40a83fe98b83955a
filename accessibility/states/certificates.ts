import type { Samples } from '../samples.ts';
import type { State, States } from './state.ts';

type Path = (samples: Samples) => string;

const own = (path: string | Path): State => ({ path, status: 200, as: 'certified' });
const ownEmpty = (path: string | Path): State => ({
  path,
  status: 422,
  answers: { dueKind: 'review' },
  as: 'certified',
});
const helped = (path: string | Path): State => ({ path, status: 200, as: 'helper of the certified' });
const staff = (path: Path): State => ({ path, status: 200, as: 'counsellor' });
const staffEmpty = (path: Path): State => ({ path, status: 422, answers: { name: '' }, as: 'counsellor' });

const ownPath: Path = ({ ownCertificate }) => `/certificates/${ownCertificate}`;
const staffPath: Path = ({ staffCertificate }) => `/certificates/${staffCertificate}`;
const filePath: Path = ({ certifiedFile }) => `/files/${certifiedFile}/certificates`;
const changePath: Path = ({ certifiedFile, staffCertificate }) =>
  `/files/${certifiedFile}/certificates/${staffCertificate}`;

/** The certificates of a person, on their side and on the counsellor's. */
export const certificateStates: States = {
  '/certificates': {
    three: own('/certificates'),
    none: { path: '/certificates?done=removed', status: 200, as: 'trainee without certificates' },
    'under a mandate': helped('/certificates'),
  },
  '/certificates/new': {
    blank: own('/certificates/new'),
    'sent with mistakes': ownEmpty('/certificates/new'),
    'under a mandate': helped('/certificates/new'),
  },
  '/certificates/[id]': {
    'just added': own((samples) => `${ownPath(samples)}?done=added`),
    'entered by staff': own(staffPath),
    'under a mandate': helped(ownPath),
  },
  '/certificates/[id]/change': {
    filled: own((samples) => `${ownPath(samples)}/change`),
    'sent with mistakes': {
      path: (samples) => `${ownPath(samples)}/change`,
      status: 422,
      answers: { name: '' },
      as: 'certified',
    },
    'changed meanwhile': {
      path: (samples) => `${ownPath(samples)}/change`,
      status: 409,
      answers: { revision: '0', kind: 'massage', name: '示例医疗按摩证', dueKind: 'unknown', dueOn: '' },
      as: 'certified',
    },
  },
  '/certificates/[id]/removal': { open: own((samples) => `${ownPath(samples)}/removal`) },
  '/certificates/[id]/due-date.ics': { own: own((samples) => `${ownPath(samples)}/due-date.ics`) },
  '/certificates/print': { three: own('/certificates/print') },
  '/files/[id]/certificates': {
    three: staff((samples) => `${filePath(samples)}?done=added`),
    'of nobody’s caseload': staff(({ otherFile }) => `/files/${otherFile}/certificates`),
    'without consent to training': staff(({ caseloadFile }) => `/files/${caseloadFile}/certificates`),
  },
  '/files/[id]/certificates/new': {
    blank: staff((samples) => `${filePath(samples)}/new`),
    'sent empty': staffEmpty((samples) => `${filePath(samples)}/new`),
  },
  '/files/[id]/certificates/[certificate]': {
    filled: staff(changePath),
    'sent empty': staffEmpty(changePath),
  },
  '/files/[id]/certificates/[certificate]/removal': { open: staff((samples) => `${changePath(samples)}/removal`) },
  '/enrolments/[id]/evaluation': {
    blank: own(({ enrolmentToEvaluate }) => `/enrolments/${enrolmentToEvaluate}/evaluation`),
    'sent empty': {
      path: ({ enrolmentToEvaluate }) => `/enrolments/${enrolmentToEvaluate}/evaluation`,
      status: 422,
      answers: {},
      as: 'certified',
    },
    'sent before': own(({ evaluatedEnrolment }) => `/enrolments/${evaluatedEnrolment}/evaluation?done=before`),
    'too early': own(({ enrolmentTooEarly }) => `/enrolments/${enrolmentTooEarly}/evaluation`),
    'under a mandate': helped(({ enrolmentToEvaluate }) => `/enrolments/${enrolmentToEvaluate}/evaluation`),
  },
  '/training/bases/[id]/evaluations': {
    five: staff(({ evaluatedBase }) => `/training/bases/${evaluatedBase}/evaluations?done=recorded`),
    none: staff(({ unevaluatedBase }) => `/training/bases/${unevaluatedBase}/evaluations`),
  },
  '/training/courses/[id]/evaluations': {
    five: staff(({ evaluatedCourse }) => `/training/courses/${evaluatedCourse}/evaluations`),
    none: staff(({ deskCourse }) => `/training/courses/${deskCourse}/evaluations`),
  },
  '/training/bases/[id]/reviews/new': {
    blank: staff(({ evaluatedBase }) => `/training/bases/${evaluatedBase}/reviews/new`),
    'sent empty': {
      path: ({ evaluatedBase }) => `/training/bases/${evaluatedBase}/reviews/new`,
      status: 422,
      answers: { reviewer: '' },
      as: 'counsellor',
    },
  },
  '/training/needs': { some: { path: '/training/needs', status: 200, as: 'counsellor' } },
};
