import { engineFindings } from './engines.ts';
import { sayFinding } from './finding.ts';
import { expect, test } from './gate.ts';
import { modes } from './modes.ts';
import { isFurther, pageStates, statesOfEveryMode } from './routes.ts';

const { light, ...otherModes } = modes;

for (const state of pageStates.filter((each) => !isFurther(each))) {
  test(`the rule engines find nothing on ${state.name}`, async ({ open, page }) => {
    await open(state, light);
    expect((await engineFindings(page)).map(sayFinding)).toEqual([]);
  });
}

for (const state of statesOfEveryMode) {
  test(`the rule engines find nothing on ${state.name}, however it is looked at`, async ({ open, page }) => {
    test.setTimeout(180_000);
    for (const [name, mode] of Object.entries(otherModes)) {
      await open(state, mode);
      expect.soft((await engineFindings(page, name)).map(sayFinding), name).toEqual([]);
    }
  });
}
