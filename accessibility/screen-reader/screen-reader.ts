import type { BrowserContext, Page } from '@playwright/test';
import { phrasesOf } from './activity.ts';
import type { Activity, Phrase } from './activity.ts';
import { startChromium } from './chromium.ts';
import { startDesktop } from './desktop.ts';
import type { Desktop } from './desktop.ts';
import { HarnessError, sleep } from './harness-error.ts';
import { isSameKey, sayKey } from './keys.ts';
import { Orca } from './orca.ts';

/** One thing that was done, and what was heard until it was quiet again. */
export interface Step {
  did: string;
  phrases: readonly Phrase[];
  /** Key presses; typing into a field counts as none. */
  presses: number;
}

export interface Expectation {
  /** A phrase, or a part of one, that has to be heard; the step waits for it. With `opens`, where the focus goes. */
  until?: string | RegExp;
  /** The step opens a page with this in its title. */
  opens?: string;
}

type Ready = (activity: readonly Activity[]) => boolean;

const isLoaded = (text: string): boolean => /^载入 .*完成。$/.test(text);
const quiet = 300;
const quietAfterLoading = 600;

/** A person at a keyboard who only listens: keys go to the display, and what Orca says comes back as text. */
export class ScreenReader {
  /** The same page for Playwright: for setting up, and for looking at what became of it. */
  readonly page: Page;
  #steps: Step[] = [];
  #varying = new Map<string, string>();
  #origin = '';
  #isBrowserGone = false;
  readonly #context: BrowserContext;
  readonly #desktop: Desktop;
  readonly #orca: Orca;

