import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { chinaDay } from '../day/day.ts';
import { openContent } from './demand-queries.ts';
import { neededQuestions, questionKeys } from './demand.ts';
import type { DemandContent, Question } from './demand.ts';

/** What a person is writing: the draft; else the last registration, to be changed or sent again; else a blank one. */
export interface Draft extends DemandContent {
  /** Undefined before anything was saved. */
  demandId: string | undefined;
  /** Sent, it takes the place of one that holds. */
  isChange: boolean;
  changedAt: string | undefined;
}

/** Finds the draft of a person. Who may see it is the caller's to ask. */
export async function findDraft(db: Kysely<Database>, sealer: Sealer, jobseekerId: string, now: Date): Promise<Draft> {
  const rows = await db
    .selectFrom('demand')
    .selectAll()
    .where('jobseeker_id', '=', jobseekerId)
    .where('state', 'in', ['draft', 'open', 'ended'])
    .orderBy('sent_at', 'desc')
    .execute();
  const draft = rows.find(({ state }) => state === 'draft');
  const last = rows.find(({ state }) => state !== 'draft');
  const sealed = draft?.sealed_answers ?? last?.sealed_answers;
  const { answers, marks } = sealed ? openContent(sealer, sealed) : { answers: {}, marks: {} };
  const isChange = last?.state === 'open' && (last.ends_on ?? '') >= chinaDay(now);
  return { demandId: draft?.demand_id, isChange, changedAt: draft?.changed_at, answers, marks };
}

/** How often the draft was changed: two readings with the same number are the same. */
export const versionOf = ({ marks }: Pick<DemandContent, 'marks'>): number =>
  Object.values(marks).reduce((sum, { revision }) => sum + revision, 0);

/** The first question that was neither answered nor left for later on purpose; undefined when there is none. */
export const nextQuestion = ({ answers, marks }: DemandContent): Question | undefined =>
  questionKeys.find((question) => !answers[question] && !marks[question]?.isLater);

/** What has to be answered before sending, and is not. */
export const missingQuestions = ({ answers }: Pick<DemandContent, 'answers'>): Question[] =>
  neededQuestions.filter((question) => !answers[question]);
