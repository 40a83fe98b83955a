import { isRegion, regionName } from '../region/region.ts';
import { courseFacts, courseKinds, courseTopics, courseWays } from './course.ts';
import type { CourseFact, CourseKind, CourseTopic, CourseWay } from './course.ts';

/** What somebody looks for. An undefined filter lets every session through. */
export interface CourseFilters {
  /** The words as typed; empty without a search. */
  q: string;
  /** A region of any level: courses within it, and those of the city and province above it. */
  region: string | undefined;
  kind: CourseKind | undefined;
  topic: CourseTopic | undefined;
  /** Sessions that can be taken this way; `both` ways only where it is asked for. */
  way: CourseWay | undefined;
  /** Only sessions with a seat for whoever enrols now. */
  seat: boolean;
  free: boolean;
  /** Only sessions where each of these was answered with yes or partly. */
  fact: readonly CourseFact[];
}

export const noCourseFilters: CourseFilters = {
  q: '',
  region: undefined,
  kind: undefined,
  topic: undefined,
  way: undefined,
  seat: false,
  free: false,
  fact: [],
};

export interface CourseFilterReading {
  filters: CourseFilters;
  /** From 1. */
  page: number;
  /** What is wrong by parameter, said to the visitor; the page answers 400 when there is any. */
  errors: Record<string, string>;
}

/** Longest search that is read, in characters. */
const longestSearch = 100;

/** Reads the filters of a list out of its address. Unknown parameters are ignored, unknown values refused by name. */
export function parseCourseFilters(parameters: URLSearchParams): CourseFilterReading {
  const errors: Record<string, string> = {};
  const value = (name: string): string => parameters.get(name)?.trim() ?? '';
  const refuse = (name: string, wrong: string): undefined => {
    errors[name] = `没有“${wrong.slice(0, 20)}”这个选项，请重新选择。`;
  };
  const choice = <Key extends string>(name: string, choices: Readonly<Record<Key, string>>): Key | undefined => {
    const text = value(name);
    if (text === '') return undefined;
    return isKey(choices, text) ? text : refuse(name, text);
  };
  const tick = (name: string): boolean => {
    const text = value(name);
    if (text !== '' && text !== 'yes') refuse(name, text);
    return text === 'yes';
  };
  const q = value('q');
  if (q.length > longestSearch) errors['q'] = `要找的词太长了，请写短一些，最多${longestSearch}个字。`;
  const region = value('region');
  if (region !== '' && !isRegion(region)) errors['region'] = `没有代码是“${region.slice(0, 20)}”的地区，请重新选择。`;
  const facts = new Set<CourseFact>();
  for (const fact of parameters.getAll('fact')) {
    if (isKey(courseFacts, fact)) facts.add(fact);
    else if (fact !== '') refuse('fact', fact);
  }
  const page = value('page');
  if (!/^([1-9]\d{0,3})?$/.test(page)) errors['page'] = '这一页的地址不完整，请从第一页重新查看。';
  return {
    filters: {
      q: errors['q'] ? '' : q,
      region: errors['region'] || region === '' ? undefined : region,
      kind: choice('kind', courseKinds),
      topic: choice('topic', courseTopics),
      way: choice('way', courseWays),
      seat: tick('seat'),
      free: tick('free'),
      fact: (Object.keys(courseFacts) as CourseFact[]).filter((fact) => facts.has(fact)),
    },
    page: errors['page'] ? 1 : Number(page || 1),
    errors,
  };
}

/** The one query string of these filters, without `?`: sorted, nothing that is not chosen. */
export function writeCourseFilters({ fact, seat, free, ...single }: CourseFilters, page = 1): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(single)) if (value) parameters.set(name, value);
  for (const chosen of fact) parameters.append('fact', chosen);
  if (seat) parameters.set('seat', 'yes');
  if (free) parameters.set('free', 'yes');
  if (page > 1) parameters.set('page', String(page));
  parameters.sort();
  return parameters.toString();
}

const isKey = <Key extends string>(choices: Readonly<Record<Key, string>>, text: string): text is Key =>
  Object.hasOwn(choices, text);

export interface AppliedCourseFilter {
  name: string;
  /** The same search without this filter. */
  without: CourseFilters;
}

/** The chosen filters in words, in the order of the form. The search words are not among them. */
export function appliedCourseFilters(filters: CourseFilters): AppliedCourseFilter[] {
  const { region, kind, topic, way, seat, free, fact } = filters;
  const applied: AppliedCourseFilter[] = [];
  const add = (name: string, change: Partial<CourseFilters>) =>
    applied.push({ name, without: { ...filters, ...change } });
  if (region) add(regionName(region), { region: undefined });
  if (kind) add(courseKinds[kind], { kind: undefined });
  if (topic) add(courseTopics[topic], { topic: undefined });
  if (way) add(courseWays[way], { way: undefined });
  if (seat) add('还有名额', { seat: false });
  if (free) add('不收费', { free: false });
  for (const one of fact) add(courseFacts[one], { fact: fact.filter((other) => other !== one) });
  return applied;
}

/** The whole search in words, for titles: `直播，柳州市，在线上课`; empty without a search. */
export const sayCourseFilters = (filters: CourseFilters): string =>
  [filters.q, ...appliedCourseFilters(filters).map(({ name }) => name)].filter(Boolean).join('，');
