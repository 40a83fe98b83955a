import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { installInPage, signed } from '../in-page.ts';
import type { Seen } from '../in-page.ts';

const day = 24 * 60 * 60 * 1000;

/** A page that is left open for a day or a week is still there, with all that was typed (WCAG 2.2.1, 2.2.3, 2.2.4). */
export async function clock(page: Page, reopen: () => Promise<unknown>): Promise<Finding[]> {
  const { hasTimers, seen } = await page.evaluate(findTimers);
  // Without a script that could ask for the time, or a refresh, nothing can happen.
  if (!hasTimers) return signed('clock', seen);
  const session = await page.context().newCDPSession(page);
  // Without it a session of its own adds no scripts.
  await session.send('Page.enable');
  const source = `(${holdTimers.toString()})()`;
  const { identifier } = await session.send('Page.addScriptToEvaluateOnNewDocument', { source });
  try {
    await reopen();
    await page.evaluate(installInPage);
    const url = page.url();
    await page.evaluate(fill);
    for (const [name, time] of [
      ['a day', day],
      ['a week', 6 * day],
    ] as const) {
      const changed = await page.evaluate(advance, time).catch(async (error: unknown) => {
        // A page that took its place does not know what was installed in this one.
        const isGone = /context was destroyed|navigat/i.test(String(error));
        if (!isGone && (await page.evaluate(() => 'gate' in window))) throw error;
        return 'leaves the page';
      });
      await page.waitForTimeout(250);
      const message = page.url() === url ? changed : `leads to ${page.url()}`;
      if (message)
        return signed('clock', [...seen, { rule: 'time-limit', element: '', message: `after ${name} it ${message}` }]);
    }
    return signed('clock', seen);
  } finally {
    await session.send('Page.removeScriptToEvaluateOnNewDocument', { identifier });
    await session.detach();
  }
}

/** Runs in the page. */
function findTimers(): { hasTimers: boolean; seen: Seen[] } {
  const refresh = [...document.querySelectorAll('meta[http-equiv="refresh" i]')];
  const scripts = [...document.scripts].filter(({ type }) => !/json/.test(type));
  const timed = /setTimeout|setInterval|requestAnimationFrame|eval|import\(|Function\(/;
  return {
    hasTimers:
      scripts.some(({ src, text }) => src !== '' || timed.test(text)) || document.querySelector('[onload]') !== null,
    seen: refresh.map((each) => ({
      rule: 'refresh',
      element: '<meta http-equiv="refresh">',
      message: `loads something by itself: ${each.getAttribute('content')}`,
    })),
  };
}

/** Runs before the page's own scripts: timers wait until the clock is moved by hand. */
function holdTimers(): void {
  interface Timer {
    id: number;
    due: number;
    every: number;
    run: () => void;
  }
  const timers = new Map<number, Timer>();
  const { setTimeout: later, clearTimeout: forget, Date: RealDate } = window;
  let ahead = 0;
  let last = 1_000_000;
  const now = () => RealDate.now() + ahead;
  class MovedDate extends RealDate {
    constructor(...parts: ConstructorParameters<typeof Date> | []) {
      // Without a time given, it is the moved one.
      super(...((parts.length === 0 ? [now()] : parts) as [number]));
    }
    static override now() {
      return now();
    }
  }
  window.Date = MovedDate as DateConstructor;
  const hold = (handler: TimerHandler, wait: number, every: number, given: unknown[]): number => {
    const run = () => (typeof handler === 'function' ? handler(...given) : void later(handler, 0));
    last += 1;
    timers.set(last, { id: last, due: now() + wait, every, run });
    return last;
  };
  // What is over within a blink is the page's own work and goes on as ever.
  window.setTimeout = ((handler: TimerHandler, wait = 0, ...given: unknown[]) =>
    wait < 250 ? later(handler, wait, ...given) : hold(handler, wait, 0, given)) as typeof setTimeout;
  window.setInterval = ((handler: TimerHandler, wait = 0, ...given: unknown[]) =>
    hold(handler, wait, Math.max(wait, 50), given)) as typeof setInterval;
  window.clearTimeout = window.clearInterval = (id) => {
    if (!timers.delete(Number(id))) forget(id);
  };
  (window as unknown as { passTime: (time: number) => void }).passTime = (time) => {
    const end = now() + time;
    for (let count = 0; count < 20_000; count += 1) {
      const [next] = [...timers.values()].sort((first, second) => first.due - second.due);
      if (!next || next.due > end) break;
      ahead += Math.max(0, next.due - now());
      if (next.every > 0) next.due += next.every;
      else timers.delete(next.id);
      next.run();
    }
    ahead += Math.max(0, end - now());
    for (const timer of [...timers.values()].filter(({ due }) => due <= end)) timer.run();
  };
}

/** Runs in the page. */
function fill(): void {
  for (const field of window.gate.fields()) {
    if (field.matches('[type="radio"], [type="checkbox"]') && field instanceof HTMLInputElement) field.checked = true;
    else if (
      field instanceof HTMLTextAreaElement ||
      field.matches('[type="text"], [type="search"], [type="tel"], :not([type]):not(select)')
    )
      field.value = '写了一半的话';
  }
}

/** Runs in the page: what is different after some time; empty when nothing is. */
async function advance(time: number): Promise<string> {
  const values = () =>
    JSON.stringify(
      window.gate
        .fields()
        .map((field) => (field instanceof HTMLInputElement ? [field.value, field.checked] : field.value)),
    );
  const before = { values: values(), text: document.body.innerText, title: document.title };
  (window as unknown as { passTime: (time: number) => void }).passTime(time);
  await new Promise((resolve) => requestAnimationFrame(resolve));
  if (values() !== before.values) return 'loses what was typed';
  return document.body.innerText === before.text && document.title === before.title
    ? ''
    : 'says something else by itself';
}
