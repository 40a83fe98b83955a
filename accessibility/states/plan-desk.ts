import type { PlanDeskSamples } from '../plan-desk-samples.ts';
import type { State, States } from './state.ts';

type Path = (samples: PlanDeskSamples) => string;

const counsellor = (path: Path): State => ({ path, status: 200, as: 'counsellor' });
const wrong = (path: Path, answers: Readonly<Record<string, string>> = {}): State => ({
  ...{ path, status: 422, answers, as: 'counsellor' as const },
});
const line = (samples: PlanDeskSamples, lineId: string): string => `/files/${samples.plannedFile}/plan/lines/${lineId}`;

/** The counsellor's side of 一人一策. */
export const planDeskStates: States = {
  '/files/[id]/plan': {
    'with everything': counsellor(({ plannedFile }) => `/files/${plannedFile}/plan`),
    'just changed': counsellor(({ plannedFile }) => `/files/${plannedFile}/plan?done=changed`),
    'that nobody has begun': counsellor(({ unplannedFile }) => `/files/${unplannedFile}/plan`),
    'without consent': {
      path: ({ caseloadFile }) => `/files/${caseloadFile}/plan`,
      status: 200,
      as: 'counsellor',
    },
  },
  '/files/[id]/plan/goals/new': {
    'after the person’s words': counsellor(({ plannedFile }) => `/files/${plannedFile}/plan/goals/new`),
    'of a template': counsellor(({ plannedFile }) => `/files/${plannedFile}/plan/goals/new?template=hardship`),
    'sent empty': wrong(({ unplannedFile }) => `/files/${unplannedFile}/plan/goals/new`, { text: '' }),
  },
  '/files/[id]/plan/goals/[goal]/actions/new': {
    blank: counsellor(({ plannedFile, plannedGoal }) => `/files/${plannedFile}/plan/goals/${plannedGoal}/actions/new`),
    'sent empty': wrong(
      ({ plannedFile, plannedGoal }) => `/files/${plannedFile}/plan/goals/${plannedGoal}/actions/new`,
      {
        text: '',
        dueOn: '昨天',
      },
    ),
  },
  '/files/[id]/plan/lines/[line]': {
    'an action with an objection': counsellor((samples) => line(samples, samples.plannedAction)),
    'a goal': counsellor((samples) => line(samples, samples.plannedGoal)),
    'a proposal': counsellor((samples) => line(samples, samples.proposedAction)),
    'changed meanwhile': {
      path: (samples) => line(samples, samples.plannedAction),
      status: 409,
      answers: { revision: '0', text: '写简历和求职信。', doer: 'person' },
      as: 'counsellor',
    },
    'that does not exist': {
      path: ({ plannedFile }) => `/files/${plannedFile}/plan/lines/none`,
      status: 404,
      as: 'counsellor',
    },
  },
  '/files/[id]/plan/lines/[line]/outcome': {
    open: counsellor((samples) => `${line(samples, samples.plannedAction)}/outcome`),
    'of what is done': counsellor((samples) => `${line(samples, samples.finishedAction)}/outcome`),
    'sent empty': wrong((samples) => `${line(samples, samples.plannedAction)}/outcome`),
  },
  '/files/[id]/plan/remarks/[remark]': {
    waiting: counsellor(({ plannedFile, waitingRemark }) => `/files/${plannedFile}/plan/remarks/${waitingRemark}`),
    answered: counsellor(({ plannedFile, answeredRemark }) => `/files/${plannedFile}/plan/remarks/${answeredRemark}`),
    'sent empty': wrong(({ plannedFile, waitingRemark }) => `/files/${plannedFile}/plan/remarks/${waitingRemark}`, {
      answer: '',
    }),
  },
  '/files/[id]/plan/easy': {
    'that is old': counsellor(({ plannedFile }) => `/files/${plannedFile}/plan/easy`),
    'sent empty': wrong(({ plannedFile }) => `/files/${plannedFile}/plan/easy`, { text: '' }),
  },
  '/files/[id]/needs': {
    'with a registration': counsellor(({ plannedFile }) => `/files/${plannedFile}/needs`),
    'without anything': counsellor(({ unplannedFile }) => `/files/${unplannedFile}/needs`),
  },
  '/files/[id]/courses/new': {
    blank: counsellor(({ plannedFile }) => `/files/${plannedFile}/courses/new`),
    'sent empty': wrong(({ plannedFile }) => `/files/${plannedFile}/courses/new`, { why: '' }),
  },
  '/files/[id]/jobs/new': {
    blank: counsellor(({ plannedFile }) => `/files/${plannedFile}/jobs/new`),
    'sent empty': wrong(({ plannedFile }) => `/files/${plannedFile}/jobs/new`, { job: '', why: '' }),
  },
};
