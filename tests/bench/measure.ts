/** Times in microseconds, sorted. */
export type Times = readonly number[];

/** The time below which this share of the cases stayed. */
export const percentile = (times: Times, share: number): number =>
  times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;

/**
 * The time of each case: the best of some rounds, after one that warms up. The best, because everything that makes a
 * run longer than that was done by somebody else on this machine; what is slow by itself is slow every time.
 */
export async function timed<Case>(cases: readonly Case[], rounds: number, run: (one: Case) => unknown): Promise<Times> {
  for (const one of cases) await run(one);
  const best = cases.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round++)
    for (const [place, one] of cases.entries()) {
      const start = performance.now();
      await run(one);
      best[place] = Math.min(best[place] ?? 0, (performance.now() - start) * 1000);
    }
  return best.sort((a, b) => a - b);
}

export interface Result {
  quantity: string;
  value: number;
  /** What is hoped for, as it is said: `≤ 60`. */
  aim: string;
}

/** Prints one table of what was measured and whether it is as hoped; below `run.ts` it leaves that to the one table. */
export function printResults(results: readonly Result[]): void {
  if (process.send) return void process.send(results);
  console.table(
    results.map(({ quantity, value, aim }) => ({
      quantity,
      value: value >= 100 ? Math.round(value) : Number(value.toPrecision(3)),
      aim,
      met: isMet(value, aim) ? 'yes' : 'NO',
    })),
  );
}

function isMet(value: number, aim: string): boolean {
  const [sign, number] = aim.split(' ');
  return sign === '≤' ? value <= Number(number) : value >= Number(number);
}

/** The number given as `--name 1000`. */
export function numberGiven(name: string, otherwise: number): number {
  const place = process.argv.indexOf(`--${name}`);
  return place < 0 ? otherwise : Number(process.argv[place + 1]);
}
