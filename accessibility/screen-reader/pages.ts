import type { Page } from '@playwright/test';
import type { Portal } from '../../tests/portal.ts';
import { cookiesOf } from '../samples.ts';
import { pageStates } from '../routes.ts';
import type { PageState } from '../states/state.ts';
import { countCharacters, targets } from './cost.ts';
import type { Cost } from './cost.ts';
import { expect, holdCost, test } from './listening.ts';
import type { ScreenReader } from './screen-reader.ts';

/** Every page that people open by itself, and one page of each kind that shows a thing. */
const opened = pageStates
  .filter(({ name, route, status, answers }) => name === route && status === 200 && !answers)
  .map(({ route }) => route)
  .filter((route) => !route.startsWith('/style-guide'));
const addresses: Readonly<Record<string, (portal: Portal) => Promise<string>>> = {
  ...Object.fromEntries(opened.map((route) => [route, async () => route])),
  '/accessibility/[principle]': async () => '/accessibility/perceivable',
  '/jobs/[id]': openJob,
  '/jobs/[id]/report': async (portal) => `${await openJob(portal)}/report`,
  '/feedback/[receipt]': sendFeedback,
  '/programmes/[region]': async () => '/programmes/450200',
  '/programmes/[region]/text': async () => '/programmes/450200/text',
};

/** Where another state than the first has the form that the page is for. */
const withForm = [
  '/account/phone with a code on its way',
  '/files/[id] that asks for a reason',
  '/mandates/[id] asked for',
];

/** What there is to read, with its links, comes before the form: that is no way to shorten. */
const readFirst = [
  '/account/erasure',
  '/account/generator',
  '/events',
  '/files',
  '/files/[id]/claims/[claim]',
  '/files/[id]/follow-ups',
  '/files/[id]/plan/lines/[line]',
  '/imports/[id]',
  '/plan/agreement',
  '/plan/remarks/[id]',
  '/recommendations/[id]/refusal',
  '/record/export',
  '/training/proposals/[id]',
];

const limitsOf = (route: string) =>
  readFirst.includes(route) ? { ...targets, tabStopsBeforeField: Infinity } : targets;

/** Every page for people who are signed in, and every other one that shows a thing, in one state in which it is whole. */
const isWhole = ({ route, status, answers }: PageState) =>
  status === 200 && !answers && !addresses[route] && !route.startsWith('/style-guide');
const whole = pageStates.filter(isWhole);
const sampled = new Map(
  [...whole.toReversed(), ...whole.filter(({ name }) => withForm.includes(name))].map((state) => [state.route, state]),
);

test('every kind of page is listened to', () => {
  const routes = new Set(pageStates.map(({ route }) => route).filter((route) => !route.startsWith('/style-guide')));
  // The pages that stand in for an answer, with another status than 200.
  for (const route of ['/403', '/404', '/500']) routes.delete(route);
  expect([...routes].filter((route) => !addresses[route] && !sampled.has(route))).toEqual([]);
});

for (const [route, address] of Object.entries(addresses))
  test(`the heading and the first field of ${route} are near`, async ({ listen, clockedPortal }, testInfo) => {
    const path = await address(clockedPortal);
    await listen(async (reader) => holdCost(route, await costOfPage(reader, path), testInfo, limitsOf(route)));
  });

for (const [route, state] of sampled)
  test(`the heading and the first field of ${route} are near`, async ({ listen, sampledPortal }, testInfo) => {
    const { portal, samples } = sampledPortal;
    await listen(async (reader) => {
      await bringCookies(reader.page, portal, cookiesOf(state, samples));
      holdCost(route, await costOfPage(reader, state.path(samples)), testInfo, limitsOf(route));
    }, portal);
  });

async function costOfPage(reader: ScreenReader, path: string): Promise<Cost> {
  const heading = await wayToHeading(reader, path);
  const hasField = await reader.page.locator(field).first().isVisible();
  return hasField ? { ...heading, tabStopsBeforeField: await tabStopsBeforeField(reader.page) } : heading;
}

async function bringCookies(page: Page, { origin }: Portal, cookies: readonly string[]): Promise<void> {
  for (const cookie of cookies) {
    const [name = '', value = ''] = cookie.split('=');
    await page.context().addCookies([{ name, value, url: origin }]);
  }
}

const field = 'main :is(input, select, textarea):not([type=hidden])';

/** How often h has to be pressed, and what is heard before the heading when the page is read line by line. */
async function wayToHeading(reader: ScreenReader, path: string) {
  await reader.open(path);
  const from = reader.steps.length;
  await reader.pressUntil('h', /标题 水平 1$/);
  const pressesToHeading = reader.steps.length - from;
  await reader.press('ctrl+Home');
  const top = reader.steps.length - 1;
  const isHeading = ({ text }: { text: string }) => / 标题 水平 1$/.test(text);
  if (!reader.steps[top]?.phrases.some(isHeading)) await reader.pressUntil('Down', /标题 水平 1$/);
  const phrases = reader.steps.slice(top).flatMap((step) => step.phrases);
  const before = phrases.slice(0, phrases.findIndex(isHeading));
  return { pressesToHeading, phrasesBeforeHeading: before.length, charactersBeforeHeading: countCharacters(before) };
}

/** How many other stops Tab makes first. The browser counts them without being listened to, which takes no time. */
async function tabStopsBeforeField(page: Page): Promise<number> {
  await page.reload();
  const isThere = () => page.evaluate((fields) => document.activeElement?.matches(fields) ?? false, field);
  let presses = 0;
  for (; !(await isThere()); presses += 1) {
    expect(presses, 'Tab stops before the first field').toBeLessThan(40);
    await page.keyboard.press('Tab');
  }
  return presses - 1;
}

async function openJob(portal: Portal): Promise<string> {
  const list = await (await portal.visit('/jobs')).text();
  return /\/jobs\/[0-9a-f-]{36}/.exec(list)?.[0] ?? '/jobs/none';
}

async function sendFeedback(portal: Portal): Promise<string> {
  const answer = await portal.submit('/feedback', { kind: 'barrier', message: '示例：第三页的按钮按不到。' });
  return answer.headers.get('location')?.replace(/#.*/, '') ?? '/feedback/none';
}
