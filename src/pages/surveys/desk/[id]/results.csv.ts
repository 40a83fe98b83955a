import type { APIRoute } from 'astro';
import { db } from '#db/connection.ts';
import { findResults } from '#src/domain/survey/results-queries.ts';
import { findOwnSurvey } from '#src/domain/survey/survey-queries.ts';
import { resultRows, writeCsv } from '#src/domain/survey/survey-results.ts';
import { sealer } from '#src/sealer.ts';

/** The results of a survey for a spreadsheet; there is none while there are no results to show. */
export const GET: APIRoute = async ({ params, locals: { visitor } }) => {
  const survey = visitor && (await findOwnSurvey(db, visitor, params['id'] ?? '', new Date()));
  const results = survey && (await findResults(db, sealer, survey));
  if (results?.sheets === undefined) return new Response(null, { status: 404 });
  return new Response(writeCsv(resultRows(results)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="survey.csv"',
    },
  });
};
