import { randomInt } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { hasConsent } from '../consent/consent-queries.ts';
import { sayDay } from '../day/day.ts';
import { answerDueOn } from '../feedback/feedback.ts';
import { recordEvent } from '../file/record-event.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { openTask } from '../task/open-task.ts';
import { lockFile } from './demand-right.ts';
import type { Refused } from './demand-right.ts';
import { endOfDemand, sayDemandNumber, wantsOf } from './demand.ts';
import type { Question } from './demand.ts';
import { findDraft, missingQuestions, versionOf } from './draft-queries.ts';

export type SendOutcome =
  | { demandId: string }
  | Refused
  /** There is nothing to send: no draft, or none with this name. */
  | 'nothing'
  /** Another device changed an answer since the answers were read. */
  | 'changed since'
  | { missing: Question[] };

/** What the person had read before sending: the draft's id, which makes sending twice one, and its version. */
export interface ReadDraft {
  demandId: string;
  version: number;
}

/**
 * Sends the draft as the registration that holds (就业需求登记), in place of the one before; once, however often it is
 * asked. The person gets a receipt as a message, and the counsellor a task where the person lets them see it.
 */
export const sendDemand = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  jobseekerId: string,
  { demandId, version }: ReadDraft,
  now: Date,
): Promise<SendOutcome> =>
  db.transaction().execute(async (transaction) => {
    const { refused, ...held } = await lockFile(transaction, sealer, asker, jobseekerId, now);
    if (refused || !('file' in held)) return refused ?? 'not theirs';
    if (await wasSent(transaction, jobseekerId, demandId)) return { demandId };
    const draft = await findDraft(transaction, sealer, jobseekerId, now);
    if (!draft.demandId || draft.demandId !== demandId) return 'nothing';
    if (versionOf(draft) !== version) return 'changed since';
    const missing = missingQuestions(draft);
    if (missing.length > 0) return { missing };

    const time = now.toISOString();
    await replaceOpen(transaction, jobseekerId, time);
    const receiptNumber = await freeNumber(transaction);
    const endsOn = endOfDemand(now);
    const sent = { state: 'open', receipt_number: receiptNumber, sent_at: time, ends_on: endsOn };
    await transaction
      .updateTable('demand')
      .set({ ...sent, sent_by: asker.visitor.accountId })
      .where('demand_id', '=', demandId)
      .execute();
    const wants = wantsOf(draft.answers).map((want) => ({ demand_id: demandId, ...want }));
    if (wants.length > 0) await transaction.insertInto('demand_want').values(wants).execute();
    const event = { jobseekerId, kind: 'sent', subject: 'demand', actor: actorOf(asker) } as const;
    await recordEvent(transaction, sealer, event, now);
    if (await hasConsent(transaction, jobseekerId, 'counsellor'))
      await openTask(transaction, { jobseekerId, kind: 'demand', subject: demandId, dueOn: answerDueOn(time) }, now);
    const { by, called } = held.entry;
    const whose = { self: '您', helper: `家属${called}为您`, staff: `工作人员${called}为您` }[by];
    const text = `${whose}提交了就业需求登记。\n回执号是${sayDemandNumber(receiptNumber)}。\n有效到${sayDay(endsOn)}。`;
    const { accountId } = held.file;
    if (accountId)
      await sendNotice(transaction, sealer, { accountId, kind: 'demand', text, path: `/demands/${demandId}` }, now);
    return { demandId };
  });

const wasSent = async (db: Kysely<Database>, jobseekerId: string, demandId: string): Promise<boolean> =>
  (await db
    .selectFrom('demand')
    .select('demand_id')
    .where('demand_id', '=', demandId)
    .where('jobseeker_id', '=', jobseekerId)
    .where('state', '!=', 'draft')
    .executeTakeFirst()) !== undefined;

/** The one before gives way: it stays in the history, and nothing is looked up by it. */
async function replaceOpen(db: Kysely<Database>, jobseekerId: string, time: string): Promise<void> {
  const open = await db
    .updateTable('demand')
    .set({ state: 'replaced', ended_at: time })
    .where('jobseeker_id', '=', jobseekerId)
    .where('state', '=', 'open')
    .returning('demand_id')
    .executeTakeFirst();
  if (!open) return;
  await db.deleteFrom('demand_want').where('demand_id', '=', open.demand_id).execute();
  // What waited to be read is read in the new one.
  await db.deleteFrom('task').where('subject', '=', open.demand_id).where('done_at', 'is', null).execute();
}

async function freeNumber(db: Kysely<Database>): Promise<string> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const number = String(randomInt(1e8)).padStart(8, '0');
    const taken = db.selectFrom('demand').select('demand_id').where('receipt_number', '=', number);
    if (!(await taken.executeTakeFirst())) return number;
  }
  throw new Error('No free receipt number was found');
}
