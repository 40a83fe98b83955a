import type { APIRoute } from 'astro';
import { Feed } from 'feed';
import { db } from '#db/connection.ts';
import { listJobs } from '#src/domain/job/job-queries.ts';
import { sayClosing, sayPay, unknown, workModes } from '#src/domain/job/job.ts';
import type { WorkMode } from '#src/domain/job/job.ts';
import { sayFilters } from '#src/domain/job/say-filters.ts';
import { placeName } from '#src/domain/region/region.ts';
import { jobListUrl, readJobListUrl } from '#src/job-list-url.ts';
import { jobFeedPath, jobPath } from '#src/paths.ts';

/** The newest jobs of a search as Atom. */
export const GET: APIRoute = async ({ url }) => {
  const { filters, errors } = readJobListUrl(url, undefined);
  if (Object.keys(errors).length > 0) return new Response(Object.values(errors).join('\n'), { status: 400 });
  const { jobs } = await listJobs(db, filters, {}, new Date());
  const said = sayFilters(filters);
  const address = (path: string) => new URL(path, url).href;
  const feed = new Feed({
    id: address(jobListUrl(filters, undefined)),
    title: said ? `同途的新岗位：${said}` : '同途的新岗位',
    link: address(jobListUrl(filters, undefined)),
    feedLinks: { atom: address(jobListUrl(filters, undefined, undefined, jobFeedPath)) },
    language: 'zh-CN',
    generator: false,
    // The newest entry dates the feed, so that an unchanged list is an unchanged file.
    updated: new Date(jobs[0]?.published_at ?? 0),
  });
  for (const job of jobs) {
    const pay = sayPay(job);
    feed.addItem({
      id: address(jobPath(job.job_id)),
      title: `${job.title}，${job.employer_name}`,
      link: address(jobPath(job.job_id)),
      date: new Date(job.published_at),
      description: `${placeName(job.region_code)}，${pay === unknown ? `薪酬${unknown}` : pay}，${workModes[job.work_mode as WorkMode]}，${sayClosing(job.closes_on)}。`,
    });
  }
  return new Response(feed.atom1(), { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } });
};
