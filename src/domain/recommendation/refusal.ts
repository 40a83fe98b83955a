import type { RefusalKind } from './recommendation.ts';
import type { WantedJob } from './want-rules.ts';

/** What somebody does not want recommended. */
export interface Refused {
  kind: string;
  value: string;
}

interface RefusableJob extends WantedJob {
  jobId: string;
  employerId: string;
}

/** What each kind of refusal compares with. */
const valuesOf: Readonly<Record<RefusalKind, (job: RefusableJob) => readonly string[]>> = {
  job: ({ jobId }) => [jobId],
  occupation: ({ occupation }) => [occupation],
  employer: ({ employerId }) => [employerId],
  region: ({ regions }) => regions,
  hours: ({ hours }) => [hours],
};

/** Whether somebody who refused these things does not want this job. */
export const isRefused = (refusals: readonly Refused[], job: RefusableJob): boolean =>
  refusals.some(
    ({ kind, value }) => Object.hasOwn(valuesOf, kind) && valuesOf[kind as RefusalKind](job).includes(value),
  );

/** What a refusal of this kind names, for a job that it is said of. */
export const refusalValue = (kind: RefusalKind, job: RefusableJob): string => valuesOf[kind](job)[0] ?? '';
