import { focusAppearance } from './checks/focus-appearance.ts';
import { sayFinding } from './finding.ts';
import { expect, test } from './gate.ts';
import { modes } from './modes.ts';
import type { Mode } from './modes.ts';
import { pageStates } from './routes.ts';

const themes = ['light', 'dark', 'high contrast', 'forced colours'];
const cases: readonly (readonly [string, Mode])[] = Object.entries(modes).filter(([name]) => themes.includes(name));
const components = pageStates.filter(({ route }) => route === '/style-guide/[component]' || route === '/');

for (const state of components) {
  test(`the focus on ${state.name} changes what is seen, in every theme and in old browsers`, async ({
    open,
    page,
  }) => {
    for (const [name, mode] of cases) {
      await open(state, mode);
      expect.soft((await focusAppearance(page)).map(sayFinding), name).toEqual([]);
      if (!(await page.evaluate(forgetFocusVisible))) continue;
      expect.soft((await focusAppearance(page)).map(sayFinding), `${name} without :focus-visible`).toEqual([]);
    }
  });
}

/** Runs in the page: drops every rule that a browser without `:focus-visible` drops, and says whether there was one. */
function forgetFocusVisible(): boolean {
  let isChanged = false;
  for (const sheet of document.styleSheets)
    for (let index = sheet.cssRules.length - 1; index >= 0; index -= 1)
      if (sheet.cssRules[index]?.cssText.includes(':focus-visible')) {
        sheet.deleteRule(index);
        isChanged = true;
      }
  return isChanged;
}
