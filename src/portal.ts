import { createApp } from 'astro/app/entrypoint';

const app = createApp({ streaming: false });

/** Answers one request with a page. The whole page is rendered before the first byte, so that an error is a true 500. */
export const render = (request: Request, clientAddress: string): Promise<Response> =>
  app.render(request, { clientAddress, addCookieHeader: true });
