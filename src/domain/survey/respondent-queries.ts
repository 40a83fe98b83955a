import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { findFile, findOwnFileId } from '../jobseeker/jobseeker-queries.ts';
import { actorOf, recordTask, rightTo } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import type { FileActor } from '../file/file.ts';
import type { FilledBy } from './survey.ts';

/** Who fills in a survey, and for whom. */
export interface Respondent {
  by: FilledBy;
  /** Whose answers they are: a file, an account, or a device without an account. Answers once. */
  participant: string;
  /** Whose draft it is: what a helper has begun stays apart from what the person has. */
  holder: string;
  /** The file that the answers may go into, too. */
  jobseekerId: string | undefined;
  /** The account of the person, where a helper fills in for them. */
  tells: string | undefined;
  /** Who does it, as the log of the file names them. */
  actor: FileActor | undefined;
  /** How whoever fills it in wants to be addressed. */
  called: string;
}

/** What a device without an account is known by; the token itself is kept nowhere. */
const guestOf = (token: string): string => `guest ${createHash('sha256').update(token).digest('base64url')}`;

/**
 * Who a visitor answers as: for themselves, for the person whose mandate has the task, or as nobody in particular, by
 * the token of their device. Undefined without either, and under a mandate that does not cover it.
 */
export async function findRespondent(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker | undefined,
  token: string | undefined,
): Promise<Respondent | undefined> {
  if (!asker) {
    const guest = token && guestOf(token);
    const nobody = { jobseekerId: undefined, tells: undefined, actor: undefined, called: '' };
    return guest ? { by: 'guest', participant: guest, holder: guest, ...nobody } : undefined;
  }
  const { visitor, acting } = asker;
  const actor = actorOf(asker);
  if (acting) {
    const file = await findFile(db, sealer, acting.jobseekerId);
    if (!file || rightTo(file, asker) !== 'mandate' || !acting.tasks.includes(recordTask)) return undefined;
    return {
      by: acting.isAtDesk ? 'staff' : 'helper',
      participant: file.jobseekerId,
      holder: `mandate ${acting.mandateId}`,
      jobseekerId: file.jobseekerId,
      tells: file.accountId,
      actor,
      called: visitor.called,
    };
  }
  const jobseekerId = await findOwnFileId(db, visitor.accountId);
  const participant = jobseekerId ?? visitor.accountId;
  // Who is here in another role than that of a jobseeker puts nothing into the file.
  const isJobseeker = visitor.role.role === 'jobseeker';
  return {
    by: 'self',
    participant,
    holder: participant,
    jobseekerId: isJobseeker ? jobseekerId : undefined,
    tells: undefined,
    actor,
    called: visitor.called,
  };
}

/** The day on which somebody answered a survey; undefined when they have not. */
export async function findParticipation(
  db: Kysely<Database>,
  surveyId: string,
  { participant }: Pick<Respondent, 'participant'>,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('survey_participation')
    .select('answered_on')
    .where('survey_id', '=', surveyId)
    .where('participant', '=', participant)
    .executeTakeFirst();
  return row?.answered_on;
}

/** The surveys that somebody has answered, and on which day. */
export async function listParticipations(
  db: Kysely<Database>,
  participants: readonly string[],
): Promise<{ surveyId: string; title: string; answeredOn: string }[]> {
  if (participants.length === 0) return [];
  const rows = await db
    .selectFrom('survey_participation')
    .innerJoin('survey', 'survey.survey_id', 'survey_participation.survey_id')
    .select(['survey.survey_id', 'title', 'answered_on'])
    .where('participant', 'in', participants)
    .orderBy('answered_on', 'desc')
    .orderBy('title')
    .execute();
  return rows.map((row) => ({ surveyId: row.survey_id, title: row.title, answeredOn: row.answered_on }));
}
