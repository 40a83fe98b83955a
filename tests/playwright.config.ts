import { defineConfig } from '@playwright/test';
import { findChromium } from './chromium.ts';

const executablePath = findChromium();

export default defineConfig({
  globalSetup: './global-setup.ts',
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // A portal that is broken throughout is known to be so before an hour has passed.
  maxFailures: 60,
  timeout: 60_000,
  // A busy machine may take long over a page; nothing here is about speed.
  expect: { timeout: 20_000 },
  reporter: [['dot'], ['json', { outputFile: process.env['TEST_REPORT'] ?? '../test-results/playwright.json' }]],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    serviceWorkers: 'block',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'journeys', testDir: 'journeys' },
    { name: 'journeys without scripts', testDir: 'journeys', use: { javaScriptEnabled: false } },
    { name: 'accessibility', testDir: '../accessibility' },
  ],
});
