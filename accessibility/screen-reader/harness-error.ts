/** The display, Orca or Chromium broke down or never came to rest. Says nothing about the pages; worth one retry. */
export class HarnessError extends Error {
  override name = 'HarnessError';
}

/** Asks again until the answer is not undefined. Throws HarnessError after `limit` ms. */
export async function until<Answer>(
  what: string,
  ask: () => Answer | undefined | Promise<Answer | undefined>,
  limit = 20_000,
): Promise<Answer> {
  const startedAt = performance.now();
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() - startedAt > limit) throw new HarnessError(`Not within ${limit} ms: ${what}`);
    await sleep(20);
  }
}

/** Milliseconds. */
export const sleep = (duration: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, duration));
