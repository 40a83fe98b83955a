import { axeFindings } from './axe.ts';
import { expect, test } from './gate.ts';
import { modes } from './modes.ts';
import { pageStates } from './routes.ts';

for (const state of pageStates) {
  test(`axe finds nothing on ${state.name}, however it is looked at`, async ({ open, page }) => {
    for (const [name, mode] of Object.entries(modes)) {
      await open(state, mode);
      expect.soft(await axeFindings(page, name), name).toEqual([]);
      if (mode.media?.forcedColors) expect.soft(await page.evaluate(pale), `${name}, text`).toEqual([]);
    }
  });
}

/** Runs in the page: text with less than 4.5 to 1. */
function pale(): string[] {
  const { backgroundOf, contrast, isSeen, point } = window.gate;
  return [...document.body.querySelectorAll('*')]
    .filter((element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim()),
    )
    .filter((element) => isSeen(element) && contrast(getComputedStyle(element).color, backgroundOf(element)) < 4.5)
    .map((element) => `${point(element)} ${getComputedStyle(element).color} on ${backgroundOf(element)}`);
}
