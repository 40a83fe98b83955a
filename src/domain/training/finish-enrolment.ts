import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { chinaDay } from '../day/day.ts';
import { appendEnrolmentEvent } from '../enrolment/append-enrolment-event.ts';
import { courseOutcomes } from '../enrolment/enrolment.ts';
import type { CourseOutcome } from '../enrolment/enrolment.ts';
import { tellOfEnrolment } from '../enrolment/tell-of-enrolment.ts';
import { recordEvent } from '../file/record-event.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import { holdPerson } from './hold-person.ts';

/** Writes down how a course ended for somebody who had a seat, from its last day on; a mistake can be put right. */
export const finishEnrolment = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { sessionId, enrolmentId, outcome }: { sessionId: string; enrolmentId: string; outcome: CourseOutcome },
  now: Date,
): Promise<'finished' | 'too early' | 'not on the list' | 'not theirs'> =>
  db.transaction().execute(async (transaction) => {
    const held = await holdPerson(transaction, visitor, { sessionId, enrolmentId });
    if (!held) return 'not theirs';
    const { session, enrolment } = held;
    if (enrolment.state !== 'enrolled') return 'not on the list';
    const today = chinaDay(now);
    if (session.ends_on > today) return 'too early';
    if (enrolment.outcome === outcome) return 'finished';
    await transaction
      .updateTable('enrolment')
      .set({ outcome, outcome_on: today, changed_at: now.toISOString() })
      .where('enrolment_id', '=', enrolmentId)
      .execute();
    const said = courseOutcomes[outcome];
    const event = { enrolmentId, kind: 'finished', note: said, asker: { visitor } } as const;
    await appendEnrolmentEvent(transaction, sealer, event, now);
    const jobseekerId = enrolment.jobseeker_id;
    const actor = actorOf({ visitor });
    await recordEvent(transaction, sealer, { jobseekerId, kind: 'changed', subject: 'training', actor }, now);
    const before = enrolment.outcome ? courseOutcomes[enrolment.outcome as CourseOutcome] : undefined;
    const told = before ? `原来记的是“${before}”，现在改成“${said}”` : `工作人员记下：您${said}`;
    const text = `“${session.title}”结束了，${told}。\n不对的话，请打电话给联系人。`;
    await tellOfEnrolment(transaction, sealer, { enrolmentId, text }, now);
    return 'finished';
  });
