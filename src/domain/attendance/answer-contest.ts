import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { hasConsent } from '../consent/consent-queries.ts';
import { chinaDay, sayDay } from '../day/day.ts';
import { recordEvent } from '../file/record-event.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import { actorOf, rightTo } from '../jobseeker/record-right.ts';
import { closeTask } from '../task/close-task.ts';
import { appendAttendanceEvents } from './append-attendance-events.ts';
import { listAttendance } from './attendance-queries.ts';
import type { AttendedMeeting } from './attendance-queries.ts';
import { attendanceStates } from './attendance.ts';
import type { Attendance, AttendanceState } from './attendance.ts';
import { readWishes } from './teaching-queries.ts';
import { selectTaught, teaches } from './teaching-right.ts';
import { tellPeople } from './tell-people.ts';

/** What somebody does not agree with, as who answers it finds it. */
export interface Contest extends AttendedMeeting {
  attendance: Attendance;
  sessionId: string;
  title: string;
  enrolmentId: string;
  jobseekerId: string;
  /** As the person gave it for the course. */
  name: string;
  /** Whether the visitor keeps the attendance of the session; otherwise they look after the person. */
  isTaught: boolean;
}

/** Opens what somebody does not agree with, held until the transaction ends. */
async function holdContest(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  attendanceId: string,
): Promise<Contest | undefined> {
  const row = await db
    .selectFrom('attendance')
    .innerJoin('enrolment', 'enrolment.enrolment_id', 'attendance.enrolment_id')
    .select(['attendance.enrolment_id', 'attendance.course_date_id', 'jobseeker_id', 'course_session_id'])
    .select('sealed_wishes')
    .where('attendance_id', '=', attendanceId)
    .executeTakeFirst();
  const session =
    row && (await selectTaught(db).where('course_session_id', '=', row.course_session_id).executeTakeFirst());
  const file = row && (await findFile(db, sealer, row.jobseeker_id, { isForChange: true }));
  if (!session || !file) return undefined;
  const isTaught = teaches(visitor, session);
  const isOnCaseload =
    rightTo(file, { visitor }) === 'caseload' && (await hasConsent(db, file.jobseekerId, 'counsellor'));
  if (!isTaught && !isOnCaseload) return undefined;
  const enrolmentId = row.enrolment_id;
  const meetings = await listAttendance(db, sealer, enrolmentId);
  const meeting = meetings.find(({ dateId }) => dateId === row.course_date_id);
  if (!meeting?.attendance) return undefined;
  return {
    ...{ ...meeting, attendance: meeting.attendance, sessionId: session.course_session_id, title: session.title },
    ...{ enrolmentId, jobseekerId: file.jobseekerId, isTaught },
    name: readWishes(sealer, row.sealed_wishes)?.name ?? '',
  };
}

/** The same to read, by who keeps the attendance or looks after the person; the log of the file says so. */
export const readContest = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  attendanceId: string,
  now: Date,
): Promise<Contest | undefined> =>
  db.transaction().execute(async (transaction) => {
    const contest = await holdContest(transaction, sealer, visitor, attendanceId);
    if (!contest) return undefined;
    const { jobseekerId } = contest;
    const event = { jobseekerId, kind: 'read', subject: 'attendance', actor: actorOf({ visitor }) } as const;
    await recordEvent(transaction, sealer, event, now);
    return contest;
  });

/** Answers it, with another state where the person is right; the person is told. */
export const answerContest = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { attendanceId, state, words }: { attendanceId: string; state: AttendanceState | undefined; words: string },
  now: Date,
): Promise<'answered' | 'nothing to answer' | 'not theirs'> =>
  db.transaction().execute(async (transaction) => {
    const contest = await holdContest(transaction, sealer, visitor, attendanceId);
    if (!contest) return 'not theirs';
    const { attendance, enrolmentId, jobseekerId, dateId } = contest;
    if (!attendance.contestedAt) return 'nothing to answer';
    const before = attendance.state;
    const isChanged = state !== undefined && state !== before;
    const recorded = { state, recorded_by: visitor.accountId, recorded_at: now.toISOString() };
    await transaction
      .updateTable('attendance')
      .set({ contested_at: null, ...(isChanged ? { ...recorded, revision: attendance.revision + 1 } : {}) })
      .where('attendance_id', '=', attendanceId)
      .execute();
    const asker = { visitor };
    if (isChanged)
      await appendAttendanceEvents(
        transaction,
        sealer,
        asker,
        [{ attendanceId, kind: 'changed', before, after: state }],
        now,
      );
    await appendAttendanceEvents(transaction, sealer, asker, [{ attendanceId, kind: 'answered', words }], now);
    const event = { jobseekerId, kind: 'changed', subject: 'attendance', actor: actorOf(asker) } as const;
    await recordEvent(transaction, sealer, event, now);
    const { accountId } = visitor;
    await closeTask(transaction, { jobseekerId, kind: 'attendance', subject: attendanceId, accountId }, now);
    const day = sayDay(chinaDay(new Date(contest.startsAt)));
    const stands = before ? attendanceStates[before] : '没有记';
    const text = [
      isChanged
        ? `《${contest.title}》${day}的考勤改了。原来：${stands}，现在：${attendanceStates[state]}。`
        : `《${contest.title}》${day}的考勤没有改，还是：${stands}。`,
      `答复：“${words.replace(/[。．.]$/, '')}”。`,
    ].join('\n');
    const path = `/enrolments/${enrolmentId}/attendance/${dateId}`;
    await tellPeople(transaction, sealer, { news: [{ enrolmentId, text, path }] }, now);
    return 'answered';
  });