  private constructor(desktop: Desktop, orca: Orca, context: BrowserContext, page: Page) {
    this.#desktop = desktop;
    this.#orca = orca;
    this.#context = context;
    this.page = page;
    const note = () => (this.#isBrowserGone = true);
    context.once('close', note);
    page.once('crash', note);
  }

  /** Starts a desktop, Orca and Chromium, and makes sure that they speak Chinese. Throws HarnessError. */
  static async start(): Promise<ScreenReader> {
    const desktop = await startDesktop();
    try {
      const orca = await Orca.start(desktop);
      const context = await startChromium(desktop);
      const page = context.pages()[0] ?? (await context.newPage());
      const reader = new ScreenReader(desktop, orca, context, page);
      await reader.#warmUp();
      return reader;
    } catch (error) {
      await desktop.stop();
      throw new HarnessError(`The screen reader did not start: ${error}`);
    }
  }

  async stop(): Promise<void> {
    await Promise.race([this.#context.close().catch(() => undefined), sleep(5000)]);
    await this.#desktop.stop();
    this.#orca.close();
  }

  /** Whether the browser or a process of the desktop has ended by itself; what failed then says nothing about pages. */
  get isBroken(): boolean {
    return this.#isBrowserGone || !this.#desktop.processes.areAlive;
  }

  /** Forgets what was done and heard, and every cookie, before a new journey on this portal. */
  async begin(origin: string): Promise<void> {
    this.#steps = [];
    this.#varying = new Map();
    this.#origin = origin;
    await this.#context.clearCookies();
  }

  /** What was done and heard since `begin`. */
  get steps(): readonly Step[] {
    return this.#steps;
  }

  /** Everything heard since `begin`, one phrase a line. */
  get everythingHeard(): string {
    return this.#steps.map(({ phrases }) => textOf(phrases)).join('\n');
  }

  /** What is another one in every run, and what transcripts call it. */
  get varying(): ReadonlyMap<string, string> {
    return this.#varying;
  }

  /** From now on transcripts call this text, which is another one in every run, by a name. Returns the text. */
  call(text: string | undefined, name: string): string {
    if (!text) throw new Error(`${name} was not heard:\n${this.everythingHeard}`);
    this.#varying.set(text, name);
    return text;
  }

  /** Opens a path of the portal the way people do, by Return on a link, and returns what was heard. */
  async open(path: string): Promise<string> {
    // After a navigation from outside, the document's late focus event would race with the first key.
    const start = `${this.#origin}/screen-reader-start`;
    const href = path.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    const body = `<!doctype html><html lang="zh-CN"><title>起点</title><p><a href="${href}">去</a>`;
    await this.page.route(start, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
    await this.#openFromOutside(start, /^载入 起点 完成。$/);
    const isThere = () => this.page.evaluate(() => document.activeElement?.tagName === 'A');
    for (let tries = 0; tries < 3 && !(await isThere()); tries += 1) await this.#key('Tab', {});
    const phrases = await this.#key('Return', { opens: '' });
    await this.page.unroute(start);
    return this.#record(`打开${path}`, phrases, 0);
  }

  /**
   * Presses a key or chord by its xdotool name (`h`, `Tab`, `shift+Tab`, `Return`, `Insert+a`), and returns what was
   * heard, one phrase a line. Throws an Error when the expected is not heard.
   */
  async press(key: string, expectation: Expectation = {}): Promise<string> {
    return this.#record(sayKey(key), await this.#key(key, expectation), 1);
  }

  /** Presses a key again and again until something is heard. Throws an Error after `atMost` presses. */
  async pressUntil(key: string, phrase: string | RegExp, atMost = 30): Promise<string> {
    for (let count = 0; count < atMost; count += 1) {
      const heard = await this.press(key);
      if (heard.split('\n').some((text) => matches(text, phrase))) return heard;
    }
    throw new Error(`${phrase} was not heard within ${atMost} times ${key}. Heard instead:\n${this.everythingHeard}`);
  }

  nextHeading = (expectation?: Expectation): Promise<string> => this.press('h', expectation);
  nextLine = (expectation?: Expectation): Promise<string> => this.press('Down', expectation);

  /** Types into the field with the focus: Latin letters and digits by keys, everything else as an input method does. */
  async type(text: string): Promise<string> {
    const isLatin = /^[\x20-\x7e]+$/.test(text);
    const releases: Ready = (activity) =>
      activity.filter((entry) => entry.kind === 'key' && !entry.down).length >= text.length;
    const phrases = isLatin
      ? await this.#during(() => this.#desktop.run('xdotool', 'type', '--delay', '30', text), {}, { isReady: releases })
      : await this.#during(() => this.page.keyboard.insertText(text), {});
    return this.#record(`输入“${text}”`, phrases, 0);
  }

  async #key(key: string, expectation: Expectation): Promise<Phrase[]> {
    const isReady: Ready = (activity) => {
      const pressed = activity.find((entry) => entry.kind === 'key' && entry.down && isSameKey(entry.key, key));
      if (pressed?.kind !== 'key') return false;
      return !pressed.taken || activity.some((entry) => entry.kind === 'command' && entry.key === pressed.key);
    };
    const silence = expectation.opens === undefined ? quiet : quietAfterLoading;
    return this.#during(() => this.#desktop.run('xdotool', 'key', key), expectation, { isReady, silence });
  }

  /** Does something and listens until the expected was heard and it is quiet. */
  async #during(
    act: () => Promise<unknown>,
    { until, opens }: Expectation,
    { isReady = () => true, silence = quiet }: { isReady?: Ready; silence?: number } = {},
  ): Promise<Phrase[]> {
    const expected = [
      ...(until === undefined ? [] : [(text: string) => matches(text, until)]),
      ...(opens === undefined ? [] : [(text: string) => isLoaded(text) && text.includes(opens)]),
    ];
    const from = this.#orca.log.read();
    await act().catch((error) => {
      throw new HarnessError(`The browser or the display does not answer: ${error}`);
    });
    const isComplete: Ready = (activity) => {
      if (!isReady(activity)) return false;
      const phrases = phrasesOf(activity);
      return expected.every((isExpected) => phrases.some(({ text }) => isExpected(text)));
    };
    const askBrowser = () => Promise.race([this.#askPage(), sleep(2000).then(() => false)]);
    const limit = opens === undefined ? 15_000 : 30_000;
    const came = await this.#orca.rest(from, { quiet: silence, isReady: isComplete, limit, askBrowser });
    const activity = this.#orca.log.entries.slice(from);
    if (!came && !isReady(activity)) throw new HarnessError('The key did not reach Orca');
    if (activity.some((entry) => entry.kind === 'command' && entry.failed)) throw new HarnessError('Orca stumbled');
    const phrases = phrasesOf(activity);
    if (!came) throw new Error(`Expected to hear ${until ?? `that “${opens}” opens`}, heard:\n${textOf(phrases)}`);
    return opens === undefined ? phrases : fromLoaded(phrases, until);
  }

  /** Two frames drawn and nothing else to do. */
  async #askPage(): Promise<boolean> {
    const isIdle = () =>
      new Promise<boolean>((resolve) => {
        const whenIdle = () => requestIdleCallback(() => resolve(true), { timeout: 1000 });
        requestAnimationFrame(() => requestAnimationFrame(whenIdle));
      });
    return this.page.evaluate(isIdle).catch(() => false);
  }

  #record(did: string, phrases: readonly Phrase[], presses: number): string {
    this.#steps.push({ did, phrases, presses });
    return textOf(phrases);
  }

  async #openFromOutside(address: string, loaded: RegExp): Promise<void> {
    const go = () => this.page.goto(address);
    await this.#during(go, { until: loaded }).catch((error) => {
      throw new HarnessError(`Orca does not read a page of ours: ${error}`);
    });
  }

  /** A new browser announces its first page in its own way; role names tell whether it speaks Chinese. */
  async #warmUp(): Promise<void> {
    const page =
      'data:text/html;charset=utf-8,<html lang=zh-CN><title>准备</title><h1>准备</h1><p><a href=%23>准备</a>';
    await this.#openFromOutside(page, /完成。$/);
    const heard = textOf(await this.#key('h', { until: '准备' }));
    if (!heard.endsWith('准备 标题 水平 1')) throw new HarnessError(`Roles are not named in Chinese: ${heard}`);
  }
}

const textOf = (phrases: readonly Phrase[]): string => phrases.map(({ text }) => text).join('\n');
const matches = (text: string, phrase: string | RegExp): boolean =>
  typeof phrase === 'string' ? text.includes(phrase) : phrase.test(text);

/**
 * What is said while one page goes and another comes depends on which of several events of the browser is first.
 * Only the expected is kept of it, as it stands where the focus went.
 */
function fromLoaded(phrases: readonly Phrase[], expected: string | RegExp | undefined): Phrase[] {
  const isExpected = ({ text }: Phrase) => expected !== undefined && matches(text, expected);
  const loaded = phrases.findIndex(({ text }) => isLoaded(text));
  return [...phrases.filter(isExpected).slice(0, 1), ...phrases.slice(loaded).filter((phrase) => !isExpected(phrase))];
}
