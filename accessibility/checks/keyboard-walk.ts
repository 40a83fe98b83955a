import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { installInPage, signed } from '../in-page.ts';
import type { Seen } from '../in-page.ts';
import { atSize } from '../window-size.ts';

/**
 * Tab goes from the first stop to the last and back again, in reading order; the focus is always seen and never covered,
 * is held nowhere, and moving it changes nothing (WCAG 2.1.2, 2.4.3, 2.4.7, 2.4.12, 3.2.1).
 */
export async function keyboardWalk(page: Page, reopen: () => Promise<unknown>): Promise<Finding[]> {
  const wide = await walkTwice(page, reopen);
  if (wide.some(({ rule }) => rule === 'focus-changes-page' || rule === 'keyboard-trap')) return wide;
  const narrow = await atSize(page, { width: 320, height: 256 }, () => walkTwice(page, reopen));
  const known = new Set(wide.map((each) => JSON.stringify(each)));
  return [...wide, ...narrow.filter((each) => !known.has(JSON.stringify(each)))];
}

/** At once; where something is in the way, again on a fresh page, press by press, to say what. */
async function walkTwice(page: Page, reopen: () => Promise<unknown>): Promise<Finding[]> {
  const found = await walk(page, { isQuick: true });
  if (found) return found;
  await reopen();
  return (await walk(page, { isQuick: false })) ?? [];
}

interface Step {
  /** The stop that has the focus; -1 when it is none of the page's. */
  at: number;
  seen: Seen[];
}

async function walk(page: Page, { isQuick }: { isQuick: boolean }): Promise<Finding[] | undefined> {
  const url = page.url();
  const title = await page.title();
  const seen: Seen[] = [];
  const opened: string[] = [];
  let isHindered = false;
  const onPage = (other: Page) => opened.push(other.url());
  page.context().on('page', onPage);
  try {
    await page.evaluate(installInPage);
    const names = await page.evaluate(prepare);
    const step = async (key: 'Tab' | 'Shift+Tab', from: number): Promise<Step> => {
      // Some controls of the browser's own have several parts.
      for (let press = 0; press < 12; press += 1) {
        await page.keyboard.press(key);
        const next = await page.evaluate(look, from);
        if (next.at !== from || !/^<(video|audio|iframe|input)/.test(names[from] ?? '')) return next;
      }
      return { at: from, seen: [] };
    };
    const go = async (key: 'Tab' | 'Shift+Tab', first: number, last: number) => {
      const direction = key === 'Tab' ? 1 : -1;
      if (isQuick) {
        const steps = await pressAtOnce(page, key, first, Math.abs(last - first));
        if (steps.some(({ at }, index) => at !== first + (index + 1) * direction) || steps.at(-1)?.at !== last)
          isHindered = true;
        for (const each of steps) seen.push(...each.seen);
        return;
      }
      for (let at = first; at !== last;) {
        const next = await step(key, at);
        seen.push(...next.seen);
        const wanted = at + direction;
        if (next.at === at) {
          seen.push({ rule: 'keyboard-trap', element: names[at] ?? '', message: `${key} does not leave it` });
          return;
        }
        if (next.at !== wanted) {
          const reached = next.at === -1 ? 'something else' : names[next.at];
          seen.push({
            rule: 'focus-order',
            element: names[wanted] ?? '',
            message: `${key} leads to ${reached} instead`,
          });
          return;
        }
        at = wanted;
      }
    };
    const said = await page.evaluate(() => document.body.textContent);
    if (names.length > 0) {
      seen.push(...(await page.evaluate(look, -1)).seen);
      await go('Tab', 0, names.length - 1);
      // Backwards too: what scrolls into view from above may be covered by what was not in the way from below.
      if (isHindered) return undefined;
      if (!seen.some(({ rule }) => rule === 'focus-order' || rule === 'keyboard-trap'))
        await go('Shift+Tab', names.length - 1, 0);
      if (isHindered) return undefined;
    }
    // The browser tells of a new window some time later; the page that asked for it knows at once.
    opened.push(...(await page.evaluate(() => document.documentElement.dataset['opened']?.split(' ') ?? [])));
    if ((await page.evaluate(() => document.body.textContent)) !== said)
      seen.push({ rule: 'focus-changes-page', element: '', message: 'moving the focus changes what the page says' });
  } catch (error) {
    // A page that goes away takes what runs in it along; what is asked of the next page finds nothing there.
    if (page.url() === url && !/context was destroyed|navigat|has been closed/i.test(String(error))) throw error;
  } finally {
    page.context().off('page', onPage);
  }
  const isChanged = page.url() !== url || (await page.title().catch(() => '')) !== title || opened.length > 0;
  if (isChanged)
    seen.push({
      rule: 'focus-changes-page',
      element: '',
      message: `moving the focus leads to ${opened[0] ?? page.url()}`,
    });
  return signed('keyboard-walk', [...new Map(seen.map((each) => [JSON.stringify(each), each])).values()]);
}

