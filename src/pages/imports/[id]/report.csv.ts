import type { APIRoute } from 'astro';
import { db } from '#db/connection.ts';
import { rowKinds } from '#src/domain/caseload-import/caseload-import.ts';
import { findImport, listImportRows } from '#src/domain/caseload-import/import-queries.ts';
import { recordStaffEvent } from '#src/domain/organisation/record-staff-event.ts';
import { writeCsv } from '#src/domain/survey/survey-results.ts';
import { sealer } from '#src/sealer.ts';

/** Rows opened at a time, so that others are answered in between. */
const chunk = 500;

/** What a comparison found, for a spreadsheet; numbers by their last four characters. Gone with the day. */
export const GET: APIRoute = async ({ params, locals: { visitor } }) => {
  const now = new Date();
  const found = visitor && (await findImport(db, sealer, visitor, params['id'] ?? '', now));
  if (!visitor || !found?.hasRows) return new Response(null, { status: 404 });
  const lines = [['行号', '结果', '姓名', '说明']];
  for (let from = 0; ; from += chunk) {
    const rows = await listImportRows(db, sealer, found.importId, { from, limit: chunk });
    for (const { line, kind, name, says } of rows)
      lines.push([String(line ?? ''), rowKinds[kind], name, `${says.join('；')}。`]);
    if (rows.length < chunk) break;
  }
  const event = { kind: 'list-downloaded', actor: visitor, organisationId: found.organisationId } as const;
  await recordStaffEvent(db, sealer, event, now);
  return new Response(writeCsv(lines), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="list-report.csv"',
    },
  });
};
