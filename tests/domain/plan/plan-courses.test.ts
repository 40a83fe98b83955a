import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { noCourseFilters } from '#src/domain/course/course-filters.ts';
import { findSession } from '#src/domain/course/course-queries.ts';
import { listSessions } from '#src/domain/course/session-list-queries.ts';
import { isAskedFor, sayFit } from '#src/domain/plan/fit-session.ts';
import { listPlanHistory } from '#src/domain/plan/plan-history-queries.ts';
import { listFittingSessions, listPlanCourses, sayEnrolment } from '#src/domain/plan/plan-course-queries.ts';
import { proposeCourse } from '#src/domain/plan/propose-course.ts';
import { freshDatabase } from '../../database.ts';
import { aPlannedPerson } from '../../plan-factories.ts';
import { aCourse, anEnrolment, aSession } from '../../training-factories.ts';
import { noticesOf, now, sealer } from '../assessment/assessed-people.ts';

let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

/** A session of a course about cooking, in 柳州. */
async function aCookingSession(wanted: { state?: string; way?: 'online' | 'onsite' } = {}) {
  const course = await aCourse(db, { title: '面点入门（示例）', topic: 'cooking', fee: 'free' }, now);
  const made = await aSession(db, { course, ...wanted }, now);
  const session = await findSession(db, made.course_session_id);
  if (!session) throw new Error('The session is not there');
  return session;
}

async function aPerson() {
  const person = await aPlannedPerson(db, sealer, { now });
  return { ...person, goalId: await person.add({ text: '学会做面点' }) };
}

