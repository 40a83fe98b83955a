import { expect, test } from './gate.ts';
import { pageStates } from './routes.ts';

test('titles are unique, and navigation and help stand at the same place everywhere', async ({ open, page }) => {
  test.setTimeout(180_000);
  const pages = new Map<string, Set<string>>();
  const frames: { name: string; header: string[]; footer: string[] }[] = [];
  for (const state of pageStates) {
    await open(state);
    const { title, ...frame } = await page.evaluate(() => {
      const links = (within: string) =>
        [...document.querySelectorAll<HTMLAnchorElement>(`${within} a[href]`)].map(
          (link) => `${(link.textContent ?? '').trim()} ${link.getAttribute('href')}`,
        );
      return { title: document.title, header: links('body > header'), footer: links('body > footer') };
    });
    // Whoever has chosen a region is offered to change it, at the same place.
    if (!state.region) frames.push({ name: state.name, ...frame });
    const { pathname, search } = new URL(page.url());
    // A form with mistakes is one page, a missing page another, and a list a new one with every search.
    const isSentBack = title.startsWith('错误：');
    const address = state.status === 404 ? 'missing' : state.route === '/jobs' ? pathname + search : pathname;
    const place = isSentBack ? `${pathname} with mistakes` : address;
    pages.set(title, (pages.get(title) ?? new Set()).add(place));
  }
  const repeated = [...pages].filter(([, addresses]) => addresses.size > 1);
  expect.soft(repeated.map(([title, addresses]) => [title, ...addresses])).toEqual([]);

  const [first] = frames;
  for (const { name, header, footer } of frames) {
    expect.soft(header, `the header of ${name}`).toEqual(first?.header);
    expect.soft(footer, `the footer of ${name}`).toEqual(first?.footer);
  }
  expect(
    first?.footer.some((link) => link.endsWith(' /help')),
    'help is offered in the footer',
  ).toBe(true);
});
