import type { RequestListener } from 'node:http';
import type { Database as Sqlite } from 'better-sqlite3';
import { hoursKinds, postKinds, sayAccessCounts, sayClosing, sayPay, unknown, workModes } from '#src/domain/job/job.ts';
import type { AccessAnswer, HoursKind, PostKind, WorkMode } from '#src/domain/job/job.ts';
import type { JobListRow } from '#src/domain/job/job-list-sql.ts';
import { placeName } from '#src/domain/region/region.ts';

/** A page as the portal sent it, cut where its jobs stand, with the queries that it asked. */
export interface TemplatePage {
  path: string;
  before: string;
  /** How many of the jobs that it asked for are on it. */
  shown: number;
  after: string;
  /** The last one reads the jobs. */
  queries: { sql: string; parameters: unknown[] }[];
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');

/** What a portal without any framework would do at the least: ask, put the answers into text, send the text. */
export function createTemplateListener(database: Sqlite, pages: readonly TemplatePage[]): RequestListener {
  const prepared = new Map<string, ReturnType<Sqlite['prepare']>>();
  const byPath = new Map(
    pages.map((page) => [
      page.path,
      {
        ...page,
        queries: page.queries.map(({ sql, parameters }) => {
          const statement = prepared.get(sql) ?? database.prepare(sql);
          prepared.set(sql, statement);
          return () => statement.all(...parameters);
        }),
      },
    ]),
  );
  return (incoming, outgoing) => {
    const page = byPath.get(incoming.url ?? '');
    if (!page) return void outgoing.writeHead(404).end();
    let rows: unknown[] = [];
    for (const query of page.queries) rows = query();
    const jobs = (rows as JobListRow[]).slice(0, page.shown);
    const body = Buffer.from(page.before + jobs.map(card).join('') + page.after);
    outgoing.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': body.length });
    outgoing.end(body);
  };
}

/** What a card of the list says, as texts. */
export interface CardTexts {
  href: string;
  title: string;
  employer: string;
  place: string;
  pay: string;
  kind: string;
  closing: string;
  access: string;
}

export function sayCard(job: JobListRow): CardTexts {
  const access = job.answers ? (job.answers.split(',') as AccessAnswer[]) : [];
  const pay = sayPay(job);
  const graduate = job.graduate_focus === 1 ? '，面向高校毕业生' : '';
  return {
    href: `/jobs/${job.job_id}`,
    title: job.title,
    employer: job.employer_name,
    place: placeName(job.region_code),
    pay: pay === unknown ? `薪酬${unknown}` : pay,
    kind: `${workModes[job.work_mode as WorkMode]}，${hoursKinds[job.hours as HoursKind]}，${postKinds[job.post_kind as PostKind]}${graduate}`,
    closing: sayClosing(job.closes_on),
    access: sayAccessCounts(access),
  };
}

function card(job: JobListRow): string {
  const { href, title, employer, place, pay, kind, closing, access } = sayCard(job);
  return (
    `<li class="card"><h2><a href="${href}">${escape(title)}<span class="card__employer">，${escape(employer)}</span></a></h2>` +
    `<p>${escape(place)}，<span class="card__pay">${escape(pay)}</span>。</p>` +
    `<p>${kind}。</p><p>${escape(closing)}。${escape(access)}。</p></li>`
  );
}
