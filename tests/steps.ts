import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** What one step of the run found. */
export interface Outcome {
  title: string;
  passed: number;
  failed: number;
  seconds: number;
  durations: { name: string; seconds: number }[];
  /** What failed, each with the beginning of what it said. */
  failures: string[];
}

const root = join(import.meta.dirname, '..');
const reports = join(root, 'test-results');

/** A command of a development dependency that counts as one test. */
export async function runCommand(title: string, command: string, ...words: string[]): Promise<Outcome> {
  const { succeeded, seconds } = await run(title, command, words);
  return {
    title,
    passed: succeeded ? 1 : 0,
    failed: succeeded ? 0 : 1,
    seconds,
    durations: [],
    failures: succeeded ? [] : [title],
  };
}

/** Every Vitest file on one engine. */
export async function runVitest(title: string, engine: string): Promise<Outcome> {
  const report = join(reports, `vitest-${engine}.json`);
  const words = ['run', '--config', 'tests/vitest.config.ts'];
  const reporting = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { succeeded, seconds } = await run(title, 'vitest', [...words, ...reporting], { TEST_DATABASE: engine });
  const files = readReport<VitestReport>(report)?.testResults ?? [];
  const results = files.flatMap((file) => {
    // A file that could not be loaded has no tests to fail.
    if (file.assertionResults.length === 0)
      return [{ name: file.name, isPassed: false, seconds: 0, message: file.message ?? '' }];
    return file.assertionResults.map(({ fullName, status, duration, failureMessages }) => ({
      name: fullName,
      isPassed: status === 'passed',
      seconds: (duration ?? 0) / 1000,
      message: failureMessages?.join('\n') ?? '',
    }));
  });
  return count(title, results, succeeded, seconds);
}

/** The named Playwright projects of a configuration; without names, all of them. */
export async function runPlaywright(
  title: string,
  projects: readonly string[],
  config = 'tests/playwright.config.ts',
): Promise<Outcome> {
  const report = join(reports, `${config.replaceAll('/', '-')}.json`);
  const words = ['test', '--config', config, ...projects.map((name) => `--project=${name}`)];
  const { succeeded, seconds } = await run(title, 'playwright', words, { TEST_REPORT: report });
  const results = readReport<PlaywrightReport>(report)?.suites.flatMap((suite) => testsOf(suite)) ?? [];
  return count(title, results, succeeded, seconds);
}

interface Result {
  name: string;
  isPassed: boolean;
  seconds: number;
  message: string;
}

interface VitestReport {
  testResults: {
    name: string;
    message?: string;
    assertionResults: { fullName: string; status: string; duration?: number; failureMessages?: string[] }[];
  }[];
}

interface PlaywrightSuite {
  file: string;
  suites?: PlaywrightSuite[];
  specs: {
    title: string;
    tests: {
      status: string;
      projectName: string;
      results: { duration: number; errors?: { message?: string }[] }[];
    }[];
  }[];
}

interface PlaywrightReport {
  suites: PlaywrightSuite[];
}

function testsOf(suite: PlaywrightSuite): Result[] {
  const own = suite.specs.flatMap((spec) =>
    spec.tests.map(({ status, projectName, results }) => ({
      name: `${projectName || 'by ear'}, ${suite.file}: ${spec.title}`,
      isPassed: status === 'expected',
      seconds: results.reduce((total, { duration }) => total + duration, 0) / 1000,
      message: results.flatMap(({ errors }) => errors?.map((error) => error.message ?? '') ?? []).join('\n'),
    })),
  );
  return [...own, ...(suite.suites ?? []).flatMap((inner) => testsOf(inner))];
}

/** A test that was left out by its author has not passed. A step that broke outside its tests has failed too. */
function count(title: string, results: Result[], succeeded: boolean, seconds: number): Outcome {
  const failures = results.filter((result) => !result.isPassed).map(sayFailure);
  if (failures.length === 0 && !succeeded) failures.push(`${title}: it broke outside its tests.`);
  const passed = results.filter((result) => result.isPassed).length;
  return { title, passed, failed: failures.length, seconds, durations: results, failures };
}

function sayFailure({ name, message }: Result): string {
  const lines = stripVTControlCharacters(message).split('\n').slice(0, 12);
  return [name, ...lines.map((line) => `    ${line.slice(0, 300)}`)].join('\n');
}

function readReport<Report>(file: string): Report | undefined {
  // The reporters of our own pinned tools write these shapes.
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : undefined;
}

async function run(title: string, command: string, words: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  console.log(`\n${title}`);
  mkdirSync(reports, { recursive: true });
  const startedAt = performance.now();
  const succeeded = await new Promise<boolean>((resolve) => {
    const child = spawn(process.execPath, [join(root, 'node_modules/.bin', command), ...words], {
      cwd: root,
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...environment },
      stdio: 'inherit',
    });
    child.once('exit', (code) => resolve(code === 0));
  });
  return { succeeded, seconds: (performance.now() - startedAt) / 1000 };
}
