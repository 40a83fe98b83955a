import { readFileSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';
import { sayCard } from './template-listener.ts';
import type { CardTexts, TemplatePage } from './template-listener.ts';
import type { JobListRow } from '#src/domain/job/job-list-sql.ts';

const reactNames: Readonly<Record<string, string>> = {
  class: 'className',
  for: 'htmlFor',
  tabindex: 'tabIndex',
  charset: 'charSet',
  value: 'defaultValue',
  checked: 'defaultChecked',
  novalidate: 'noValidate',
  autocomplete: 'autoComplete',
  maxlength: 'maxLength',
  datetime: 'dateTime',
};

const characters: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#34': '"',
  '#38': '&',
  '#39': "'",
};

const database = new SqliteDatabase(process.env['DATABASE_URL'] ?? '', { readonly: true });
const pages = new Map(
  (JSON.parse(readFileSync(process.env['PEER_PAGES'] ?? '', 'utf8')) as TemplatePage[]).map(
    ({ path, before, after, shown, queries }) => [
      path,
      {
        shown,
        parts: parse(`${before.replace(/^<!doctype html>/i, '')}<cards></cards>${after}`),
        queries: queries.map(({ sql, parameters }) => ({ statement: database.prepare(sql), parameters })),
      },
    ],
  ),
);

/** A piece of a page as React makes it: a text, or an element with its properties and what is inside. */
export type Part = string | { tag: string; properties: Record<string, unknown>; inside: Part[] };

/** What the page of Next.js shows: the same rows, asked the same way, and the parts that stand around them. */
export function readPeerPage(query: string): { parts: Part[]; jobs: CardTexts[] } {
  const page = pages.get(query ? `/jobs?${query}` : '/jobs');
  if (!page) throw new Error(`There is no page for ${query}`);
  let rows: unknown[] = [];
  for (const { statement, parameters } of page.queries) rows = statement.all(...parameters);
  return { parts: page.parts, jobs: (rows as JobListRow[]).slice(0, page.shown).map(sayCard) };
}

/** The parts of a page that the portal wrote, so of tidy HTML; done once, as a compiler does with the page of a person. */
function parse(html: string): Part[] {
  const root: Part[] = [];
  const open: { tag: string; inside: Part[] }[] = [{ tag: '', inside: root }];
  const token = /<(\/?)([a-z0-9]+)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*>|[^<]+/g;
  for (let found = token.exec(html); found; found = token.exec(html)) {
    const [text, isEnd, tag = '', attributes = ''] = found;
    const inside = open.at(-1)?.inside ?? root;
    if (!found[2]) inside.push(plain(text));
    else if (isEnd) open.pop();
    else {
      const properties: Record<string, unknown> = {};
      for (const [, name = '', value] of attributes.matchAll(/\s([^\s=]+)(?:="([^"]*)")?/g))
        properties[reactNames[name] ?? name] = value === undefined ? true : plain(value);
      const part = { tag, properties, inside: [] as Part[] };
      // The document and its head are Next.js's own; what is in them it moves there.
      if (/^(html|head|body)$/.test(tag)) open.push({ tag, inside });
      else inside.push(part);
      if (tag === 'style' || tag === 'script') {
        const end = html.indexOf(`</${tag}>`, token.lastIndex);
        properties['dangerouslySetInnerHTML'] = { __html: html.slice(token.lastIndex, end) };
        token.lastIndex = end + tag.length + 3;
      } else if (!/^(html|head|body|meta|link|input|br|hr|img)$/.test(tag)) open.push(part);
    }
  }
  return root;
}

function plain(text: string): string {
  return text.replace(/&([a-z]+|#\d+);/g, (entity, name) => characters[String(name)] ?? entity);
}
