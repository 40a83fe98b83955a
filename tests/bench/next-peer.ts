import { fork, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TemplatePage } from './template-listener.ts';

/*
 * The job list as a page of Next.js, for comparison. Next.js is no dependency of the portal: give the folder of an
 * installation that has `next`, `react` and `react-dom`, as `--next FOLDER`. Its page asks the same queries and makes
 * everything with React.
 */

const layout = `
function Layout({ children }) {
  return <html lang="zh-CN"><body>{children}</body></html>;
}
export { Layout as default };`;

const page = `
import { createElement, Fragment } from 'react';

export const dynamic = 'force-dynamic';

function Card({ job }) {
  return (
    <li className="card">
      <h2><a href={job.href}>{job.title}<span className="card__employer">，{job.employer}</span></a></h2>
      <p>{job.place}，<span className="card__pay">{job.pay}</span>。</p>
      <p>{job.kind}。</p>
      <p>{job.closing}。{job.access}。</p>
    </li>
  );
}

function show(part, cards) {
  if (typeof part === 'string') return part;
  const { tag, properties, inside } = part;
  if (tag === 'cards') return cards;
  return createElement(tag, properties, ...inside.map((each) => show(each, cards)));
}

async function Jobs({ searchParams }) {
  const { readPeerPage } = await import(/* webpackIgnore: true */ /* turbopackIgnore: true */ process.env.PEER_DATA);
  const { parts, jobs } = readPeerPage(new URLSearchParams(await searchParams).toString());
  const cards = jobs.map((job) => <Card key={job.href} job={job} />);
  return createElement(Fragment, null, ...parts.map((part) => show(part, cards)));
}
export { Jobs as default };`;

const server = `
import { createServer } from 'node:http';
import next from 'next';
const app = next({ dev: false, dir: import.meta.dirname });
await app.prepare();
const server = createServer(app.getRequestHandler());
server.listen(0, '127.0.0.1', () => process.send('http://127.0.0.1:' + server.address().port));
process.on('message', () => process.send(process.cpuUsage()));
process.once('disconnect', () => process.exit());`;

/** Builds and starts the page of Next.js; undefined, and said, when there is no Next.js to measure. */
export async function startNext(
  installation: string | undefined,
  databaseUrl: string,
  pages: readonly TemplatePage[],
): Promise<{ origin: string; child: ChildProcess; remove: () => void } | undefined> {
  if (!installation || !existsSync(join(installation, 'node_modules/next'))) {
    console.log('The Next.js page was not measured: --next FOLDER names an installation of it.');
    return undefined;
  }
  const folder = join(installation, 'tongtu-peer');
  const remove = () => rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'app/jobs'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  writeFileSync(join(folder, 'next.config.mjs'), 'export default { compress: false, poweredByHeader: false };');
  writeFileSync(join(folder, 'app/layout.jsx'), layout);
  writeFileSync(join(folder, 'app/jobs/page.jsx'), page);
  writeFileSync(join(folder, 'server.mjs'), server);
  writeFileSync(join(folder, 'pages.json'), JSON.stringify(pages));
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
    PEER_DATA: join(import.meta.dirname, 'next-data.ts'),
    PEER_PAGES: join(folder, 'pages.json'),
    DATABASE_URL: databaseUrl,
  };
  const next = join(installation, 'node_modules/next/dist/bin/next');
  const { status, stderr, stdout } = spawnSync(process.execPath, [next, 'build'], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`Next.js could not build its page:\n${stdout}${stderr}`);
  const child = fork(join(folder, 'server.mjs'), { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [origin] = await once(child, 'message');
  const { status: answered } = await fetch(`${String(origin)}/jobs`);
  if (answered !== 200) throw new Error(`The page of Next.js answers ${answered}.`);
  return { origin: String(origin), child, remove };
}
