import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { findOwnFileId } from '../jobseeker/jobseeker-queries.ts';
import { listSurveyCopies } from './copy-queries.ts';
import { listDrafts } from './draft-queries.ts';
import { listParticipations } from './respondent-queries.ts';
import { filledBy } from './survey.ts';

/** Everything of surveys that is kept of a person (个人信息保护法 45); what was sent is nobody's any more. */
export async function findSurveyExport(db: Kysely<Database>, sealer: Sealer, accountId: string) {
  const jobseekerId = await findOwnFileId(db, accountId);
  const own = [accountId, ...(jobseekerId ? [jobseekerId] : [])];
  const copies = jobseekerId ? await listSurveyCopies(db, sealer, jobseekerId) : [];
  return {
    begun: (await listDrafts(db, sealer, own)).map(({ title, answers }) => ({ title, answers })),
    answered: (await listParticipations(db, own)).map(({ title, answeredOn }) => ({ title, answeredOn })),
    inFile: copies.map(({ title, keptOn, by, rows }) => ({ title, keptOn, filledIn: filledBy[by], answers: rows })),
  };
}
