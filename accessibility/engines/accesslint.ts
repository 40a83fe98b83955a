import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Finding } from '../finding.ts';

const source = readFileSync(fileURLToPath(import.meta.resolve('@accesslint/core/iife')), 'utf8');

/** What AccessLint finds with all its rules. A rule that breaks on a page fails the test. */
export async function accesslintFindings(page: Page): Promise<Finding[]> {
  await page.evaluate(source);
  const { violations, skippedRules } = await page.evaluate(() => {
    // The script above defines it.
    const { AccessLint } = window as unknown as { AccessLint: typeof import('@accesslint/core') };
    const { violations, skippedRules } = AccessLint.runAudit(document, { includeAAA: true });
    return { violations: violations.map(({ element, ...violation }) => violation), skippedRules };
  });
  const [broken] = skippedRules;
  if (broken) throw new Error(`AccessLint could not decide ${broken.ruleId}: ${broken.error}`);
  return violations
    .filter(({ ruleId, html }) => !(ruleId === 'keyboard-accessible/scrollable-region' && isTextArea(html)))
    .map(({ ruleId, selector, message }) => ({ by: 'accesslint', rule: ruleId, element: selector, message }));
}

/** The keyboard scrolls it by itself. */
const isTextArea = (html: string): boolean => html.startsWith('<textarea');
