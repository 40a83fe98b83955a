import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { lookInPage } from '../in-page.ts';
import type { Seen } from '../in-page.ts';

/** A picture says in words what it shows; films have captions, sound has a text, and neither begins by itself (WCAG 1.1.1, 1.2, 1.4.2). */
export const picturesAndMedia = (page: Page): Promise<Finding[]> => lookInPage(page, 'pictures-and-media', look);

function look(): Seen[] {
  const { point } = window.gate;
  const seen: Seen[] = [];
  const say = (rule: string, element: Element, message: string) =>
    seen.push({ rule, element: point(element), message });
  for (const picture of document.querySelectorAll(
    'img[alt], input[type="image"][alt], area[alt], [role="img"][aria-label], svg[aria-label]',
  )) {
    const said = (picture.getAttribute('alt') ?? picture.getAttribute('aria-label') ?? '').trim();
    if (!said) continue;
    const source = (picture.getAttribute('src') ?? '').split('/').at(-1)?.split(/[.?#]/)[0] ?? '';
    if (
      /\.(png|jpe?g|gif|svg|webp|avif|bmp)$/i.test(said) ||
      /^(img|image|dsc|pic|微信图片|截图|截屏|未命名)[-_ ]?\d*$/i.test(said) ||
      /^[\w-]*\d{4,}[\w-]*$/.test(said) ||
      (source.length > 2 && said === source)
    )
      say('alt-is-file-name', picture, `“${said}” is the name of a file`);
    else if (/^(一张)?(图片|图像|照片|图|图标|插图|配图|logo|image|picture|photo|icon|banner)$/i.test(said))
      say('alt-says-nothing', picture, `“${said}” does not say what it shows`);
    const around = picture.closest('a, button, figure, li')?.textContent?.replace(/\s+/g, '') ?? '';
    if (said.length > 1 && around.includes(said.replace(/\s+/g, '')))
      say('alt-repeats-text', picture, `“${said}” stands beside it already`);
  }
  // A text that tells the same stands near, or is linked there.
  const hasText = (element: Element) => {
    const near = element.closest('figure, section, article, main') ?? document.body;
    return /文字(稿|版|记录|说明|内容)|文稿|文本版/.test(near.textContent ?? '');
  };
  for (const film of document.querySelectorAll('video')) {
    if (!film.querySelector('track[kind="captions"], track[kind="subtitles"]'))
      say('film-without-captions', film, 'has no captions');
    if (!film.querySelector('track[kind="descriptions"]') && !hasText(film))
      say('film-without-description', film, 'has neither a description to hear nor a text');
  }
  for (const sound of document.querySelectorAll('audio'))
    if (!hasText(sound)) say('sound-without-text', sound, 'has no text that says the same');
  for (const media of document.querySelectorAll<HTMLMediaElement>('video, audio')) {
    if (media.autoplay) say('plays-by-itself', media, 'begins without being asked');
    if (!media.controls) say('media-without-controls', media, 'cannot be stopped or made quieter');
  }
  for (const old of document.querySelectorAll('object, embed, bgsound'))
    say('plays-by-itself', old, 'is played by something that cannot be stopped');
  return seen;
}
