import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { watchVersion } from '#db/version.ts';
import type { Configuration } from './configuration.ts';
import { chooseEncoding, compressOnce, createContent, isNamed } from './content.ts';
import type { Content } from './content.ts';
import { readCookies } from './cookies.ts';
import { createDoor } from './door.ts';
import { createFrontCache } from './front-cache.ts';
import { nextIncident } from './incident.ts';
import type { Portal, Visit } from './portal.ts';
import { refusalPage, refusals } from './refusal.ts';
import type { RefusalName } from './refusal.ts';
import { checkRequest, clientAddress, isUpload, originsByHost, readBody, webHeaders } from './request-check.ts';
import { describeFailure } from './request-log.ts';
import type { RequestLine, RequestLog } from './request-log.ts';
import {
  createPagePolicy,
  everyHeader,
  isHtml,
  isPublic,
  ownHeaders,
  plainPolicy,
  refusalHeaders,
} from './response-headers.ts';
import type { FlatHeaders } from './response-headers.ts';
import { readStaticFiles } from './static-files.ts';

export interface RunningServer {
  /** The portal's own origin. */
  origin: string;
  /** Where it listens. */
  port: number;
  /** Takes no more connections, finishes what was begun, and resolves when all is answered. */
  close(): Promise<void>;
}

/** One request on its way. */
interface Exchange {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  line: RequestLine;
}

