import type { Page } from '@playwright/test';
import { Audit, Outcome } from '@siteimprove/alfa-act';
import { Playwright } from '@siteimprove/alfa-playwright';
import alfaRules from '@siteimprove/alfa-rules';
import type { Flattened } from '@siteimprove/alfa-rules';
import type { Finding } from '../finding.ts';

// The page has to start with its h1, says R61. Mistakes, and what just happened, are heard before it here, as intended.
const rules = alfaRules.reject(({ uri }) => uri.endsWith('/sia-r61'));

/** What is claimed about an element that is known to be right. */
const settled: Readonly<Record<string, RegExp>> = {
  // The box around the navigation, which goes on beside it and wraps, is taken for something that lies over it.
  'sia-r111': /^<a class="brand"/,
  // A plan that comes with a notice has a title of its own above its first part, and both are on one level.
  'sia-r78': /^<h2 id="preamble"/,
};

/** What Siteimprove Alfa finds with all its rules, and what it asks a person about. */
export async function alfaFindings(page: Page): Promise<Finding[]> {
  const copy = await Playwright.toPage(await page.evaluateHandle(() => document));
  const outcomes = [...(await Audit.of(copy, rules).evaluate())];
  return outcomes.flatMap((outcome) => {
    const message = messageOf(outcome);
    if (message === undefined) return [];
    // Written out, an element has all its descendants.
    const [tag = ''] = /^<[^>]*>[^<]*/.exec(String(outcome.target)) ?? [];
    const rule = outcome.rule.uri.slice(outcome.rule.uri.lastIndexOf('/') + 1);
    const element = tag.replace(/\s+/g, ' ').trim();
    return settled[rule]?.test(element) ? [] : [{ by: 'alfa', rule, element, message }];
  });
}

type RuleOutcome = Outcome<Flattened.Input, Flattened.Target, Flattened.Question, Flattened.Subject>;

function messageOf(outcome: RuleOutcome): string | undefined {
  if (Outcome.isCantTell(outcome)) return `undecided: ${outcome.diagnostic.message}`;
  if (!Outcome.isFailed(outcome)) return undefined;
  return [...outcome.expectations].flatMap(([, result]) => [...result.err()].map(({ message }) => message)).join(' ');
}
