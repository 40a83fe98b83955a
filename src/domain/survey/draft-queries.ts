import type { Kysely } from 'kysely';
import { engineOf } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { SurveyAnswers } from './survey.ts';

/** What somebody has answered so far. */
export interface Draft {
  /** Rises with every page that is saved; 0 before the first. */
  version: number;
  answers: SurveyAnswers;
}

/** The draft of a holder, empty before the first answer. `isForChange` makes other writers of it wait. */
export async function findDraft(
  db: Kysely<Database>,
  sealer: Sealer,
  { surveyId, holder }: { surveyId: string; holder: string | undefined },
  now: Date,
  { isForChange = false }: { isForChange?: boolean } = {},
): Promise<Draft> {
  if (holder === undefined) return { version: 0, answers: {} };
  const query = db
    .selectFrom('survey_draft')
    .select(['version', 'sealed_answers'])
    .where('survey_id', '=', surveyId)
    .where('holder', '=', holder)
    .where('expires_at', '>', now.toISOString());
  const row = await (isForChange && engineOf(db) === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  if (!row) return { version: 0, answers: {} };
  return { version: row.version, answers: JSON.parse(sealer.unseal(row.sealed_answers)) as SurveyAnswers };
}

/** The drafts of these holders, opened, for whoever asks what is kept of them. */
export async function listDrafts(
  db: Kysely<Database>,
  sealer: Sealer,
  holders: readonly string[],
): Promise<{ surveyId: string; title: string; answers: SurveyAnswers }[]> {
  if (holders.length === 0) return [];
  const rows = await db
    .selectFrom('survey_draft')
    .innerJoin('survey', 'survey.survey_id', 'survey_draft.survey_id')
    .select(['survey.survey_id', 'title', 'sealed_answers'])
    .where('holder', 'in', holders)
    .orderBy('title')
    .execute();
  return rows.map((row) => ({
    surveyId: row.survey_id,
    title: row.title,
    answers: JSON.parse(sealer.unseal(row.sealed_answers)) as SurveyAnswers,
  }));
}
