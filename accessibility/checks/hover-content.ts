import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { lookInPage } from '../in-page.ts';
import type { Seen } from '../in-page.ts';
import { markListeners } from '../listeners.ts';

/** Nothing is shown to the mouse alone: no tooltip, no menu that opens under the pointer (WCAG 1.4.13, 2.1.1). */
export async function hoverContent(page: Page): Promise<Finding[]> {
  await markListeners(page);
  return lookInPage(page, 'hover-content', look);
}

function look(): Seen[] {
  const { hasOwnText, isSeen, point, words } = window.gate;
  const seen: Seen[] = [];
  const rulesIn = (list: CSSRuleList): CSSStyleRule[] =>
    [...list].flatMap((rule) => {
      if (rule instanceof CSSStyleRule) return [rule, ...rulesIn(rule.cssRules)];
      return rule instanceof CSSGroupingRule ? rulesIn(rule.cssRules) : [];
    });
  const rules = [...document.styleSheets].flatMap((sheet) => rulesIn(sheet.cssRules));
  const selectors = new Set(rules.flatMap(({ selectorText }) => selectorText.split(',').map((part) => part.trim())));
  const shows =
    /^(display|visibility|opacity|clip|clip-path|height|max-height|width|max-width|transform|left|top|right|bottom|scale|content)$/;
  for (const { selectorText, style } of rules) {
    if (!selectorText.includes(':hover') || ![...style].some((property) => shows.test(property))) continue;
    for (const selector of selectorText.split(',').map((part) => part.trim())) {
      if (!selector.includes(':hover') || /:not\([^)]*:hover/.test(selector)) continue;
      const twins = [':focus', ':focus-within', ':focus-visible'].map((state) => selector.replaceAll(':hover', state));
      if (twins.some((twin) => selectors.has(twin))) continue;
      const isPseudo = /::?(before|after)$/.test(selector);
      const plain = selector.replaceAll(':hover', '').replace(/::?(before|after)$/, '') || '*';
      const hidden = [...document.querySelectorAll(plain)].find((element) =>
        isPseudo ? style.content : words(element) && !isSeen(element),
      );
      if (hidden)
        seen.push({ rule: 'shown-on-hover-only', element: point(hidden), message: `is shown by ${selector} alone` });
    }
  }
  for (const element of document.querySelectorAll('body [title]:not(iframe, svg *)'))
    seen.push({
      rule: 'tooltip',
      element: point(element),
      message: `“${element.getAttribute('title')}” is shown to the mouse alone`,
    });

  const text = () =>
    [...document.body.querySelectorAll('*')].filter((element) => hasOwnText(element) && isSeen(element));
  const listening = document.querySelectorAll(
    '[data-listens~="mouseenter"], [data-listens~="mouseover"], [data-listens~="pointerenter"], [data-listens~="pointerover"]',
  );
  for (const element of listening) {
    const before = new Set(text());
    const send = (...kinds: string[]) => {
      for (const kind of kinds) {
        element.dispatchEvent(new PointerEvent(kind, { bubbles: !kind.endsWith('enter') && !kind.endsWith('leave') }));
      }
    };
    send('pointerover', 'pointerenter', 'mouseover', 'mouseenter');
    const added = text().filter((each) => !before.has(each));
    send('pointerout', 'pointerleave', 'mouseout', 'mouseleave');
    const kinds = (element.getAttribute('data-listens') ?? '').split(' ');
    if (added[0] && !kinds.includes('focus') && !kinds.includes('focusin'))
      seen.push({
        rule: 'shown-on-hover-only',
        element: point(added[0]),
        message: `is shown when the mouse is on ${point(element)}`,
      });
  }
  return seen;
}
