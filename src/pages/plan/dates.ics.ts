import type { APIRoute } from 'astro';
import ical from 'ical-generator';
import { addDays } from '#src/domain/day/day.ts';
import { openActions, sayDoer } from '#src/domain/plan/plan.ts';
import { planLinePath } from '#src/paths.ts';
import { openPlanPage } from './_opened-plan.ts';

/** The days of what is still to be done, for the calendar, each for a whole day. */
export const GET: APIRoute = async ({ locals, url }) => {
  const opened = await openPlanPage(locals, new Date());
  if (!opened?.plan) return new Response(null, { status: 404 });
  const { plan, person } = opened;
  const calendar = ical({ prodId: { company: 'tongtu', product: 'plan', language: 'ZH' } });
  for (const action of openActions(plan)) {
    if (!action.dueOn) continue;
    calendar.createEvent({
      ...{ id: action.lineId, sequence: action.revision, allDay: true },
      start: new Date(`${action.dueOn}T00:00:00Z`),
      end: new Date(`${addDays(action.dueOn, 1)}T00:00:00Z`),
      timezone: 'UTC',
      stamp: new Date(action.changedAt),
      summary: `计划：${action.text}`,
      description: `由${sayDoer(action, person)}做，这一天以前做好。`,
      url: new URL(planLinePath(action.lineId), url).href,
    });
  }
  return new Response(calendar.toString(), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="plan.ics"',
    },
  });
};
