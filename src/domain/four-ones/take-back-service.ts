import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { recordEvent } from '../file/record-event.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import { actorOf, rightTo } from '../jobseeker/record-right.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { listServices } from './four-ones-queries.ts';
import { isService, mayTakeBack, sayService } from './four-ones.ts';

/**
 * Takes back a record that was wrong, on the day on which it was written, by who wrote it; the log of the file keeps
 * that there was one, and the person is told. Returns whether it was taken back.
 */
export const takeBackService = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { jobseekerId, serviceId }: { jobseekerId: string; serviceId: string },
  now: Date,
): Promise<boolean> =>
  db.transaction().execute(async (transaction) => {
    const file = await findFile(transaction, sealer, jobseekerId, { isForChange: true });
    if (!file || rightTo(file, { visitor }) !== 'caseload') return false;
    const service = (await listServices(transaction, sealer, jobseekerId)).find((each) => each.serviceId === serviceId);
    if (!service || !mayTakeBack(service, visitor.accountId, now)) return false;
    await transaction.deleteFrom('service_record').where('service_record_id', '=', serviceId).execute();
    const subject = isService(service) ? 'service' : 'visit';
    const event = { jobseekerId, kind: 'withdrawn', subject, actor: actorOf({ visitor }) } as const;
    await recordEvent(transaction, sealer, event, now);
    if (file.accountId) {
      const text = `就业辅导员${visitor.called}收回了一条记错的记录：${sayService(service)}。`;
      const notice = { accountId: file.accountId, kind: 'service', text, path: '/four-ones' } as const;
      await sendNotice(transaction, sealer, notice, now);
    }
    return true;
  });
