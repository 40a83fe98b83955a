import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { recordEvent } from '../file/record-event.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import type { QuestionAnswer } from './demand-form.ts';
import { sealContent } from './demand-queries.ts';
import { lockFile } from './demand-right.ts';
import type { Refused } from './demand-right.ts';
import type { DemandAnswers } from './demand.ts';
import { findDraft } from './draft-queries.ts';

export type SaveOutcome =
  | 'saved'
  | Refused
  /** Another device saved another answer since this page was opened; nothing was written. */
  | { kept: DemandAnswers; revision: number };

/**
 * Saves the answer to one question in the person's draft, which begins with the first one (S14). `revision` is that of
 * the answer that the page showed. The same answer sent twice is one.
 */
export const saveAnswer = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  jobseekerId: string,
  { question, answer, revision }: QuestionAnswer & { revision: number },
  now: Date,
): Promise<SaveOutcome> =>
  db.transaction().execute(async (transaction) => {
    const { refused, ...held } = await lockFile(transaction, sealer, asker, jobseekerId, now);
    if (refused || !('entry' in held)) return refused ?? 'not theirs';
    const draft = await findDraft(transaction, sealer, jobseekerId, now);
    const mark = draft.marks[question];
    const before = draft.answers[question];
    // As it is kept: what is undefined is not there.
    const wanted: unknown = answer && JSON.parse(JSON.stringify(answer));
    const isSame = isDeepStrictEqual(before, wanted);
    if (isSame && (answer !== undefined || mark?.isLater)) return 'saved';
    const last = mark?.revision ?? 0;
    if (revision !== last && !isSame) return { kept: draft.answers, revision: last };
    const { [question]: _, ...others } = draft.answers;
    const isLater = answer === undefined ? { isLater: true } : {};
    const content = {
      answers: { ...others, ...(answer === undefined ? {} : { [question]: answer }) },
      marks: { ...draft.marks, [question]: { revision: last + 1, entry: held.entry, ...isLater } },
    };
    const kept = { sealed_answers: sealContent(sealer, content), changed_at: now.toISOString() };
    if (draft.demandId)
      await transaction.updateTable('demand').set(kept).where('demand_id', '=', draft.demandId).execute();
    else
      await transaction
        .insertInto('demand')
        .values({
          ...{ demand_id: randomUUID(), jobseeker_id: jobseekerId, state: 'draft', ...kept },
          ...{ receipt_number: null, created_at: now.toISOString(), sent_at: null, sent_by: null, ends_on: null },
          ...{ refreshed_at: null, reminders: 0, ended_at: null },
        })
        .execute();
    // What a person writes of themselves counts once it is sent; what others write for them, at once.
    if (held.isHelped) {
      const event = { jobseekerId, kind: 'changed', subject: 'demand', actor: actorOf(asker) } as const;
      await recordEvent(transaction, sealer, event, now);
    }
    return 'saved';
  });
