import { expect, test } from './gate.ts';
import { pageStates } from './routes.ts';

interface Summary {
  name: string;
  title: string;
  /** What the header and the footer offer, in order. */
  header: string[];
  footer: string[];
}

test('titles are unique, and navigation and help stand at the same place everywhere', async ({ open, page }) => {
  test.setTimeout(180_000);
  const summaries: Summary[] = [];
  for (const state of pageStates) {
    await open(state);
    const found = await page.evaluate(() => {
      const links = (within: string) =>
        [...document.querySelectorAll<HTMLAnchorElement>(`${within} a[href]`)].map(
          (link) => `${(link.textContent ?? '').trim()} ${new URL(link.href).pathname}`,
        );
      return { title: document.title, header: links('body > header'), footer: links('body > footer') };
    });
    summaries.push({ name: state.name, ...found });
  }
  const pages = new Map<string, string[]>();
  for (const { name, title } of summaries) pages.set(title, [...(pages.get(title) ?? []), name]);
  // The same mistakes in one form are the same page; an example alone on its page is the style guide's own matter.
  const repeated = [...pages].filter(([title, names]) => names.length > 1 && !title.startsWith('错误：'));
  expect.soft(Object.fromEntries(repeated), 'titles of several pages').toEqual({});

  const [first] = summaries;
  for (const { name, header, footer } of summaries) {
    expect.soft(header, `the header of ${name}`).toEqual(first?.header);
    expect.soft(footer, `the footer of ${name}`).toEqual(first?.footer);
  }
  expect
    .soft(
      first?.header.some((link) => link.endsWith(' /help')),
      'help is offered in the header',
    )
    .toBe(true);
});
