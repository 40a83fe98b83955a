import type { PageText, Text } from './page-text.ts';
import { eachText, refuse, withoutQuotations } from './rule.ts';
import type { Rule } from './rule.ts';

const han = String.raw`\p{Script=Han}`;

/** Names that carry a mark of their own: standards, and addresses of mail and web. */
const withoutNames = (words: string): string =>
  withoutQuotations(words)
    .replace(/GB\/T \d+/g, '')
    .replace(/\S+@\S+\.\w+|https?:\/\/\S+/g, '');

const noise: Rule = eachText('noise', (words) =>
  refuse(
    /[·・•|｜/／~～〜→←↑↓⇒»«★☆●○◆◇■□▲△▼▽※§#＃*＊+＋=＝&＆@＠_＿^<>＜＞✓✔✗✘×…—–]|\p{Extended_Pictographic}|[\u{1f1e6}-\u{1f1ff}]/u,
    'is read out as noise, or not at all',
  )(withoutNames(words)),
);

const halfWidth: Rule = eachText(
  'half-width',
  refuse(
    new RegExp(`${han} ?[,;:!?()]|[,;:!?()] ?${han}|${han}\\.(?!\\w)`, 'u'),
    'does not pause as a Chinese mark does',
  ),
);

const fullWidth: Rule = eachText('full-width', refuse(/[Ａ-Ｚａ-ｚ０-９％．－]/, 'is a full-width letter or digit'));

const blanks: Rule = eachText(
  'blanks',
  refuse(
    new RegExp(`[${han}，。：；、？）”][ \u00a0\u2000-\u200b\u3000]+${han}|\u3000|\\d [年月日元个人岁条项天]`, 'u'),
    'has a blank inside',
  ),
);

const exclamations: Rule = eachText('exclamations', refuse(/[!！]|[？。，；：、][？。，；：、]/, 'cries or stutters'));

const brackets: Rule = eachText('brackets', (words) => {
  if (/[【】[\]{}〖〗「」『』]/.test(words)) return 'has brackets that are read out one by one';
  let depth = 0;
  for (const each of words) {
    if (each === '（') depth += 1;
    if (each === '）') depth -= 1;
    if (depth > 1) return 'has brackets within brackets';
    if (depth < 0) break;
  }
  return depth === 0 ? undefined : 'has a bracket without its other half';
});

const sentences = new Set<Text['place']>(['hint', 'error', 'paragraph']);
const names = new Set<Text['place']>(['title', 'heading', 'link', 'button', 'label', 'term', 'option']);

/** What is a sentence ends as one, so that the voice comes down; what is a name ends as one. */
const ends: Rule = {
  name: 'ends',
  find: (page) => [...page.flatMap((text) => endFlaw(text) ?? []), ...unevenLists(page)],
};

function endFlaw(text: Text) {
  const { place, words } = text;
  if (names.has(place) && /[。；，、]$/.test(words))
    return { text, message: `“${words}” is a name and ends as a sentence` };
  if (!sentences.has(place) || text.isPart || /[。？！：]”?$/.test(words)) return undefined;
  return { text, message: `“${words}” is a sentence without its 。` };
}

function unevenLists(page: PageText) {
  const lists = new Map<number, Text[]>();
  for (const text of page)
    if (text.list > 0 && text.place === 'item' && !text.isPart)
      lists.set(text.list, [...(lists.get(text.list) ?? []), text]);
  return [...lists.values()].flatMap((items) => {
    const open = items.filter(({ words }) => !/[。；？！：]”?$/.test(words));
    const [text] = open;
    if (!text || open.length === items.length) return [];
    return [{ text, message: `“${text.words}” does not end as the other items of its list do` }];
  });
}

/** Marks that a voice makes pauses of, and none that it reads out or stumbles over. */
export const markRules: readonly Rule[] = [noise, halfWidth, fullWidth, blanks, exclamations, brackets, ends];
