import { baseMode, checkFindings, contentFindings } from './checks.ts';
import { sayFinding } from './finding.ts';
import { expect, test } from './gate.ts';
import { modes, narrowWithLargeText } from './modes.ts';
import { isFurther, pageStates, statesOfEveryMode } from './routes.ts';

for (const state of pageStates) {
  test(`our own checks find nothing on ${state.name}`, async ({ open, page }) => {
    test.setTimeout(120_000);
    await open(state);
    const findings = isFurther(state)
      ? await contentFindings(page)
      : await checkFindings(page, baseMode, () => open(state));
    // A component that shows a mistake in the style guide is no answer to anybody.
    const isExample = state.route === '/style-guide/[component]';
    const meant = findings.filter(({ by }) => !isExample || by !== 'error-contract');
    expect(meant.map(sayFinding)).toEqual([]);
  });
}

for (const state of pageStates.filter(({ answers, status }) => answers && status === 422)) {
  test(`${state.name} keeps what was typed`, async ({ open, page }) => {
    await open(state);
    const form = page.locator('main form[method="post"]:not([action="/acting"])').first();
    const kept = await form.evaluate((each: HTMLFormElement) => Object.fromEntries(new FormData(each)));
    expect(kept).toMatchObject(state.answers ?? {});
  });
}

const further = { ...modes, 'the largest text of the settings, 320 pixels': narrowWithLargeText };

for (const state of statesOfEveryMode) {
  test(`our own checks find nothing on ${state.name}, however it is looked at`, async ({ open, page }) => {
    test.setTimeout(180_000);
    for (const [name, mode] of Object.entries(further)) {
      if (name === baseMode) continue;
      await open(state, mode);
      expect.soft((await checkFindings(page, name)).map(sayFinding), name).toEqual([]);
    }
  });
}
