import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { lookInPage } from '../in-page.ts';
import type { Seen } from '../in-page.ts';

/**
 * Sound has a text beside it, film has captions in Chinese and a text or a description of what is only seen, a broadcast
 * has captions (WCAG 1.2.1 to 1.2.5), and none of them starts by itself (WCAG 1.4.2).
 */
export const media = (page: Page): Promise<Finding[]> => lookInPage(page, 'media', look);

function look(): Seen[] {
  const { point } = window.gate;
  const seen: Seen[] = [];
  for (const each of document.querySelectorAll<HTMLMediaElement>('audio, video')) {
    const element = point(each);
    const tracks = (kind: string) => each.querySelector(`track[kind="${kind}"][srclang^="zh"]`) !== null;
    // The text is part of the same section, or a link there leads to it.
    const section = each.closest('figure, section, article, main') ?? document.body;
    const hasText = [...section.querySelectorAll('a, summary, h2, h3, h4')].some((other) =>
      /文字稿|文字版|文字说明/.test(other.textContent ?? ''),
    );
    if (each.autoplay) seen.push({ rule: 'media-starts', element, message: 'starts by itself' });
    if (!each.controls) seen.push({ rule: 'media-without-controls', element, message: 'cannot be stopped' });
    if (each.tagName === 'AUDIO' && !hasText)
      seen.push({ rule: 'sound-without-text', element, message: 'has no 文字稿 beside it' });
    if (each.tagName !== 'VIDEO') continue;
    if (!tracks('captions') && !each.muted)
      seen.push({ rule: 'film-without-captions', element, message: 'has no captions' });
    if (!hasText && !tracks('descriptions'))
      seen.push({ rule: 'film-without-description', element, message: 'says nothing of what is only seen' });
  }
  for (const each of document.querySelectorAll('iframe'))
    if (/直播|视频|录像|宣讲/.test(each.title) && !/字幕/.test(each.title))
      seen.push({
        rule: 'broadcast-without-captions',
        element: point(each),
        message: `“${each.title}” speaks of no captions`,
      });
  return seen;
}
