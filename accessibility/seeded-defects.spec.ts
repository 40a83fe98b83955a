import { expect, test as base } from '@playwright/test';
import type { Page } from '@playwright/test';
import {
  baseMode,
  checkFindings,
  checksOfBaseMode,
  checksOfEveryMode,
  checksOfFreshPage,
  checksOfScripts,
} from './checks.ts';
import { focusAppearance } from './checks/focus-appearance.ts';
import { askedTwice, factsOf, placesTogether, titlesTogether, waysTogether } from './checks/pages-together.ts';
import { copyFindings } from './copy/copy-findings.ts';
import { criteria, resultOf } from './criteria.ts';
import { engineFindings, engines } from './engines.ts';
import { htmlFindings } from './engines/html-validate.ts';
import { sayFinding } from './finding.ts';
import type { Finding } from './finding.ts';
import { defectCalled, defectsOfOnePage, seededDefects } from './seeded-defects.ts';
import { light, modes, enterMode } from './modes.ts';
import { all } from './seeded-defects/change.ts';
import { cleanPages, cleanPaths } from './seeded-defects/clean-pages.ts';
import type { CleanPath } from './seeded-defects/clean-pages.ts';
import { several } from './seeded-defects/several.ts';
import { suspiciousPages } from './seeded-defects/suspicious.ts';
import { together } from './seeded-defects/together.ts';
import type { DefectTogether } from './seeded-defects/together.ts';

const origin = 'http://seeded.example';
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="180"><path d="M0 0h320v180H0z" fill="#08534d"/></svg>';

/** One page per worker: a page of its own for each of so many tests would take longer than looking at it. */
const test = base.extend<object, { shared: Page }>({
  shared: [
    async ({ browser }, use) => {
      const page = await browser.newPage({ locale: 'zh-CN', serviceWorkers: 'block' });
      await use(page);
      await page.close();
    },
    { scope: 'worker' },
  ],
  page: async ({ shared }, use) => use(shared),
});

/** A page as it is shown in a test. */
interface Shown {
  page: Page;
  html: string;
  reopen: () => Promise<void>;
}

/** What may catch a defect, by the name that its findings bear. */
const catchers: Readonly<Record<string, (shown: Shown) => Promise<Finding[]>>> = {
  ...Object.fromEntries(Object.entries(engines).map(([name, find]) => [name, ({ page }: Shown) => find(page)])),
  ...Object.fromEntries(
    [...checksOfBaseMode, ...checksOfEveryMode, ...checksOfFreshPage, ...checksOfScripts, focusAppearance].map(
      (check) => [
        check.name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
        ({ page, reopen }: Shown) => check(page, reopen),
      ],
    ),
  ),
  'html-validate': ({ html }) => htmlFindings(html),
  copy: ({ html }) => copyFindings(html),
};

for (const [name, { on, change, mode, caughtBy }] of Object.entries(defectsOfOnePage)) {
  test(`the gate sees ${name}`, async ({ page }) => {
    const shown = await show(page, on, change(cleanPages[on]), mode);
    expect(await rulesBroken(shown, caughtBy)).toContain(caughtBy);
  });
}

for (const [name, { on, defects }] of Object.entries(several)) {
  test(`the gate sees each defect of ${name}`, async ({ page }) => {
    const parts = defects.map((defect) => defectCalled(defect));
    const shown = await show(page, on, all(...parts.map(({ change }) => change))(cleanPages[on]));
    for (const { caughtBy } of parts) {
      await shown.reopen();
      expect.soft(await rulesBroken(shown, caughtBy)).toContain(caughtBy);
    }
  });
}

for (const [name, { changes, caughtBy }] of Object.entries(together)) {
  test(`the gate sees ${name}`, async ({ page }) => {
    expect(await findingsTogether(page, changes)).toContain(caughtBy);
  });
}

test('the gate finds nothing when pages that are right are compared', async ({ page }) => {
  expect(await findingsTogether(page, {})).toEqual([]);
});

test('every criterion of levels A and AA that a machine holds has a seeded defect', () => {
  const broken = new Set(Object.values(seededDefects).flatMap((defect) => defect.criteria));
  const held = Object.entries(criteria).filter(
    ([number, each]) => each.level !== 'AAA' && ['held', 'partly'].includes(resultOf(number, each)),
  );
  expect(held.map(([number]) => number).filter((number) => !broken.has(number))).toEqual([]);
  expect(held.length).toBeGreaterThan(40);
  expect([...broken].filter((number) => !criteria[number])).toEqual([]);
});

test('every engine and every check of our own is the one that has to catch a seeded defect', () => {
  const used = new Set(Object.values(seededDefects).map(({ caughtBy }) => caughtBy.split(' ')[0]));
  expect(Object.keys(catchers).filter((name) => !used.has(name))).toEqual([]);
  expect(Object.keys(seededDefects).length).toBeGreaterThan(100);
});

const rightPages = [
  ...cleanPaths.map((path) => ({ name: path, on: path, html: cleanPages[path] as string })),
  ...Object.entries(suspiciousPages).map(([name, { on, changes }]) => ({
    name: `${name}, where ${Object.keys(changes).join(', ')}`,
    on,
    html: all(...Object.values(changes))(cleanPages[on]),
  })),
];
for (const { name, on, html } of rightPages) {
  test(`the gate finds nothing on a page that is right: ${name}`, async ({ page }) => {
    const { reopen } = await show(page, on, html);
    const findings = [...(await htmlFindings(html)), ...(await copyFindings(html)), ...(await engineFindings(page))];
    // Engines leave listeners behind, which the checks would take for the page's own.
    await reopen();
    findings.push(...(await checkFindings(page, baseMode, reopen)));
    expect(findings.map(sayFinding)).toEqual([]);
  });
}

/** Shows a page of a portal that is nowhere but here. */
async function show(page: Page, path: CleanPath, html: string, mode = 'light'): Promise<Shown> {
  await enterMode(page, modes[mode] ?? light, origin);
  await page.unrouteAll();
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    if (route.request().isNavigationRequest()) {
      const body = pathname === path ? html : cleanPages['/apply/check'];
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body });
    }
    return /\.svg$/.test(pathname) ? route.fulfill({ contentType: 'image/svg+xml', body: drawing }) : route.abort();
  });
  const reopen = async () => {
    // The same address with a fragment would only scroll.
    await page.goto('about:blank');
    await page.goto(`${origin}${path}${html.includes('id="errors"') ? '#errors' : ''}`);
  };
  await reopen();
  return { page, html, reopen };
}

/** The rules that are broken among the clean pages with these changes. */
async function findingsTogether(page: Page, changes: DefectTogether['changes']): Promise<string[]> {
  const facts = [];
  for (const path of cleanPaths) {
    await show(page, path, changes[path]?.(cleanPages[path]) ?? cleanPages[path]);
    facts.push(await factsOf(page, path));
  }
  const process = facts.filter(({ name }) => name === '/apply' || name === '/apply/check');
  const findings = [
    ...titlesTogether(facts),
    ...placesTogether(facts),
    ...askedTwice(process),
    ...waysTogether(facts, (place) => place === '/apply'),
  ];
  return findings.map(({ by, rule }) => `${by} ${rule}`);
}

/** The rules, by engine or check, of which the one that is meant finds something broken. */
async function rulesBroken(shown: Shown, caughtBy: string): Promise<string[]> {
  const catcher = catchers[caughtBy.split(' ')[0] ?? ''];
  if (!catcher) throw new Error(`Nothing is called ${caughtBy}`);
  return (await catcher(shown)).map(({ by, rule }) => `${by} ${rule}`);
}
