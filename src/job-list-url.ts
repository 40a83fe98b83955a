import { parseJobFilters, writeJobFilters } from './domain/job/job-filters.ts';
import type { JobFilterReading, JobFilters } from './domain/job/job-filters.ts';
import { jobsPath } from './paths.ts';

/** In an address: every region, although the visitor chose one for the site. */
export const everywhere = 'all';

export interface JobListReading extends JobFilterReading {
  /** The region comes from the visitor's choice for the site, not from the address. */
  ownRegion: boolean;
}

/** What a list's address asks for; where it names no region, the one that the visitor chose for the site. */
export function readJobListUrl(url: URL, chosenRegion: string | undefined): JobListReading {
  const parameters = new URLSearchParams(url.search);
  const named = parameters.get('region');
  if (named === everywhere) parameters.delete('region');
  const reading = parseJobFilters(parameters);
  const ownRegion = !named && chosenRegion !== undefined;
  return { ...reading, filters: ownRegion ? { ...reading.filters, region: chosenRegion } : reading.filters, ownRegion };
}

/** The address of a list of jobs, which means the same to everybody. */
export function jobListUrl(
  filters: JobFilters,
  chosenRegion: string | undefined,
  page?: string,
  path = jobsPath,
): string {
  const query = writeJobFilters(filters, page);
  const all = filters.region === undefined && chosenRegion !== undefined ? `region=${everywhere}` : '';
  const whole = [query, all].filter(Boolean).join('&');
  return whole ? `${path}?${whole}` : path;
}
