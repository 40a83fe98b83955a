import { axeFindings } from './axe.ts';
import { expect, test } from './gate.ts';
import { modes } from './modes.ts';
import { pageStates } from './routes.ts';

for (const state of pageStates) {
  for (const [name, mode] of Object.entries(modes)) {
    test(`axe finds nothing on ${state.name}, ${name}`, async ({ open, page }) => {
      await open(state, mode);
      expect(await axeFindings(page)).toEqual([]);
    });
  }
}
