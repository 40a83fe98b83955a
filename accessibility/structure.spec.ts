import { expect, test } from './gate.ts';
import { pageStates } from './routes.ts';

for (const state of pageStates) {
  test(`${state.name} has one heading, an outline, landmarks and words that stand alone`, async ({ open, page }) => {
    await open(state);
    expect(await page.evaluate(findings)).toEqual([]);
  });
}

for (const state of pageStates.filter(({ status }) => status === 422)) {
  test(`${state.name} says in its title, its summary and its fields what is wrong`, async ({ open, page }) => {
    await open(state);
    await expect(page).toHaveTitle(/^错误：/);
    const summary = page.getByRole('main').getByRole('group').first();
    await expect(summary.getByRole('heading', { level: 2 })).toHaveText(/^有\d+处错误/);
    expect(await page.evaluate(errorFindings)).toEqual([]);
  });
}

/** Runs in the page. */
function findings(): string[] {
  const { backgroundOf, contrast, isSeen, point } = window.gate;
  const all = <Kind extends HTMLElement = HTMLElement>(selector: string) => [
    ...document.querySelectorAll<Kind>(selector),
  ];
  const text = (element: Element) => (element.textContent ?? '').trim().replace(/\s+/g, ' ');
  const found: string[] = [];
  const expectTrue = (isTrue: boolean, sentence: string) => {
    if (!isTrue) found.push(sentence);
  };

  expectTrue(document.documentElement.lang === 'zh-CN', `the language is ${document.documentElement.lang}`);
  for (const element of all('main p, main li, main h1, main h2, main h3, main dd, main legend, main label')) {
    const isForeign = /[A-Za-z][A-Za-z ,.'-]{24,}/.test(text(element));
    if (isForeign && !element.closest('[lang="en"]') && !element.querySelector('[lang="en"]'))
      found.push(`${point(element)} is not Chinese and has no lang`);
  }

  const headings = all('h1, h2, h3, h4, h5, h6');
  const [heading] = headings.filter(({ tagName }) => tagName === 'H1');
  expectTrue(headings.filter(({ tagName }) => tagName === 'H1').length === 1, 'there is not exactly one h1');
  if (heading) expectTrue(document.title.includes(text(heading)), `the title “${document.title}” lacks the heading`);
  expectTrue(document.title.endsWith('，同途'), `the title “${document.title}” does not end with the portal's name`);
  let level = 1;
  for (const each of headings) {
    const next = Number(each.tagName.slice(1));
    // The error summary is heard before the heading of the page.
    if (each.closest('.error-summary')) continue;
    expectTrue(next <= level + 1, `${point(each)} follows a heading of level ${level}`);
    expectTrue(text(each) !== '', `${point(each)} is empty`);
    level = next;
  }
  // Two headings of the same words under the same heading cannot be told from each other in a list of headings.
  const outline = headings.map((each) => text(each));
  for (const each of new Set(outline.filter((words, index) => outline.indexOf(words) !== index)))
    found.push(`two headings say “${each}”`);

  for (const landmark of ['body > header', 'body > main', 'body > footer'])
    expectTrue(all(landmark).length === 1, `there is not exactly one ${landmark}`);
  for (const child of document.body.children)
    expectTrue(/^(HEADER|MAIN|FOOTER|SCRIPT)$/.test(child.tagName), `${point(child)} stands outside the landmarks`);
  const names = all('nav').map((nav) => nav.getAttribute('aria-label') ?? '');
  expectTrue(!names.includes(''), 'a nav has no name');
  expectTrue(new Set(names).size === names.length, `two navs are called the same: ${names.join('，')}`);
  expectTrue(document.querySelectorAll('nav [aria-current="page"]').length <= 1, 'two links are the current page');

  const vague = /^(点击(这里|此处)?|这里|此处|更多|了解更多|查看|详情|查看详情|链接|打开|下一步|提交|确定|here|more)$/;
  const targets = new Map<string, string>();
  for (const link of all<HTMLAnchorElement>('a[href]')) {
    const words = text(link);
    expectTrue(!vague.test(words), `the link “${words}” does not name its target`);
    expectTrue(link.getAttribute('href') !== '#', `${point(link)} leads nowhere`);
    const target = targets.get(words);
    expectTrue(target === undefined || target === link.href, `two links say “${words}” and lead to different pages`);
    targets.set(words, link.href);
  }
  for (const button of all('button')) expectTrue(!vague.test(text(button)), `the button “${text(button)}” is vague`);

  const purposes: [RegExp, RegExp][] = [
    [/姓名|您的名字/, /^name$/],
    [/^(您的)?(手机|电话)(号码)?/, /^tel/],
    [/^(您的)?(电子)?邮箱/, /^email$/],
    [/密码/, /-password$/],
    [/验证码/, /^one-time-code$/],
  ];
  const fields = all<HTMLInputElement>('input:not([type=hidden]), select, textarea');
  for (const field of fields) {
    const [label] = field.labels ?? [];
    const words = label ? text(label) : '';
    expectTrue(label !== undefined && isSeen(label) && words !== '', `${point(field)} has no visible label`);
    for (const [isAbout, token] of purposes)
      if (isAbout.test(words) && field.type !== 'radio' && field.type !== 'checkbox')
        expectTrue(token.test(field.autocomplete), `${point(field)} “${words}” lacks autocomplete`);
    const isChoice = field.type === 'radio' || field.type === 'checkbox';
    if (isChoice && all(`[name="${field.name}"]`).length > 1)
      expectTrue(
        field.closest('fieldset')?.querySelector('legend') !== null,
        `${point(field)} stands in no named group`,
      );
    if (isChoice) continue;
    const style = getComputedStyle(field);
    const outside = backgroundOf(field.parentElement ?? document.body);
    const isSet = style.borderTopStyle !== 'none' && parseFloat(style.borderTopWidth) > 0;
    const ratio = isSet ? contrast(style.borderTopColor, outside) : contrast(style.backgroundColor, outside);
    expectTrue(ratio >= 3, `the edge of ${point(field)} has a contrast of ${ratio.toFixed(1)} to 1`);
  }

  for (const table of all('table')) {
    expectTrue(table.querySelector('caption') !== null, `${point(table)} has no caption`);
    expectTrue(table.querySelector('th[scope]') !== null, `${point(table)} has no header cells`);
  }
  for (const list of all('ul, ol, dl')) expectTrue(list.children.length > 0, `${point(list)} is empty`);

  const character = (element: Element) => parseFloat(getComputedStyle(element).fontSize);
  for (const block of all('main p, main li, main dd')) {
    const style = getComputedStyle(block);
    const own = [...block.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
    if (!own || !isSeen(block)) continue;
    const inner = block.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    if (style.display !== 'inline')
      expectTrue(inner / character(block) <= 41, `a line of ${point(block)} holds more than 40 characters`);
    const lineHeight = parseFloat(style.lineHeight) / character(block);
    expectTrue(!(lineHeight < 1.5), `the lines of ${point(block)} are ${lineHeight.toFixed(2)} apart`);
  }
  return found;
}

/** Runs in the page. */
function errorFindings(): string[] {
  const found: string[] = [];
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.error-summary a')];
  if (links.length === 0) found.push('the summary links to no field');
  const summary = document.querySelector('.error-summary');
  const heading = document.querySelector('h1');
  if (summary && heading && !(summary.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_FOLLOWING))
    found.push('the summary does not stand before the heading');
  for (const link of links) {
    const field = document.getElementById(link.hash.slice(1));
    const words = (link.textContent ?? '').trim();
    if (!field?.matches('input, select, textarea')) {
      found.push(`“${words}” leads to no field`);
      continue;
    }
    const group = field.closest('fieldset');
    const marked = field.matches('[aria-invalid="true"]') || group?.matches('[aria-invalid="true"]');
    if (!marked) found.push(`the field of “${words}” is not marked invalid`);
    const ids = [field, group].flatMap((each) => (each?.getAttribute('aria-describedby') ?? '').split(' '));
    const described = ids.some((id) => id && document.getElementById(id)?.textContent?.includes(words));
    if (!described) found.push(`the field of “${words}” is not described by these words`);
  }
  return found;
}
