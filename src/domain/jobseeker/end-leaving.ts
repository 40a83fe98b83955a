import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { recordEvent } from '../file/record-event.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { placeName } from '../region/region.ts';
import { findFile } from './jobseeker-queries.ts';
import { actorOf, rightTo } from './record-right.ts';
import type { Asker } from './record-right.ts';

/**
 * The person who has moved, or a helper for them, ends at once that the office before may still see the file. Nobody
 * looks after the person then until somebody at the new place does. Returns whether there was anything to end.
 */
export const endLeaving = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  jobseekerId: string,
  now: Date,
): Promise<boolean> =>
  db.transaction().execute(async (transaction) => {
    const file = await findFile(transaction, sealer, jobseekerId, { isForChange: true });
    const right = file && rightTo(file, asker);
    if (!file?.leavingRegion || (right !== 'own' && right !== 'mandate')) return false;
    await transaction
      .updateTable('jobseeker')
      .set({ leaving_region: null, counsellor_id: null })
      .where('jobseeker_id', '=', jobseekerId)
      .execute();
    const office = placeName(file.leavingRegion);
    const reason = `搬家以后，不再让${office}的就业辅导员看档案`;
    const event = { jobseekerId, kind: 'changed', subject: 'counsellor', actor: actorOf(asker), reason } as const;
    await recordEvent(transaction, sealer, event, now);
    if (file.counsellorId) {
      const text = `${file.person.called}搬家以后，不再让${office}看档案。\n您不能再打开这份档案。`;
      const notice = { accountId: file.counsellorId, kind: 'passed on', text, path: `/files#${jobseekerId}` } as const;
      await sendNotice(transaction, sealer, notice, now);
    }
    if (right === 'mandate' && file.accountId) {
      const text = `帮您的人${asker.visitor.called}替您停止了：${office}的辅导员看不到您的档案了。`;
      const notice = { accountId: file.accountId, kind: 'moved', text, path: '/record/region' } as const;
      await sendNotice(transaction, sealer, notice, now);
    }
    return true;
  });
