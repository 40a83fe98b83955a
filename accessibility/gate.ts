import { expect } from '@playwright/test';
import type { Page, Response } from '@playwright/test';
import { test as base } from '../tests/browser.ts';
import { installInPage } from './in-page.ts';
import { enterMode, light } from './modes.ts';
import type { Mode } from './modes.ts';
import type { PageState } from './states/state.ts';
import { cookiesOf, makeSamples } from './samples.ts';
import type { Samples } from './samples.ts';

interface EachTest {
  /** Shows a page in a state and a mode, and returns the response that it came with. */
  open: (state: PageState, mode?: Mode) => Promise<Response>;
}

interface EachWorker {
  /** What the server answers in a state, without a browser. */
  respond: (state: PageState) => Promise<globalThis.Response>;

  /** What the paths of dynamic routes name in this worker's portal. */
  samples: Samples;
}

export const test = base.extend<EachTest, EachWorker>({
  samples: [async ({ portal }, use) => use(await makeSamples(portal)), { scope: 'worker' }],
  respond: [
    async ({ portal, samples }, use) =>
      use(async (state) => {
        const path = state.path(samples);
        const headers = { cookie: cookiesOf(state, samples).join('; ') };
        const response = await (state.answers
          ? portal.submit(path, state.answers, { headers })
          : portal.visit(path, { headers }));
        expect(response.status, `the status of ${state.name}`).toBe(state.status);
        return response;
      }),
    { scope: 'worker' },
  ],
  open: async ({ page, portal, samples }, use) => {
    await page.addInitScript(installInPage);
    await use(async (state, mode = light) => {
      await page.context().clearCookies();
      await enterMode(page, mode, portal.origin);
      for (const cookie of cookiesOf(state, samples)) {
        const [name = '', value = ''] = cookie.split('=');
        await page.context().addCookies([{ name, value, url: portal.origin }]);
      }
      const opened = await page.goto(state.path(samples));
      const response = state.answers ? await sendForm(page, state.answers) : opened;
      if (!response) throw new Error(`${state.name} did not answer`);
      expect(response.status(), `the status of ${state.name}`).toBe(state.status);
      return response;
    });
  },
});

/** Fills the page's own form and sends it; fields that are not named stay as they are. */
async function sendForm(page: Page, answers: Readonly<Record<string, string>>): Promise<Response> {
  const answered = page.waitForResponse((response) => response.request().isNavigationRequest());
  const loaded = page.waitForEvent('load');
  await page
    .locator('main form[method="post"]:not([action="/acting"])')
    .first()
    .evaluate((form: HTMLFormElement, values) => {
      for (const [name, value] of Object.entries(values)) {
        const field = form.elements.namedItem(name);
        const boxes = [...form.elements].filter(
          (each): each is HTMLInputElement =>
            each instanceof HTMLInputElement && each.type === 'checkbox' && each.name === name,
        );
        if (boxes.length > 0) for (const box of boxes) box.checked = box.value === value;
        else if (
          field instanceof HTMLInputElement ||
          field instanceof HTMLTextAreaElement ||
          field instanceof HTMLSelectElement ||
          field instanceof RadioNodeList
        )
          field.value = value;
        else throw new Error(`The form has no field ${name}`);
      }
      form.requestSubmit();
    }, answers);
  await loaded;
  return answered;
}

export { expect };
