import type { APIRoute } from 'astro';
import ical from 'ical-generator';
import { db } from '#db/connection.ts';
import { addDays } from '#src/domain/day/day.ts';
import { findJob } from '#src/domain/job/job-queries.ts';
import { jobPath } from '#src/paths.ts';

/** The closing date of a job as a whole-day event, with a reminder the day before. */
export const GET: APIRoute = async ({ params, url }) => {
  const job = await findJob(db, params['id'] ?? '');
  if (!job?.closes_on) return new Response(null, { status: 404 });
  const calendar = ical({ prodId: { company: 'tongtu', product: 'jobs', language: 'ZH' } });
  const event = calendar.createEvent({
    id: job.job_id,
    start: new Date(`${job.closes_on}T00:00:00Z`),
    end: new Date(`${addDays(job.closes_on, 1)}T00:00:00Z`),
    allDay: true,
    timezone: 'UTC',
    stamp: new Date(job.published_at),
    summary: `应聘截止：${job.title}`,
    description: `${job.employer.name}。${job.contact_name ? `联系人${job.contact_name}。` : ''}`,
    url: new URL(jobPath(job.job_id), url).href,
  });
  event.createAlarm({ trigger: 24 * 60 * 60, description: `明天截止：${job.title}` });
  return new Response(calendar.toString(), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="closing-date.ics"',
    },
  });
};