/** Serves the built pages. Throws when they are not built or the port is taken. */
export async function startServer(
  configuration: Configuration,
  log: RequestLog,
  build = new URL('../dist/', import.meta.url),
): Promise<RunningServer> {
  const portal: Portal = await import(new URL('server/entry.mjs', build).href);
  const { limits } = configuration;
  const isSecure = configuration.origins[0].startsWith('https:');
  const always = everyHeader(isSecure);
  const files = readStaticFiles(fileURLToPath(new URL('client/', build)), always);
  const version = watchVersion(configuration.databaseUrl);
  const cache = createFrontCache(version, limits.frontCache);
  const pagePolicy = createPagePolicy(portal.styleSheets);
  let uploads = 0;
  let rules = { ...limits, origins: new Map<string, string>() };

  const server = createServer(
    {
      headersTimeout: limits.headersTimeout,
      requestTimeout: limits.requestTimeout,
      keepAliveTimeout: limits.keepAliveTimeout,
      connectionsCheckingInterval: Math.min(1_000, limits.headersTimeout),
      // Our own answer says what is wrong, with the headers that every answer has.
      requireHostHeader: false,
    },
    receive,
  );
  const door = createDoor(server, limits);
  server.maxConnections = limits.connections;
  server.setTimeout(limits.idleTimeout);
  server.on('checkContinue', receive);
  server.on('checkExpectation', (incoming, outgoing) => refuse(begin(incoming, outgoing), 'badRequest'));
  server.on('clientError', answerBrokenRequest);

  function begin(incoming: IncomingMessage, outgoing: ServerResponse): Exchange {
    const started = performance.now();
    const line: RequestLine = {
      incident: nextIncident(),
      method: incoming.method ?? '',
      route: null,
      status: 0,
      ms: 0,
      bytes: 0,
      cache: 'none',
    };
    outgoing.on('close', () => {
      line.ms = Math.round((performance.now() - started) * 10) / 10;
      if (!outgoing.writableFinished) line.aborted = true;
      log.write(line);
    });
    return { incoming, outgoing, line };
  }

  function receive(incoming: IncomingMessage, outgoing: ServerResponse): void {
    if (door.holds(() => receive(incoming, outgoing))) return;
    const exchange = begin(incoming, outgoing);
    if (!sendKept(exchange)) void answer(exchange);
  }

  /** The short way: what is kept under this very address was checked when it was rendered. */
  function sendKept(exchange: Exchange): boolean {
    const { method, url, headers } = exchange.incoming;
    const key = method === 'GET' || method === 'HEAD' ? keyOf(rules.origins.get(headers.host ?? ''), url, headers) : '';
    const state = key ? cache.state() : undefined;
    // PostgreSQL answers later, and the long way waits for it.
    const kept = typeof state === 'string' ? cache.find(state, key) : undefined;
    if (!kept) return false;
    exchange.line.cache = 'hit';
    sendContent(exchange, kept);
    return true;
  }

  async function answer(exchange: Exchange): Promise<void> {
    const { incoming, outgoing } = exchange;
    try {
      if (incoming.url === '/healthz') return await sayHealth(exchange);
      const checked = checkRequest(incoming, rules);
      if ('refusal' in checked) return refuse(exchange, checked.refusal);
      if (incoming.method === 'POST') return await answerForm(exchange, checked.origin);
      const url = incoming.url ?? '/';
      const query = url.indexOf('?');
      const file = files.get(query < 0 ? url : url.slice(0, query));
      if (file) return sendContent(exchange, file);
      await answerPage(exchange, checked.origin, url);
    } catch (failure) {
      // Who is no longer there needs no answer.
      if (incoming.destroyed && !incoming.complete) return;
      exchange.line.failure = describeFailure(failure);
      if (outgoing.headersSent) outgoing.destroy();
      else refuse(exchange, 'failure');
    }
  }

  async function answerPage(exchange: Exchange, origin: string, url: string): Promise<void> {
    const { incoming, line } = exchange;
    const key = keyOf(origin, url, incoming.headers);
    if (!key) {
      const request = new Request(origin + pagePath(url), { headers: webHeaders(incoming) });
      return sendPage(exchange, await renderPage(exchange, request));
    }
    const state = await cache.state();
    const kept = state === undefined ? undefined : cache.find(state, key);
    if (kept) {
      line.cache = 'hit';
      return sendContent(exchange, kept);
    }
    // The page is shown nothing but what the key holds, so that nobody's own things can get into it.
    const cookie = readCookies(incoming.headers.cookie).canonical;
    const request = new Request(origin + pagePath(url), cookie ? { headers: { cookie } } : undefined);
    const response = await renderPage(exchange, request);
    if (state === undefined || !isPublic(response)) return sendPage(exchange, response);
    const headers = [...always, ...ownHeaders(response), 'Vary', 'Cookie, Accept-Encoding'];
    if (!response.headers.has('cache-control')) headers.push('Cache-Control', 'private, no-cache');
    const body = await portal.readContent(response);
    headers.push('Content-Security-Policy', isHtml(response) ? pagePolicy(body) : plainPolicy);
    const page = createContent(body, line.route ?? '', headers);
    cache.keep(state, key, page);
    line.cache = 'miss';
    sendContent(exchange, page);
  }

  async function answerForm(exchange: Exchange, origin: string): Promise<void> {
    const { incoming, outgoing } = exchange;
    if (incoming.headers.expect) outgoing.writeContinue();
    if (isUpload(incoming)) return answerUpload(exchange, origin);
    const body = await readBody(incoming, limits.bodyLength);
    if (!body) return refuse(exchange, 'bodyTooLong');
    return answerBody(exchange, origin, body);
  }

  /** Files are large: only a few are held at a time. */
  async function answerUpload(exchange: Exchange, origin: string): Promise<void> {
    if (uploads >= limits.uploads) return refuse(exchange, 'unavailable');
    uploads += 1;
    try {
      const body = await readBody(exchange.incoming, limits.uploadLength);
      if (!body) return refuse(exchange, 'fileTooLong');
      await answerBody(exchange, origin, body);
    } finally {
      uploads -= 1;
    }
  }

  async function answerBody(exchange: Exchange, origin: string, body: Buffer): Promise<void> {
    const { incoming } = exchange;
    const request = new Request(origin + pagePath(incoming.url ?? '/'), {
      method: 'POST',
      headers: webHeaders(incoming),
      body: new Uint8Array(body),
    });
    return sendPage(exchange, await renderPage(exchange, request));
  }

  async function renderPage({ incoming, line }: Exchange, request: Request): Promise<Response> {
    const visit: Visit = { incident: line.incident };
    // Only a form needs to know whom it answers; a page that is kept for others must not.
    const address = request.method === 'POST' ? clientAddress(incoming, configuration.trustedProxy) : '0.0.0.0';
    const response = await portal.render(request, address, visit);
    line.route = visit.route ?? null;
    if (visit.failure !== undefined) line.failure = describeFailure(visit.failure);
    return response;
  }

  /** Sends a page that is for this visitor alone. */
  async function sendPage(exchange: Exchange, response: Response): Promise<void> {
    const body = await portal.readContent(response);
    const isText = body.length > 500 && /^text\/|xml|json/.test(response.headers.get('content-type') ?? '');
    const encoding = isText ? chooseEncoding(exchange.incoming.headers['accept-encoding']) : 'identity';
    const bytes = compressOnce(body, encoding);
    const headers = [...always, ...ownHeaders(response)];
    if (!response.headers.has('cache-control')) headers.push('Cache-Control', 'no-store');
    headers.push('Content-Security-Policy', isHtml(response) ? pagePolicy(body) : plainPolicy);
    headers.push('Content-Length', String(bytes.length));
    if (bytes !== body) headers.push('Content-Encoding', 'gzip');
    send(exchange, response.status, headers, bytes);
  }

  function sendContent(exchange: Exchange, content: Content): void {
    const { headers } = exchange.incoming;
    const form = content.encode(chooseEncoding(headers['accept-encoding']));
    exchange.line.route = content.route;
    if (isNamed(headers['if-none-match'], form.tag)) send(exchange, 304, form.unchangedHeaders);
    else send(exchange, 200, form.headers, form.body);
  }

  function refuse(exchange: Exchange, name: RefusalName): void {
    const refusal = refusals[name];
    const body = Buffer.from(refusalPage(refusal, name === 'failure' ? exchange.line.incident : undefined));
    const headers = [...refusalHeaders(always, body)];
    if (name === 'method') headers.push('Allow', 'GET, HEAD, POST');
    send(exchange, refusal.status, headers, body);
  }

  async function sayHealth(exchange: Exchange): Promise<void> {
    const isReady = !door.isClosing() && (await cache.state()) !== undefined;
    const body = Buffer.from(JSON.stringify({ status: isReady ? 'ok' : door.isClosing() ? 'leaving' : 'unavailable' }));
    exchange.line.route = '/healthz';
    const headers = ['Content-Type', 'application/json', 'Cache-Control', 'no-store'];
    headers.push('Content-Security-Policy', plainPolicy, 'Content-Length', String(body.length));
    send(exchange, isReady ? 200 : 503, [...always, ...headers], body);
  }

  function send({ incoming, outgoing, line }: Exchange, status: number, headers: FlatHeaders, body?: Buffer): void {
    line.status = status;
    const hasUnread = !incoming.complete && incoming.method !== 'GET' && incoming.method !== 'HEAD';
    outgoing.writeHead(status, door.isClosing() || hasUnread ? [...headers, 'Connection', 'close'] : headers);
    if (incoming.method !== 'HEAD' && body) line.bytes = body.length;
    const bytes = incoming.method === 'HEAD' ? undefined : body;
    if (!hasUnread) return void outgoing.end(bytes);
    // Closing while the visitor still sends would take the answer from the network before it is read.
    if (bytes) outgoing.write(bytes);
    const leave = setTimeout(() => outgoing.end(), 2_000);
    incoming.on('close', () => clearTimeout(leave));
    incoming.on('end', () => outgoing.end());
    incoming.resume();
  }

  await listen(server, configuration);
  const port = (server.address() as AddressInfo).port;
  const origins = configuration.origins.map((origin) => origin.replace(/:0$/, `:${port}`));
  rules = { ...rules, origins: originsByHost(origins) };

  return {
    origin: origins[0] ?? '',
    port,
    async close() {
      await door.close();
      await version.close();
      log.close();
    },
  };

  /** What node cannot read as a request never becomes one: it is answered on the bare connection. */
  function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const isSlow = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
    const isLong = error.code === 'HPE_HEADER_OVERFLOW';
    const refusal = refusals[isSlow ? 'slow' : isLong ? 'headersTooLong' : 'badRequest'];
    const body = refusalPage(refusal);
    const headers = [...refusalHeaders(always, Buffer.from(body)), 'Connection', 'close'];
    const lines = headers.map((text, index) => (index % 2 ? `${text}\r\n` : `${text}: `)).join('');
    socket.end(`HTTP/1.1 ${refusal.status} Refused\r\n${lines}\r\n${body}`);
    log.write({
      incident: nextIncident(),
      method: '',
      route: null,
      status: refusal.status,
      ms: 0,
      bytes: 0,
      cache: 'none',
    });
  }
}

const listen = (server: Server, { port, host }: Configuration): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });

/** Astro's own addresses for images, islands and actions are not in use: they lead to the page that says so. */
const pagePath = (url: string): string => (url.startsWith('/_') ? '/404' : url);

/** What a page that may be kept depends on; empty where other cookies make it personal. */
function keyOf(origin: string | undefined, url = '/', { cookie }: IncomingHttpHeaders): string {
  if (!origin) return '';
  const { canonical, hasOthers } = readCookies(cookie);
  return hasOthers ? '' : `${origin}${url}\n${canonical}`;
}
