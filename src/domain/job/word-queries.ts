import type { TokenQuery } from '#db/token-index.ts';
import {
  allRegions,
  programmeRegions,
  regionLevel,
  regionName,
  regionsNamed,
  shortRegionName,
} from '../region/region.ts';
import { facetsMeant } from './facet-words.ts';
import { characterToken, pairsOf, regionToken, soundTokens, textToken, titleToken } from './job-tokens.ts';
import { readPinyin, syllablesOf } from './sound.ts';

/*
 * What one word of a search asks of the token index. A place, an occupation and other words that a filter knows are
 * found by the filter as well as by the word, since a job in 柳州 seldom says so in its text.
 */

/** The word stands in the title, or is the place of the job. */
export const inTitle = (word: string): TokenQuery =>
  either([
    charactersOf(word, titleToken),
    ...regionsNamed(word)
      .filter((region) => isCalled(region, word))
      .map(regionToken),
  ]);

/** The word stands anywhere in the job, or means its place, its occupation or another facet. */
export const inText = (word: string): TokenQuery => either([charactersOf(word, textToken), ...facetsNamed(word)]);

/** Whether `inText` can match a job that does not hold the characters of the word. */
export const isNamed = (word: string): boolean => facetsNamed(word).length > 0;

/** The word may stand in pieces in the title, or mean facets: 居家客服 as 居家 and 客服. Undefined for a short word. */
export const inPieces = (word: string): TokenQuery | undefined =>
  /^(?:\p{Script=Han}{1,3}|\P{Script=Han}+)$/u.test(word) ? undefined : covered(word, false);

/** As `inPieces`, but a piece may also be one that sounds alike in the title or as the place of the job. */
export const bySound = (word: string): TokenQuery | undefined => covered(word, true);

/** Matches when something covers every character of the word. Letters stay whole. */
function covered(word: string, sound: boolean): TokenQuery | undefined {
  const parts = word.match(/\p{Script=Han}+|\P{Script=Han}+/gu) ?? [];
  // A single character beside a longer part says too little to insist on: AI课 is asked as AI.
  const telling = parts.filter((part) => [...part].length > 1);
  if (telling.length === 0) return undefined;
  return every(
    telling.flatMap((part) => {
      if (/^\p{Script=Han}/u.test(part)) return coversOf(part, sound);
      return either([inText(part), ...(sound ? readPinyin(part).flatMap(soundOf) : [])]);
    }),
  );
}

/**
 * For each character what can cover it: a pair of neighbours that it belongs to, one that sounds like it, or the name
 * of a facet around it. That allows every cut into twos and more, and grows only with the length. Only titles are asked:
 * texts would match too often, and take long.
 */
function coversOf(han: string, sound: boolean): TokenQuery[] {
  const characters = [...han];
  const covers = characters.map(() => new Set<string>());
  const cover = (from: number, length: number, tokens: readonly string[]) => {
    for (const around of covers.slice(from, from + length)) for (const token of tokens) around.add(token);
  };
  const syllables = sound ? syllablesOf(han) : [];
  for (let from = 0; from < characters.length; from++)
    for (let length = 2; length <= Math.min(longestName, characters.length - from); length++) {
      const piece = characters.slice(from, from + length).join('');
      const heard = syllables.slice(from, from + length);
      // The sounds of a title hold those of its own characters, so the pair itself need not be asked as well.
      if (length === 2) cover(from, 2, sound ? soundTokens(heard) : pairsOf(piece).map(titleToken));
      cover(from, length, facetsNamed(piece));
      cover(from, length, regionsSounding(heard).map(regionToken));
    }
  // What covers one character with fewer choices covers its neighbour too.
  const needed = covers.filter(
    (around, place) =>
      !covers.some(
        (other, elsewhere) =>
          other.isSubsetOf(around) && (other.size < around.size || (other.size === around.size && elsewhere < place)),
      ),
  );
  return needed.map((tokens) => either([...tokens]));
}

/** What pinyin can stand for: the syllables in a row in a title, or the name of a place. */
const soundOf = (syllables: readonly string[]): TokenQuery[] => [
  ...(syllables.length > 1 ? [every(soundTokens(syllables))] : []),
  ...regionsSounding(syllables).map(regionToken),
];

/** The longest names of places that people type. */
const longestName = 11;

const charactersOf = (word: string, token: (pair: string) => string): TokenQuery =>
  [...word].length === 1 ? characterToken(word) : every(pairsOf(word).map(token));

const facetsNamed = (word: string): string[] => [...regionsNamed(word).map(regionToken), ...facetsMeant(word)];

/**
 * Whether people mean the place when they say this. Short names of counties are left out, since 公安 or 合作 mean
 * other things more often; they still find the place, after the titles that hold the word.
 */
const isCalled = (region: string, word: string): boolean =>
  word !== shortRegionName(region) ||
  word === regionName(region) ||
  regionLevel(region) !== 'county' ||
  (programmeRegions as readonly string[]).includes(region);

const regionsSounding = (syllables: readonly string[]): readonly string[] =>
  (syllables.length > 1 && regionsBySound().get(syllables.join(' '))) || [];

let soundIndex: Map<string, string[]> | undefined;

/** Built at the first search by sound: it reads every name. */
function regionsBySound(): Map<string, string[]> {
  if (soundIndex) return soundIndex;
  soundIndex = new Map();
  for (const region of allRegions())
    for (const name of new Set([regionName(region), shortRegionName(region)])) {
      if (!isCalled(region, name)) continue;
      const sound = syllablesOf(name).join(' ');
      soundIndex.set(sound, [...(soundIndex.get(sound) ?? []), region]);
    }
  return soundIndex;
}

const every = (queries: readonly TokenQuery[]): TokenQuery => alone(queries) ?? { all: [...queries] };
const either = (queries: readonly TokenQuery[]): TokenQuery => alone(queries) ?? { any: [...queries] };

/** A list of one needs no brackets; so the same question looks the same, however it came about. */
const alone = (queries: readonly TokenQuery[]): TokenQuery | undefined =>
  queries.length === 1 ? queries[0] : undefined;