const shift = 8;

/**
 * Presses a key so many times without waiting in between, and hands over what had the focus after each. Press by
 * press takes more than twice as long.
 */
async function pressAtOnce(page: Page, key: 'Tab' | 'Shift+Tab', from: number, times: number): Promise<Step[]> {
  const see = await page.evaluateHandle<typeof look>(`(${look.toString()})`);
  const steps = await page.evaluateHandle(
    ([see, start]) => {
      const steps: Step[] = [];
      // One at a time: the next walk takes its place.
      document.onkeyup = () => steps.push(see(steps.at(-1)?.at ?? start));
      return steps;
    },
    [see, from] as const,
  );
  const session = await page.context().newCDPSession(page);
  const press = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9, modifiers: key === 'Tab' ? 0 : shift };
  const presses = Array.from({ length: times }, () => [
    session.send('Input.dispatchKeyEvent', { ...press, type: 'rawKeyDown' }),
    session.send('Input.dispatchKeyEvent', { ...press, type: 'keyUp' }),
  ]);
  await Promise.all(presses.flat());
  await session.detach();
  return steps.jsonValue();
}

/** Runs in the page: numbers what Tab should reach, and starts at the first. One radio of a group takes the focus for all. */
function prepare(): string[] {
  for (const element of document.querySelectorAll('[data-stop]')) element.removeAttribute('data-stop');
  const open = window.open.bind(window);
  window.open = (address, ...rest) => {
    document.documentElement.dataset['opened'] = String(address ?? '');
    return open(address, ...rest);
  };
  const groups = new Map<string, HTMLInputElement>();
  const stops = window.gate.focusable().filter((element) => {
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio' || !element.name) return true;
    const group = document.querySelectorAll<HTMLInputElement>(`[type="radio"][name="${CSS.escape(element.name)}"]`);
    const first = groups.get(element.name) ?? [...group].find(({ checked }) => checked) ?? element;
    groups.set(element.name, first);
    return element === first;
  });
  for (const [index, element] of stops.entries()) element.setAttribute('data-stop', String(index));
  // A page that came back with mistakes begins at its summary.
  stops[0]?.focus();
  return stops.map(window.gate.point);
}

/** Runs in the page: where is the focus, and can a person see it? */
function look(from: number): { at: number; seen: Seen[] } {
  const { backgroundOf, contrast, coveredBy, isSeen, point } = window.gate;
  const focused = document.activeElement ?? document.body;
  // A group of radios is entered at its last from below.
  const group = focused instanceof HTMLInputElement && focused.type === 'radio' ? focused.name : '';
  const radio = group ? document.querySelector(`[type="radio"][name="${CSS.escape(group)}"][data-stop]`) : null;
  const stop = radio?.getAttribute('data-stop') ?? focused.getAttribute('data-stop');
  const at = stop === null ? -1 : Number(stop);
  const seen: Seen[] = [];
  const say = (rule: string, message: string) => seen.push({ rule, element: point(focused), message });
  if (at === -1 || at === from) return { at, seen };

  if (!isSeen(focused)) say('focus-unseen', 'has the focus and cannot be seen');
  if (focused.closest('[aria-hidden="true"]'))
    say('focus-in-hidden', 'is hidden from screen readers and takes the focus');
  const style = getComputedStyle(focused);
  const width = style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth);
  if (width < 2 && style.outlineStyle !== 'auto')
    say('focus-weak', `the outline of the focus is ${width} pixels strong`);
  else {
    const ratio = contrast(style.outlineColor, backgroundOf(focused.parentElement ?? document.body));
    if (ratio < 3) say('focus-weak', `the outline of the focus has a contrast of ${ratio.toFixed(1)} to 1`);
  }

  // Of a link that runs over two lines, each line counts on its own.
  for (const box of focused.getClientRects()) {
    const points = [
      [box.left + 2, box.top + 2],
      [box.right - 2, box.top + 2],
      [box.left + box.width / 2, box.top + box.height / 2],
      [box.left + 2, box.bottom - 2],
      [box.right - 2, box.bottom - 2],
    ] as const;
    for (const [x, y] of points) {
      // What is taller than a small window cannot be inside it with all its corners.
      if (y < 0 || y > window.innerHeight) continue;
      const cover = coveredBy(focused, x, y);
      if (cover) say('focus-covered', `is covered by ${point(cover)}`);
    }
  }
  const [box] = focused.getClientRects();
  if (box && (box.bottom < 0 || box.top > window.innerHeight)) say('focus-out-of-window', 'is out of the window');

  const previous = document.querySelector(`[data-stop="${at - 1}"]`);
  if (previous && box && isSeen(previous)) {
    const before = previous.getBoundingClientRect();
    const isHigher = box.bottom <= before.top + 1;
    const isNextColumn = box.left >= before.right - 1;
    if (isHigher && !isNextColumn) say('focus-goes-up', `stands above ${point(previous)}, and comes after it`);
  }
  return { at, seen };
}
