import { createHash } from 'node:crypto';
import { sayIncident } from './incident.ts';

export interface Refusal {
  status: number;
  title: string;
  /** What happened, and what the visitor can do, as sentences. */
  what: string;
  todo: string;
}

/** Why the server does not let a request through to the pages. */
export const refusals = {
  badRequest: {
    status: 400,
    title: '没有看懂这个请求',
    what: '网站没有看懂浏览器发来的内容。',
    todo: '请返回上一页再试一次。',
  },
  badUrl: {
    status: 400,
    title: '网址写得不对',
    what: '这个网址不完整，或者里面有不能用的字符。',
    todo: '请从首页重新进入，或者重新复制网址。',
  },
  foreignForm: {
    status: 403,
    title: '没有收到您提交的内容',
    what: '这份内容不是从本网站的页面提交的，所以没有收下。',
    todo: '请从首页进入，找到要填的页面，再提交一次。',
  },
  slow: {
    status: 408,
    title: '等得太久了',
    what: '网站没有等到完整的内容，可能是网络太慢。',
    todo: '请换一个网络，再试一次。',
  },
  method: {
    status: 405,
    title: '这个操作不能用',
    what: '网站只接受打开页面和提交表单。',
    todo: '请从首页重新进入。',
  },
  bodyTooLong: {
    status: 413,
    title: '提交的内容太多了',
    what: '一次最多提交一百万个字节，大约三十万个汉字。',
    todo: '请返回上一页，写短一些再提交。',
  },
  fileTooLong: {
    status: 413,
    title: '文件太大了',
    what: '一次最多交10兆的文件。',
    todo: '请删去图片和用不到的列，或者另存为CSV，再交一次。',
  },
  urlTooLong: {
    status: 414,
    title: '网址太长了',
    what: '这个网址比网站能处理的长。',
    todo: '请从首页重新进入，用短一些的词查找。',
  },
  bodyKind: {
    status: 415,
    title: '提交的内容格式不对',
    what: '网站只接受用页面上的表单提交的内容。',
    todo: '请从首页进入，找到要填的页面，再提交一次。',
  },
  host: {
    status: 421,
    title: '网址的域名不对',
    what: '这台服务器不提供这个域名的网站。',
    todo: '请检查网址，或者向给您网址的人核对。',
  },
  headersTooLong: {
    status: 431,
    title: '浏览器发来的信息太多了',
    what: '浏览器发来的附加信息比网站能处理的多。',
    todo: '请清除本网站的浏览数据，再试一次。',
  },
  failure: {
    status: 500,
    title: '网站出错了',
    what: '这是网站的问题，不是您的问题。',
    todo: '请过几分钟再试一次。',
  },
  unavailable: {
    status: 503,
    title: '网站现在忙',
    what: '网站暂时不能回答。',
    todo: '请过几分钟再试一次。',
  },
} as const satisfies Record<string, Refusal>;

export type RefusalName = keyof typeof refusals;

const style =
  'body{margin:0 auto;max-width:34em;padding:1.5em;font:1.125em/1.7 system-ui,sans-serif}a{display:inline-block;padding:.5em 0}';

/** The only style that a refusal carries, as its content security policy names it. */
export const refusalStyle = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;

/** The page of a refusal: it needs no other file, and repeats nothing of the request. */
export function refusalPage({ title, what, todo }: Refusal, incident?: string): string {
  const number = incident ? `<p>出错编号：${sayIncident(incident)}。联系我们时请说这个编号。</p>` : '';
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}，同途</title><style>${style}</style></head><body><main><h1>${title}</h1><p>${what}</p><p>${todo}</p>${number}<p><a href="/">回到首页</a></p></main></body></html>`;
}
