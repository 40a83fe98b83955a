import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { expect, test } from 'vitest';
import { access } from '#src/access.ts';
import { endpoints, pageStates, statesWithoutRoute } from '../accessibility/routes.ts';
import { componentsWithExamples, filesMatching, importsOf, root, routes, textOf } from './source-files.ts';
import type { Import } from './source-files.ts';

/** A domain folder imports only the ones before it. */
const domainOrder = [
  ...['day', 'region', 'programme', 'job'],
  ...['message', 'organisation', 'account', 'notice', 'feedback', 'file', 'task', 'jobseeker', 'consent', 'mandate'],
  ...['demand', 'basic-check', 'assessment', 'recommendation', 'survey', 'four-ones'],
  ...['course', 'enrolment', 'attendance', 'training', 'certificate', 'evaluation', 'subsidy', 'event'],
  ...['plan', 'follow-up', 'graduate', 'household', 'talk', 'caseload-import', 'privacy', 'caseload'],
];

/** Components without anything to look at or listen to. */
const showsNothing = ['job-posting-data', 'kept'];

const source = filesMatching('src/**/*.{ts,astro}');
const domain = filesMatching('src/domain/**/*.ts');
const parts = filesMatching('src/{components,layouts}/**/*.{astro,ts}');
const database = filesMatching('db/**/*.ts');
const code = [...source, ...database, ...filesMatching('{tests,accessibility}/**/*.ts')];

/** Sentences about the imports that a rule refuses. */
const refused = (files: string[], isRefused: (imported: Import, file: string) => boolean): string[] =>
  files.flatMap((file) =>
    importsOf(file)
      .filter((imported) => isRefused(imported, file))
      .map((imported) => `${file} imports ${imported.from}`),
  );

const asksTheDatabase = (file: string): boolean =>
  importsOf(file).some(({ from, isType }) => from === 'kysely' || (from.startsWith('db/') && !isType));

test('every route is listed in src/access.ts, and every entry has a page', () => {
  expect(routes()).toEqual(Object.keys(access).sort());
});

test('every route is opened by the accessibility gate, and every state belongs to a route', () => {
  const opened = new Set([...pageStates, ...endpoints].map(({ route }) => route));
  expect(routes().filter((route) => !opened.has(route))).toEqual([]);
  expect(statesWithoutRoute()).toEqual([]);
});

test('every component that pages use has examples in accessibility/examples, and every example has a component', () => {
  const used = filesMatching('src/pages/**/*.astro')
    .filter((page) => !page.startsWith('src/pages/style-guide'))
    .flatMap((page) => importsOf(page).map(({ from }) => from))
    .filter((from) => from.startsWith('src/components/') && from.endsWith('.astro'));
  const examples = componentsWithExamples();
  const components = filesMatching('src/components/*.astro').map(kebabName);
  const isUnshown = (name: string) => !examples.includes(name) && !showsNothing.includes(name);
  expect([...new Set(used)].map(kebabName).filter(isUnshown)).toEqual([]);
  expect(examples.filter((name) => !components.includes(name))).toEqual([]);
});

test('the domain knows no page, no Astro and no running connection', () => {
  const outside =
    /^(astro|src\/(?!domain\/|sealing\.ts|sealer\.ts|form\.ts)|db\/(connection|seed|migrate|demonstration))/;
  expect(refused(domain, ({ from }) => outside.test(from))).toEqual([]);
});

test(`a domain folder imports only the folders before it: ${domainOrder.join(', ')}`, () => {
  const place = (file: string) => domainOrder.indexOf(file.split('/')[2] ?? '');
  expect(domain.filter((file) => place(file) < 0)).toEqual([]);
  expect(refused(domain, ({ from }, file) => from.startsWith('src/domain/') && place(from) > place(file))).toEqual([]);
});

test('vocabulary and forms are pure: no SQL and no files', () => {
  const pure = domain.filter((file) => basename(file, '.ts') === basename(dirname(file)) || file.endsWith('-form.ts'));
  const isImpure = ({ from, isType }: Import) =>
    !isType && (/^(kysely$|db\/|node:)/.test(from) || (from.startsWith('src/domain/') && asksTheDatabase(from)));
  expect(refused(pure, isImpure)).toEqual([]);
});

test('components and layouts turn props into HTML: they never ask the database', () => {
  const isRefused = ({ from, isType }: Import) =>
    !isType && (/^(db\/|kysely$|src\/pages\/)/.test(from) || (from.startsWith('src/domain/') && asksTheDatabase(from)));
  expect(refused(parts, isRefused)).toEqual([]);
});

test('only pages, the middleware, the server and commands use the running connection', () => {
  const mayConnect = /^(src\/(pages\/|commands\/|middleware\.ts|server\.ts|front-cache\.ts|sealer\.ts)|db\/)/;
  expect(refused(source, ({ from }, file) => from === 'db/connection.ts' && !mayConnect.test(file))).toEqual([]);
});

test('the database imports nothing of the portal, except to seed', () => {
  const others = database.filter((file) => !/^db\/(seed\.ts|demonstration\/)/.test(file));
  expect(refused(others, ({ from }) => from.startsWith('src/'))).toEqual([]);
});

test('only db/ knows the drivers of the two engines', () => {
  expect(refused(source, ({ from }) => from === 'better-sqlite3' || from === 'pg')).toEqual([]);
});

test('a released migration stays as it is: it imports only Kysely and the token index', () => {
  const isRefused = ({ from, isType }: Import) => !isType && from !== 'kysely' && from !== 'db/token-index.ts';
  expect(refused(filesMatching('db/migrations/*.ts'), isRefused)).toEqual([]);
});

test('files are named by what they hold', () => {
  const vague = /^(utils?|helpers?|common|misc|lib|services?|managers?|index)\.ts$/;
  expect(code.filter((file) => vague.test(basename(file)) && !file.startsWith('src/pages/'))).toEqual([]);
  const isKebab = (file: string) => /^[a-z0-9]+([-.][a-z0-9]+)*\.(ts|mjs)$/.test(basename(file));
  const named = code.filter((file) => file.endsWith('.ts') && !file.startsWith('src/pages/'));
  expect(named.filter((file) => !isKebab(file))).toEqual([]);
});

test('the top folder holds only what it has to', () => {
  const expected = ['README.md', 'accessibility', 'astro.config.mjs', 'db', 'package-lock.json', 'package.json'];
  const allowed = [...expected, 'public', 'src', 'tests', 'tsconfig.json'];
  const made = ['data', 'dist', 'node_modules', 'test-results'];
  const found = readdirSync(root).filter((name) => !name.startsWith('.') && !made.includes(name));
  expect(found.filter((name) => !allowed.includes(name))).toEqual([]);
});

test('exports are named, so that one thing has one name everywhere', () => {
  const isConfiguration = /(\.config|global-setup)\.ts$/;
  const files = code.filter((file) => file.endsWith('.ts') && !isConfiguration.test(file));
  expect(files.filter((file) => /^export default/m.test(textOf(file)))).toEqual([]);
  expect(files.filter((file) => /^export \*/m.test(textOf(file)))).toEqual([]);
});

test('no test is left out', () => {
  const tests = filesMatching('{tests,accessibility}/**/*.{test,spec}.ts');
  expect(tests.filter((file) => /\.(only|skip|todo|fixme)\(/.test(textOf(file)))).toEqual([]);
});

function kebabName(component: string): string {
  return basename(component, '.astro')
    .replace(/(?<=[a-z])[A-Z]/g, '-$&')
    .toLowerCase();
}
