import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Finding } from '../finding.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('accessibility-checker-engine/ace.js'), 'utf8');

/** The part of IBM's report that is read here. */
interface Report {
  results: readonly Result[];
}

interface Result {
  ruleId: string;
  /** How much it matters, and what came out. */
  value: [policy: 'VIOLATION' | 'RECOMMENDATION' | 'INFORMATION', outcome: 'PASS' | 'FAIL' | 'POTENTIAL' | 'MANUAL'];
  message: string;
  snippet: string;
}

/** What is asked or claimed about every page, or about an element that is known to be right, and what holds it. */
const settled: Readonly<Record<string, RegExp>> = {
  // WebKit takes the role from a list without bullets. The style sheet hangs on the role, so both are there or neither.
  aria_role_redundant: /role="list"/,
  // ARIA lists what has to be in a group of choices, not all that may be; the hint and the mistake belong to the group.
  aria_child_valid: /role="radiogroup"/,
  // The browser moves between native radio buttons by itself, and the keyboard walk presses the keys.
  aria_keyboard_handler_exists: /<fieldset[^>]* role="radiogroup"/,
  // A form without a name is no landmark in HTML's mapping, so there is nothing to tell apart.
  aria_form_label_unique: /^<form(?![^>]* aria-label)/,
  aria_landmark_name_unique: /^<form(?![^>]* aria-label)/,
  // It looks for the label of these two in `aria-labelledby` only, not in `label`; checks/field-names.ts asks for a label.
  input_label_visible: /^<(textarea|select)/,
  // Nobody hears the attribute. Where the words come from is said in a sentence.
  blockquote_cite_exists: /^<blockquote/,
  // The keyboard walk looks whether each stop is seen while it has the focus.
  element_tabbable_visible: /class="skip"/,
  // The padding of a link on the next line counts as a cover. The keyboard walk looks what covers a stop in focus.
  element_tabbable_unobscured: /^<a /,
  // Asked about every style sheet that sets a border or an outline; the focus is measured in pixels.
  style_focus_visible: /^</,
  // Asked about every page with colours; the words for colours are looked for in the text.
  style_color_misuse: /^<style/,
  // Asked about every short paragraph and label. A paragraph in bold that stands for a heading is found by axe.
  text_block_heading: /^</,
};

/** What IBM's engine finds to be wrong, by WCAG or by its own advice, and where it suspects that WCAG is broken. */
export async function ibmFindings(page: Page): Promise<Finding[]> {
  // The script declares `ace` for whoever evaluates it, and is gone with this one evaluation.
  const report = await page.evaluate(`(async () => {
    ${source};
    const { results } = await new ace.Checker().check(document, ['IBM_Accessibility', 'WCAG_2_2']);
    return { results: results.map(({ ruleId, value, message, snippet }) => ({ ruleId, value, message, snippet })) };
  })()`);
  // The engine has no type for what is in `value`.
  return (report as Report).results
    .filter((result) => isFinding(result) && !settled[result.ruleId]?.test(result.snippet))
    .map(({ ruleId, value: [, outcome], message, snippet }) => ({
      by: 'ibm',
      rule: ruleId,
      element: snippet,
      message: `${outcome === 'FAIL' ? '' : 'undecided: '}${message}`,
    }));
}

/** A suspicion against mere advice is left out (“these fields may belong together”), and so is a reminder to people. */
const isFinding = ({ value: [policy, outcome] }: Result): boolean =>
  outcome === 'FAIL' || (outcome === 'POTENTIAL' && policy === 'VIOLATION');
