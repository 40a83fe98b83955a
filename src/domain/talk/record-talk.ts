import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { sayDay } from '../day/day.ts';
import { recordEvent } from '../file/record-event.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { lockPlanFile } from '../plan/plan-right.ts';
import type { PlanRefused } from '../plan/plan-right.ts';
import { talkPartners } from './talk.ts';
import type { TalkContent, TalkPartner } from './talk.ts';

export interface NewTalk extends TalkContent {
  jobseekerId: string;
  /** Made with the form, so that a form sent twice records one talk. */
  talkId: string;
  partner: TalkPartner;
  talkedOn: string;
}

/** Writes down a talk that a counsellor had about a person whom they look after (HS 18), and tells the person. */
export const recordTalk = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { jobseekerId, talkId, partner, talkedOn, name, said, agreed, next }: NewTalk,
  now: Date,
): Promise<'recorded' | PlanRefused> =>
  db.transaction().execute(async (transaction) => {
    const writer = await lockPlanFile(transaction, sealer, { visitor }, jobseekerId, now);
    if (writer.refused) return writer.refused;
    if (writer.as !== 'staff') return 'not theirs';
    const content: TalkContent = { name, said, agreed, next };
    const { numInsertedOrUpdatedRows: inserted } = await transaction
      .insertInto('coach_talk')
      .values({
        ...{ coach_talk_id: talkId, jobseeker_id: jobseekerId, partner, talked_on: talkedOn },
        ...{ sealed_content: sealer.seal(JSON.stringify(content)), recorded_by: visitor.accountId },
        ...{ organisation_id: visitor.role.organisationId ?? null, recorded_at: now.toISOString() },
      })
      .onConflict((conflict) => conflict.column('coach_talk_id').doNothing())
      .executeTakeFirst();
    if (!inserted) return 'recorded';
    const event = { jobseekerId, kind: 'recorded', subject: 'talk', actor: actorOf({ visitor }) } as const;
    await recordEvent(transaction, sealer, event, now);
    const { accountId } = writer.file;
    if (accountId) {
      const text = `就业辅导员${visitor.called}记下了${sayDay(talkedOn)}和${talkPartners[partner]}的谈话。\n谈的是您的工作。您可以看全文。`;
      await sendNotice(transaction, sealer, { accountId, kind: 'talk', text, path: '/talks' }, now);
    }
    return 'recorded';
  });