describe('a course in a plan', () => {
  test('is proposed with the reason while people can enrol; the person hears of it, and it is due with the last day', async () => {
    const { jobseekerId, staff, goalId, plan, account } = await aPerson();
    const session = await aCookingSession();
    const [draft, lineId] = [await aCookingSession({ state: 'draft' }), randomUUID()];
    const propose = (sessionId: string) =>
      proposeCourse(db, sealer, staff, { jobseekerId, lineId, goalId, sessionId, why: '您想学做饭' }, now);
    expect(await propose(draft.sessionId)).toBe('no such session');
    expect(await propose('none')).toBe('no such session');
    expect(await propose(session.sessionId)).toBe('added');
    expect((await plan()).goals[0]?.actions[0]).toMatchObject({
      ...{ sessionId: session.sessionId, doer: 'person', dueOn: session.enrolUntil },
      text: '看培训：面点入门（示例），2026年12月13日开课。推荐的理由：您想学做饭',
    });
    expect((await noticesOf(db, account.accountId)).join('\n')).toContain('看培训：面点入门（示例）');
  });

  test('says where the person stands with it, of this person only', async () => {
    const { jobseekerId } = await aPerson();
    const { sessionId } = await aCookingSession();
    const stands = async (of = jobseekerId) => {
      const course = (await listPlanCourses(db, of, [sessionId])).get(sessionId);
      return course && sayEnrolment(course);
    };
    expect(await stands()).toBe('还没有报名');
    await anEnrolment(db, sealer, { course_session_id: sessionId, jobseeker_id: jobseekerId, state: 'waiting' }, now);
    expect(await stands()).toBe('报名：在候补名单里');
    expect(await stands((await aPerson()).jobseekerId)).toBe('还没有报名');
  });

  test('fits for reasons in words: what the person asked for first', async () => {
    const session = await aCookingSession({ way: 'online' });
    const answers = { training: { topics: ['kitchen', 'farming'], note: '' }, mode: { modes: ['remote'] } } as const;
    expect(sayFit(session, { answers, region: '450202' })).toEqual([
      '本人想学“做饭、烘焙”',
      '本人想在家做，这个班可以在线上课',
      '不收费',
      '还有名额',
    ]);
    const unasked = { answers: { training: { topics: ['massage'], note: '' } }, region: '450202' } as const;
    expect([isAskedFor(session, { answers, region: undefined }), isAskedFor(session, unasked)]).toEqual([true, false]);
    expect(sayFit(await aCookingSession({ way: 'onsite' }), unasked)[0]).toBe('在柳州市上课');
  });

  test('is chosen among sessions of the person’s region that can be enrolled in', async () => {
    const { jobseekerId, staff } = await aPerson();
    await aSession(db, { course: await aCourse(db, { region_code: '420200', title: '黄石的课（示例）' }, now) }, now);
    const found = await listFittingSessions(db, sealer, staff, { jobseekerId, residenceRegion: '450202' }, now);
    const open = await listSessions(db, { filters: { ...noCourseFilters, region: '450202' } }, now);
    expect(found.sessions.map(({ session }) => session.sessionId)).toEqual(
      open.sessions.map(({ sessionId }) => sessionId).slice(0, 12),
    );
    expect(found.sessions.map(({ session }) => session.title)).not.toContain('黄石的课（示例）');
    expect(found.hasDemand).toBe(false);
  });

  test('its enrolment, attendance and certificate stand in the plan’s history, for whoever may read of training', async () => {
    const { jobseekerId, account, counsellor, plan } = await aPerson();
    const { sessionId, dates } = await aCookingSession();
    const ids = { course_session_id: sessionId, jobseeker_id: jobseekerId };
    const { enrolment_id } = await anEnrolment(db, sealer, ids, now);
    const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString();
    const event = { sealed_note: null, place: 1, enrolment_id };
    const own = { actor_id: account.accountId, actor_as: 'self' };
    await db
      .insertInto('enrolment_event')
      .values([
        { ...event, ...own, enrolment_event_id: randomUUID(), kind: 'enrolled', happened_at: later(1) },
        {
          ...{ ...event, enrolment_event_id: randomUUID(), place: 2, kind: 'offered', happened_at: later(2) },
          ...{ actor_id: null, actor_as: null },
        },
      ])
      .execute();
    const attendance_id = randomUUID();
    await db
      .insertInto('attendance')
      .values({
        ...{ attendance_id, course_date_id: dates[0]?.dateId ?? '', enrolment_id, state: 'late', sealed_reason: null },
        ...{ revision: 1, recorded_by: counsellor.accountId, recorded_at: later(3), sealed_absence: null },
        ...{ announced_at: null, contested_at: null },
      })
      .execute();
    await db
      .insertInto('attendance_event')
      .values({
        ...{ attendance_event_id: randomUUID(), attendance_id, place: 1, kind: 'recorded', before: null },
        ...{ after: 'late', sealed_words: null, actor_id: counsellor.accountId, actor_as: 'staff' },
        happened_at: later(3),
      })
      .execute();
    await db
      .insertInto('certificate')
      .values({
        ...{ certificate_id: randomUUID(), jobseeker_id: jobseekerId, kind: 'training', issued_on: null },
        ...{ sealed_content: sealer.seal(JSON.stringify({ name: '面点培训合格证（示例）' })), due_kind: null },
        ...{ due_on: null, entered_by: account.accountId, entered_as: 'self', created_at: later(4) },
        changed_at: later(4),
      })
      .execute();
    const { planId } = await plan();
    const told = async (seesTraining: boolean) =>
      (await listPlanHistory(db, sealer, { planId, jobseekerId, seesTraining }, { page: 1, size: 10 })).items.map(
        ({ who, what }) => `${who} ${what}`,
      );
    expect((await told(true)).slice(0, 4)).toEqual([
      '本人 记下证书：面点培训合格证（示例）。',
      '工作人员示例覃老师 培训“面点入门（示例）”，2026年12月13日的课：记下考勤，迟到。',
      '本站 培训“面点入门（示例）”：有名额了。',
      '本人 培训“面点入门（示例）”：报上了。',
    ]);
    expect((await told(false)).join()).not.toContain('面点入门');
  });
});
