import type { Page } from '@playwright/test';
import { allowed, isAllowed } from './allow-list.ts';
import { accesslintFindings } from './engines/accesslint.ts';
import { alfaFindings } from './engines/alfa.ts';
import { axeFindings } from './engines/axe.ts';
import { ibmFindings } from './engines/ibm.ts';
import type { Finding } from './finding.ts';

/** The rule engines that look at a page in a browser. */
export const engines: Readonly<Record<string, (page: Page) => Promise<Finding[]>>> = {
  accesslint: accesslintFindings,
  alfa: alfaFindings,
  axe: axeFindings,
  ibm: ibmFindings,
};

// Half of the engines' time is Alfa's. What it holds in the other modes, contrast and sizes, our own checks hold too.
const quickEngines = [accesslintFindings, axeFindings, ibmFindings];
const enginesOf = (mode: string) =>
  mode === 'light' || process.env['TEST_ACCESSIBILITY'] === 'all' ? Object.values(engines) : quickEngines;

/**
 * What the rule engines find on a page as it is shown now, in one list, without what the allow-list lets pass. They skip
 * what is folded up, so it is unfolded for them. The mode is as `modes.ts` names it.
 */
export async function engineFindings(
  page: Page,
  mode = 'light',
  list = allowed,
  wanted = enginesOf(mode),
): Promise<Finding[]> {
  const folded = await page.evaluateHandle(() => [...document.querySelectorAll('details:not([open])')]);
  const fold = (isOpen: boolean) =>
    folded.evaluate((all, open) => all.forEach((each) => each.toggleAttribute('open', open)), isOpen);
  await fold(true);
  const findings: Finding[] = [];
  for (const find of wanted) findings.push(...(await find(page)));
  await fold(false);
  return findings.filter((finding) => !isAllowed(finding, mode, list));
}
