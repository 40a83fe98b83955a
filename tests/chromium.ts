import { chromium } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installPackages, mayInstall } from './debian.ts';

/** The browser for the tests: Playwright's own, else a Chromium on the machine; undefined when there is none. */
export function findChromium(): string | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return [
    chromium.executablePath(),
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ].find((file) => existsSync(file));
}

/** Finds the browser, or installs it: Debian's package as root, else Playwright's own. Chinese fonts come with it. */
export function obtainChromium(): string | undefined {
  if (!hasChineseFont()) installPackages(['fonts-noto-cjk', 'fontconfig']);
  if (!findChromium() && mayInstall()) installPackages(['chromium']);
  if (!findChromium()) {
    const command = join(import.meta.dirname, '../node_modules/@playwright/test/cli.js');
    spawnSync(process.execPath, [command, 'install', 'chromium'], { stdio: 'inherit', timeout: 300_000 });
  }
  return findChromium();
}

/** Systems without fontconfig (macOS, Windows) bring their own Chinese fonts; a bare Linux has neither. */
function hasChineseFont(): boolean {
  if (process.platform !== 'linux') return true;
  return (spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout ?? '').trim() !== '';
}
