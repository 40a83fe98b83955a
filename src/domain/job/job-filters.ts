import { isRegion } from '../region/region.ts';
import { accessFacts, educations, hoursKinds, occupations, postKinds, workModes } from './job.ts';
import type { AccessFact, Education, HoursKind, Occupation, PostKind, WorkMode } from './job.ts';

/** What somebody looks for. An undefined filter lets every job through. */
export interface JobFilters {
  /** The words as typed; empty without a search. */
  q: string;
  /** A region of any level; its districts count too. */
  region: string | undefined;
  kind: PostKind | undefined;
  occupation: Occupation | undefined;
  mode: WorkMode | undefined;
  hours: HoursKind | undefined;
  /** The education the person has: jobs that ask for more are left out. */
  education: Education | undefined;
  /** Only jobs meant for graduates. */
  graduate: boolean;
  /** Only jobs where each of these was confirmed, wholly or partly. */
  access: readonly AccessFact[];
}

export const noFilters: JobFilters = {
  q: '',
  region: undefined,
  kind: undefined,
  occupation: undefined,
  mode: undefined,
  hours: undefined,
  education: undefined,
  graduate: false,
  access: [],
};

/** A place in a list to read on from; `listJobs` hands them out. */
export interface JobCursor {
  /** `older` reads down the list, `newer` back up. */
  direction: 'older' | 'newer';
  /** The tier of the search that the job was found in. */
  tier: number;
  /** The `search_seq` of the job before or after which to read. */
  seq: number;
}

export interface JobFilterReading {
  filters: JobFilters;
  cursor: JobCursor | undefined;
  /** What is wrong by parameter, said to the visitor; the page answers 400 when there is any. */
  errors: Record<string, string>;
}

/** Longest search that is read, in characters. */
export const longestSearch = 100;

/** Reads the filters of a list out of its address. Unknown parameters are ignored, unknown values refused by name. */
export function parseJobFilters(parameters: URLSearchParams): JobFilterReading {
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

  const q = value('q');
  if (q.length > longestSearch) errors['q'] = `要找的词太长了，请写短一些，最多${longestSearch}个字。`;
  const region = value('region');
  if (region !== '' && !isRegion(region)) errors['region'] = `没有代码是“${region.slice(0, 20)}”的地区，请重新选择。`;
  const graduate = value('graduate');
  if (graduate !== '' && graduate !== 'yes') refuse('graduate', graduate);
  const access = new Set<AccessFact>();
  for (const fact of parameters.getAll('access')) {
    if (isKey(accessFacts, fact)) access.add(fact);
    else if (fact !== '') refuse('access', fact);
  }
  const page = value('page');
  const cursor = page === '' ? undefined : parseCursor(page);
  if (page !== '' && !cursor) errors['page'] = '这一页的地址不完整，请从第一页重新查看。';

  return {
    filters: {
      q: errors['q'] ? '' : q,
      region: errors['region'] || region === '' ? undefined : region,
      kind: choice('kind', postKinds),
      occupation: choice('occupation', occupations),
      mode: choice('mode', workModes),
      hours: choice('hours', hoursKinds),
      education: choice('education', educations),
      graduate: graduate === 'yes',
      access: keysIn(accessFacts).filter((fact) => access.has(fact)),
    },
    cursor,
    errors,
  };
}

/** The one query string of these filters, without `?`: sorted, nothing that is not chosen. Empty without a filter. */
export function writeJobFilters(filters: JobFilters, page?: string): string {
  const { access, graduate, ...single } = filters;
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(single)) if (value) parameters.set(name, value);
  for (const fact of access) parameters.append('access', fact);
  if (graduate) parameters.set('graduate', 'yes');
  if (page) parameters.set('page', page);
  parameters.sort();
  return parameters.toString();
}

/** The text of a cursor in an address. */
export const writeCursor = ({ direction, tier, seq }: JobCursor): string =>
  `${direction === 'older' ? 'o' : 'n'}${tier}${seq.toString(36)}`;

/** Undefined for anything that `writeCursor` does not write. */
export function parseCursor(text: string): JobCursor | undefined {
  const match = /^([on])([0-3])([1-9a-z][0-9a-z]{0,9})$/.exec(text);
  if (!match) return undefined;
  const seq = Number.parseInt(match[3] ?? '', 36);
  return Number.isSafeInteger(seq)
    ? { direction: match[1] === 'o' ? 'older' : 'newer', tier: Number(match[2]), seq }
    : undefined;
}

const isKey = <Key extends string>(choices: Readonly<Record<Key, string>>, text: string): text is Key =>
  Object.hasOwn(choices, text);

const keysIn = <Key extends string>(choices: Readonly<Record<Key, string>>): Key[] => Object.keys(choices) as Key[];
