import { occupations } from '../job/job.ts';
import type { Occupation } from '../job/job.ts';
import { pairsOf } from '../job/job-tokens.ts';
import { normalise, wordsOf } from '../job/search-text.ts';
import { foldSyllable, readingsOf, readPinyin } from '../job/sound.ts';
import { isOccupation } from './demand.ts';
import { occupationWords } from './occupation-words.ts';

/*
 * Occupations by the words that people use for them, found as jobs are: by neighbouring characters, by sound and by
 * pinyin.
 */

/** What a search found: these, or none of these but ones that share something with the words. */
export interface FoundOccupations {
  found: Occupation[];
  near: Occupation[];
}

interface Name {
  occupation: Occupation;
  text: string;
  pairs: Set<string>;
  /** For each character its folded syllables. */
  sounds: string[][];
}

/** At most so many are read out. */
const most = 8;

/** Characters that stand in the names of too many occupations to say anything. */
const empty = new Set('工作做的人员师服务和我想找上班去当在会开');

let index: Name[] | undefined;

/** Built at the first search: it reads every name. */
function names(): Name[] {
  return (index ??= Object.entries(occupations).flatMap(([occupation, label]) =>
    isOccupation(occupation)
      ? [label, ...label.split('和'), ...occupationWords[occupation].split(' ')].map((name) => {
          const text = normalise(name);
          return { occupation, text, pairs: new Set(pairsOf(text)), sounds: readingsOf(text) };
        })
      : [],
  ));
}

/** The occupations that these words mean, the best first; otherwise near ones. Nothing is found of an empty text. */
export function findOccupations(text: string): FoundOccupations {
  // Dictation puts stray spaces between characters, and some people between syllables.
  const normal = normalise(text).replace(/(\p{Script=Han})\s+(?=\p{Script=Han})|([a-z])\s+(?=[a-z])/gu, '$1$2');
  const words = wordsOf(normal);
  const scores = new Map<Occupation, number>();
  const nearness = new Map<Occupation, number>();
  const keep = (map: Map<Occupation, number>, { occupation }: Name, score: number) =>
    map.set(occupation, Math.max(map.get(occupation) ?? 0, score));
  for (const word of words)
    for (const name of names()) {
      const score = scoreOf(word, name);
      if (score > 0) keep(scores, name, score);
      const shared = [...word].filter((character) => !empty.has(character) && name.text.includes(character)).length;
      if (shared > 0) keep(nearness, name, shared);
    }
  const best = Math.max(0, ...scores.values());
  // Where the name itself was said, a name that only sounds alike would confuse.
  const found = ranked(scores).filter((occupation) => best < 3 || (scores.get(occupation) ?? 0) >= 2);
  return { found: found.slice(0, most), near: found.length > 0 ? [] : ranked(nearness).slice(0, 5) };
}

const ranked = (scores: ReadonlyMap<Occupation, number>): Occupation[] =>
  [...scores].toSorted(([, one], [, other]) => other - one).map(([occupation]) => occupation);

/** 4: the name itself. 3: one holds the other. 2: all pairs of the word stand in the name. 1: it sounds so. */
function scoreOf(word: string, name: Name): number {
  if (word === name.text) return 4;
  const isLong = [...word].length > 1;
  if (isLong && (name.text.includes(word) || (name.text.length > 1 && word.includes(name.text)))) return 3;
  const pairs = pairsOf(word);
  if (pairs.length > 0 && pairs.every((pair) => name.pairs.has(pair))) return 2;
  return soundsOf(word).some((sounds) => sounds.length > 1 && isHeardIn(sounds, name.sounds)) ? 1 : 0;
}

/** The ways a word can sound: syllables of Han characters, or Latin letters read as pinyin. */
function soundsOf(word: string): string[][][] {
  if (/^\p{Script=Han}+$/u.test(word)) return [readingsOf(word)];
  return /^[a-z]+$/.test(word)
    ? readPinyin(word).map((syllables) => syllables.map((syllable) => [foldSyllable(syllable)]))
    : [];
}

/** Whether these sounds stand in a row in those, or those within these. */
const isHeardIn = (sounds: readonly string[][], name: readonly string[][]): boolean =>
  runsIn(sounds, name) || (name.length > 1 && runsIn(name, sounds));

const runsIn = (part: readonly string[][], whole: readonly string[][]): boolean =>
  whole.some(
    (_sound, from) =>
      from + part.length <= whole.length &&
      part.every((readings, place) => readings.some((sound) => whole[from + place]?.includes(sound))),
  );
