/** Chance that falls the same way every time. */
export interface Random {
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  chance(likelihood: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
}

/** The same seed gives the same numbers (mulberry32, which is small and even enough to choose sentences). */
export function seededRandom(seed: string): Random {
  let state = [...seed].reduce((sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) | 0, 7);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    chance: (likelihood) => next() < likelihood,
    pick(items) {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new Error('Nothing to pick from.');
      return item;
    },
  };
}
