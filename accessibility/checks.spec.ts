import { baseMode, checkFindings } from './checks.ts';
import { sayFinding } from './finding.ts';
import { expect, test } from './gate.ts';
import { modes, narrowWithLargeText } from './modes.ts';
import { pageStates } from './routes.ts';

for (const state of pageStates) {
  test(`our own checks find nothing on ${state.name}`, async ({ open, page }) => {
    await open(state);
    const findings = await checkFindings(page, baseMode, () => open(state));
    expect(findings.map(sayFinding)).toEqual([]);
  });
}

for (const state of pageStates.filter(({ answers, status }) => answers && status === 422)) {
  test(`${state.name} keeps what was typed`, async ({ open, page }) => {
    await open(state);
    const form = page.locator('main form[method="post"]').first();
    const kept = await form.evaluate((each: HTMLFormElement) => Object.fromEntries(new FormData(each)));
    expect(kept).toMatchObject(state.answers ?? {});
  });
}

const further = Object.entries({ ...modes, 'the largest text of the settings, 320 pixels': narrowWithLargeText });
const firstOfRoute = pageStates.filter(
  ({ route }, index) => pageStates.findIndex((each) => each.route === route) === index,
);
const components = pageStates.filter(({ route }) => route === '/style-guide/[component]');

for (const state of new Set([...firstOfRoute, ...components])) {
  test(`our own checks find nothing on ${state.name}, however it is looked at`, async ({ open, page }) => {
    for (const [name, mode] of further.filter(([each]) => each !== baseMode)) {
      await open(state, mode);
      expect.soft((await checkFindings(page, name)).map(sayFinding), name).toEqual([]);
    }
  });
}
