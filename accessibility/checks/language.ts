import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { lookInPage } from '../in-page.ts';
import type { Seen } from '../in-page.ts';

/** The page and each of its passages are in the language that they say they are in (WCAG 3.1.1, 3.1.2). */
export const language = (page: Page): Promise<Finding[]> => lookInPage(page, 'language', look);

function look(): Seen[] {
  const { isSeen, point } = window.gate;
  const seen: Seen[] = [];
  const written = document.body.innerText;
  const han = (written.match(/\p{Script=Han}/gu) ?? []).length;
  const latin = (written.match(/[A-Za-z]+/g) ?? []).length;
  const { lang } = document.documentElement;
  const isRight =
    han >= latin ? /^zh(-Hans)?(-CN)?$/i.test(lang) : /^[a-z]{2,3}(-|$)/i.test(lang) && !/^zh/i.test(lang);
  if (!isRight)
    seen.push({
      rule: 'language-of-page',
      element: '<html>',
      message: `${han} characters, and the language “${lang}”`,
    });

  // Names and abbreviations are read well enough in any language; a sentence is not.
  const isForeign = (text: string) =>
    /[A-Za-z][A-Za-z ,.;:'’!?-]{24,}/.test(text) ||
    /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Tibetan}]{4}/u.test(
      text,
    );
  const judge = (text: string, element: Element) => {
    const here = element.closest('[lang]')?.getAttribute('lang') ?? '';
    if (/^zh/i.test(here) && isForeign(text))
      seen.push({
        rule: 'language-of-parts',
        element: point(element),
        message: `“${text.trim()}” is said to be ${here}`,
      });
    if (
      element.closest('[lang]') !== document.documentElement &&
      !/^(zh|ja|yue|und)/i.test(here) &&
      /\p{Script=Han}{4}/u.test(text)
    )
      seen.push({
        rule: 'language-of-parts',
        element: point(element),
        message: `“${text.trim()}” is said to be ${here}`,
      });
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (element && !element.matches('script, style, code, kbd, noscript, template') && isSeen(element))
      judge(texts.currentNode.nodeValue ?? '', element);
  }
  for (const element of document.body.querySelectorAll('[alt], [aria-label]'))
    judge(element.getAttribute('alt') ?? element.getAttribute('aria-label') ?? '', element);
  return seen;
}
