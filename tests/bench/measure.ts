/** Times in microseconds, sorted. */
export type Times = readonly number[];

/** `processor`: what this thread computed, which does not grow when the machine is busy. `wall`: what somebody waits. */
export type Clock = 'processor' | 'wall';

/** The time below which this share of the runs stayed. */
export const percentile = (times: Times, share: number): number =>
  times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;

/** Runs every case in turn for some rounds, after one round that warms up. */
export async function timed<Case>(
  cases: readonly Case[],
  { rounds, clock }: { rounds: number; clock: Clock },
  run: (one: Case) => unknown,
): Promise<Times> {
  for (const one of cases) await run(one);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++)
    for (const one of cases) {
      const start = read(clock);
      await run(one);
      times.push(read(clock) - start);
    }
  return times.sort((a, b) => a - b);
}

function read(clock: Clock): number {
  if (clock === 'wall') return performance.now() * 1000;
  const { user, system } = process.threadCpuUsage();
  return user + system;
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
