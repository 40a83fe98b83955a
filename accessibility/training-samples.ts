import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { addDays, chinaDay } from '#src/domain/day/day.ts';
import type { Sealer } from '#src/sealing.ts';
import { anAccount } from '../tests/account-factories.ts';
import { aBase, aCourse, anEnrolment, aProposal, aSession, mornings } from '../tests/training-factories.ts';

export interface TrainingSamples {
  /** A course of the sample counsellor's region, one of its sessions with people, a draft, and one that is cancelled. */
  deskCourse: string;
  deskSession: string;
  deskDraft: string;
  deskCancelled: string;
  /** Somebody on the list of the session with needs, and somebody whose course is over today. */
  deskPerson: string;
  deskFinished: string;
  deskBase: string;
  deskProposal: string;
  deskDeclined: string;
  deskLeftBase: string;
}

/** A course as its staff see it: a session with people, a draft, one that is over today, and one that is cancelled. */
export async function makeTraining(
  db: Kysely<Database>,
  sealer: Sealer,
  organisationId: string,
): Promise<TrainingSamples> {
  const today = chinaDay(new Date());
  const base = await aBase(db, { name: '示例职业培训中心' });
  const left = await aBase(db, { name: '示例旧的基地', left_on: today, left_why: '示例：房子要修。' });
  const course = await aCourse(db, { title: '速录入门（示例）', kind: 'skill', topic: 'service' });
  const open = await aSession(db, {
    ...{ course, training_base_id: base.training_base_id, way: 'both', online_note: '示例：上课前发网址。' },
    ...{ seats: 3, meetings: mornings(addDays(today, 20), addDays(today, 21), addDays(today, 22)) },
  });
  const over = await aSession(db, {
    course,
    meetings: mornings(addDays(today, -1), today),
    enrol_until: addDays(today, -5),
  });
  const draft = await aSession(db, { course, state: 'draft', meetings: mornings(addDays(today, 40)) });
  const cancelled = await aSession(db, {
    ...{ course, state: 'cancelled', state_why: '示例：老师病了。' },
    meetings: mornings(addDays(today, 26)),
  });
  const enrol = async (session: string, name: string, wanted: Parameters<typeof anEnrolment>[2]['wishes'] = {}) => {
    const { jobseekerId = '' } = await anAccount(db, sealer, { called: name });
    const row = { course_session_id: session, jobseeker_id: jobseekerId, made_by: randomUUID() };
    return (await anEnrolment(db, sealer, { ...row, wishes: { name, ...wanted } })).enrolment_id;
  };
  const person = await enrol(open.course_session_id, '示例小蓝', {
    ...{ phone: '138 0000 0000', needs: ['sign', 'captions'], materials: ['large'], words: '请让我坐在前面' },
  });
  await enrol(open.course_session_id, '示例小莫');
  const finished = await enrol(over.course_session_id, '示例小韦');
  return {
    deskProposal: await aProposal(db, sealer, { organisation_id: organisationId }),
    deskDeclined: await aProposal(db, sealer, {
      ...{ organisation_id: organisationId, title: '包装（示例）', state: 'declined' },
      ...{ sealed_answer: sealer.seal('示例：人太少，明年再办。'), answered_at: new Date().toISOString() },
    }),
    deskBase: base.training_base_id,
    deskLeftBase: left.training_base_id,
    deskCourse: course.course_id,
    deskSession: open.course_session_id,
    deskDraft: draft.course_session_id,
    deskCancelled: cancelled.course_session_id,
    deskPerson: `${open.course_session_id}/people/${person}`,
    deskFinished: `${over.course_session_id}/people/${finished}`,
  };
}
