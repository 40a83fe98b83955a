import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageStates, routesWithScript } from '../../accessibility/routes.ts';
import type { PageState } from '../../accessibility/states/state.ts';
import { cookiesOf, makeSamples } from '../../accessibility/samples.ts';
import type { Samples } from '../../accessibility/samples.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';

/**
 * One round trip of a new connection ends at 14,480 bytes, headers included; TLS and a narrow mobile path take some.
 * The job list is opened most, so it is held to less.
 */
const limits = { body: 13_000, whole: 14_000, jobList: 6_000 };

const publicStates = pageStates.filter(({ answers, route }) => !answers && !route.startsWith('/style-guide'));

let portal: Portal;
let samples: Samples;
beforeAll(async () => {
  portal = await startPortal();
  samples = await makeSamples(portal);
});
afterAll(() => portal.stop());

test('every public page arrives in one round trip, and the job list in half of one', async () => {
  const rows: { name: string; gzip: number; brotli: number; whole: number; isRight: boolean }[] = [];
  for (const state of publicStates) {
    const [gzip, brotli] = [await weigh(state, 'gzip'), await weigh(state, 'gzip, deflate, br')];
    const whole = gzip.body + gzip.head;
    const isLight = gzip.body <= limits.body && whole <= limits.whole;
    const isRight = isLight && (state.route !== '/jobs' || gzip.body <= limits.jobList);
    rows.push({ name: state.name, gzip: gzip.body, brotli: brotli.body, whole, isRight });
  }
  rows.sort((a, b) => b.gzip - a.gzip);
  const line = (...cells: unknown[]) => cells.map((cell, index) => String(cell).padStart(index < 3 ? 7 : 0)).join('  ');
  const table = rows.map(({ brotli, gzip, whole, name }) => line(brotli, gzip, whole, name));
  console.log([line('brotli', 'gzip', 'headed', 'page, in bytes; headed is gzip with headers'), ...table].join('\n'));
  expect(rows.filter(({ isRight }) => !isRight)).toEqual([]);
}, 240_000);

test('a page asks for nothing before its words are shown, and for no script', async () => {
  const found = new Map<string, string[]>();
  const report = (what: string, page: string) => found.set(what, [...(found.get(what) ?? []), page]);
  for (const state of publicStates) {
    const html = await (await portal.visit(state.path(samples))).text();
    const refused =
      /<link[^>]*rel="(?:stylesheet|preload|modulepreload|preconnect)"[^>]*>|<(?:img|iframe|object|embed|video|audio)\b[^>]*>|<script[^>]*\ssrc=[^>]*>|@import|url\(\s*['"]?(?!#)[^)]*\)/g;
    for (const [text] of html.matchAll(refused)) {
      const isAllowed = routesWithScript.includes(state.route) && /^<script type="module" src="\/_astro\//.test(text);
      if (!isAllowed) report(text, state.name);
    }
    const inline = [...html.matchAll(/<script(?![^>]*ld\+json)[^>]*>([\s\S]*?)<\/script>/g)].map(
      ([, code]) => code ?? '',
    );
    if (inline.join('').length > 1000) report('more than 1000 characters of script', state.name);
  }
  expect(Object.fromEntries(found)).toEqual({});
});

/** Bytes as they cross the network. Every browser reads gzip; those of the last years read Brotli over HTTPS. */
function weigh(state: PageState, encodings: string): Promise<{ body: number; head: number }> {
  return new Promise((resolve, reject) => {
    const headers = {
      'accept-encoding': encodings,
      cookie: cookiesOf(state, samples).join('; '),
    };
    const asked = request(
      new URL(encodeURI(state.path(samples)), portal.origin),
      { headers, agent: false },
      (response) => {
        let body = 0;
        response.on('data', (chunk: Buffer) => (body += chunk.length));
        response.on('end', () => {
          const lines = [`HTTP/1.1 ${response.statusCode} ${response.statusMessage}`];
          for (let index = 0; index < response.rawHeaders.length; index += 2)
            lines.push(`${response.rawHeaders[index]}: ${response.rawHeaders[index + 1]}`);
          const head = Buffer.byteLength(`${lines.join('\r\n')}\r\n\r\n`);
          if (response.statusCode === state.status) resolve({ body, head });
          else reject(new Error(`${state.name} answers with ${response.statusCode}`));
        });
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}
