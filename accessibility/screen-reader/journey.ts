import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Portal } from '../../tests/portal.ts';
import { costOf } from './cost.ts';
import { expect, holdCost, test } from './listening.ts';
import type { ScreenReader } from './screen-reader.ts';
import { writeTranscript } from './transcript.ts';

/** What no page may say: remains of a program, addresses read letter by letter, English names of roles. */
const neverHeard = /undefined|null|NaN|\[object|https?:|localhost|\b(link|heading|button|landmark)\b/i;

/**
 * A test that walks the portal by ear. Its transcript stands in `transcripts/<name>.txt`: when anything else is heard,
 * the test fails and shows the difference.
 */
export function journey(
  name: string,
  title: string,
  walk: (reader: ScreenReader, page: Page, portal: Portal) => Promise<void>,
): void {
  test(title, async ({ listen, clockedPortal }, testInfo) => {
    await listen(async (reader) => {
      const transcript = () => writeTranscript(title, reader.steps, reader.varying);
      try {
        await walk(reader, reader.page, clockedPortal);
      } finally {
        writeFileSync(testInfo.outputPath('heard.txt'), transcript());
      }
      expect.soft(reader.everythingHeard).not.toMatch(neverHeard);
      expect.soft(transcript()).toMatchSnapshot(`${name}.txt`);
      const { presses, characters } = costOf(reader.steps);
      holdCost(title, { presses, characters }, testInfo);
    });
  });
}

export { expect };
