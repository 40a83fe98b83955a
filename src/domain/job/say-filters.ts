import { regionName } from '../region/region.ts';
import type { JobFilters } from './job-filters.ts';
import { accessFacts, hoursKinds, occupations, ownEducations, postKinds, workModes } from './job.ts';

export interface AppliedFilter {
  name: string;
  /** The same search without this filter. */
  without: JobFilters;
}

/** The chosen filters in words, in the order of the form. The search words are not among them. */
export function appliedFilters(filters: JobFilters): AppliedFilter[] {
  const { region, kind, occupation, mode, hours, education, graduate, access } = filters;
  const applied: AppliedFilter[] = [];
  const add = (name: string, change: Partial<JobFilters>) => applied.push({ name, without: { ...filters, ...change } });
  if (region) add(regionName(region), { region: undefined });
  if (kind) add(postKinds[kind], { kind: undefined });
  if (occupation) add(occupations[occupation], { occupation: undefined });
  if (mode) add(workModes[mode], { mode: undefined });
  if (hours) add(hoursKinds[hours], { hours: undefined });
  if (education) add(`学历${ownEducations[education]}`, { education: undefined });
  if (graduate) add('面向高校毕业生', { graduate: false });
  for (const fact of access) add(accessFacts[fact], { access: access.filter((other) => other !== fact) });
  return applied;
}

/** The whole search in words, for titles: `客服，柳州市，居家办公`; empty without a search. */
export const sayFilters = (filters: JobFilters): string =>
  [filters.q, ...appliedFilters(filters).map(({ name }) => name)].filter(Boolean).join('，');
