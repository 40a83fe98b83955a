import { baseMode, checkFindings } from './checks.ts';
import { sayFinding } from './finding.ts';
import { expect, test } from './gate.ts';
import { modes, narrowWithLargeText } from './modes.ts';
import { isRefused, keptIn } from './kept-answers.ts';
import { isFurther, pageStates, statesOfEveryMode } from './routes.ts';

const firstStates = pageStates.filter((each) => !isFurther(each));

for (const state of firstStates) {
  test(`our own checks find nothing on ${state.name}`, async ({ open, page }) => {
    test.setTimeout(120_000);
    await open(state);
    const findings = await checkFindings(page, baseMode, () => open(state));
    // A component that shows a mistake in the style guide is no answer to anybody.
    const isExample = state.route === '/style-guide/[component]';
    const meant = findings.filter(({ by }) => !isExample || by !== 'error-contract');
    expect(meant.map(sayFinding)).toEqual([]);
  });
}

for (const state of firstStates.filter(isRefused)) {
  test(`${state.name} keeps what was typed`, async ({ open, page }) => {
    await open(state);
    expect(await keptIn(page)).toMatchObject(state.answers ?? {});
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
