import { educations, hoursKinds, occupations, ownEducations, postKinds, workModes } from '../job/job.ts';
import type { WantKind } from '../demand/demand.ts';
import type { Education, HoursKind, Occupation, PostKind, WorkMode } from '../job/job.ts';
import { placeName, regionAndAbove } from '../region/region.ts';
import type { Wants } from './recommendation.ts';

/** What the rules ask of a job before anything that is sealed. */
export interface WantedJob {
  occupation: Occupation;
  regionCode: string;
  /** The place itself and what is above it. */
  regions: readonly string[];
  mode: WorkMode;
  hours: HoursKind;
  kind: PostKind;
  education: Education;
}

/** One thing that a recommended job must fit, with the words that say it. */
export interface WantRule {
  name: string;
  /** The rule as the page of the rules says it. */
  text: string;
  fits: (wants: Wants, job: WantedJob) => boolean;
  /** Why the job fits, to go on after 因为; undefined when the person has said nothing about it. */
  because: (wants: Wants, job: WantedJob, whose: '您' | '本人') => string | undefined;
  /** What is not known, where the rule lets the job through for that. */
  unknown?: (wants: Wants, job: WantedJob, whose: '您' | '本人') => string | undefined;
}

const levels = Object.keys(educations) as readonly Education[];

const passes = <Value>(wanted: readonly Value[], value: Value): boolean =>
  wanted.length === 0 || wanted.includes(value);

const isFromHome = ({ mode }: WantedJob): boolean => mode === 'remote';

const wantedRegion = (wants: Wants, { regions }: WantedJob): string | undefined =>
  regions.find((region) => wants.regions.includes(region));

/**
 * What a job must fit to be recommended (systems S3, S4). The page of the rules, the search and the words beside a
 * job all come from here.
 */
export const wantRules: readonly WantRule[] = [
  {
    name: '职业',
    text: '岗位的职业是您登记的一种。您还不清楚想做什么，哪种职业都可以。',
    fits: (wants, job) => passes(wants.occupations, job.occupation),
    because: (wants, job, whose) =>
      wants.occupations.length > 0 ? `${whose}登记了${occupations[job.occupation]}` : undefined,
  },
  {
    name: '地点',
    text: '岗位在您登记的地方。居家办公不用去单位，在哪里都可以。',
    fits: (wants, job) => wants.regions.length === 0 || isFromHome(job) || wantedRegion(wants, job) !== undefined,
    because(wants, job) {
      if (wantedRegion(wants, job) !== undefined) return `在${placeName(job.regionCode)}`;
      return wants.regions.length > 0 ? '不用去单位' : undefined;
    },
  },
  {
    name: '工作方式',
    text: '在家做还是出门做，合您登记的。',
    fits: (wants, job) => passes(wants.modes, job.mode),
    because: (wants, job) => (wants.modes.length > 0 ? workModes[job.mode] : undefined),
  },
  {
    name: '工时',
    text: '工时是您登记的一种，例如全日制，就是每天上满班。',
    fits: (wants, job) => passes(wants.hours, job.hours),
    because: (wants, job) => (wants.hours.length > 0 ? hoursKinds[job.hours] : undefined),
  },
  {
    name: '就业方式',
    text: '岗位合您登记的就业方式，例如公益性岗位。居家办公的岗位，也合居家就业。',
    fits: (wants, job) => passes(wants.kinds, job.kind) || (wants.kinds.includes('home') && isFromHome(job)),
    because: (wants, job) => (wants.kinds.includes(job.kind) ? `是${postKinds[job.kind]}` : undefined),
  },
  {
    name: '学历',
    text: '岗位要求的学历，不高于您的学历。您没有填学历，岗位照样推荐，并且写明要求。',
    fits: ({ education }, job) => education === undefined || levels.indexOf(job.education) <= levels.indexOf(education),
    because: ({ education }, job, whose) =>
      education === undefined || job.education === 'none'
        ? undefined
        : `要求${educations[job.education]}，${whose}是${ownEducations[education]}`,
    unknown: ({ education }, job, whose) =>
      education === undefined && job.education !== 'none'
        ? `要求${educations[job.education]}，${whose}的学历没有填`
        : undefined,
  },
];

/** Whether a job fits everything that a person registered. */
export const fitsWants = (wants: Wants, job: WantedJob): boolean => wantRules.every(({ fits }) => fits(wants, job));

/** A row of the table `job` as the rules read it. */
export const wantedJob = (row: {
  occupation: string;
  region_code: string;
  work_mode: string;
  hours: string;
  post_kind: string;
  education: string;
}): WantedJob => ({
  occupation: row.occupation as Occupation,
  regionCode: row.region_code,
  regions: regionAndAbove(row.region_code),
  mode: row.work_mode as WorkMode,
  hours: row.hours as HoursKind,
  kind: row.post_kind as PostKind,
  education: row.education as Education,
});

/** What a registration asks of a job, out of the rows of `demand_want` or of `wantsOf`. */
export function readWants(
  rows: readonly { kind: string; value: string }[],
  education: string | null | undefined,
): Wants {
  const values = (kind: WantKind) => rows.filter((row) => row.kind === kind).map(({ value }) => value);
  return {
    occupations: values('occupation').filter((value) => isKey(occupations, value)),
    regions: values('region'),
    modes: values('mode').filter((value) => isKey(workModes, value)),
    hours: values('hours').filter((value) => isKey(hoursKinds, value)),
    kinds: values('kind').filter((value) => isKey(postKinds, value)),
    education: education && isKey(educations, education) ? education : undefined,
  };
}

const isKey = <Key extends string>(labels: Readonly<Record<Key, string>>, text: string): text is Key =>
  Object.hasOwn(labels, text);
