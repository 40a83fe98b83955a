import { createApp } from 'astro/app/entrypoint';
import { noFilters } from './domain/job/job-filters.ts';
import { searchPlan } from './domain/job/search-plan.ts';
import { nextIncident } from './incident.ts';
import { optionalStyles } from './optional-styles.ts';
import { offlinePath } from './paths.ts';

/** What a page may know of its request, and what the server learns from the page. */
export interface Visit {
  /** Names this request in the log, and on the page that says that something failed. */
  incident: string;
  /** Set by the middleware: the pattern of the route that answered. */
  route?: string;
  /** Set when the page threw. */
  failure?: unknown;
}

const app = createApp({ streaming: false });

// Every page is loaded now: nobody waits for the first visit, and a new build beside a running server takes none away.
// Importing again what is there already would cost every request.
for (const [name, load] of app.manifest.pageMap ?? new Map()) {
  const page = await load();
  app.manifest.pageMap?.set(name, () => Promise.resolve(page));
}
await app.render(new Request(`http://localhost${offlinePath}`));
// Nor for the first search by sound, which reads the name of every place.
searchPlan({ ...noFilters, q: '预热' }).loose();

// Astro writes messages of errors to the console, with the values in them. The server logs failures without.
app.logger.setDestination({ write: () => undefined });
const renderError = app.renderError.bind(app);
app.renderError = (request, options) => {
  const visit: Partial<Visit> = options.locals ?? {};
  if (options.error) visit.failure = options.error;
  return renderError(request, options);
};

/** Answers one request with a page. The whole page is rendered before the first byte, so that an error is a true 500. */
export const render = (
  request: Request,
  clientAddress: string,
  visit: Visit = { incident: nextIncident() },
): Promise<Response> => app.render(request, { clientAddress, addCookieHeader: true, locals: visit });

/** The bytes of a rendered page. */
export async function readContent(response: Response): Promise<Buffer> {
  if ('content' in response) {
    const { content } = response;
    if (content === null) return Buffer.alloc(0);
    if (typeof content === 'string') return Buffer.from(content);
    if (content instanceof Uint8Array) return Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  }
  return Buffer.from(await response.arrayBuffer());
}

/** Every style sheet that a page may carry inside. The content security policy allows no other. */
export const styleSheets: readonly string[] = [
  ...new Set([
    ...app.manifest.routes.flatMap((route) =>
      route.styles.flatMap((style) => (style.type === 'inline' ? [style.content] : [])),
    ),
    ...Object.values(optionalStyles),
  ]),
];

/** What the server imports from the built pages. */
export interface Portal {
  render: typeof render;
  readContent: typeof readContent;
  styleSheets: typeof styleSheets;
}
