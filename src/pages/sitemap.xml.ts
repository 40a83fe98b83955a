import type { APIRoute } from 'astro';
import { db } from '#db/connection.ts';
import { listOpenJobIds } from '#src/domain/job/sitemap-queries.ts';
import { listCurrentProgrammes } from '#src/domain/programme/programmes.ts';
import {
  accessibilityCriteriaPath,
  accessibilityPath,
  basesPath,
  contactPath,
  coursesPath,
  eventsPath,
  feedbackPath,
  helpPath,
  homePath,
  jobPath,
  jobsPath,
  massagePath,
  privacyPath,
  programmePath,
  programmesPath,
  programmeTextPath,
  regionPath,
  settingsPath,
  siteMapPath,
  studyPath,
  surveysPath,
  wordsPath,
} from '#src/paths.ts';
import { principles } from '../../accessibility/criteria.ts';

/** The format holds at most this many addresses a file. */
const most = 50_000;
const chunk = 1000;

const standing = [
  homePath,
  jobsPath,
  coursesPath,
  basesPath,
  programmesPath,
  ...listCurrentProgrammes().flatMap(({ region }) => [programmePath(region), programmeTextPath(region)]),
  eventsPath,
  massagePath,
  studyPath,
  surveysPath,
  feedbackPath,
  helpPath,
  settingsPath,
  regionPath,
  contactPath,
  accessibilityPath,
  ...Object.keys(principles).map(accessibilityCriteriaPath),
  privacyPath,
  wordsPath,
  siteMapPath,
];

/** Every public page for search engines, the open jobs read in chunks so that many of them need little memory. */
export const GET: APIRoute = ({ url }) => {
  const line = (path: string, day?: string): string =>
    `<url><loc>${new URL(path, url.origin).href}</loc>${day ? `<lastmod>${day}</lastmod>` : ''}</url>\n`;
  async function* lines(): AsyncGenerator<Uint8Array> {
    const encoder = new TextEncoder();
    yield encoder.encode(
      `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${standing.map((path) => line(path)).join('')}`,
    );
    const now = new Date();
    for (let after = '', left = most - standing.length; left > 0; left -= chunk) {
      const jobs = await listOpenJobIds(db, { after, size: Math.min(chunk, left) }, now);
      yield encoder.encode(jobs.map((job) => line(jobPath(job.job_id), job.confirmed_on)).join(''));
      if (jobs.length < chunk) break;
      after = jobs.at(-1)?.job_id ?? after;
    }
    yield encoder.encode('</urlset>\n');
  }
  const chunks = lines();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
  return new Response(body, {
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  });
};
