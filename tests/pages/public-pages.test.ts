import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gzipSync } from 'node:zlib';
import { access } from '#src/access.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { readFormPage } from './form-page.ts';

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal({ content: 'empty' });
});
afterAll(() => portal.stop());

const paths = [
  '/help',
  '/settings',
  '/region',
  '/accessibility',
  '/accessibility/operable',
  '/privacy',
  '/contact',
  '/site-map',
  '/words',
  '/offline',
  '/feedback',
];

describe('pages of text', () => {
  test.each(paths)('%s says in its title what its one h1 says, and arrives in one round trip', async (path) => {
    const page = await readFormPage(await portal.visit(path));
    expect(page.status).toBe(200);
    expect(page.html.match(/<h1[ >]/g)).toHaveLength(1);
    expect(page.title).toBe(`${page.headings[0]}，同途`);
    expect(gzipSync(page.html).length).toBeLessThan(13_000);
  });

  test('have titles of their own', async () => {
    const titles = await Promise.all(paths.map(async (path) => (await readFormPage(await portal.visit(path))).title));
    expect(new Set(titles).size).toBe(paths.length);
  });

  test('are all on the site map', async () => {
    const { html } = await readFormPage(await portal.visit('/site-map'));
    // What is only for people who are signed in stands on their own first page.
    const isForVisitors = (route: string) =>
      access[route] === 'everyone' &&
      !/[[.]|^\/(\d|offline|site-map|style-guide|sign-up\/|sign-in\/|recovery\/|account\/)/.test(route);
    const isLinked = (route: string) => new RegExp(`href="${route}["?]`).test(html);
    expect(Object.keys(access).filter((route) => isForVisitors(route) && !isLinked(route))).toEqual([]);
  });

  test.each(paths)('%s puts no space inside Chinese text', async (path) => {
    const { html } = await readFormPage(await portal.visit(path));
    const blocks =
      /<main[^]*<\/main>/
        .exec(html)?.[0]
        .split(/<\/?(?:p|li|ul|ol|h\d|div|form|label|legend|button|option|fieldset|span)\b[^>]*>/) ?? [];
    const lines = blocks.map((block) => block.replace(/<[^>]*>/g, '').trim());
    expect(lines.filter((line) => /[\u4e00-\u9fff，。：；、]\s+[\u4e00-\u9fff]/.test(line))).toEqual([]);
  });

  test.each(paths)('%s links only to what exists', async (path) => {
    const { html, ids } = await readFormPage(await portal.visit(path));
    const main = /<main[^]*<\/main>/.exec(html)?.[0] ?? '';
    const targets = new Set(
      [...main.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href?.replaceAll('&amp;', '&') ?? ''),
    );
    for (const target of targets) {
      if (target === '') continue;
      if (target.startsWith('#')) expect(ids).toContain(target.slice(1));
      // What is only for people who are signed in asks them to sign in.
      else
        expect([target, (await portal.visit(target)).status]).toEqual([
          target,
          (access[target] ?? 'everyone') === 'everyone' ? 200 : 303,
        ]);
    }
  });
});

describe('what machines ask for', () => {
  test('the manifest starts at the home page and names only pages that exist', async () => {
    const response = await portal.visit('/manifest.webmanifest');
    expect(response.headers.get('content-type')).toContain('application/manifest+json');
    const manifest: { lang: string; start_url: string; shortcuts: { url: string }[] } = await response.json();
    expect(manifest).toMatchObject({ lang: 'zh-CN', start_url: '/', display: 'standalone', short_name: '同途' });
    for (const { url } of manifest.shortcuts) expect([url, (await portal.visit(url)).status]).toEqual([url, 200]);
  });

  test('robots are kept from receipts and shown the way to everything else', async () => {
    const text = await (await portal.visit('/robots.txt')).text();
    expect(text).toContain('Disallow: /feedback/\n');
    expect(text).toContain(`Sitemap: ${portal.origin}/sitemap.xml`);
  });

  test('the site map for machines names each address once, and each opens', async () => {
    const xml = await (await portal.visit('/sitemap.xml')).text();
    const addresses = [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address ?? '');
    expect(addresses.length).toBeGreaterThan(15);
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const address of addresses) expect([address, (await fetch(address)).status]).toEqual([address, 200]);
  });
});
