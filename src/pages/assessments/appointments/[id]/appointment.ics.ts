import type { APIRoute } from 'astro';
import ical from 'ical-generator';
import { db } from '#db/connection.ts';
import { findAppointment } from '#src/domain/assessment/appointment-queries.ts';
import { sayAssessmentTime } from '#src/domain/assessment/say-assessment.ts';
import { findOwnFile } from '#src/domain/jobseeker/jobseeker-queries.ts';
import { appointmentPath } from '#src/paths.ts';
import { sealer } from '#src/sealer.ts';

/** An appointment for the calendar, with a reminder the day before; what the person needs is not in it. */
export const GET: APIRoute = async ({ params, url, locals: { visitor, acting } }) => {
  const appointmentId = params['id'] ?? '';
  const file = visitor && (await findOwnFile(db, sealer, { visitor, acting }));
  const appointment = file && (await findAppointment(db, sealer, { jobseekerId: file.jobseekerId, appointmentId }));
  if (!appointment || appointment.state === 'cancelled') return new Response(null, { status: 404 });
  const { time, changes, changedAt } = appointment;
  const calendar = ical({ prodId: { company: 'tongtu', product: 'appointments', language: 'ZH' } });
  const event = calendar.createEvent({
    id: appointmentId,
    sequence: changes,
    start: new Date(time.startsAt),
    end: new Date(time.endsAt),
    stamp: new Date(changedAt),
    summary: '预约：职业能力评估',
    description: sayAssessmentTime(time)
      .slice(1)
      .map(({ term, details }) => `${term}：${details}。`)
      .join('\n'),
    url: new URL(appointmentPath(appointmentId), url).href,
  });
  if (time.place && time.way === 'centre') event.location(time.place);
  event.createAlarm({ trigger: 24 * 60 * 60, description: '明天有职业能力评估' });
  return new Response(calendar.toString(), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="appointment.ics"',
    },
  });
};
