import type { APIRoute } from 'astro';
import { db } from '#db/connection.ts';
import { findDemand } from '#src/domain/demand/demand-queries.ts';
import { demandLines, readParts } from '#src/domain/demand/demand-text.ts';
import { findOwnFile } from '#src/domain/jobseeker/jobseeker-queries.ts';
import { sealer } from '#src/sealer.ts';

/** A registration as plain text, to be read, copied or saved anywhere. */
export const GET: APIRoute = async ({ locals, params, url }) => {
  const { visitor, acting } = locals;
  const file = visitor && (await findOwnFile(db, sealer, { visitor, acting }));
  const asked = file && { jobseekerId: file.jobseekerId, demandId: params['id'] ?? '' };
  const demand = asked && (await findDemand(db, sealer, asked, new Date()));
  if (!demand?.content || !demand.receiptNumber) return new Response(null, { status: 404 });
  const text = `${demandLines(demand, readParts(url.searchParams)).join('\n')}\n`;
  return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};
