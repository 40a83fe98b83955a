import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { EnrolmentWishes } from '#src/domain/enrolment/enrolment.ts';
import { listFileEvents } from '#src/domain/file/file-queries.ts';
import { cancelSession } from '#src/domain/training/cancel-session.ts';
import { changeCourse } from '#src/domain/training/change-course.ts';
import { changeSession } from '#src/domain/training/change-session.ts';
import type { ChangedSession } from '#src/domain/training/change-session.ts';
import type { CourseAnswers } from '#src/domain/training/course-form.ts';
import { findOwnCourse, listOwnCourses } from '#src/domain/training/course-desk-queries.ts';
import { finishEnrolment } from '#src/domain/training/finish-enrolment.ts';
import { makeCourse } from '#src/domain/training/make-course.ts';
import { makeSession } from '#src/domain/training/make-session.ts';
import { readMeetings } from '#src/domain/training/meetings.ts';
import { moveSession } from '#src/domain/training/move-session.ts';
import { openPeople } from '#src/domain/training/open-people.ts';
import { replyToNeeds } from '#src/domain/training/reply-to-needs.ts';
import { saveSessionFacts } from '#src/domain/training/save-session-facts.ts';
import type { SessionAnswers } from '#src/domain/training/session-form.ts';
import { findOwnSession, listDeskSessions } from '#src/domain/training/session-desk-queries.ts';
import { withdrawCourse } from '#src/domain/training/withdraw-course.ts';
import { freshDatabase } from '../../database.ts';
import { aBase, anEnrolment } from '../../training-factories.ts';
import { aCounsellor, aPerson, noticesOf, now, sealer } from '../assessment/assessed-people.ts';

let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

const course: CourseAnswers = {
  ...{ title: '示例剪辑班', summary: '学会剪辑。', description: '录音、剪辑。', kind: 'blind', regionCode: '450202' },
  ...{ topic: 'audio', meantFor: undefined, certificate: undefined, fee: 'free', feeNote: undefined },
};
const { meetings } = readMeetings('2026年12月14日，9点到11点，学录音\n2026年12月15日，下午2点到4点');
const held: SessionAnswers = {
  ...{ way: 'online', baseId: undefined, onlineNote: '示例：发给您网址', meetings, seats: 2, enrolUntil: '2026-12-10' },
  ...{ teacherName: '示例韦老师', teacherId: undefined, contactName: undefined, contactPhone: undefined },
};

/** A session that is published, of a counsellor of 柳州. */
async function aPublishedSession(wanted: Partial<ChangedSession> = {}) {
  const { visitor } = await aCounsellor(db);
  const [courseId, sessionId] = [randomUUID(), randomUUID()];
  expect(await makeCourse(db, visitor, { ...course, courseId }, now)).toBe(true);
  expect(await makeSession(db, visitor, { ...held, ...wanted, courseId, sessionId }, now)).toBe('made');
  expect(await moveSession(db, sealer, visitor, { sessionId, move: 'publish' }, now)).toBe('done');
  const change = async (changes: Partial<ChangedSession> = {}) =>
    changeSession(db, sealer, visitor, { ...held, ...wanted, sessionId, revision: 1, ...changes }, now);
  const enrol = async (wishes: Partial<EnrolmentWishes> = {}, state = 'enrolled', place: number | null = null) => {
    const person = await aPerson(db, { agrees: ['record', 'training'] });
    const row = { course_session_id: sessionId, jobseeker_id: person.jobseekerId, state, waiting_place: place };
    const { enrolment_id: enrolmentId } = await anEnrolment(db, sealer, { ...row, wishes }, now);
    return { ...person, enrolmentId };
  };
  const stateOf = async (enrolmentId: string) =>
    (await db.selectFrom('enrolment').select('state').where('enrolment_id', '=', enrolmentId).executeTakeFirst())
      ?.state;
  return { visitor, courseId, sessionId, change, enrol, stateOf };
}

