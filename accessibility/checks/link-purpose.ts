import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { lookInPage } from '../in-page.ts';
import type { Seen } from '../in-page.ts';

/** Each link names its target by itself, leads somewhere, and stays in the window (WCAG 2.4.4, 2.4.9, 3.2.5). */
export const linkPurpose = (page: Page): Promise<Finding[]> => lookInPage(page, 'link-purpose', look);

function look(): Seen[] {
  const { point } = window.gate;
  const seen: Seen[] = [];
  const vague =
    /^(请?点击?(这里|此处|我|查看|进入|下载)?|这里|此处|更多|了解更多|查看更多|阅读更多|阅读全文|全文|查看|详情|查看详情|详细|链接|打开|进入|下载|下一步|提交|确定|here|click here|more|read more|link)(。|…|\.{3}|>+|»)?$/i;
  const nameOf = (element: Element) => {
    const labelled = (element.getAttribute('aria-labelledby') ?? '')
      .split(/\s+/)
      .map((id) => (id ? document.getElementById(id)?.textContent : ''))
      .join(' ');
    const pictures = [...element.querySelectorAll('img[alt]')].map((each) => each.getAttribute('alt')).join(' ');
    const name = labelled.trim() || element.getAttribute('aria-label') || `${element.textContent} ${pictures}`;
    return name.trim().replace(/\s+/g, ' ');
  };
  const targets = new Map<string, string>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a')) {
    if (!link.checkVisibility()) continue;
    const name = nameOf(link);
    const address = link.getAttribute('href');
    const element = point(link);
    if (vague.test(name)) seen.push({ rule: 'link-vague', element, message: `“${name}” does not name its target` });
    if (/^(https?:|www\.)|\.(pdf|docx?|html?)$/i.test(name))
      seen.push({ rule: 'link-text-is-address', element, message: `“${name}” is an address and no name` });
    // The same address again is what a page shown for lack of a connection has to offer.
    const isAgain = address === '' && /再|重新|刷新/.test(name);
    if (isAgain) continue;
    if (address === null ? link.matches('[onclick], [role="link"]') : /^\s*(#|javascript:.*)?$/i.test(address))
      seen.push({ rule: 'link-nowhere', element, message: `leads to “${address ?? ''}”` });
    if (link.target && link.target !== '_self' && !/新(窗口|标签|页面打开)/.test(name))
      seen.push({ rule: 'link-new-window', element, message: 'opens a new window without saying so' });
    if (address === null) continue;
    const target = targets.get(name);
    if (target !== undefined && target !== link.href)
      seen.push({ rule: 'link-ambiguous', element, message: `another link says “${name}” and leads elsewhere` });
    targets.set(name, link.href);
  }
  for (const form of document.querySelectorAll('form[target]:not([target="_self"]), base[target]'))
    seen.push({ rule: 'link-new-window', element: point(form), message: 'opens a new window' });
  for (const button of document.querySelectorAll('button'))
    if (vague.test(nameOf(button)))
      seen.push({ rule: 'button-vague', element: point(button), message: 'does not say what it does' });
  return seen;
}
