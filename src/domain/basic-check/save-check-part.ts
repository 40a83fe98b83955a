import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import type { RecordPart } from '../jobseeker/jobseeker.ts';
import { rightTo } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import type { SaidFacts } from './basic-check-form.ts';
import { findCheckedParts, findOpenCheck } from './basic-check-queries.ts';
import { stampOf } from './basic-check.ts';

/**
 * `not theirs`: the asker may not check this part. `changed since`: the record or the answers are not what the form was
 * opened on; nothing was saved.
 */
export type SavePartOutcome = 'saved' | 'not theirs' | 'changed since';

export interface SavedPart {
  jobseekerId: string;
  part: RecordPart;
  said: SaidFacts;
  /** What the form was opened on: `stampOf`. */
  seen: string;
}

/** Keeps what was said to one part, and begins a check when none is going on. Nothing of the record changes by it. */
export async function saveCheckPart(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { jobseekerId, part, said, seen }: SavedPart,
  now: Date,
): Promise<SavePartOutcome> {
  return db.transaction().execute(async (transaction) => {
    const file = await findFile(transaction, sealer, jobseekerId, { isForChange: true });
    const right = file && rightTo(file, asker);
    if (!file || (right !== 'own' && right !== 'mandate')) return 'not theirs';
    if (!(await findCheckedParts(transaction, jobseekerId)).includes(part)) return 'not theirs';
    const open = await findOpenCheck(transaction, sealer, jobseekerId);
    const before = open?.answers[part];
    // The same page sent twice.
    if (before && isDeepStrictEqual(before.facts, said)) return 'saved';
    if (seen !== stampOf(file, before)) return 'changed since';
    const answers = { ...open?.answers, [part]: { savedAt: now.toISOString(), facts: said } };
    const sealed_answers = sealer.seal(JSON.stringify(answers));
    if (open)
      await transaction
        .updateTable('basic_check')
        .set({ sealed_answers })
        .where('basic_check_id', '=', open.checkId)
        .execute();
    else
      await transaction
        .insertInto('basic_check')
        .values({
          basic_check_id: randomUUID(),
          jobseeker_id: jobseekerId,
          sealed_answers,
          begun_at: now.toISOString(),
          finished_at: null,
          finished_by: null,
          finished_as: null,
        })
        .execute();
    return 'saved';
  });
}
