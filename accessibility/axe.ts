import type { Page } from '@playwright/test';
import type { AxeResults, Result } from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A finding that does not stop the build, and why. */
interface Exception {
  rule: string;
  /** Part of the selector that axe gives. */
  element: string;
  /** The only mode that it holds for. */
  mode?: string;
  reason: string;
}

export const exceptions: readonly Exception[] = [
  {
    rule: 'color-contrast',
    element: '',
    mode: 'forced colours',
    reason:
      'The person chose these colours. axe takes the ones of the style sheet; pages.spec.ts measures those shown.',
  },
  {
    rule: 'color-contrast-enhanced',
    element: '',
    mode: 'forced colours',
    reason: 'As above.',
  },
  {
    rule: 'hidden-content',
    element: '.job-list__filter-link',
    reason: 'A shortcut past a long list that only narrow windows show; it is checked there, at 320 pixels.',
  },
];

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds with all its rules on, those too that are off by default. What axe cannot decide is a finding as well:
 * a page has to be plain enough for a machine to see that it is right.
 */
export async function axeFindings(page: Page, mode: string): Promise<string[]> {
  await page.evaluate(source);
  const results = await page.evaluate(async () => {
    // The script above defines it.
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const rules = Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: true }]));
    return axe.run({ rules, resultTypes: ['violations', 'incomplete'] });
  });
  return [...describe(results, 'violations', mode), ...describe(results, 'incomplete', mode)];
}

function describe(results: AxeResults, kind: 'violations' | 'incomplete', mode: string): string[] {
  return results[kind].flatMap((result) =>
    result.nodes
      .filter((node) => !isExcepted(result, node.target.join(' '), mode))
      .map((node) => {
        const [{ message } = { message: result.help }] = [...node.any, ...node.all, ...node.none];
        return `${result.id}${kind === 'incomplete' ? ' (undecided)' : ''}: ${node.target.join(' ')}: ${message}`;
      }),
  );
}

const isExcepted = ({ id }: Result, target: string, mode: string): boolean =>
  exceptions.some((each) => each.rule === id && target.includes(each.element) && (each.mode ?? mode) === mode);
