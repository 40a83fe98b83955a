import type { CDPSession, Page } from '@playwright/test';
import { standardDisplay, writeDisplay } from '#src/preferences.ts';
import type { Display } from '#src/preferences.ts';

/** A way of looking at a page. What is left out is as a new computer has it. */
export interface Mode {
  media?: Parameters<Page['emulateMedia']>[0];
  /** Settings that the person chose on the portal. */
  display?: Partial<Display>;
  /** Width and height in CSS pixels. 1280 by 1024 at 400 % is 320 by 256. */
  viewport?: { width: number; height: number };
  /** The browser's own text size, in pixels; 16 unless somebody changed it. */
  textSize?: number;
}

export const light: Mode = {};
export const narrow: Mode = { viewport: { width: 320, height: 256 } };
export const narrowWithLargeText: Mode = { viewport: { width: 320, height: 640 }, display: { size: '200' } };

/** The modes of the gate: every page is checked in each. */
export const modes: Readonly<Record<string, Mode>> = {
  light,
  dark: { media: { colorScheme: 'dark' } },
  'high contrast': { display: { theme: 'contrast' } },
  'forced colours': { media: { forcedColors: 'active' } },
  'more contrast and less motion': { media: { contrast: 'more', reducedMotion: 'reduce' } },
  'text at 200 %': { textSize: 32 },
  '320 pixels': narrow,
};

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/** Puts a page into a mode and out of the one before; the next visit shows it. */
export async function enterMode(page: Page, mode: Mode, origin: string): Promise<void> {
  const asNew = {
    colorScheme: 'light',
    forcedColors: 'none',
    contrast: 'no-preference',
    reducedMotion: 'no-preference',
  } as const;
  await page.emulateMedia({ ...asNew, ...mode.media });
  await page.setViewportSize(mode.viewport ?? { width: 1280, height: 720 });
  const display = encodeURIComponent(writeDisplay({ ...standardDisplay, ...mode.display }));
  await page.context().addCookies([{ name: 'display', value: display, url: origin }]);
  const session = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, session);
  const size = mode.textSize ?? 16;
  await (await session).send('Page.setFontSizes', { fontSizes: { standard: size, fixed: size } });
}
