import type { Samples } from '../samples.ts';
import { unrecordedEnrolment } from '../teaching-samples.ts';
import type { State, States } from './state.ts';

const teacher = (path: (samples: Samples) => string): State => ({ path, status: 200, as: 'teacher' });
const date = ({ taughtSession, taughtDate }: Samples) => `/teaching/${taughtSession}/dates/${taughtDate}`;
const messages = ({ taughtSession }: Samples) => `/teaching/${taughtSession}/messages`;
const contest = ({ contest: attendance }: Samples) => `/teaching/contests/${attendance}`;
const written = { key: '00000000-0000-4000-8000-00000000a77f', audience: 'enrolled' };

const taught = (path: (samples: Samples) => string): State => ({ path, status: 200, as: 'taught' });
const attendance = ({ taughtEnrolment }: Samples) => `/enrolments/${taughtEnrolment}/attendance`;
const recorded = (samples: Samples) => `${attendance(samples)}/${samples.taughtDate}`;

/** Attendance, as the teacher keeps it and as the person reads it. */
export const teachingStates: States = {
  '/teaching': {
    'of a teacher': teacher(() => '/teaching'),
    'of a counsellor': { path: '/teaching', status: 200, as: 'counsellor' },
  },
  '/teaching/[id]': { open: teacher(({ taughtSession }) => `/teaching/${taughtSession}`) },
  '/teaching/[id]/dates/[date]': {
    'recorded in part': teacher((samples) => `${date(samples)}?saved=true`),
    'sent with a reason alone': {
      ...{ path: date, status: 422, as: 'teacher' },
      answers: { [`r-${unrecordedEnrolment}`]: '0 -', [`w-${unrecordedEnrolment}`]: '示例：忘了选。' },
    },
    'not yet': teacher(({ taughtSession, comingDate }) => `/teaching/${taughtSession}/dates/${comingDate}`),
  },
  '/teaching/[id]/messages': {
    blank: teacher(messages),
    'looked at first': {
      ...{ path: messages, status: 200, as: 'teacher' },
      answers: { ...written, text: '示例：下次请带耳机。' },
    },
    'sent empty': { path: messages, status: 422, as: 'teacher', answers: { ...written, text: '' } },
  },
  '/teaching/contests/[contest]': {
    waiting: teacher(contest),
    'sent empty': { path: contest, status: 422, as: 'teacher', answers: {} },
  },
  '/enrolments/[id]/attendance': {
    'of a person': taught(attendance),
    'under a mandate': { path: attendance, status: 200, as: 'helper of the taught' },
  },
  '/enrolments/[id]/attendance/[date]': {
    contested: taught(recorded),
    'sent empty': { path: recorded, status: 422, answers: { deed: 'contest', words: '' }, as: 'taught' },
    'with an absence': taught((samples) => `${attendance(samples)}/${samples.comingDate}?done=announce`),
    'under a mandate': { path: recorded, status: 200, as: 'helper of the taught' },
  },
  '/enrolments/[id]/messages': {
    one: taught(({ taughtEnrolment }) => `/enrolments/${taughtEnrolment}/messages`),
  },
};
