import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { addDays, chinaDay } from '../day/day.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { placeName, regionAndAbove } from '../region/region.ts';
import { closeTask } from '../task/close-task.ts';
import { openTask } from '../task/open-task.ts';
import type { RecordFile } from './jobseeker-queries.ts';
import { isServedBy, otherRegion } from './jobseeker.ts';
import { isServedIn } from './record-right.ts';
import type { Asker, ServedPlaces } from './record-right.ts';

/** So many days a counsellor where somebody moved to has to take them over. */
export const takeOverDays = 7;

interface Moved {
  /** As it was before. */
  file: RecordFile;
  after: Omit<ServedPlaces, 'leavingRegion'>;
}

/**
 * Sees to it that nobody is left without a counsellor by moving (离校不断线, HS 12; 常住地平等享受公共就业服务, NJ 二(七)):
 * the office before goes on until one at the new place takes over, which waits there as a task; all are told. In the
 * caller's transaction, after the places of the file were changed.
 */
export async function noteMove(
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { file, after }: Moved,
  now: Date,
): Promise<void> {
  const { jobseekerId, counsellorId, accountId, person } = file;
  const before = await findCounsellor(db, sealer, file);
  const from = before?.regionCode ?? file.leavingRegion;
  const places = { ...after, leavingRegion: undefined };
  const leaves = from !== undefined && !isServedIn({ role: 'counsellor', regionCode: from }, places);
  const leavingRegion = leaves ? from : undefined;
  await db
    .updateTable('jobseeker')
    .set({ leaving_region: leavingRegion ?? null })
    .where('jobseeker_id', '=', jobseekerId)
    .execute();

  const home = after.residenceRegion;
  const hasNewHome = home !== file.residenceRegion;
  const isElsewhere = hasNewHome && home !== undefined && home !== otherRegion && isAway(home, from, file);
  if (hasNewHome) {
    // What waited at a place that the person has left again, or begins anew.
    const { accountId: by } = asker.visitor;
    await closeTask(db, { jobseekerId, kind: 'moved', subject: jobseekerId, accountId: by }, now);
    const dueOn = addDays(chinaDay(now), takeOverDays);
    if (isElsewhere) await openTask(db, { jobseekerId, kind: 'moved', subject: jobseekerId, dueOn }, now);
  }

  if (!before || !counsellorId) return;
  const isBack = file.leavingRegion !== undefined && !leaves;
  if (!isElsewhere && !isBack && !(leaves && (hasNewHome || !file.leavingRegion))) return;
  const who = `${placeName(before.regionCode)}的${before.called}`;
  const stop = leaves ? '\n不想让原来的地方再看，请在“居住地和户籍地”里停止。' : '';
  const text = isElsewhere
    ? `您搬家了：原来由${who}负责，现在${placeName(home)}的辅导员也看得到您的档案。\n那里的辅导员接手以前，${before.called}继续帮您。计划不变。${stop}`
    : isBack
      ? `您的居住地改了：还由${who}负责，计划不变。`
      : `您的居住地改了：原来由${who}负责，现在还由${before.called}继续帮您。计划不变。${stop}`;
  if (accountId) await sendNotice(db, sealer, { accountId, kind: 'moved', text, path: '/record/region' }, now);
  if (counsellorId === asker.visitor.accountId) return;
  const told = isElsewhere
    ? `您负责的${person.called}搬到了${placeName(home)}。\n那里的辅导员接手以前，请您继续帮助。接手了会告诉您。`
    : isBack
      ? `您负责的${person.called}又改了居住地，还由您负责。`
      : `您负责的${person.called}改了居住地，不在您的地区了。\n请您继续帮助。`;
  const path = `/files/${jobseekerId}`;
  await sendNotice(db, sealer, { accountId: counsellorId, kind: 'caseload', text: told, path }, now);
}

/** Whether a place is another office's: not the counsellor's, or, without one, neither part of the place before nor around it. */
function isAway(home: string, from: string | undefined, { residenceRegion }: RecordFile): boolean {
  if (from !== undefined) return !isServedBy(from, home);
  if (residenceRegion === undefined) return false;
  return !regionAndAbove(home).includes(residenceRegion) && !regionAndAbove(residenceRegion).includes(home);
}

/** Who looks after a person, and from which region; undefined when nobody does who may. */
export async function findCounsellor(
  db: Kysely<Database>,
  sealer: Sealer,
  file: Pick<RecordFile, 'counsellorId' | keyof ServedPlaces>,
): Promise<{ called: string; regionCode: string } | undefined> {
  if (!file.counsellorId) return undefined;
  const rows = await db
    .selectFrom('account_role')
    .innerJoin('account', 'account.account_id', 'account_role.account_id')
    .innerJoin('organisation', 'organisation.organisation_id', 'account_role.organisation_id')
    .select(['sealed_called', 'region_code'])
    .where('account_role.account_id', '=', file.counsellorId)
    .where('role', '=', 'counsellor')
    .where('ended_at', 'is', null)
    .where('deleted_at', 'is', null)
    .orderBy('granted_at')
    .execute();
  const row = rows.find(({ region_code }) => isServedIn({ role: 'counsellor', regionCode: region_code }, file));
  return row && { called: sealer.unseal(row.sealed_called), regionCode: row.region_code };
}
