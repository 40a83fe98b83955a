import { syllablesOf } from '#src/domain/job/sound.ts';
import { seededRandom } from '#db/demonstration/seeded-random.ts';
import { pinyin } from 'pinyin-pro';

const random = seededRandom('words');

/** Parts of the texts, of two to five characters, wherever they happen to begin. */
export function substringsOf(texts: readonly string[], count: number): string[] {
  const found = new Set<string>();
  while (found.size < count) {
    const runs = random.pick(texts).match(/\p{Script=Han}{5,}/gu) ?? [];
    if (runs.length === 0) continue;
    const run = random.pick(runs);
    const length = random.between(2, 5);
    const from = random.between(0, run.length - length);
    found.add(run.slice(from, from + length));
  }
  return [...found];
}

/** `same`: another character of the same sound. `near`: one that dialects do not tell apart, of another sound. */
export type Likeness = 'same' | 'near';

export interface Misheard {
  word: string;
  typed: string;
}

/** Words with one character written wrong. */
export function misheard(words: readonly string[], likeness: Likeness, count: number): Misheard[] {
  const result: Misheard[] = [];
  for (let tries = 0; result.length < count && tries < count * 50; tries++) {
    const word = random.pick(words);
    const place = random.between(0, word.length - 1);
    const sound = pinyin(word, { type: 'array', toneType: 'none' })[place];
    const folded = syllablesOf(word)[place];
    const wrong = commonCharacters.filter(
      (one) =>
        one.folded === folded && one.character !== word[place] && (one.sound === sound) === (likeness === 'same'),
    );
    if (wrong.length === 0) continue;
    result.push({ word, typed: `${word.slice(0, place)}${random.pick(wrong).character}${word.slice(place + 1)}` });
  }
  return result;
}

/** The 3,755 characters of everyday use, which is what input methods offer first. */
const commonCharacters = Array.from({ length: 40 }, (_, row) =>
  Array.from({ length: row === 39 ? 89 : 94 }, (_cell, cell) => Uint8Array.of(0xb0 + row, 0xa1 + cell)),
)
  .flat()
  .map((bytes) => new TextDecoder('gb18030').decode(bytes))
  .map((character) => ({
    character,
    sound: pinyin(character, { toneType: 'none' }),
    folded: syllablesOf(character)[0],
  }));