const eventsOf = async (jobseekerId: string) =>
  (await listFileEvents(db, sealer, jobseekerId)).map(({ kind, subject, role }) => `${kind} ${subject} ${role}`);

const lastNotice = async (accountId: string) => (await noticesOf(db, accountId)).at(-1);

describe('a course', () => {
  test('is made once, changed by whoever saw it as it is, and belongs to the region and what is above it', async () => {
    const { visitor, courseId } = await aPublishedSession();
    expect(await makeCourse(db, visitor, { ...course, title: '另一个', courseId }, now)).toBe(true);
    const seen = (await findOwnCourse(db, visitor, courseId))?.changed_at ?? '';
    const change = (title: string) =>
      changeCourse(db, visitor, { ...course, title, courseId, seen }, new Date(+now + 1));
    expect(await change('示例新名称')).toBe('changed');
    expect(await change('示例又一个')).toBe('changed meanwhile');
    expect((await listOwnCourses(db, visitor)).map(({ title, sessions }) => [title, sessions])).toContainEqual([
      '示例新名称',
      1,
    ]);
    const { visitor: stranger } = await aCounsellor(db, '示例外地老师', '420200');
    expect(await findOwnCourse(db, stranger, courseId)).toBeUndefined();
    expect(await makeCourse(db, stranger, { ...course, courseId: randomUUID() }, now)).toBe(false);
    expect((await listOwnCourses(db, stranger)).map((each) => each.courseId)).not.toContain(courseId);
    const { visitor: district } = await aCounsellor(db, '示例城中老师', '450202');
    expect(await findOwnCourse(db, district, courseId)).toBeDefined();
  });

  test('is not withdrawn while somebody is on the list of a session that is not over', async () => {
    const { visitor, courseId, sessionId, enrol } = await aPublishedSession();
    await enrol({}, 'waiting', 1);
    expect(await withdrawCourse(db, visitor, courseId, now)).toBe('in use');
    await cancelSession(db, sealer, visitor, { sessionId, why: '示例' }, now);
    expect(await withdrawCourse(db, visitor, courseId, now)).toBe('withdrawn');
    const sessionOf = { ...held, courseId, sessionId: randomUUID() };
    expect(await makeSession(db, visitor, sessionOf, now)).toBe('withdrawn');
  });
});

