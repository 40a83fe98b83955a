import { createServer } from 'node:http';
import { Readable } from 'node:stream';

/** The portal as `startPortal` runs it: listens on a free port and tells its parent where. */
const entry: { render: (request: Request, clientAddress: string) => Promise<Response> } = await import(
  new URL('../dist/server/entry.mjs', import.meta.url).href
);

const server = createServer(async (incoming, outgoing) => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
  const hasBody = incoming.method !== 'GET' && incoming.method !== 'HEAD';
  const request = new Request(`http://${incoming.headers.host}${incoming.url}`, {
    method: incoming.method ?? 'GET',
    headers,
    ...(hasBody ? { body: Readable.toWeb(incoming) as ReadableStream, duplex: 'half' } : {}),
  });
  const response = await entry.render(request, '127.0.0.1');
  outgoing.writeHead(response.status, [...response.headers].flat());
  outgoing.end(Buffer.from(await response.arrayBuffer()));
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') process.send?.(`http://127.0.0.1:${address.port}`);
});
// The parent is gone: nobody is left to stop this process.
process.once('disconnect', () => process.exit());
