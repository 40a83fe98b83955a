import { prepareDatabases } from './database-url.ts';

/** Before the first test file of vitest or Playwright: the databases to copy. What it returns runs after the last. */
export default prepareDatabases;
