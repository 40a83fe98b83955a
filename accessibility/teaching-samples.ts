import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { findVisitor } from '#src/domain/account/visitor-queries.ts';
import { announceAbsence } from '#src/domain/attendance/announce-absence.ts';
import { contestAttendance } from '#src/domain/attendance/contest-attendance.ts';
import { listAttendance } from '#src/domain/attendance/attendance-queries.ts';
import { recordAttendance } from '#src/domain/attendance/record-attendance.ts';
import { sendGroupMessage } from '#src/domain/attendance/send-group-message.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { addDays, chinaDay } from '#src/domain/day/day.ts';
import type { Sealer } from '#src/sealing.ts';
import { anAccount, cookieOf } from '../tests/account-factories.ts';
import type { MadeAccount } from '../tests/account-factories.ts';
import { aCourse, aSession, anEnrolment, mornings } from '../tests/training-factories.ts';

export interface TeachingSamples {
  /** Of the sample teacher, with three people. */
  taughtSession: string;
  /** Recorded in part, with somebody who does not agree. */
  taughtDate: string;
  comingDate: string;
  contest: string;
  taughtEnrolment: string;
}

export type TeachingVisitor = 'taught' | 'helper of the taught';

/** Whoever is not recorded yet; a form in the states names them. */
export const unrecordedEnrolment = '00000000-0000-4000-8000-00000000a77e';

/** A group as the sample teacher meets it, and one of its people, with a helper. */
export async function makeTeaching(
  db: Kysely<Database>,
  sealer: Sealer,
  teacher: MadeAccount,
): Promise<TeachingSamples & { cookies: [TeachingVisitor, string][] }> {
  const now = new Date(Date.now() - 60_000);
  const at = now.toISOString();
  const today = chinaDay(now);
  const signIn = async (account: MadeAccount, acting: { mandateId?: string } = {}) => {
    const cookie = await cookieOf(db, account, acting);
    const visitor = await findVisitor(db, sealer, cookie.replace('session=', ''));
    if (!visitor) throw new Error('Nobody has signed in');
    return { cookie, visitor };
  };
  const course = await aCourse(db, { title: '剪辑小班（示例）' });
  const meetings = mornings(addDays(today, -2), addDays(today, -1), addDays(today, 30));
  const session = await aSession(db, { course, meetings, teacher_id: teacher.accountId, seats: 5 });
  const taughtSession = session.course_session_id;
  const people = [];
  for (const [index, name] of ['示例小覃', '示例小廖', '示例小石'].entries()) {
    const person = await anAccount(db, sealer, { called: name, residenceRegion: '450202' });
    const jobseekerId = person.jobseekerId ?? '';
    const actor = { accountId: person.accountId, role: 'jobseeker' } as const;
    for (const purpose of ['record', 'training'] as const)
      await giveConsent(db, sealer, { jobseekerId, purpose, actor }, now);
    const enrolment = await anEnrolment(
      db,
      sealer,
      {
        ...{ course_session_id: taughtSession, jobseeker_id: jobseekerId },
        ...(index === 2 ? { enrolment_id: unrecordedEnrolment } : {}),
        wishes:
          index === 1
            ? { name, needs: [], materials: [] }
            : { name, needs: ['sign', 'breaks'], materials: ['braille'], words: '请坐在前排。' },
      },
      new Date(now.getTime() + index),
    );
    people.push({ person, jobseekerId, enrolmentId: enrolment.enrolment_id });
  }
  const dates = await db
    .selectFrom('course_date')
    .select('course_date_id')
    .where('course_session_id', '=', taughtSession)
    .orderBy('starts_at')
    .execute();
  const [, taughtDate = '', comingDate = ''] = dates.map(({ course_date_id }) => course_date_id);
  const [first, second] = people;
  if (!first || !second) throw new Error('A group needs people');
  const { visitor } = await signIn(teacher);
  const line = { reason: '', revision: 0 };
  const lines = [
    { ...line, enrolmentId: first.enrolmentId, state: 'absent' as const },
    { ...line, enrolmentId: second.enrolmentId, state: 'late' as const, reason: '公交晚点' },
  ];
  await recordAttendance(db, sealer, visitor, { sessionId: taughtSession, dateId: taughtDate, lines }, now);
  const own = await signIn(first.person);
  const asker = { visitor: own.visitor };
  const { enrolmentId, jobseekerId } = first;
  const words = '示例：我到了，坐在最后一排。';
  await contestAttendance(db, sealer, asker, { enrolmentId, dateId: taughtDate, words }, now);
  await announceAbsence(db, sealer, asker, { enrolmentId, dateId: comingDate, words: '示例：要去医院。' }, now);
  const message = { messageId: randomUUID(), sessionId: taughtSession, audience: 'enrolled' } as const;
  await sendGroupMessage(db, sealer, visitor, { ...message, text: '示例：下次请带耳机。' }, now);

  const helper = await anAccount(db, sealer, { role: 'helper', called: '示例覃爸爸' });
  const mandateId = randomUUID();
  await db
    .insertInto('mandate')
    .values({
      ...{ mandate_id: mandateId, jobseeker_id: jobseekerId, helper_id: helper.accountId, tasks: 'training' },
      ...{ term: 'month', state: 'active', begun_by: 'person', starts_at: at, created_at: at },
      ends_at: new Date(now.getTime() + 20 * 86_400_000).toISOString(),
    })
    .execute();
  const contest = (await listAttendance(db, sealer, enrolmentId))[1]?.attendance?.attendanceId ?? '';
  return {
    ...{ taughtSession, taughtDate, comingDate, contest, taughtEnrolment: enrolmentId },
    cookies: [
      ['taught', own.cookie],
      ['helper of the taught', (await signIn(helper, { mandateId })).cookie],
    ],
  };
}
