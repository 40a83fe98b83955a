import type { TokenQuery } from '#db/token-index.ts';
import {
  allRegions,
  programmeRegions,
  regionLevel,
  regionName,
  regionsNamed,
  shortRegionName,
} from '../region/region.ts';
import {
  characterToken,
  occupationToken,
  occupationsNamed,
  pairsOf,
  regionToken,
  soundTokens,
  textToken,
  titleToken,
} from './job-tokens.ts';
import { readPinyin, syllablesOf } from './sound.ts';

/*
 * What one word of a search asks of the token index. A place or an occupation is found by its filter as well as by
 * its name, since a job in 柳州 seldom says so in its text.
 */

/** The word stands in the title, or is the place of the job. */
export const inTitle = (word: string): TokenQuery =>
  either([
    charactersOf(word, titleToken),
    ...regionsNamed(word)
      .filter((region) => isCalled(region, word))
      .map(regionToken),
  ]);

/** The word stands anywhere in the job, or is its place or occupation. */
export const inText = (word: string): TokenQuery => either([charactersOf(word, textToken), ...facetsNamed(word)]);

/** Whether `inText` can match a job that does not hold the characters of the word. */
export const isNamed = (word: string): boolean => facetsNamed(word).length > 0;

/** As `inText`, but a long word may stand in pieces: 居家客服 as 居家 and 客服. */
export const inPieces = (word: string): TokenQuery => pieces(word, inText);

/** As `inPieces`, but a piece may also be one that sounds alike in the title or as the place of the job. */
export const bySound = (word: string): TokenQuery => pieces(word, soundsLike);

function soundsLike(piece: string): TokenQuery {
  const han = /^\p{Script=Han}+$/u.test(piece);
  const readings = han ? [syllablesOf(piece)] : readPinyin(piece);
  return either([
    inText(piece),
    ...readings.filter((syllables) => syllables.length > 1).map((syllables) => every(soundTokens(syllables))),
    ...readings.flatMap((syllables) => regionsBySound().get(syllables.join(' ')) ?? []).map(regionToken),
  ]);
}

/** Letters stay whole; Han characters are cut into twos, threes and names of places in every way that leaves none over. */
function pieces(word: string, ask: (piece: string) => TokenQuery): TokenQuery {
  const parts = word.match(/\p{Script=Han}+|\P{Script=Han}+/gu) ?? [];
  // A single character beside a longer part says too little to insist on: AI课 is asked as AI.
  const telling = parts.filter((part) => [...part].length > 1);
  if (telling.length === 0) return ask(word);
  return every(telling.map((part) => (/^\p{Script=Han}/u.test(part) ? cuts([...part], ask) : ask(part))));
}

/** Cutting grows fast with the length, and nobody searches a sentence; what is longer stays whole. */
const longestCut = 16;

function cuts(characters: readonly string[], ask: (piece: string) => TokenQuery): TokenQuery {
  if (characters.length < 4 || characters.length > longestCut) return ask(characters.join(''));
  const ways: TokenQuery[] = [];
  for (let length = 2; length <= characters.length; length++) {
    const piece = characters.slice(0, length).join('');
    const rest = characters.slice(length);
    if (rest.length === 1 || (length > 3 && !isNamed(piece))) continue;
    ways.push(rest.length === 0 ? ask(piece) : every([ask(piece), cuts(rest, ask)]));
  }
  return either(ways);
}

const charactersOf = (word: string, token: (pair: string) => string): TokenQuery =>
  [...word].length === 1 ? characterToken(word) : every(pairsOf(word).map(token));

const facetsNamed = (word: string): string[] => [
  ...regionsNamed(word).map(regionToken),
  ...occupationsNamed(word).map(occupationToken),
];

/**
 * Whether people mean the place when they say this. Short names of counties are left out, since 公安 or 合作 mean
 * other things more often; they still find the place, after the titles that hold the word.
 */
const isCalled = (region: string, word: string): boolean =>
  word !== shortRegionName(region) ||
  word === regionName(region) ||
  regionLevel(region) !== 'county' ||
  (programmeRegions as readonly string[]).includes(region);

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
