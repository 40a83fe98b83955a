import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { hasConsent } from '../consent/consent-queries.ts';
import { changeRecord } from '../jobseeker/change-record.ts';
import type { ChangeOutcome } from '../jobseeker/change-record.ts';
import { partForm } from '../jobseeker/jobseeker-form.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import type { RecordFile } from '../jobseeker/jobseeker-queries.ts';
import { rightTo } from '../jobseeker/record-right.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { closeTask } from '../task/close-task.ts';
import { findCorrection } from './basic-check-queries.ts';
import { changedForm, termOf } from './correction.ts';
import type { Correction } from './correction.ts';

/** The record is changed to this value, or stays and the person is told why. */
export type Decision = { kind: 'accept'; value: string } | { kind: 'answer'; text: string };

/** `not theirs`: not on the counsellor's caseload, not agreed to, or decided before. `refused`: the value cannot be. */
export type DecisionOutcome = { kind: 'decided' } | { kind: 'not theirs' } | { kind: 'refused'; message: string };

/**
 * A counsellor decides on something that a person wants corrected. An accepted value is changed in the record under the
 * counsellor's name; the person is told either way (HS 16).
 */
export async function decideCorrection(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { jobseekerId, correctionId, decision }: { jobseekerId: string; correctionId: string; decision: Decision },
  now: Date,
): Promise<DecisionOutcome> {
  return db.transaction().execute(async (transaction): Promise<DecisionOutcome> => {
    const file = await findFile(transaction, sealer, jobseekerId, { isForChange: true });
    if (!file || rightTo(file, { visitor }) !== 'caseload') return { kind: 'not theirs' };
    if (!(await hasConsent(transaction, jobseekerId, 'counsellor'))) return { kind: 'not theirs' };
    const correction = await findCorrection(transaction, sealer, { jobseekerId, correctionId });
    if (correction?.state !== 'open') return { kind: 'not theirs' };
    if (decision.kind === 'accept') {
      const message = await changeTo(transaction, sealer, { visitor, file, correction, value: decision.value }, now);
      if (message !== undefined) return { kind: 'refused', message };
    }
    const isAccepted = decision.kind === 'accept';
    await transaction
      .updateTable('correction')
      .set({
        state: isAccepted ? 'accepted' : 'answered',
        sealed_answer: isAccepted ? null : sealer.seal(decision.text),
        closed_at: now.toISOString(),
        closed_by: visitor.accountId,
      })
      .where('correction_id', '=', correctionId)
      .execute();
    await closeWhenDone(transaction, { correction, accountId: visitor.accountId }, now);
    if (file.accountId) {
      const term = termOf(correction.field);
      const said = isAccepted ? '已经更正。' : `没有更改。\n${decision.text}`;
      const text = `您要求更正的${term}，${said}`;
      const notice = { accountId: file.accountId, kind: 'check', text, path: '/basic-check' } as const;
      await sendNotice(transaction, sealer, notice, now);
    }
    return { kind: 'decided' };
  });
}

interface Change {
  visitor: Visitor;
  file: RecordFile;
  correction: Correction;
  value: string;
}

/** Changes the record; what is wrong with the value, or undefined. */
async function changeTo(
  db: Kysely<Database>,
  sealer: Sealer,
  { visitor, file, correction: { part, field }, value }: Change,
  now: Date,
): Promise<string | undefined> {
  const form = partForm(part, now).safeParse(changedForm(file, part, { field, value }));
  if (!form.success) return form.error.issues[0]?.message ?? '请再写一次。';
  const asker = { visitor, reason: '本人在基础信息核对里要求更正' };
  const outcome = await changeRecord(db, sealer, asker, file.jobseekerId, form.data, now);
  return refusals[outcome];
}

const refusals: Readonly<Record<ChangeOutcome, string | undefined>> = {
  changed: undefined,
  unchanged: undefined,
  'not theirs': '您不能更改这份档案。',
  taken: '这个号码现在不能保存。请看着证件核对。',
  'other person': '身份证号和残疾人证号的前18位应该相同。请对照两个证件再填一次。',
  disagrees: '和已经保存的残疾人证号不一致。请先更正证号。',
};

/** The task is done with the last correction of its check. */
async function closeWhenDone(
  db: Kysely<Database>,
  { correction: { checkId, jobseekerId }, accountId }: { correction: Correction; accountId: string },
  now: Date,
): Promise<void> {
  const left = await db
    .selectFrom('correction')
    .select('correction_id')
    .where('basic_check_id', '=', checkId)
    .where('state', '=', 'open')
    .limit(1)
    .executeTakeFirst();
  if (!left) await closeTask(db, { jobseekerId, kind: 'correction', subject: checkId, accountId }, now);
}
