import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import { beforeEach, describe, expect, test } from 'vitest';

const source = readFileSync(join(import.meta.dirname, '../public/sw.js'), 'utf8');

interface WorkerEvent {
  request: { mode: string; method: string; url: string };
  preloadResponse: Promise<string | undefined>;
  answer?: Promise<unknown>;
  waitUntil: (work: Promise<unknown>) => void;
  respondWith: (answer: Promise<unknown>) => void;
}

/** The worker's script in a made-up browser: stores by name, a network that can be cut. */
class Browser {
  stores = new Map<string, Set<string>>();
  isOnline = true;
  isRegistered = true;
  fetched: string[] = [];
  #listeners = new Map<string, (event: WorkerEvent) => void>();

  run(script: string): void {
    const { stores } = this;
    const fetch = async ({ url }: { url: string }) => {
      if (!this.isOnline) throw new TypeError('Failed to fetch');
      this.fetched.push(url);
      return `network: ${url}`;
    };
    const self = {
      addEventListener: (name: string, listener: (event: WorkerEvent) => void) => this.#listeners.set(name, listener),
      skipWaiting: () => {},
      clients: { claim: async () => {} },
      registration: { unregister: async () => (this.isRegistered = false) },
    };
    const caches = {
      keys: async () => [...stores.keys()],
      delete: async (name: string) => stores.delete(name),
      open: async (name: string) => {
        const store = stores.get(name) ?? new Set();
        stores.set(name, store);
        return { add: async (request: { url: string }) => store.add((await fetch(request)).slice('network: '.length)) };
      },
      match: async (url: string) => ([...stores.values()].some((store) => store.has(url)) ? `kept: ${url}` : undefined),
    };
    class Request {
      readonly url: string;
      constructor(url: string) {
        this.url = url;
      }
    }
    vm.runInNewContext(script, { self, caches, fetch, Request, Response: { error: () => 'network error' } });
  }

  async send(name: string, request = { mode: 'navigate', method: 'GET', url: '/' }, preloaded?: string) {
    const work: Promise<unknown>[] = [];
    let answer: Promise<unknown> | undefined;
    this.#listeners.get(name)?.({
      request,
      preloadResponse: this.isOnline ? Promise.resolve(preloaded) : Promise.reject(new TypeError('Failed to fetch')),
      waitUntil: (promise) => work.push(promise),
      respondWith: (promise) => (answer = promise),
    });
    await Promise.all(work);
    return answer === undefined ? 'left to the browser' : answer;
  }
}

let browser: Browser;
beforeEach(async () => {
  browser = new Browser();
  browser.stores.set('of-a-former-version', new Set(['/jobs']));
  browser.run(source);
  await browser.send('install');
  await browser.send('activate');
});

const page = (url: string) => ({ mode: 'navigate', method: 'GET', url });

describe('the service worker', () => {
  test('keeps the page about a missing network and nothing else, whatever is opened', async () => {
    await browser.send('fetch', page('/jobs'));
    await browser.send('fetch', page('/feedback/123456789012'));
    expect([...browser.stores.values()].flatMap((store) => [...store])).toEqual(['/offline']);
  });

  test('asks the network first, and once', async () => {
    browser.fetched.length = 0;
    expect(await browser.send('fetch', page('/jobs'))).toBe('network: /jobs');
    expect(await browser.send('fetch', page('/help'), 'sent ahead')).toBe('sent ahead');
    expect(browser.fetched).toEqual(['/jobs']);
  });

  test('says that the network is missing when it is', async () => {
    browser.isOnline = false;
    expect(await browser.send('fetch', page('/jobs'))).toBe('kept: /offline');
  });

  test.each([
    { mode: 'navigate', method: 'POST', url: '/feedback' },
    { mode: 'no-cors', method: 'GET', url: '/favicon.svg' },
    { mode: 'cors', method: 'GET', url: 'https://elsewhere.example/' },
  ])('leaves $method $url to the browser', async (request) => {
    expect(await browser.send('fetch', request)).toBe('left to the browser');
  });

  test('switched off, empties the store, lets go and touches no request', async () => {
    const off = source.replace('const enabled = true;', 'const enabled = false;');
    expect(off).not.toBe(source);
    browser.run(off);
    await browser.send('install');
    await browser.send('activate');
    expect(browser.stores.size).toBe(0);
    expect(browser.isRegistered).toBe(false);
    expect(await browser.send('fetch', page('/jobs'))).toBe('left to the browser');
  });
});
