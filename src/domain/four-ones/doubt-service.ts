import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { addDays, chinaDay } from '../day/day.ts';
import { recordEvent } from '../file/record-event.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import { actorOf, rightTo } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { isMandateHeld } from '../mandate/mandate-queries.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { openTask } from '../task/open-task.ts';
import { listServices } from './four-ones-queries.ts';
import { isService, sayService } from './four-ones.ts';

/** So many days a counsellor has to answer. */
const answerDays = 7;

export interface NewDoubt {
  jobseekerId: string;
  serviceId: string;
  /** May be empty: pressing is enough. */
  words: string;
}

/**
 * 没有这回事: the person says that a record of a service or a contact is not so. It stays beside the record and waits for
 * the counsellor; saying it twice says it once.
 */
export const doubtService = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { jobseekerId, serviceId, words }: NewDoubt,
  now: Date,
): Promise<'said' | 'missing' | 'not theirs'> =>
  db.transaction().execute(async (transaction) => {
    const file = await findFile(transaction, sealer, jobseekerId, { isForChange: true });
    const right = file && rightTo(file, asker, 'demand');
    const { acting } = asker;
    if (!file || (right !== 'own' && right !== 'mandate')) return 'not theirs';
    if (acting && !(await isMandateHeld(transaction, acting.mandateId, now))) return 'not theirs';
    const service = (await listServices(transaction, sealer, jobseekerId)).find((each) => each.serviceId === serviceId);
    if (!service) return 'missing';
    if (service.doubt) return 'said';
    const as = right === 'own' ? 'self' : acting?.isAtDesk ? 'staff' : 'helper';
    await transaction
      .insertInto('service_doubt')
      .values({
        ...{ service_record_id: serviceId, sealed_words: words ? sealer.seal(words) : null },
        ...{ said_by: asker.visitor.accountId, said_as: as, said_at: now.toISOString() },
        ...{ decision: null, sealed_answer: null, answered_by: null, answered_at: null },
      })
      .execute();
    const subject = isService(service) ? 'service' : 'visit';
    await recordEvent(transaction, sealer, { jobseekerId, kind: 'changed', subject, actor: actorOf(asker) }, now);
    const dueOn = addDays(chinaDay(now), answerDays);
    await openTask(transaction, { jobseekerId, kind: 'service', subject: serviceId, dueOn }, now);
    if (as !== 'self' && file.accountId) {
      const who = as === 'helper' ? '帮您的家属' : '工作人员';
      const text = `${who}${asker.visitor.called}替您说，没有这回事：${sayService(service)}。`;
      const notice = { accountId: file.accountId, kind: 'service', text, path: '/four-ones' } as const;
      await sendNotice(transaction, sealer, notice, now);
    }
    return 'said';
  });
