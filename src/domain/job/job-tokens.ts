import { regionAndAbove } from '../region/region.ts';
import { educations, occupations } from './job.ts';
import type { Occupation } from './job.ts';
import type { JobFilters } from './job-filters.ts';
import { normalise, wordsOf } from './search-text.ts';
import { readingsOf } from './sound.ts';

/*
 * One set of tokens for each job. The first letter says what a token is about, so kinds never meet:
 * b a pair of neighbouring characters of any text · t a pair of the title · c a single character of the title ·
 * y a pair of syllables of the title or the occupation · r region · x region and kind of post · k kind · o occupation ·
 * m work mode · h hours · e education that suffices · g for graduates · a confirmed access fact.
 */

/** What of a job is searched. */
export interface SearchableJob {
  title: string;
  employer_name: string;
  place: string | null;
  summary: string;
  description: string;
  region_code: string;
  post_kind: string;
  occupation: string;
  work_mode: string;
  hours: string;
  education: string;
  graduate_focus: number;
  access: readonly { fact: string; answer: string }[];
}

/** The texts in which words are looked for; `job-list-sql.ts` compares with the same ones. */
export const searchableTexts = (
  job: Pick<SearchableJob, 'title' | 'employer_name' | 'place' | 'summary' | 'description'>,
): string[] => [job.title, job.employer_name, job.place ?? '', job.summary, job.description];

/** Everything that a search or a filter can find this job by. */
export function jobTokens(job: SearchableJob): Set<string> {
  const tokens = new Set<string>();
  for (const text of searchableTexts(job))
    for (const word of wordsOf(normalise(text))) for (const pair of pairsOf(word)) tokens.add(textToken(pair));

  for (const token of titleTokens(job.title)) tokens.add(token);
  for (const word of [...wordsOf(normalise(job.title)), ...occupationNames(job.occupation)])
    for (const han of word.match(/\p{Script=Han}{2,}/gu) ?? [])
      for (const token of everySound(readingsOf(han))) tokens.add(token);

  for (const region of regionAndAbove(job.region_code)) {
    tokens.add(regionToken(region));
    tokens.add(regionKindToken(region, job.post_kind));
  }
  tokens.add(kindToken(job.post_kind));
  tokens.add(occupationToken(job.occupation));
  tokens.add(modeToken(job.work_mode));
  tokens.add(hoursToken(job.hours));
  const levels = Object.keys(educations);
  for (const level of levels.slice(Math.max(0, levels.indexOf(job.education)))) tokens.add(facetToken('e', level));
  if (job.graduate_focus) tokens.add(graduateToken);
  for (const { fact, answer } of job.access) if (answer !== 'no') tokens.add(facetToken('a', fact));
  return tokens;
}

/** What of the tokens says that words stand in the title. */
export const titleTokens = (title: string): string[] =>
  wordsOf(normalise(title)).flatMap((word) => [...pairsOf(word).map(titleToken), ...[...word].map(characterToken)]);

/** What the filters other than the words ask of the index. */
export function filterTokens(filters: JobFilters): string[] {
  const { region, kind, occupation, mode, hours, education, graduate, access } = filters;
  const tokens = access.map((fact) => facetToken('a', fact));
  if (region && kind) tokens.push(regionKindToken(region, kind));
  else if (region) tokens.push(regionToken(region));
  else if (kind) tokens.push(kindToken(kind));
  if (occupation) tokens.push(occupationToken(occupation));
  if (mode) tokens.push(modeToken(mode));
  if (hours) tokens.push(hoursToken(hours));
  if (education) tokens.push(facetToken('e', education));
  if (graduate) tokens.push(graduateToken);
  return tokens;
}

/** Pairs of neighbouring characters; none of a single character. */
export function pairsOf(word: string): string[] {
  const characters = [...word].map(plainCharacter);
  return characters.slice(1).map((second, place) => `${characters[place]}${second}`);
}

export const textToken = (pair: string): string => `b${pair}`;
export const titleToken = (pair: string): string => `t${pair}`;
export const characterToken = (character: string): string => `c${plainCharacter(character)}`;
export const regionToken = (region: string): string => `r${region}`;
export const kindToken = (kind: string): string => facetToken('k', kind);
export const occupationToken = (occupation: string): string => facetToken('o', occupation);
export const modeToken = (mode: string): string => facetToken('m', mode);
export const hoursToken = (hours: string): string => facetToken('h', hours);
export const graduateToken = 'gyes';

/** The tokens of these syllables in a row. */
export const soundTokens = (syllables: readonly string[]): string[] =>
  syllables.slice(1).map((second, place) => `y${syllables[place]}0${second}`);

/** 会计 and 出纳 for `accounting`: the words that mean an occupation. */
function occupationNames(occupation: string): string[] {
  return Object.hasOwn(occupations, occupation) ? occupations[occupation as Occupation].split('和') : [];
}

/** The occupations that a word means. */
export const occupationsNamed = (word: string): readonly string[] => occupationsByName.get(word) ?? [];

const occupationsByName = new Map<string, string[]>();
for (const occupation of Object.keys(occupations))
  for (const name of occupationNames(occupation))
    occupationsByName.set(name, [...(occupationsByName.get(name) ?? []), occupation]);

function facetToken(kind: string, key: string): string {
  return `${kind}${key.replaceAll('-', '')}`;
}

const regionKindToken = (region: string, kind: string): string => facetToken(`x${region}`, kind);

/** A character as tokens may hold it: letters of other scripts become their number. */
const plainCharacter = (character: string): string =>
  /^[a-z0-9\u3400-\u9fff\u{20000}-\u{323af}]$/u.test(character)
    ? character
    : `u${(character.codePointAt(0) ?? 0).toString(16).padStart(6, '0')}`;

function everySound(readings: readonly string[][]): string[] {
  return readings
    .slice(1)
    .flatMap((seconds, place) =>
      (readings[place] ?? []).flatMap((first) => seconds.flatMap((second) => soundTokens([first, second]))),
    );
}
