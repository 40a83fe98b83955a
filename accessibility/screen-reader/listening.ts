import { expect, test as base } from '@playwright/test';
import type { TestInfo } from '@playwright/test';
import { startPortal } from '../../tests/portal.ts';
import type { Portal } from '../../tests/portal.ts';
import { makeSamples } from '../samples.ts';
import type { Samples } from '../samples.ts';
import { isAccepting, keepCost, overspent, readBudgets, targets } from './cost.ts';
import type { Cost } from './cost.ts';
import { fixedClock } from './fixed-clock-option.ts';
import { HarnessError } from './harness-error.ts';
import { ScreenReader } from './screen-reader.ts';

/** Walks with a screen reader at hand, and once more with a new one when the first broke down. */
type Listen = (walk: (reader: ScreenReader) => Promise<void>, portal?: Portal) => Promise<void>;

/** Passkeys need a host name: browsers make none for an address of numbers. */
const environment = { NODE_OPTIONS: fixedClock, PUBLIC_ORIGIN: 'http://localhost:0' };

interface EachWorker {
  /** The portal with demonstration content, at a fixed moment. */
  clockedPortal: Portal;
  /** Another one, in which everything is there that a page of somebody who is signed in can show. */
  sampledPortal: { portal: Portal; samples: Samples };
  listen: Listen;
}

/** Playwright's `test` with a screen reader instead of a browser. */
export const test = base.extend<object, EachWorker>({
  clockedPortal: [
    // Playwright reads the first parameter's names, so it has to be a pattern.
    async ({}, use) => {
      const portal = await startPortal({ environment });
      await use(portal);
      await portal.stop();
    },
    { scope: 'worker' },
  ],
  sampledPortal: [
    async ({}, use) => {
      const portal = await startPortal({ environment });
      await use({ portal, samples: await makeSamples(portal) });
      await portal.stop();
    },
    { scope: 'worker' },
  ],
  listen: [
    async ({ clockedPortal }, use) => {
      let reader: ScreenReader | undefined;
      const attempt: Listen = async (walk, { origin } = clockedPortal) => {
        reader ??= await ScreenReader.start();
        await reader.begin(origin);
        await walk(reader);
      };
      const renew = async (): Promise<void> => {
        await reader?.stop();
        reader = undefined;
      };
      await use(async (walk, portal) => {
        try {
          await attempt(walk, portal);
        } catch (error) {
          const isBroken = error instanceof HarnessError || reader?.isBroken;
          await renew();
          if (!isBroken) throw error;
          console.log(`The screen reader broke down and is started again: ${error}`);
          await attempt(walk, portal);
        }
      });
      await renew();
    },
    { scope: 'worker' },
  ],
});

/** Holds a cost to its budget and to limits. What has no budget yet gets one when transcripts are accepted. */
export function holdCost(name: string, cost: Cost, { config }: TestInfo, limits = targets): void {
  keepCost(name, cost);
  expect.soft(overspent(cost, limits), `${name} goes beyond a target`).toEqual([]);
  const budget = readBudgets()[name];
  expect.soft(overspent(cost, budget ?? {}), `${name} became dearer; a budget only goes down`).toEqual([]);
  if (!isAccepting(config)) expect.soft(budget, `${name} has no budget yet`).toBeDefined();
}

export { expect };
