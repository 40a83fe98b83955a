import type { TokenQuery } from '#db/token-index.ts';
import { longestSearch } from './job-filters.ts';
import type { JobFilters } from './job-filters.ts';
import { filterTokens } from './job-tokens.ts';
import { normalise, wordsOf } from './search-text.ts';
import { bySound, inPieces, inText, inTitle, isNamed } from './word-queries.ts';

/** How a job was found: words in the title, in the text, apart from each other, or only by sound. */
export type Found = 'title' | 'text' | 'apart' | 'sound';

/** One part of a search's result. No job is in two. */
export interface SearchTier {
  found: Found;
  /** Undefined matches every job. */
  tokens: TokenQuery | undefined;
  /** Words that the text must hold whole: the pairs of a longer word may stand apart in it. */
  wholeWords: string[];
}

export interface SearchPlan {
  /** Titles and texts with the words; a single tier without words. */
  exact: SearchTier[];
  /** All of `exact` as one, for counting. */
  allExact: SearchTier;
  /** What to add where those find few: words in pieces, then words that sound alike. Made when asked for, as few searches need it. */
  loose: () => SearchTier[];
}

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
    return { exact: [all], allExact: all, loose: () => [] };
  }

  const every = (ask: (word: string) => TokenQuery): TokenQuery => ({ all: [...words.map(ask), ...facets] });
  const title = every(inTitle);
  const text = every(inText);
  const wholeWords = words.filter((word) => [...word].length > 2 && !isNamed(word));
  return {
    exact: [
      { found: 'title', tokens: title, wholeWords },
      { found: 'text', tokens: { some: text, not: title }, wholeWords },
    ],
    allExact: { found: 'text', tokens: text, wholeWords },
    loose() {
      const apart = loosely(words, facets, inPieces);
      const sound = loosely(words, facets, bySound);
      return [
        ...(apart ? [more('apart', apart, [text])] : []),
        ...(sound ? [more('sound', sound, apart ? [text, apart] : [text])] : []),
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

/** A tier of what one query finds beyond others. */
const more = (found: Found, wide: TokenQuery, before: TokenQuery[]): SearchTier => ({
  found,
  tokens: { some: wide, not: { any: before } },
  wholeWords: [],
});
