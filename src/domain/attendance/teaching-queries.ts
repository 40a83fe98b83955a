import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { addDays, chinaDay } from '../day/day.ts';
import type { EnrolmentWishes } from '../enrolment/enrolment.ts';
import { listMeetings, readAttendance, selectAttendance } from './attendance-queries.ts';
import type { Attendance, Meeting } from './attendance.ts';
import { selectOwnSessions } from './teaching-right.ts';

/** So many sessions one page lists; those that are over the longest are left out. */
const mostSessions = 100;

/** A session as whoever teaches it finds it. */
export interface TaughtItem {
  sessionId: string;
  title: string;
  startsOn: string;
  endsOn: string;
  isCancelled: boolean;
  /** How many are enrolled. */
  people: number;
  /** Today’s meetings. */
  today: Meeting[];
  /** How many wait for an answer to what they do not agree with. */
  contests: number;
}

/** The sessions of a visitor: those that meet today, then those to come, then those that are over, the last one first. */
export async function listTaughtSessions(db: Kysely<Database>, visitor: Visitor, now: Date): Promise<TaughtItem[]> {
  const today = chinaDay(now);
  const sessions = await selectOwnSessions(db, visitor)
    .orderBy('course_session.ends_on', 'desc')
    .orderBy('course_session_id')
    .limit(mostSessions)
    .execute();
  const ids = sessions.map((session) => session.course_session_id);
  if (ids.length === 0) return [];
  const people = await db
    .selectFrom('enrolment')
    .select('course_session_id')
    .select(({ fn }) => fn.countAll<number>().as('people'))
    .where('course_session_id', 'in', ids)
    .where('state', '=', 'enrolled')
    .groupBy('course_session_id')
    .execute();
  const contests = await db
    .selectFrom('attendance')
    .innerJoin('enrolment', 'enrolment.enrolment_id', 'attendance.enrolment_id')
    .select('course_session_id')
    .select(({ fn }) => fn.countAll<number>().as('contests'))
    .where('course_session_id', 'in', ids)
    .where('contested_at', 'is not', null)
    .groupBy('course_session_id')
    .execute();
  const midnight = (day: string) => new Date(`${day}T00:00:00+08:00`).toISOString();
  const dates = await db
    .selectFrom('course_date')
    .selectAll()
    .where('course_session_id', 'in', ids)
    .where('starts_at', '>=', midnight(today))
    .where('starts_at', '<', midnight(addDays(today, 1)))
    .orderBy('starts_at')
    .execute();
  const items = sessions.map((session) => {
    const isOf = (row: { course_session_id: string }) => row.course_session_id === session.course_session_id;
    return {
      sessionId: session.course_session_id,
      title: session.title,
      startsOn: session.starts_on,
      endsOn: session.ends_on,
      isCancelled: session.state === 'cancelled',
      people: Number(people.find(isOf)?.people ?? 0),
      today: dates.filter(isOf).map((row) => ({
        ...{ dateId: row.course_date_id, startsAt: row.starts_at, endsAt: row.ends_at },
        what: row.what ?? undefined,
      })),
      contests: Number(contests.find(isOf)?.contests ?? 0),
    };
  });
  const meets = items.filter((item) => item.today.length > 0);
  const others = items.filter((item) => item.today.length === 0);
  return [
    ...meets.sort((a, b) => ((a.today[0]?.startsAt ?? '') < (b.today[0]?.startsAt ?? '') ? -1 : 1)),
    ...others.filter(({ endsOn }) => endsOn >= today).sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1)),
    ...others.filter(({ endsOn }) => endsOn < today),
  ];
}

/** Somebody of a group: what they sent for the course, and nothing else of their file. */
export interface GroupMember {
  enrolmentId: string;
  jobseekerId: string;
  /** Empty once erased. */
  name: string;
  wishes: EnrolmentWishes | undefined;
  /** What the office has arranged, in its words. */
  reply: string | undefined;
}

/** What somebody sent with an enrolment; undefined once erased. */
export const readWishes = (sealer: Sealer, sealed: string | null): EnrolmentWishes | undefined =>
  // Written by `enrol`, which checks it.
  sealed ? (JSON.parse(sealer.unseal(sealed)) as EnrolmentWishes) : undefined;

/** The people who are enrolled in a session, in the order in which they came. */
export async function listGroup(db: Kysely<Database>, sealer: Sealer, sessionId: string): Promise<GroupMember[]> {
  const rows = await db
    .selectFrom('enrolment')
    .select(['enrolment_id', 'jobseeker_id', 'sealed_wishes', 'sealed_reply'])
    .where('course_session_id', '=', sessionId)
    .where('state', '=', 'enrolled')
    .orderBy('created_at')
    .orderBy('enrolment_id')
    .execute();
  return rows.map((row) => {
    const wishes = readWishes(sealer, row.sealed_wishes);
    return {
      enrolmentId: row.enrolment_id,
      jobseekerId: row.jobseeker_id,
      name: wishes?.name ?? '',
      wishes,
      reply: row.sealed_reply ? sealer.unseal(row.sealed_reply) : undefined,
    };
  });
}

/** What stands of everybody at one meeting, by enrolment. */
export async function listDateAttendance(
  db: Kysely<Database>,
  sealer: Sealer,
  dateId: string,
): Promise<Map<string, Attendance>> {
  const rows = await selectAttendance(db).where('course_date_id', '=', dateId).execute();
  return new Map(rows.map((row) => [row.enrolment_id, readAttendance(sealer, row)]));
}

/** The meetings of a session, with how many of those enrolled are recorded and how many have said that they will not come. */
export async function listTaughtMeetings(
  db: Kysely<Database>,
  sessionId: string,
): Promise<(Meeting & { recorded: number; announced: number })[]> {
  const rows = await db
    .selectFrom('attendance')
    .innerJoin('enrolment', 'enrolment.enrolment_id', 'attendance.enrolment_id')
    .select(['course_date_id', 'attendance.state', 'announced_at'])
    .where('course_session_id', '=', sessionId)
    .where('enrolment.state', '=', 'enrolled')
    .execute();
  return (await listMeetings(db, sessionId)).map((meeting) => {
    const own = rows.filter((row) => row.course_date_id === meeting.dateId);
    return {
      ...meeting,
      recorded: own.filter(({ state }) => state !== null).length,
      announced: own.filter(({ announced_at }) => announced_at !== null).length,
    };
  });
}

/** What people of a session do not agree with and wait for, the longest first. */
export async function listContests(
  db: Kysely<Database>,
  sessionId: string,
): Promise<{ attendanceId: string; enrolmentId: string; startsAt: string; endsAt: string; contestedAt: string }[]> {
  const rows = await db
    .selectFrom('attendance')
    .innerJoin('course_date', 'course_date.course_date_id', 'attendance.course_date_id')
    .select(['attendance_id', 'enrolment_id', 'starts_at', 'ends_at', 'contested_at'])
    .where('course_session_id', '=', sessionId)
    .where('contested_at', 'is not', null)
    .orderBy('contested_at')
    .execute();
  return rows.map((row) => ({
    attendanceId: row.attendance_id,
    enrolmentId: row.enrolment_id,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    contestedAt: row.contested_at ?? '',
  }));
}
