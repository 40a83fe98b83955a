import { allowed } from './allow-list.ts';
import { contentFindings } from './checks.ts';
import { engineFindings } from './engines.ts';
import { axeFindings } from './engines/axe.ts';
import { sayFinding } from './finding.ts';
import { expect, test } from './gate.ts';
import { isRefused, keptIn } from './kept-answers.ts';
import { isFurther, pageStates } from './routes.ts';

// Opened once for all of it: these are most of the states, and opening them takes longer than looking at them.
for (const state of pageStates.filter(isFurther)) {
  test(`nothing is found on ${state.name}`, async ({ open, page }) => {
    await open(state);
    expect.soft((await contentFindings(page)).map(sayFinding)).toEqual([]);
    if (isRefused(state)) expect.soft(await keptIn(page)).toMatchObject(state.answers ?? {});
    expect.soft((await engineFindings(page, 'light', allowed, [axeFindings])).map(sayFinding)).toEqual([]);
  });
}
