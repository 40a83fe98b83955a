import type { Page } from '@playwright/test';
import { access } from '#src/access.ts';
import type { Portal } from '../../tests/portal.ts';
import { pageStates } from '../routes.ts';
import { countCharacters } from './cost.ts';
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

test('every kind of page is listened to', () => {
  // Pages for people who are signed in are not listened to here yet.
  const open = pageStates.map(({ route }) => route).filter((route) => access[route] === 'everyone');
  const kinds = new Set(open.filter((route) => route.includes('[')));
  kinds.delete('/style-guide/[component]');
  expect([...kinds].filter((route) => !addresses[route])).toEqual([]);
});

for (const [route, address] of Object.entries(addresses))
  test(`the heading and the first field of ${route} are near`, async ({ listen, clockedPortal }, testInfo) => {
    const path = await address(clockedPortal);
    await listen(async (reader) => {
      const heading = await wayToHeading(reader, path);
      const hasField = await reader.page.locator(field).first().isVisible();
      const stops = hasField ? { tabStopsBeforeField: await tabStopsBeforeField(reader.page) } : {};
      holdCost(route, { ...heading, ...stops }, testInfo);
    });
  });

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
