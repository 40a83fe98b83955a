import type { Page } from '@playwright/test';

/** The whole page as a PNG in base64, up to a height that Chromium still paints. */
export async function pictureOf(page: Page): Promise<string> {
  const { width, height } = await page.evaluate(() => ({
    width: document.documentElement.clientWidth,
    height: document.documentElement.scrollHeight,
  }));
  const clip = { x: 0, y: 0, width, height: Math.min(height, 16_000) };
  const take = () => page.screenshot({ fullPage: true, clip, caret: 'hide', animations: 'allow' });
  // A busy machine now and then has no room for a tall picture; that says nothing of the page.
  const picture = await take().catch(take);
  return picture.toString('base64');
}
