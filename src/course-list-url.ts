import { parseCourseFilters, writeCourseFilters } from './domain/course/course-filters.ts';
import type { CourseFilterReading, CourseFilters } from './domain/course/course-filters.ts';
import { everywhere } from './job-list-url.ts';
import { coursesPath } from './paths.ts';

export interface CourseListReading extends CourseFilterReading {
  /** The region comes from the visitor's choice for the site, not from the address. */
  ownRegion: boolean;
}

/** What a list's address asks for; where it names no region, the one that the visitor chose for the site. */
export function readCourseListUrl(url: URL, chosenRegion: string | undefined): CourseListReading {
  const parameters = new URLSearchParams(url.search);
  const named = parameters.get('region');
  if (named === everywhere) parameters.delete('region');
  const reading = parseCourseFilters(parameters);
  const ownRegion = !named && chosenRegion !== undefined;
  return { ...reading, filters: ownRegion ? { ...reading.filters, region: chosenRegion } : reading.filters, ownRegion };
}

/** The address of a list of sessions, which means the same to everybody. */
export function courseListUrl(filters: CourseFilters, chosenRegion: string | undefined, page?: number): string {
  const all = filters.region === undefined && chosenRegion !== undefined ? `region=${everywhere}` : '';
  const whole = [writeCourseFilters(filters, page), all].filter(Boolean).join('&');
  return whole ? `${coursesPath}?${whole}` : coursesPath;
}
