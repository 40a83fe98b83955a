import { expect, test } from './gate.ts';
import { light, narrow, narrowWithLargeText } from './modes.ts';
import type { Mode } from './modes.ts';
import { pageStates } from './routes.ts';

const cases: Readonly<Record<string, Mode>> = {
  'at 320 pixels, which is 400 % of 1280': narrow,
  'at 320 pixels with the largest text of the settings': narrowWithLargeText,
  'with the browser set to text of 200 %': { textSize: 32 },
};

/** WCAG 1.4.12, as a person's own style sheet sets it. */
const spaced = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;

for (const state of pageStates) {
  for (const [name, mode] of Object.entries(cases)) {
    test(`${state.name} shows everything without scrolling sideways ${name}`, async ({ open, page }) => {
      await open(state, mode);
      expect(await page.evaluate(() => window.gate.cutOff())).toEqual([]);
    });
  }

  for (const [name, mode] of Object.entries({ 'a wide window': light, '320 pixels': narrow })) {
    test(`${state.name} keeps its text whole with wider text spacing in ${name}`, async ({ open, page }) => {
      await open(state, mode);
      const findings = await page.evaluate((text) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(text);
        document.adoptedStyleSheets = [sheet];
        return window.gate.cutOff();
      }, spaced);
      expect(findings).toEqual([]);
    });
  }
}
