import { hoursKinds, occupations, unknown } from '../job/job.ts';
import { placeName } from '../region/region.ts';
import type { RefusalKind } from './recommendation.ts';

const labelOf = (labels: Readonly<Record<string, string>>, key: string): string =>
  Object.hasOwn(labels, key) ? (labels[key] ?? unknown) : unknown;

/** What was refused, in words: `岗位：在线客服（示例）`, `职业：客服`. */
export function sayRefusal({ kind, value, name }: { kind: string; value: string; name: string | undefined }): string {
  if (kind === 'occupation') return `职业：${labelOf(occupations, value)}`;
  if (kind === 'hours') return `工时：${labelOf(hoursKinds, value)}`;
  if (kind === 'region') return `地方：${placeName(value)}`;
  return `${kind === 'employer' ? '单位' : '岗位'}：${name ?? unknown}`;
}

/** The choices beside a job that is not wanted, each naming all that it keeps away. */
export function refusalChoices(job: {
  title: string;
  occupation: string;
  region_code: string;
  hours: string;
  employer: { name: string };
}): Record<RefusalKind, string> {
  return {
    job: '只是这个岗位',
    occupation: `${labelOf(occupations, job.occupation)}都不要`,
    employer: `${job.employer.name}的都不要`,
    region: `在${placeName(job.region_code)}的都不要`,
    hours: `${labelOf(hoursKinds, job.hours)}的都不要`,
  };
}
