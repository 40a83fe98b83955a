import type { APIRoute } from 'astro';
import ical from 'ical-generator';
import { db } from '#db/connection.ts';
import { findEvent } from '#src/domain/event/event-queries.ts';
import { sayAccess, sayWhere } from '#src/domain/event/event.ts';
import { eventPath } from '#src/paths.ts';

/** An event for the calendar, with a reminder the day before. */
export const GET: APIRoute = async ({ params, url }) => {
  const event = await findEvent(db, params['id'] ?? '');
  if (!event || event.cancelledAt) return new Response(null, { status: 404 });
  const calendar = ical({ prodId: { company: 'tongtu', product: 'events', language: 'ZH' } });
  const entry = calendar.createEvent({
    id: event.eventId,
    sequence: event.revision,
    start: new Date(event.startsAt),
    end: new Date(event.endsAt),
    stamp: new Date(event.changedAt),
    summary: event.title,
    description: [event.description, ...sayAccess(event)].join('\n'),
    url: new URL(eventPath(event.eventId), url).href,
  });
  entry.location(sayWhere(event));
  entry.createAlarm({ trigger: 24 * 60 * 60, description: `明天：${event.title}` });
  return new Response(calendar.toString(), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="event.ics"',
    },
  });
};
