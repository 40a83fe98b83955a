import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = join(import.meta.dirname, '..');
const files = globSync('tests/**/*.test.ts', { cwd: root });
const asksTheDatabase = (file: string): boolean =>
  /from '[^']*\/(database|database-url|portal|factories)\.ts'/.test(readFileSync(join(root, file), 'utf8'));

export default defineConfig({
  root,
  test: {
    // What asks no database says the same on both engines.
    include: process.env['TEST_DATABASE'] === 'postgres' ? files.filter(asksTheDatabase) : files,
    globalSetup: ['tests/global-setup.ts'],
    pool: 'threads',
    // As many as the machine has processors; on two, Vitest would take one. PostgreSQL counts the transactions of all its
    // databases together, and the front cache looks at them: there one file at a time.
    maxWorkers: process.env['TEST_DATABASE'] === 'postgres' ? 1 : '100%',
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
