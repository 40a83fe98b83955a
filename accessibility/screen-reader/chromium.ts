import { chromium } from '@playwright/test';
import type { BrowserContext } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Desktop } from './desktop.ts';
import { until } from './harness-error.ts';

/** Remembered visits would be said or not, as the history database finds time; translation would offer itself. */
const preferences = {
  translate: { enabled: false },
  intl: { accept_languages: 'zh-CN,zh', selected_languages: 'zh-CN,zh' },
  history: { saving_disabled: true },
  credentials_enable_service: false,
};

/** Starts Debian's Chromium on the desktop and brings its window to the front. */
export async function startChromium(desktop: Desktop): Promise<BrowserContext> {
  const profile = join(desktop.folder, 'profile');
  mkdirSync(join(profile, 'Default'), { recursive: true });
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify(preferences));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium',
    headless: false,
    viewport: null,
    locale: 'zh-CN',
    serviceWorkers: 'block',
    env: Object.fromEntries(Object.entries(desktop.environment).map(([name, value]) => [name, value ?? ''])),
    ignoreDefaultArgs: ['--enable-automation'],
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--force-renderer-accessibility',
      '--kiosk',
      '--test-type',
      '--lang=zh-CN',
      '--noerrdialogs',
    ],
  });
  const window = ['search', '--onlyvisible', '--class', 'chromium', 'windowactivate', '--sync'];
  await until('the window of Chromium', () => desktop.run('xdotool', ...window).catch(() => undefined));
  return context;
}
