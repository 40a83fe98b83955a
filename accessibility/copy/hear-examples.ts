import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chinaDay } from '#src/domain/day/day.ts';
import { ScreenReader } from '../screen-reader/screen-reader.ts';
import { wordingExamples } from './examples.ts';

/*
 * Listens to the examples of the style guide and keeps what was heard in `heard.json`. To be run by hand on Debian,
 * after an example has changed: `node accessibility/copy/hear-examples.ts`.
 */

const origin = 'http://examples.invalid';
const texts = wordingExamples.flatMap(({ good, bad, isLink = false }) => [good, bad].map((text) => ({ text, isLink })));
// So small that each example is one line.
const style = '<style>body{font-size:12px;line-height:2}</style>';
const lines = texts.map(
  ({ text, isLink }) => `<p>${isLink ? `<a href="/${encodeURIComponent(text)}">${text}</a>` : text}`,
);
const body = `<!doctype html><html lang="zh-CN"><title>例子</title>${style}<h1>例子</h1>${lines.join('')}`;

const reader = await ScreenReader.start();
try {
  await reader.page.route(`${origin}/examples`, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body }),
  );
  await reader.begin(origin);
  await reader.open('/examples');
  const heard: Record<string, string> = {};
  await reader.press('ctrl+Home');
  for (const { text } of texts) heard[text] = await reader.nextLine();
  const content = { day: chinaDay(new Date()), heard };
  writeFileSync(join(import.meta.dirname, 'heard.json'), `${JSON.stringify(content, undefined, 2)}\n`);
} finally {
  await reader.stop();
}
