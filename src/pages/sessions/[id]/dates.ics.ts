import type { APIRoute } from 'astro';
import ical, { ICalEventStatus } from 'ical-generator';
import { db } from '#db/connection.ts';
import { findSession } from '#src/domain/course/course-queries.ts';
import { sessionPath } from '#src/paths.ts';

/** Each meeting of a session as an event with a reminder the day before; of a cancelled one, that it is cancelled. */
export const GET: APIRoute = async ({ params, url }) => {
  const session = await findSession(db, params['id'] ?? '');
  if (!session || session.state === 'draft' || session.dates.length === 0) return new Response(null, { status: 404 });
  const calendar = ical({ prodId: { company: 'tongtu', product: 'courses', language: 'ZH' } });
  const isCancelled = session.state === 'cancelled';
  for (const { dateId, startsAt, endsAt, what } of session.dates) {
    const event = calendar.createEvent({
      ...{ id: dateId, sequence: session.revision, timezone: 'UTC' },
      start: new Date(startsAt),
      end: new Date(endsAt),
      stamp: new Date(session.changedAt),
      summary: `上课：${session.title}${what ? `，${what}` : ''}`,
      location: session.base ? [session.base.name, session.base.place].filter(Boolean).join('，') : null,
      description: (session.way !== 'onsite' && session.onlineNote) || null,
      url: new URL(sessionPath(session.sessionId), url).href,
      status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
    if (!isCancelled) event.createAlarm({ trigger: 24 * 60 * 60, description: `明天上课：${session.title}` });
  }
  return new Response(calendar.toString(), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="dates.ics"',
    },
  });
};
