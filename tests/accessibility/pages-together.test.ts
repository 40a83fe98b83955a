import { expect, test } from 'vitest';
import { askedTwice, placesTogether, titlesTogether, waysTogether } from '../../accessibility/checks/pages-together.ts';
import type { PageFacts } from '../../accessibility/checks/pages-together.ts';

const header = [
  { name: '找岗位', address: '/jobs' },
  { name: '帮助', address: '/help' },
];

const aPage = (place: string, facts: Partial<PageFacts> = {}): PageFacts => ({
  name: place,
  place,
  title: `${place}，同途`,
  header,
  footer: [{ name: '联系我们', address: '/contact' }],
  targets: ['/jobs', '/help'],
  asks: [],
  ...facts,
});

const rulesOf = (findings: readonly { rule: string }[]) => findings.map(({ rule }) => rule);
const phone = (isFilled: boolean) => [{ label: '手机号码', purpose: 'tel', isFilled }];

test('pages that fit together are left alone', () => {
  const pages = [aPage('/jobs'), aPage('/help'), aPage('/contact')];
  expect([...titlesTogether(pages), ...placesTogether(pages), ...askedTwice(pages)]).toEqual([]);
});

test('two pages of one title are told, and two states of one page are not', () => {
  const title = '帮助，同途';
  expect(rulesOf(titlesTogether([aPage('/a', { title }), aPage('/b', { title })]))).toEqual(['title-repeated']);
  expect(titlesTogether([aPage('/a', { title }), aPage('/a', { title })])).toEqual([]);
});

test('a title without the name of the portal is told', () => {
  expect(rulesOf(titlesTogether([aPage('/a'), aPage('/b'), aPage('/c', { title: '第三页' })]))).toEqual([
    'title-without-portal',
  ]);
});

test('links in another order on one page are told', () => {
  const moved = aPage('/c', { header: header.toReversed() });
  expect(rulesOf(placesTogether([aPage('/a'), aPage('/b'), moved]))).toEqual(['header-differs']);
});

test('a page without help is told', () => {
  const [jobs] = header;
  const bare = (place: string) => aPage(place, { header: jobs ? [jobs] : [], footer: [] });
  expect(rulesOf(placesTogether([bare('/a'), bare('/b')]))).toEqual(['help-missing', 'help-missing']);
});

test('one page under two names is told', () => {
  const pages = [aPage('/a'), aPage('/b'), aPage('/c', { footer: [{ name: '我要咨询', address: '/contact' }] })];
  expect(rulesOf(placesTogether(pages))).toContain('name-differs');
});

test('an answer that was given is not asked for again, unless it stands there already', () => {
  const first = aPage('/1', { asks: phone(false) });
  expect(rulesOf(askedTwice([first, aPage('/2', { asks: phone(false) })]))).toEqual(['asked-again']);
  expect(askedTwice([first, aPage('/2', { asks: phone(true) })])).toEqual([]);
});

test('a page that only one other links to is told', () => {
  const pages = [aPage('/jobs'), aPage('/help'), aPage('/new', { targets: [] })];
  expect(waysTogether(pages, () => true).map(({ element }) => element)).toEqual(['/jobs', '/help', '/new']);
  expect(waysTogether([...pages, aPage('/map'), aPage('/a')], (place) => place === '/jobs')).toEqual([]);
});
