import { createServer } from 'node:http';
import type { IncomingHttpHeaders, RequestListener } from 'node:http';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import SqliteDatabase from 'better-sqlite3';
import { createTemplateListener } from './template-listener.ts';
import type { TemplatePage } from './template-listener.ts';
import { createLog } from '#src/request-log.ts';
import { standardLimits } from '#src/configuration.ts';
import { startServer } from '#src/server.ts';

/*
 * One server of the comparison, in a process of its own: `portal` with its front cache on or off, `template` as bare
 * node:http with prepared statements and a template string, or `constant` as bare node:http with bytes known before.
 * It says where it listens, and on request how much processor time it has used.
 */
/** An answer of which every byte is known. */
export interface ConstantAnswer {
  headers: IncomingHttpHeaders;
  /** In base64. */
  body: string;
}

const [kind = '', databaseUrl = '', file = ''] = process.argv.slice(2);

if (kind === 'portal' || kind === 'cached') {
  const limits = { ...standardLimits, frontCache: kind === 'portal' ? 1 : standardLimits.frontCache };
  const server = await startServer(
    {
      host: '127.0.0.1',
      port: 0,
      origins: ['http://127.0.0.1:0'],
      databaseUrl,
      dataDirectory: '',
      trustedProxy: undefined,
      messages: 'none',
      limits,
    },
    createLog('requests'),
  );
  process.send?.(server.origin);
} else {
  const given = readFileSync(file, 'utf8');
  const server = createServer(kind === 'template' ? templateListener(given) : constantListener(given));
  server.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
}
process.on('message', () => process.send?.(process.cpuUsage()));
process.once('disconnect', () => process.exit());

function templateListener(pages: string): RequestListener {
  const database = new SqliteDatabase(databaseUrl, { readonly: true });
  return createTemplateListener(database, JSON.parse(pages) as TemplatePage[]);
}

function constantListener(answer: string): RequestListener {
  const { headers, body } = JSON.parse(answer) as ConstantAnswer;
  const lines = Object.entries(headers).flatMap(([name, value]) => [name, String(value)]);
  const bytes = Buffer.from(body, 'base64');
  return (_incoming, outgoing) => outgoing.writeHead(200, lines).end(bytes);
}
