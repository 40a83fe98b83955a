import { holdsTokens } from '#db/token-index.ts';
import type { TokenQuery } from '#db/token-index.ts';
import { regionAndAbove } from '../region/region.ts';
import { longestSearch } from './job-filters.ts';
import type { JobFilters } from './job-filters.ts';
import { filterTokens, regionToken, titleTokens } from './job-tokens.ts';
import { normalise, wordsOf } from './search-text.ts';
import { bySound, inPieces, inText, inTitle, isNamed } from './word-queries.ts';

/** How a job was found: words in the title, in the text, apart from each other, or only by sound. */
export type Found = 'title' | 'text' | 'apart' | 'sound';

/** One part of a search's result. */
export interface SearchTier {
  found: Found;
  /** What the index is asked; jobs of earlier tiers may answer, too. Undefined matches every job. */
  tokens: TokenQuery | undefined;
  /** What matches the jobs of earlier tiers. */
  earlier?: TokenQuery;
  /** Words that the text must hold whole: the pairs of a longer word may stand apart in it. */
  wholeWords: string[];
}

export interface SearchPlan {
  /** Words are searched among the jobs that pass a filter. */
  isFiltered: boolean;
  /** Whether a job of `allExact` belongs to the titles. */
  isTitle: (job: { title: string; region_code: string }) => boolean;
  /** Titles and texts with the words; a single tier without words. */
  exact: SearchTier[];
  /** All of `exact` as one, for counting. */
  allExact: SearchTier;
  /** What to add where those find few: words in pieces, then words that sound alike. Made when asked for, as few searches need it. */
  loose: () => SearchTier[];
}

/**
 * The tier without the jobs of earlier ones. To leave out a few known jobs is much quicker: the index walks through all
 * of the earlier ones for this.
 */
export const onlyHere = ({ tokens, earlier, ...tier }: SearchTier): SearchTier => ({
  ...tier,
  tokens: tokens && earlier ? { some: tokens, not: earlier } : tokens,
});

/** More words than anybody types; the rest would only cost. */
const mostWords = 12;

/** The words of a search in the form that texts are compared in. */
export const searchWords = (q: string): string[] =>
  [...new Set(wordsOf(normalise(q.slice(0, longestSearch))))].slice(0, mostWords);

/** Turns words and filters into what the index is asked. */
export function searchPlan(filters: JobFilters): SearchPlan {
  const words = searchWords(filters.q);
  const facets = filterTokens(filters);
  if (words.length === 0) {
    const all: SearchTier = { found: 'text', tokens: facets.length > 0 ? { all: facets } : undefined, wholeWords: [] };
    return { isFiltered: false, isTitle: () => false, exact: [all], allExact: all, loose: () => [] };
  }

  const every = (ask: (word: string) => TokenQuery): TokenQuery => ({ all: [...words.map(ask), ...facets] });
  const title = every(inTitle);
  const wholeWords = words.filter((word) => [...word].length > 2 && !isNamed(word));
  const allExact: SearchTier = { found: 'text', tokens: every(inText), wholeWords };
  return {
    isFiltered: facets.length > 0,
    isTitle({ title: text, region_code: region }) {
      const tokens = new Set([...titleTokens(text), ...regionAndAbove(region).map(regionToken)]);
      return words.every((word) => holdsTokens(tokens, inTitle(word)));
    },
    exact: [
      { found: 'title', tokens: title, wholeWords },
      { ...allExact, earlier: title },
    ],
    allExact,
    loose() {
      const apart = loosely(words, facets, inPieces);
      const sound = loosely(words, facets, bySound);
      return [
        ...(apart ? [{ found: 'apart' as const, tokens: apart, wholeWords: [] }] : []),
        ...(sound ? [{ found: 'sound' as const, tokens: sound, wholeWords: [] }] : []),
      ];
    },
  };
}

/** Every word as it stands or loosely; undefined where no word can be taken loosely. */
function loosely(
  words: readonly string[],
  facets: readonly string[],
  ask: (word: string) => TokenQuery | undefined,
): TokenQuery | undefined {
  const loose = words.map(ask);
  if (loose.every((query) => query === undefined)) return undefined;
  // A single word as it stands was asked before, and asking again takes long.
  const both = words.map((word, place) => {
    const query = loose[place];
    if (query === undefined) return inText(word);
    return words.length === 1 ? query : { any: [inText(word), query] };
  });
  return { all: [...both, ...facets] };
}
