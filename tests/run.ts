import { rmSync } from 'node:fs';
import { findJava } from '../accessibility/engines/vnu.ts';
import { obtainScreenReader } from '../accessibility/screen-reader/packages.ts';
import { findPostgres } from './postgres-cluster.ts';
import { obtainChromium } from './chromium.ts';
import { installPackages } from './debian.ts';
import { runCommand, runPlaywright, runVitest } from './steps.ts';
import type { Outcome } from './steps.ts';

/**
 * `npm test`: everything, or the parts named as arguments (check, sqlite, postgres, journeys, accessibility,
 * screen-reader). With `--all`, every page in every state is looked at in every mode.
 */
const wanted = process.argv.slice(2).filter((word) => word !== '--all');
if (process.argv.includes('--all')) process.env['TEST_ACCESSIBILITY'] = 'all';
const isWanted = (part: string): boolean => wanted.length === 0 || wanted.includes(part);
const outcomes: Outcome[] = [];
const notRun: string[] = [];

rmSync('test-results', { recursive: true, force: true });

if (isWanted('check')) {
  outcomes.push(await runCommand('Types', 'astro', 'check', '--minimumSeverity', 'error'));
  outcomes.push(await runCommand('Format', 'prettier', '--check', '--log-level', 'warn', '.'));
}

if (wanted.join() !== 'check') outcomes.push(await runCommand('Build', 'astro', 'build'));

if (isWanted('sqlite')) outcomes.push(await runVitest('Unit, HTTP and database tests on SQLite', 'sqlite'));

if (isWanted('postgres')) {
  if (findPostgres() || (installPackages(['postgresql']) && findPostgres()))
    outcomes.push(await runVitest('HTTP and database tests on PostgreSQL', 'postgres'));
  else
    notRun.push('PostgreSQL was not tested: its server programs are missing and only root on Debian can install them.');
}

const projects = [
  ...(isWanted('journeys') ? ['journeys', 'journeys without scripts'] : []),
  ...(isWanted('accessibility') ? ['accessibility'] : []),
];
if (projects.length > 0) {
  if (obtainChromium()) outcomes.push(await runPlaywright('Journeys and accessibility in Chromium', projects));
  else notRun.push('Journeys and accessibility were not tested: there is no Chromium and none could be installed.');
}

// After the browsers, not beside them: what is heard waits for a machine that has time to answer.
if (isWanted('screen-reader')) {
  const obstacle = obtainScreenReader();
  if (obstacle) notRun.push(obstacle);
  else outcomes.push(await runPlaywright('Pages by ear', [], 'accessibility/screen-reader/playwright.config.ts'));
}

const sum = (count: (outcome: Outcome) => number): number => outcomes.reduce((total, each) => total + count(each), 0);
const passed = sum((outcome) => outcome.passed);
// A machine that stands for the project may not leave anything out.
const failed = sum((outcome) => outcome.failed) + (process.env['CI'] === 'true' ? notRun.length : 0);
const skipped = process.env['CI'] === 'true' ? 0 : notRun.length;

const slowest = outcomes.flatMap((outcome) => outcome.durations).sort((a, b) => b.seconds - a.seconds);
console.log('\nThe slowest tests:');
for (const { name, seconds } of slowest.slice(0, 20)) console.log(`${seconds.toFixed(1).padStart(6)} s  ${name}`);
console.log('\nWhat took how long:');
for (const { title, seconds } of outcomes) console.log(`${seconds.toFixed(1).padStart(6)} s  ${title}`);
// Last, so that whoever reads only the end of a long log sees it.
const failures = outcomes.flatMap((outcome) => outcome.failures);
if (failures.length > 0) console.log('\nWhat failed:');
for (const failure of failures) console.log(failure);
console.log();
for (const sentence of notRun) console.log(sentence);
// html-validate read it as well, so this is no failure.
if (isWanted('accessibility') && !findJava()) console.log('vnu did not read the HTML: there is no Java.');
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;
