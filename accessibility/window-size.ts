import type { Page } from '@playwright/test';

/** Runs something with the window in another size, in CSS pixels, and puts it back. */
export async function atSize<Result>(
  page: Page,
  size: { width: number; height: number },
  run: () => Promise<Result>,
): Promise<Result> {
  const before = page.viewportSize() ?? { width: 1280, height: 720 };
  await page.setViewportSize(size);
  try {
    return await run();
  } finally {
    await page.setViewportSize(before);
  }
}

/** Runs something with the browser's own text size changed, in pixels, and puts it back to 16. */
export async function atTextSize<Result>(page: Page, pixels: number, run: () => Promise<Result>): Promise<Result> {
  const session = await page.context().newCDPSession(page);
  const set = (size: number) => session.send('Page.setFontSizes', { fontSizes: { standard: size, fixed: size } });
  await set(pixels);
  try {
    return await run();
  } finally {
    await set(16);
    await session.detach();
  }
}
