import { defineConfig } from '@playwright/test';

export default defineConfig({
  globalSetup: './global-setup.ts',
  testMatch: ['journeys/*.ts', 'pages.ts', 'seeded-defects.ts'],
  outputDir: '../../test-results/screen-reader',
  snapshotPathTemplate: 'transcripts/{arg}{ext}',
  updateSnapshots: 'none',
  fullyParallel: true,
  forbidOnly: true,
  // Most of the time is silence that is waited for, so three listen on two cores.
  workers: 3,
  timeout: 180_000,
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['TEST_REPORT'] ?? '../../test-results/screen-reader/playwright.json' }],
  ],
});
