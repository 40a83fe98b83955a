import type { PageText, Text } from './page-text.ts';
import { eachText } from './rule.ts';
import type { Rule } from './rule.ts';

/** The middle sentence of a page has at most this many characters. */
const middleLength = 20;
/** And no sentence more than this. */
const longest = 60;
/** What is said in one breath, between two marks that pause. */
const breath = 30;

const spoken = new Set(['paragraph', 'item', 'hint', 'error', 'description']);

/** Syllables, more or less: one a character or figure, one for three letters of Latin. */
const sayable = (words: string): number => (words.match(/[A-Za-z]{1,3}|[\p{L}\p{N}]/gu) ?? []).length;

/** The lengths of the sentences of a page's main part, in characters without marks. */
export const sentenceLengths = (page: PageText): number[] =>
  page
    .filter(({ place, isPart, isInMain }) => isInMain && !isPart && spoken.has(place))
    .flatMap(({ words }) => words.split(/[。？；]/))
    .map(sayable)
    .filter((length) => length > 0);

/** The middle one of the lengths; 0 without lengths. */
export const median = (lengths: readonly number[]): number =>
  lengths.toSorted((one, other) => one - other)[Math.floor(lengths.length / 2)] ?? 0;

const middleSentence: Rule = {
  name: 'middle-sentence',
  find: (page) => {
    const [text] = page;
    const length = median(sentenceLengths(page));
    return text && length > middleLength ? [{ text, message: `the middle sentence has ${length} characters` }] : [];
  },
};

const tooLong =
  (end: RegExp, limit: number) =>
  (words: string): string | undefined => {
    const long = words.split(end).find((each) => sayable(each) > limit);
    return long === undefined ? undefined : `“${long}” has ${sayable(long)} characters, more than ${limit}`;
  };

const isSpoken = ({ place, isPart }: Text) => spoken.has(place) && !isPart;

// A list with 、 is heard part by part.
const longSentences: Rule = eachText('long-sentences', tooLong(/[。？；、]/, longest), isSpoken);
const breathless: Rule = eachText('breathless', tooLong(/[。？；，、：（）《》“”]/, breath), isSpoken);

/** Short sentences: who listens cannot look back. */
export const sentenceRules: readonly Rule[] = [middleSentence, longSentences, breathless];
