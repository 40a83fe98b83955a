import type { Education, HoursKind, Occupation, PostKind, WorkMode } from '../job/job.ts';

/** What a person registered, as far as it chooses jobs. An empty list lets every job through. */
export interface Wants {
  occupations: readonly Occupation[];
  /** Codes of any level; the places within them count too. */
  regions: readonly string[];
  modes: readonly WorkMode[];
  hours: readonly HoursKind[];
  kinds: readonly PostKind[];
  /** The person's own; undefined when they have not said it. */
  education: Education | undefined;
}

export const noWants: Wants = {
  occupations: [],
  regions: [],
  modes: [],
  hours: [],
  kinds: [],
  education: undefined,
};

/** What somebody can say no to: one job, or every job of a kind. */
export const refusalKinds = {
  job: '这个岗位',
  occupation: '这种职业',
  employer: '这个单位',
  region: '这个地方',
  hours: '这种工时',
} as const;

export type RefusalKind = keyof typeof refusalKinds;

export const isRefusalKind = (text: string): text is RefusalKind => Object.hasOwn(refusalKinds, text);

/** So many jobs are kept for a person, the newest. */
export const mostKept = 60;

/** So many stand on one page. */
export const pageSize = 10;