describe('a session', () => {
  test('is a draft until it is published, and opens again only while people can still enrol', async () => {
    const { visitor, sessionId } = await aPublishedSession();
    const move = (name: 'publish' | 'close' | 'reopen', at = now) =>
      moveSession(db, sealer, visitor, { sessionId, move: name }, at);
    expect(await move('publish')).toBe('done');
    expect(await move('close')).toBe('done');
    expect((await findOwnSession(db, visitor, sessionId))?.state).toBe('closed');
    expect(await move('reopen', new Date('2026-12-11T02:00:00.000Z'))).toBe('too late');
    expect(await move('reopen')).toBe('done');
    expect((await findOwnSession(db, visitor, sessionId))?.state).toBe('open');
  });

  test('tells everybody on its list 原来 and 现在 when it changes, and keeps the times that stay', async () => {
    const { visitor, sessionId, change, enrol } = await aPublishedSession();
    const person = await enrol();
    const before = await findOwnSession(db, visitor, sessionId);
    const { meetings: later } = readMeetings('2026-12-14 9:00-11:00 学录音\n2026-12-16 14:00-16:00');
    expect(await change({ meetings: later, teacherName: '示例莫老师' })).toEqual({ outcome: 'changed' });
    const notice = await lastNotice(person.accountId);
    expect(notice).toContain('“示例剪辑班”的班次有改动。');
    expect(notice).toContain(
      '上课时间：原来2026年12月15日星期二，14点00分到16点00分，现在2026年12月16日星期三，14点00分到16点00分。',
    );
    expect(notice).toContain('老师：原来示例韦老师，现在示例莫老师。');
    const after = await findOwnSession(db, visitor, sessionId);
    expect(after?.dates[0]?.dateId).toBe(before?.dates[0]?.dateId);
    expect([after?.revision, after?.endsOn]).toEqual([2, '2026-12-16']);
  });

  test('is changed by whoever saw it as it is; the other changes nothing', async () => {
    const { visitor, sessionId, change } = await aPublishedSession();
    expect(await change({ teacherName: '示例一' })).toEqual({ outcome: 'changed' });
    expect(await change({ teacherName: '示例二' })).toEqual({ outcome: 'changed meanwhile' });
    expect((await findOwnSession(db, visitor, sessionId))?.teacherName).toBe('示例一');
    const { visitor: stranger } = await aCounsellor(db, '示例外地老师', '420200');
    const mine = { ...held, sessionId, revision: 2 };
    expect(await changeSession(db, sealer, stranger, mine, now)).toEqual({ outcome: 'not theirs' });
  });

  test('never has fewer seats than are held, and new ones go to whoever waits, in their order', async () => {
    const { change, enrol, stateOf } = await aPublishedSession();
    await enrol();
    await enrol({}, 'offered');
    const [first, second] = [await enrol({}, 'waiting', 1), await enrol({}, 'waiting', 2)];
    expect(await change({ seats: 1 })).toEqual({ outcome: 'too few seats', held: 2 });
    expect(await change({ seats: 3 })).toEqual({ outcome: 'changed' });
    expect([await stateOf(first.enrolmentId), await stateOf(second.enrolmentId)]).toEqual(['offered', 'waiting']);
  });

  test('tells everybody who has a seat, is offered one or waits why it is cancelled, once, and writes it in their log', async () => {
    const { visitor, sessionId, enrol, stateOf } = await aPublishedSession();
    const people = [await enrol(), await enrol({}, 'offered'), await enrol({}, 'waiting', 1)];
    const left = await enrol({}, 'cancelled');
    const cancel = () => cancelSession(db, sealer, visitor, { sessionId, why: '示例老师病了' }, now);
    expect([await cancel(), await cancel()]).toEqual(['cancelled', 'cancelled']);
    for (const person of people) {
      expect(await stateOf(person.enrolmentId)).toBe('called off');
      expect((await noticesOf(db, person.accountId)).filter((text) => text.includes('示例老师病了'))).toHaveLength(1);
      expect(await eventsOf(person.jobseekerId)).toContain('changed training counsellor');
      const events = db.selectFrom('enrolment_event').select('kind').where('enrolment_id', '=', person.enrolmentId);
      expect(await events.execute()).toEqual([{ kind: 'called off' }]);
    }
    expect(await stateOf(left.enrolmentId)).toBe('cancelled');
    expect(await noticesOf(db, left.accountId)).toEqual([]);
    expect((await findOwnSession(db, visitor, sessionId))?.stateWhy).toBe('示例老师病了');
  });

  test('a copy has the materials and support of the first, and its own times', async () => {
    const { visitor, courseId, sessionId } = await aPublishedSession();
    const facts = [{ fact: 'sign', answer: 'yes', note: '示例：全程' }] as const;
    expect(await saveSessionFacts(db, visitor, { sessionId, facts }, now)).toBe(true);
    const copy = { ...held, sessionId: randomUUID(), courseId, copyOf: sessionId };
    expect(await makeSession(db, visitor, copy, now)).toBe('made');
    const made = await findOwnSession(db, visitor, copy.sessionId);
    expect([made?.facts, made?.state]).toEqual([facts, 'draft']);
  });

  test('whose base has left is not published', async () => {
    const base = await aBase(db, { left_on: '2026-11-20', left_why: '示例' });
    const { visitor, courseId } = await aPublishedSession();
    const at = { way: 'onsite', baseId: base.training_base_id, onlineNote: undefined } as const;
    const sessionId = randomUUID();
    await makeSession(db, visitor, { ...held, ...at, courseId, sessionId }, now);
    expect(await moveSession(db, sealer, visitor, { sessionId, move: 'publish' }, now)).toBe('base left');
  });
});

