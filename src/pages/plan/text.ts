import type { APIRoute } from 'astro';
import { planLines, wrapColumns } from '#src/domain/plan/plan-text.ts';
import { openPlanPage } from './_opened-plan.ts';

/** So many columns a braille display shows at once. */
const columns = 40;

/** A plan as plain text with short lines, to be read, copied or saved anywhere. */
export const GET: APIRoute = async ({ locals }) => {
  const now = new Date();
  const opened = await openPlanPage(locals, now);
  if (!opened?.plan) return new Response(null, { status: 404 });
  const text = `${wrapColumns(planLines(opened.plan, now, opened.person), columns).join('\n')}\n`;
  return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};
