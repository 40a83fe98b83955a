import { eachText, refuse, withoutQuotations } from './rule.ts';
import type { Rule } from './rule.ts';

/** Heard alone, in a list of links, these lead nowhere. */
const emptyNames =
  /^(?:请?(?:点击|点)?(?:这里|此处|此)(?:查看|进入|下载)?|点击|点我|更多|(?:查看|了解|阅读)(?:更多|详情|全部|全文)?|更多详情|详情|全文|进入|链接|下载|打开|继续阅读|前往|去看看|看一看)$/;

const emptyLinks: Rule = eachText(
  'empty-links',
  (words, { place }) =>
    (place === 'link' || place === 'button') && emptyNames.test(words)
      ? `“${words}” does not say where it leads`
      : refuse(/(?:点击|点|按)(?:这里|此处|下面的?链接)|点此/, 'does not say what to choose')(withoutQuotations(words)),
  () => true,
);

/**
 * A blind person has no upper right corner, and a red word sounds like any other. 下面 may stay: it means later. The
 * way to a place of work, in the details of a job, is not the way through a page.
 */
const sights: Rule = eachText(
  'sights',
  (words) =>
    refuse(
      /[左右][上下]?[侧边角方]|[上下][方侧]|[上下]图|(?:页面|屏幕|网页)(?:的?[顶底]部|中间)|[红橙黄绿蓝紫灰黑白]色?的?(?:字|按钮|文字|星号?|标记|方?框|链接|背景|部分|圆点)|如图|旁边的|图标/,
      'tells only by place or colour',
    )(withoutQuotations(words)),
  ({ place, isPart }) => place !== 'details' && !isPart,
);

const address: Rule = eachText('address', refuse(/你/, 'is not how people are addressed here: 您'));

/** Names that are written small. So are names of programs with a hyphen; any other small word is a foreign word. */
const smallNames = new Set(['axe', 'stylelint', 'vnu']);

const foreign: Rule = eachText('foreign', (words) => {
  const latin = withoutQuotations(words).replace(/\S+@\S+\.\w+|https?:\/\/\S+/g, '');
  const word = latin.match(/[A-Za-z-]{2,}/g)?.find((each) => /^[a-z]+$/.test(each) && !smallNames.has(each));
  return word === undefined ? undefined : `“${word}” is no name and has no lang`;
});

/** Four to five syllables a second: a link that is longer takes more than four seconds of a list of links. */
const linkLength = 20;

const longLinks: Rule = eachText(
  'long-links',
  (words) => {
    const { length } = [...words].filter((each) => /[\p{L}\p{N}]/u.test(each));
    return length > linkLength ? `“${words}” has ${length} characters, more than ${linkLength}` : undefined;
  },
  ({ place, href }) => (place === 'link' && !isOfJob(href)) || place === 'button',
);

/** A link to a job, or to something that one can do there, carries its title in the employer's words. */
const isOfJob = (href: string): boolean => /^\/(?:jobs|recommendations)\/[^/]*\d/.test(href);

/** What links, instructions and people are called. */
export const wordingRules: readonly Rule[] = [emptyLinks, sights, address, foreign, longLinks];