describe('the people of a session', () => {
  test('are read by its staff only, and their log says so', async () => {
    const { visitor, sessionId, enrol } = await aPublishedSession();
    const person = await enrol({ name: '示例小韦', needs: ['sign'] });
    const opened = await openPeople(db, sealer, visitor, { sessionId }, now);
    expect(opened?.people.map(({ wishes }) => wishes)).toEqual([{ name: '示例小韦', needs: ['sign'], materials: [] }]);
    expect(await eventsOf(person.jobseekerId)).toContain('read training counsellor');
    const { visitor: stranger } = await aCounsellor(db, '示例外地老师', '420200');
    expect(await openPeople(db, sealer, stranger, { sessionId }, now)).toBeUndefined();
  });

  test('hear what is done about their needs; needs that changed meanwhile are not answered', async () => {
    const { visitor, sessionId, enrol } = await aPublishedSession();
    const person = await enrol({ needs: ['sign'] });
    const { enrolmentId } = person;
    const counted = async () =>
      (await listDeskSessions(db, sealer, visitor, now)).find((each) => each.sessionId === sessionId)?.unanswered;
    expect(await counted()).toBe(1);
    const reply = (seen: string, text = '示例：有手语翻译。') =>
      replyToNeeds(db, sealer, visitor, { sessionId, enrolmentId, seen, reply: text }, now);
    expect(await reply('2026-01-01T00:00:00.000Z')).toBe('changed meanwhile');
    expect(await reply(now.toISOString())).toBe('replied');
    expect(await reply('2026-01-01T00:00:00.000Z')).toBe('replied');
    expect(await lastNotice(person.accountId)).toContain('示例：有手语翻译。');
    expect(await counted()).toBe(0);
  });

  test('have finished or not from the last day on, and hear it', async () => {
    const { visitor, sessionId, enrol } = await aPublishedSession();
    const [person, waiting] = [await enrol(), await enrol({}, 'waiting', 1)];
    const finish = (enrolmentId: string, at: string, outcome: 'completed' | 'not completed' = 'completed') =>
      finishEnrolment(db, sealer, visitor, { sessionId, enrolmentId, outcome }, new Date(at));
    expect(await finish(person.enrolmentId, '2026-12-14T12:00:00.000Z')).toBe('too early');
    expect(await finish(person.enrolmentId, '2026-12-15T12:00:00.000Z')).toBe('finished');
    expect(await finish(waiting.enrolmentId, '2026-12-15T12:00:00.000Z')).toBe('not on the list');
    expect(await lastNotice(person.accountId)).toContain('“示例剪辑班”结束了，工作人员记下：您学完了。');
    expect(await finish(person.enrolmentId, '2026-12-16T12:00:00.000Z', 'not completed')).toBe('finished');
    expect(await lastNotice(person.accountId)).toContain('原来记的是“学完了”，现在改成“没有学完”。');
  });
});

describe('the order of the sessions', () => {
  test('begins with needs that wait for an answer, then today’s, then those with free seats and little time', async () => {
    const { visitor, sessionId } = await aPublishedSession();
    const listed = async (at: string) => {
      const sessions = await listDeskSessions(db, sealer, visitor, new Date(at));
      return sessions.find((each) => each.sessionId === sessionId);
    };
    expect(await listed('2026-11-23T02:00:00.000Z')).toMatchObject({ isToday: false, isFreeSoon: false });
    expect(await listed('2026-12-05T02:00:00.000Z')).toMatchObject({ isToday: false, isFreeSoon: true });
    expect(await listed('2026-12-13T17:00:00.000Z')).toMatchObject({ isToday: true, isFreeSoon: false });
    expect(await listed('2026-12-16T02:00:00.000Z')).toBeUndefined();
  });
});
