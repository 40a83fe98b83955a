import { test as base } from '@playwright/test';
import { startPortal } from './portal.ts';
import type { Portal } from './portal.ts';

interface EachWorker {
  /** The built portal with demonstration content, warm for all tests of one worker. */
  portal: Portal;
}

/** Playwright's `test` with a portal behind it: `page.goto('/jobs')` opens the built portal. */
export const test = base.extend<object, EachWorker>({
  portal: [
    // Playwright reads the first parameter's names, so it has to be a pattern.
    async ({}, use) => {
      const portal = await startPortal();
      await use(portal);
      await portal.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ portal }, use) => use(portal.origin),
  /** Fails its test when it logs an error, breaks the content security policy or asks for something elsewhere. */
  page: async ({ page, portal }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(`a script failed: ${error.message}`));
    page.on('console', (message) => {
      // A status such as 404 or 422 is also logged as an error; the tests check statuses themselves.
      if (message.type() !== 'error' || /the server responded with a status of/.test(message.text())) return;
      complaints.push(`the console says: ${message.text()}`);
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(portal.origin)) complaints.push(`the page asks for ${request.url()}`);
    });
    await use(page);
    if (complaints.length > 0) throw new Error(complaints.join('\n'));
  },
});

export { expect } from '@playwright/test';
