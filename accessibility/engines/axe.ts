import type { Page } from '@playwright/test';
import type { AxeResults, NodeResult } from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Finding } from '../finding.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds with all its rules on, those too that are off by default. What axe cannot decide is a finding as well:
 * a page has to be plain enough for a machine to see that it is right.
 */
export async function axeFindings(page: Page): Promise<Finding[]> {
  await page.evaluate(source);
  const results = await page.evaluate(async () => {
    // The script above defines it.
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    // In forced colours the person chose the colours, and axe looks at those of the style sheet.
    const isOn = (id: string) => !(matchMedia('(forced-colors: active)').matches && /contrast/.test(id));
    const rules = Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: isOn(ruleId) }]));
    return axe.run({ rules, resultTypes: ['violations', 'incomplete'] });
  });
  return [...describe(results, 'violations'), ...describe(results, 'incomplete')];
}

function describe(results: AxeResults, kind: 'violations' | 'incomplete'): Finding[] {
  return results[kind].flatMap(({ id, help, nodes }) =>
    nodes.map((node) => ({
      by: 'axe',
      rule: id,
      element: node.target.join(' '),
      message: `${kind === 'incomplete' ? 'undecided: ' : ''}${reasonOf(node) ?? help}`,
    })),
  );
}

const reasonOf = ({ any, all, none }: NodeResult): string | undefined => [...any, ...all, ...none][0]?.message;
