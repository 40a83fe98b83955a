import type { Page } from '@playwright/test';
import type { AxeResults, Result } from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A finding that does not stop the build, and why. */
interface Exception {
  rule: string;
  /** Part of the selector that axe gives. */
  element: string;
  reason: string;
}

export const exceptions: readonly Exception[] = [];

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds with all its rules on, those too that are off by default. What axe cannot decide is a finding as well:
 * a page has to be plain enough for a machine to see that it is right.
 */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(source);
  const results = await page.evaluate(async () => {
    // The script above defines it.
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const rules = Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: true }]));
    return axe.run({ rules, resultTypes: ['violations', 'incomplete'] });
  });
  return [...describe(results, 'violations'), ...describe(results, 'incomplete')];
}

function describe(results: AxeResults, kind: 'violations' | 'incomplete'): string[] {
  return results[kind].flatMap((result) =>
    result.nodes
      .filter((node) => !isExcepted(result, node.target.join(' ')))
      .map((node) => {
        const [{ message } = { message: result.help }] = [...node.any, ...node.all, ...node.none];
        return `${result.id}${kind === 'incomplete' ? ' (undecided)' : ''}: ${node.target.join(' ')}: ${message}`;
      }),
  );
}

const isExcepted = ({ id }: Result, target: string): boolean =>
  exceptions.some(({ rule, element }) => rule === id && target.includes(element));
