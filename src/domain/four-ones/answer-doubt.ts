import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { hasConsent } from '../consent/consent-queries.ts';
import { recordEvent } from '../file/record-event.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import { actorOf, rightTo } from '../jobseeker/record-right.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { closeTask } from '../task/close-task.ts';
import { listServices } from './four-ones-queries.ts';
import { isService, sayService } from './four-ones.ts';
import type { DoubtDecision } from './four-ones.ts';

export interface DoubtAnswer {
  jobseekerId: string;
  serviceId: string;
  decision: DoubtDecision;
  words: string;
}

/**
 * A counsellor answers that a service is not so: it does not count any more, or it stays. Record, words and answer stand
 * together from then on, and the person is told. `answered before`: by this or another click.
 */
export const answerDoubt = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { jobseekerId, serviceId, decision, words }: DoubtAnswer,
  now: Date,
): Promise<'answered' | 'answered before' | 'missing' | 'not theirs'> =>
  db.transaction().execute(async (transaction) => {
    const file = await findFile(transaction, sealer, jobseekerId, { isForChange: true });
    if (!file || rightTo(file, { visitor }) !== 'caseload') return 'not theirs';
    if (!(await hasConsent(transaction, jobseekerId, 'counsellor'))) return 'not theirs';
    const service = (await listServices(transaction, sealer, jobseekerId)).find((each) => each.serviceId === serviceId);
    if (!service?.doubt) return 'missing';
    if (service.doubt.decision) return 'answered before';
    const { accountId } = visitor;
    await transaction
      .updateTable('service_doubt')
      .set({ decision, sealed_answer: sealer.seal(words), answered_by: accountId, answered_at: now.toISOString() })
      .where('service_record_id', '=', serviceId)
      .execute();
    await closeTask(transaction, { jobseekerId, kind: 'service', subject: serviceId, accountId }, now);
    const subject = isService(service) ? 'service' : 'visit';
    await recordEvent(transaction, sealer, { jobseekerId, kind: 'changed', subject, actor: actorOf({ visitor }) }, now);
    if (file.accountId) {
      const stands = decision === 'wrong' ? '这条不算了' : '这条留着';
      const text = `就业辅导员${visitor.called}答复了您说的没有这回事：${words}\n记录是：${sayService(service)}。${stands}。`;
      const notice = { accountId: file.accountId, kind: 'service', text, path: '/four-ones' } as const;
      await sendNotice(transaction, sealer, notice, now);
    }
    return 'answered';
  });
