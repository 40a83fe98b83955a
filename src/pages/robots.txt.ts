import type { APIRoute } from 'astro';
import { feedbackPath } from '#src/paths.ts';

/** Everything may be found but receipts. */
export const GET: APIRoute = ({ url }) =>
  new Response(`User-agent: *\nDisallow: ${feedbackPath}/\n\nSitemap: ${new URL('/sitemap.xml', url.origin).href}\n`, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=86400' },
  });
