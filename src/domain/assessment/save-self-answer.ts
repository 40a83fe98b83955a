import { createHash, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { recordEvent } from '../file/record-event.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { enteredAs, holdFile } from './assessed-file.ts';
import { readSelfAnswers } from './assessment-content.ts';
import type { SelfAnswer } from './assessment-content.ts';
import type { SelfQuestion } from './self-question.ts';

export interface NewAnswer {
  question: SelfQuestion;
  chosen: readonly string[];
  words: string;
  /** The mark of the answer that was shown (`markOf`). */
  seen: string;
}

/** What an answer is recognised by, so that a page can tell whether it still stands. */
export const markOf = (answer: Pick<SelfAnswer, 'chosen' | 'words'> | undefined): string =>
  answer && (answer.chosen.length > 0 || answer.words !== '')
    ? createHash('sha256')
        .update(JSON.stringify([answer.chosen, answer.words]))
        .digest('base64url')
        .slice(0, 16)
    : '';

/**
 * Keeps one answer of a self-assessment in the sealed draft, and begins the draft. `changed elsewhere`: another device
 * saved another answer since the page was opened; nothing is written, and the person chooses.
 */
export const saveSelfAnswer = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { question, chosen, words, seen }: NewAnswer,
  now: Date,
): Promise<'saved' | 'changed elsewhere' | 'not agreed' | 'not theirs'> =>
  db.transaction().execute(async (transaction) => {
    const file = await holdFile(transaction, sealer, asker);
    if (typeof file === 'string') return file;
    const { jobseekerId } = file;
    const draft = await transaction
      .selectFrom('assessment')
      .select(['assessment_id', 'sealed_content'])
      .where('jobseeker_id', '=', jobseekerId)
      .where('done_on', 'is', null)
      .executeTakeFirst();
    const answers = readSelfAnswers(sealer, draft?.sealed_content ?? null);
    const mark = markOf(answers[question]);
    if (mark === markOf({ chosen, words })) {
      if (draft) return 'saved';
    } else if (mark !== seen) return 'changed elsewhere';
    const by = enteredAs(asker);
    const before = Object.values(answers);
    const kept = { ...answers, [question]: { chosen, words, by, called: asker.visitor.called } };
    const sealed_content = sealer.seal(JSON.stringify(kept));
    const changed_at = now.toISOString();
    if (draft)
      await transaction
        .updateTable('assessment')
        .set({ sealed_content, changed_at })
        .where('assessment_id', '=', draft.assessment_id)
        .execute();
    else
      await transaction
        .insertInto('assessment')
        .values({
          ...{ assessment_id: randomUUID(), jobseeker_id: jobseekerId, kind: 'self', sealed_content },
          ...{ created_at: changed_at, changed_at },
        })
        .execute();
    // One line in the log for each who begins to write, not one for each page.
    if (before.every((answer) => answer.by !== by || answer.called !== asker.visitor.called)) {
      const event = { jobseekerId, kind: 'changed', subject: 'assessment', actor: actorOf(asker) } as const;
      await recordEvent(transaction, sealer, event, now);
    }
    return 'saved';
  });
