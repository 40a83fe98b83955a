import traditionalCharacters from 'opencc-js/dict/TSCharacters';

/*
 * The form in which texts and searches meet. Every character is changed by itself, so that a part of a text
 * takes the same form as it has within the whole; that is why no dictionary of traditional phrases is used.
 */

const simplified = new Map(
  traditionalCharacters.split('|').flatMap((entry): [string, string][] => {
    const [from, to] = entry.split(' ');
    return from && to ? [[from, to]] : [];
  }),
);

const firstHan = 0x3400;

/** Full-width made half-width, capitals small, traditional characters simplified, invisible characters left out. */
export function normalise(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase()
    // Lower case of the Greek letter depends on its place in the word.
    .replaceAll('ς', 'σ')
    .normalize('NFKC');
  let result = '';
  for (const character of plain) {
    result += character.charCodeAt(0) < firstHan ? character : simplify(character);
  }
  return result;
}

/** A few simplified forms have a simpler one still. */
function simplify(character: string): string {
  const simpler = simplified.get(character);
  return simpler === undefined || simpler === character ? character : simplify(simpler);
}

/** The unbroken runs of letters, digits and Han characters of a normalised text. */
export const wordsOf = (normal: string): string[] => normal.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/**
 * What is kept beside a job for comparing exact words, or null where the texts in lower case will do:
 * nearly always, because nearly every job is written in simplified characters and plain letters.
 */
export function searchTextOf(texts: readonly string[]): string | null {
  const whole = texts.join(' ');
  const normal = wordsOf(normalise(whole)).join(' ');
  return normal === wordsOf(lowerLatin(whole)).join(' ') ? null : normal;
}

/** What `lower()` does on SQLite, and on PostgreSQL to such letters. */
const lowerLatin = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
