import { defineConfig } from '@playwright/test';

export default defineConfig({
  globalSetup: './global-setup.ts',
  testMatch: ['journeys/*.ts', 'pages.ts', 'seeded-defects.ts'],
  outputDir: '../../test-results/screen-reader',
  snapshotPathTemplate: 'transcripts/{arg}{ext}',
  updateSnapshots: 'none',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 180_000,
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['TEST_REPORT'] ?? '../../test-results/screen-reader/playwright.json' }],
  ],
});
