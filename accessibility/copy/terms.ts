import { glossary } from '#src/glossary.ts';
import type { Term } from '#src/glossary.ts';
import { wordsPath } from '#src/paths.ts';
import type { PageText } from './page-text.ts';
import type { Flaw, Rule } from './rule.ts';

const terms: readonly Term[] = Object.values(glossary);

const said = new Set(['heading', 'label', 'hint', 'error', 'paragraph', 'item', 'details', 'option', 'cell']);

/** `公益性岗位，是…`, `合理便利，例如…`, `这叫提需求`, or the meaning in brackets. */
const explains = (words: string, form: string): boolean =>
  new RegExp(
    `${form}[^。，：；]{0,6}[”》]?(?:，也叫[^。，]+)*(?:，?(?:也?就是|是|指|写明|例如|比如)|（)|叫“?${form}`,
  ).test(words);

/** A heading, a label or a sentence may name what the next two explain. */
const soon = 3;

/** On each page an official word is explained where it is first used, or the page leads to its explanation. */
const unexplained: Rule = {
  name: 'unexplained-terms',
  find: (page) => {
    if (page.some(({ href, isInMain }) => isInMain && href.split('#')[0] === wordsPath)) return [];
    const texts = page.filter(({ place, isPart, isInMain }) => isInMain && !isPart && said.has(place));
    return terms.flatMap(({ name, forms = [] }) => [name, ...forms].flatMap((form) => firstUse(texts, form)));
  },
};

function firstUse(texts: PageText, form: string): Flaw[] {
  const first = texts.findIndex(({ words }) => words.includes(form));
  const text = texts[first];
  if (!text || texts.slice(first, first + soon).some(({ words }) => explains(words, form))) return [];
  return [{ text, message: `“${form}” is used before it is explained` }];
}

/** Whoever does not work in an office cannot guess its words. */
export const termRules: readonly Rule[] = [unexplained];
