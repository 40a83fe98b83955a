import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import type { RecordFile } from '../jobseeker/jobseeker-queries.ts';
import { findCounsellor } from '../jobseeker/note-move.ts';
import { isServedIn } from '../jobseeker/record-right.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { appendPlanEvent } from '../plan/append-plan-event.ts';
import { placeName } from '../region/region.ts';
import { closeTask } from '../task/close-task.ts';

/**
 * Ends a move when a counsellor where the person lives now has taken them over: the office before sees the file no
 * longer, the plan stays whole, and the person and the counsellor before are told (HS 12). In the caller's transaction,
 * with the file as it was before. Returns whether there was a move to end.
 */
export async function finishMove(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  file: RecordFile,
  now: Date,
): Promise<boolean> {
  const { jobseekerId, accountId, leavingRegion } = file;
  const waiting = await db
    .selectFrom('task')
    .select('task_id')
    .where('jobseeker_id', '=', jobseekerId)
    .where('kind', '=', 'moved')
    .where('done_at', 'is', null)
    .executeTakeFirst();
  const servesHere = isServedIn(visitor.role, { ...file, leavingRegion: undefined });
  if ((!leavingRegion && !waiting) || !servesHere) return false;
  await db.updateTable('jobseeker').set({ leaving_region: null }).where('jobseeker_id', '=', jobseekerId).execute();
  await closeTask(db, { jobseekerId, kind: 'moved', subject: jobseekerId, accountId: visitor.accountId }, now);

  const before = await findCounsellor(db, sealer, file);
  const place = placeName(visitor.role.regionCode ?? '');
  const from = before?.regionCode ?? leavingRegion;
  const plan = await db
    .selectFrom('plan')
    .select('plan_id')
    .where('jobseeker_id', '=', jobseekerId)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  if (plan) {
    const after = from ? `从${placeName(from)}到${place}` : `到${place}`;
    const event = { planId: plan.plan_id, kind: 'moved', after, isTold: accountId !== undefined } as const;
    await appendPlanEvent(db, sealer, { visitor }, { file, as: 'staff' }, event, now);
  }
  if (accountId) {
    const was = before ? `原来由${placeName(before.regionCode)}的${before.called}负责，` : '';
    const ended = leavingRegion ? `\n${placeName(leavingRegion)}的辅导员看不到您的档案了。` : '';
    const text = `${was}现在由${place}的${visitor.called}负责。${ended}`;
    await sendNotice(db, sealer, { accountId, kind: 'moved', text, path: '/record/region' }, now);
  }
  if (file.counsellorId && file.counsellorId !== visitor.accountId) {
    const ended = leavingRegion ? '\n您不能再打开这份档案。计划全部留着。' : '';
    const text = `${file.person.called}由${place}的${visitor.called}接手了。${ended}`;
    // The file itself is shut to them; the key lets the message be erased with it.
    const notice = { accountId: file.counsellorId, kind: 'passed on', text, path: `/files#${jobseekerId}` } as const;
    await sendNotice(db, sealer, notice, now);
  }
  return true;
}
