import { readFileSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';
import { sayCard } from './template-listener.ts';
import type { CardTexts, TemplatePage } from './template-listener.ts';
import type { JobListRow } from '#src/domain/job/job-list-sql.ts';

const database = new SqliteDatabase(process.env['DATABASE_URL'] ?? '', { readonly: true });
const pages = new Map(
  (JSON.parse(readFileSync(process.env['PEER_PAGES'] ?? '', 'utf8')) as TemplatePage[]).map((page) => [
    page.path,
    { ...page, queries: page.queries.map(({ sql, parameters }) => ({ statement: database.prepare(sql), parameters })) },
  ]),
);

/** What the page of Next.js shows: the same rows, asked the same way. */
export function readPeerPage(query: string): { before: string; jobs: CardTexts[]; after: string } {
  const page = pages.get(query ? `/jobs?${query}` : '/jobs');
  if (!page) throw new Error(`There is no page for ${query}`);
  let rows: unknown[] = [];
  for (const { statement, parameters } of page.queries) rows = statement.all(...parameters);
  const jobs = (rows as JobListRow[]).slice(0, page.shown).map(sayCard);
  const inside = (html: string) => html.replace(/^[^]*<body>|<\/body>[^]*$|<ol class="cards"[^>]*>$|^<\/ol>/g, '');
  return { before: inside(page.before), jobs, after: inside(page.after) };
}
