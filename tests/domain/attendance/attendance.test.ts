import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '#src/domain/account/account.ts';
import { announceAbsence } from '#src/domain/attendance/announce-absence.ts';
import { answerContest, readContest } from '#src/domain/attendance/answer-contest.ts';
import { countAttendance, listAttendance } from '#src/domain/attendance/attendance-queries.ts';
import { findAttendanceExport } from '#src/domain/attendance/attendance-export-queries.ts';
import { sayAttendanceEvent, sayCount, sayMeeting } from '#src/domain/attendance/attendance.ts';
import { contestAttendance } from '#src/domain/attendance/contest-attendance.ts';
import { listOwnMessages, listReaders, listSentMessages } from '#src/domain/attendance/message-queries.ts';
import { openGroup } from '#src/domain/attendance/open-group.ts';
import { readOwnAttendance } from '#src/domain/attendance/own-enrolment.ts';
import { recordAttendance } from '#src/domain/attendance/record-attendance.ts';
import { sendGroupMessage } from '#src/domain/attendance/send-group-message.ts';
import { listContests, listTaughtMeetings, listTaughtSessions } from '#src/domain/attendance/teaching-queries.ts';
import { withdrawConsent } from '#src/domain/consent/withdraw-consent.ts';
import { addDays } from '#src/domain/day/day.ts';
import { eraseFile } from '#src/domain/privacy/erase-file.ts';
import { anAccount, anOrganisation } from '../../account-factories.ts';
import { freshDatabase } from '../../database.ts';
import { aSession, anEnrolment, mornings } from '../../training-factories.ts';
import { aCounsellor, aPerson, noticesOf, sealer } from '../assessment/assessed-people.ts';

let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

const today = '2026-11-30';
/** Nine in China, when the second of three meetings begins. */
const now = new Date('2026-11-30T01:00:00.000Z');
const later = new Date('2026-11-30T05:00:00.000Z');

async function aTeacher(called = '示例韦老师'): Promise<Visitor> {
  const organisationId = await anOrganisation(db, { name: `示例学校${randomUUID()}`, kind: 'training' });
  const account = await anAccount(db, sealer, { role: 'teacher', called, organisationId });
  const { accountId, accountRoleId } = account;
  const role = {
    ...{ accountRoleId, role: 'teacher' as const, organisationId, organisationName: undefined },
    regionCode: '450200',
  };
  return {
    ...{ accountId, called, sessionId: '', role, roles: [role], mandateId: undefined },
    ...{ secondFactorAt: undefined, hasSecondFactor: true },
  };
}

/** A session of a teacher with a meeting a week ago, one today and one to come, and so many people. */
async function aGroup(count = 2) {
  const teacher = await aTeacher();
  const meetings = mornings(addDays(today, -7), today, addDays(today, 7));
  const session = await aSession(db, { teacher_id: teacher.accountId, meetings, seats: 20 }, now);
  const sessionId = session.course_session_id;
  const people = [];
  for (let index = 0; index < count; index += 1) {
    const person = await aPerson(db, { agrees: ['record', 'counsellor', 'training'] });
    const { enrolment_id: enrolmentId } = await anEnrolment(
      db,
      sealer,
      {
        course_session_id: sessionId,
        jobseeker_id: person.jobseekerId,
        wishes: { name: `示例学员${index + 1}`, needs: ['sign'] },
      },
      new Date(now.getTime() + index),
    );
    people.push({ ...person, enrolmentId });
  }
  const dates = await db
    .selectFrom('course_date')
    .select('course_date_id')
    .where('course_session_id', '=', sessionId)
    .orderBy('starts_at')
    .execute();
  const [past = '', current = '', coming = ''] = dates.map(({ course_date_id }) => course_date_id);
  const first = people[0];
  if (!first) throw new Error('A group needs people');
  const record = (
    visitor: Visitor,
    lines: {
      enrolmentId: string;
      state: 'present' | 'late' | 'absent' | 'excused';
      reason?: string;
      revision?: number;
    }[],
    dateId = current,
    at = now,
  ) =>
    recordAttendance(
      db,
      sealer,
      visitor,
      { sessionId, dateId, lines: lines.map((line) => ({ reason: '', revision: 0, ...line })) },
      at,
    );
  return { teacher, session, sessionId, people, first, past, current, coming, record };
}

describe('attendance', () => {
  test('begins unrecorded, may be saved in part, and sent twice it is the same', async () => {
    const { teacher, people, first, current, record } = await aGroup();
    expect((await listAttendance(db, sealer, first.enrolmentId)).map(({ attendance }) => attendance)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    const lines = [{ enrolmentId: first.enrolmentId, state: 'late' as const, reason: '堵车' }];
    expect(await record(teacher, lines)).toEqual({ kind: 'saved', people: 1 });
    expect(await record(teacher, lines)).toEqual({ kind: 'saved', people: 0 });
    const [own, other] = await Promise.all(people.map(({ enrolmentId }) => listAttendance(db, sealer, enrolmentId)));
    const stands = own?.find(({ dateId }) => dateId === current);
    expect(stands?.attendance).toMatchObject({ state: 'late', reason: '堵车', revision: 1, recordedBy: '示例韦老师' });
    expect(stands?.history.map(sayAttendanceEvent)).toEqual(['记了：迟到。说：“堵车”。']);
    expect(other?.map(({ attendance }) => attendance)).toEqual([undefined, undefined, undefined]);
    const counts = await countAttendance(
      db,
      people.map(({ enrolmentId }) => enrolmentId),
      now,
    );
    expect([...counts.values()].map(sayCount)).toEqual([
      '已经上了2次课：迟到1次，1次没有记。还有1次没有上。',
      '已经上了2次课：2次没有记。还有1次没有上。',
    ]);
    expect(await first.events()).toContain('recorded attendance');
    // Who came late need not be told; who is said to have stayed away is.
    expect(await noticesOf(db, first.accountId)).toEqual([]);
  });

  test('cannot be recorded before the day, of another session, or by who does not keep it', async () => {
    const { teacher, first, coming, record, sessionId } = await aGroup();
    const other = await aGroup();
    const line = { enrolmentId: first.enrolmentId, state: 'present' as const };
    expect((await record(teacher, [line], coming)).kind).toBe('too early');
    expect((await record(teacher, [line], other.current)).kind).toBe('not theirs');
    expect((await record(other.teacher, [line])).kind).toBe('not theirs');
    expect((await record((await aCounsellor(db, '示例老师', '440400')).visitor, [line])).kind).toBe('not theirs');
    // Of another group: nobody is recorded.
    expect(await record(teacher, [{ ...line, enrolmentId: other.first.enrolmentId }])).toEqual({
      kind: 'saved',
      people: 0,
    });
    expect((await record((await aCounsellor(db)).visitor, [line])).kind).toBe('saved');
    await db.updateTable('course_session').set({ state: 'draft' }).where('course_session_id', '=', sessionId).execute();
    expect((await record(teacher, [line])).kind).toBe('not theirs');
  });

  test('recorded by two at once shows the second what the first wrote, and saves nothing of theirs', async () => {
    const { teacher, people, first, record } = await aGroup();
    const { visitor } = await aCounsellor(db);
    const all = (state: 'present' | 'absent', revision = 0) =>
      people.map(({ enrolmentId }) => ({ enrolmentId, state, revision }));
    const outcomes = await Promise.all([record(teacher, all('present').slice(0, 1)), record(visitor, all('absent'))]);
    const kinds = outcomes.map(({ kind }) => kind).sort();
    expect(kinds).toEqual(['changed meanwhile', 'saved']);
    const conflict = outcomes.find(({ kind }) => kind === 'changed meanwhile');
    expect(conflict?.kind === 'changed meanwhile' && conflict.enrolmentIds.includes(first.enrolmentId)).toBe(true);
    // With what stands there seen, it is a change.
    const stored = (await listAttendance(db, sealer, first.enrolmentId))[1]?.attendance;
    expect(stored?.revision).toBe(1);
    expect((await record(visitor, all('absent', 1).slice(0, 1))).kind).toBe('saved');
  });

  test('that is changed afterwards keeps what stood there, and the person is told both', async () => {
    const { teacher, first, current, record } = await aGroup();
    const { enrolmentId } = first;
    await record(teacher, [{ enrolmentId, state: 'absent' }]);
    await record(teacher, [{ enrolmentId, state: 'present', reason: '坐在后面', revision: 1 }], current, later);
    const path = `/enrolments/${enrolmentId}/attendance/${current}`;
    const title = '音频编辑入门（示例）';
    expect(await noticesOf(db, first.accountId)).toEqual([
      `《${title}》2026年11月30日，老师记了您没来。\n不对的话，您可以在这里说。 ${path}`,
      `《${title}》2026年11月30日的考勤改了。原来：没来，现在：到了。\n不对的话，您可以在这里说。 ${path}`,
    ]);
    const meeting = (await listAttendance(db, sealer, enrolmentId))[1];
    expect(meeting?.history.map(sayAttendanceEvent)).toEqual([
      '改了考勤：原来没来，现在到了。说：“坐在后面”。',
      '记了：没来。',
    ]);
    expect(meeting && sayMeeting(meeting)).toBe('2026年11月30日9点到11点');
  });
});

describe('a person', () => {
  test('announces an absence before it begins, may come after all, and the teacher reads it', async () => {
    const { teacher, first, past, coming, sessionId, record } = await aGroup();
    const { enrolmentId, own } = first;
    const say = (words: string | undefined, dateId = coming, asker = own, at = now) =>
      announceAbsence(db, sealer, asker, { enrolmentId, dateId, words }, at);
    expect(await say('要去医院')).toBe('said');
    expect(await say('要去医院')).toBe('said');
    expect((await listTaughtMeetings(db, sessionId)).map(({ announced }) => announced)).toEqual([0, 0, 1]);
    expect(await say(undefined)).toBe('said');
    expect(await say('还是要去医院')).toBe('said');
    expect((await listAttendance(db, sealer, enrolmentId))[2]?.history.map(sayAttendanceEvent)).toEqual([
      '提前请假。说：“还是要去医院”。',
      '取消了请假。',
      '提前请假。说：“要去医院”。',
    ]);
    expect(await say('忘了', past)).toBe('too late');
    expect(await say('不是我的', coming, (await aPerson(db, { agrees: ['record', 'training'] })).own)).toBe(
      'not theirs',
    );
    expect(await say('换个说法', coming, await first.helped({ tasks: ['demand'] }))).toBe('not theirs');
    const week = new Date(now.getTime() + 7 * 86_400_000 - 3_600_000);
    expect(
      await recordAttendance(
        db,
        sealer,
        teacher,
        { sessionId, dateId: coming, lines: [{ enrolmentId, state: 'excused', reason: '', revision: 0 }] },
        week,
      ),
    ).toEqual({ kind: 'saved', people: 1 });
    expect((await listAttendance(db, sealer, enrolmentId))[2]?.attendance).toMatchObject({
      state: 'excused',
      absence: '还是要去医院',
    });
    expect(await say('再改', coming, own, week)).toBe('too late');
    expect((await record(teacher, [])).kind).toBe('saved');
  });

  test('contests a record, waits with their words beside it, and is told the answer', async () => {
    const { teacher, first, current, coming, sessionId, record } = await aGroup();
    const { enrolmentId, own, jobseekerId } = first;
    const contest = (words: string, dateId = current) =>
      contestAttendance(db, sealer, own, { enrolmentId, dateId, words }, now);
    expect(await contest('我到了')).toBe('nothing recorded');
    await record(teacher, [{ enrolmentId, state: 'absent' }]);
    expect(await contest('我到了，坐在后面')).toBe('said');
    expect(await contest('我到了，坐在后面')).toBe('said');
    expect(await contest('没有这次课', coming)).toBe('nothing recorded');
    const tasks = () =>
      db.selectFrom('task').select(['kind', 'done_by']).where('jobseeker_id', '=', jobseekerId).execute();
    expect(await tasks()).toEqual([{ kind: 'attendance', done_by: null }]);
    const [waiting] = await listContests(db, sessionId);
    const attendanceId = waiting?.attendanceId ?? '';
    expect(
      (await listTaughtSessions(db, teacher, now)).map(({ contests, people, today: [meeting] }) => [
        contests,
        people,
        meeting?.dateId,
      ]),
    ).toEqual([[1, 2, current]]);
    expect(await readContest(db, sealer, await aTeacher(), attendanceId, now)).toBeUndefined();
    const read = await readContest(db, sealer, teacher, attendanceId, now);
    expect(read?.history.map(sayAttendanceEvent)).toEqual(['觉得记得不对。说：“我到了，坐在后面”。', '记了：没来。']);
    const answer = { attendanceId, state: 'present' as const, words: '对不起，我看漏了。' };
    expect(await answerContest(db, sealer, await aTeacher(), answer, later)).toBe('not theirs');
    expect(await answerContest(db, sealer, teacher, answer, later)).toBe('answered');
    expect(await answerContest(db, sealer, teacher, answer, later)).toBe('nothing to answer');
    expect(await tasks()).toEqual([{ kind: 'attendance', done_by: teacher.accountId }]);
    expect((await noticesOf(db, first.accountId)).at(-1)).toBe(
      `《音频编辑入门（示例）》2026年11月30日的考勤改了。原来：没来，现在：到了。\n答复：“对不起，我看漏了”。 /enrolments/${enrolmentId}/attendance/${current}`,
    );
    expect(await listContests(db, sessionId)).toEqual([]);
  });

  test('is answered by the counsellor who looks after them too, without a change', async () => {
    const { teacher, first, record, current } = await aGroup();
    const { enrolmentId, own, jobseekerId } = first;
    // Of the district: the session is the city’s.
    const { visitor, accountId } = await aCounsellor(db, '示例覃老师', '450202');
    await record(teacher, [{ enrolmentId, state: 'late' }]);
    await contestAttendance(db, sealer, own, { enrolmentId, dateId: current, words: '没有迟到' }, now);
    const attendanceId = (await listAttendance(db, sealer, enrolmentId))[1]?.attendance?.attendanceId ?? '';
    expect(await readContest(db, sealer, visitor, attendanceId, now)).toBeUndefined();
    await db
      .updateTable('jobseeker')
      .set({ counsellor_id: accountId })
      .where('jobseeker_id', '=', jobseekerId)
      .execute();
    const answer = { attendanceId, state: undefined, words: '问过老师了，晚了二十分钟' };
    expect(await answerContest(db, sealer, visitor, answer, later)).toBe('answered');
    expect((await noticesOf(db, first.accountId))[0]).toContain('的考勤没有改，还是：迟到。');
  });
});

describe('the group', () => {
  test('is opened with what was sent, and each person’s log says so once a day', async () => {
    const { teacher, first, sessionId } = await aGroup();
    for (const at of [now, later]) await openGroup(db, sealer, teacher, sessionId, at);
    const group = await openGroup(db, sealer, teacher, sessionId, new Date(now.getTime() + 86_400_000));
    expect(group?.people.map(({ name, wishes }) => [name, wishes?.needs])).toEqual([
      ['示例学员1', ['sign']],
      ['示例学员2', ['sign']],
    ]);
    expect((await first.events()).filter((event) => event === 'read attendance')).toHaveLength(2);
    expect(await openGroup(db, sealer, await aTeacher(), sessionId, now)).toBeUndefined();
  });

  test('is sent a message once, those who wait only when they are meant, and whoever has no account is named', async () => {
    const { teacher, first, people, sessionId } = await aGroup();
    const waiting = await aPerson(db, { agrees: ['record', 'training'] });
    await anEnrolment(db, sealer, {
      ...{ course_session_id: sessionId, jobseeker_id: waiting.jobseekerId, state: 'waiting', waiting_place: 1 },
    });
    await db
      .updateTable('jobseeker')
      .set({ account_id: null })
      .where('jobseeker_id', '=', people[1]?.jobseekerId ?? '')
      .execute();
    const message = { messageId: randomUUID(), sessionId, audience: 'enrolled', text: '明天带耳机。' } as const;
    expect(await sendGroupMessage(db, sealer, await aTeacher(), message, now)).toBe('not theirs');
    expect(await sendGroupMessage(db, sealer, teacher, message, now)).toBe('sent');
    expect(await sendGroupMessage(db, sealer, teacher, message, now)).toBe('sent before');
    expect(await noticesOf(db, first.accountId)).toEqual([
      `《音频编辑入门（示例）》有新消息：明天带耳机。 /enrolments/${first.enrolmentId}/messages`,
    ]);
    expect(await noticesOf(db, waiting.accountId)).toEqual([]);
    expect(
      (await listReaders(db, sealer, { sessionId, audience: 'enrolled' })).map(({ isReached }) => isReached),
    ).toEqual([true, false]);
    const all = { ...message, messageId: randomUUID(), audience: 'all', text: '下周放假。' } as const;
    expect(await sendGroupMessage(db, sealer, teacher, all, later)).toBe('sent');
    expect(await noticesOf(db, waiting.accountId)).toHaveLength(1);
    expect((await listSentMessages(db, sealer, sessionId)).map(({ text, people: sent }) => [text, sent])).toEqual([
      ['下周放假。', 3],
      ['明天带耳机。', 2],
    ]);
    expect((await listOwnMessages(db, sealer, first.enrolmentId)).map(({ text, by }) => [text, by])).toEqual([
      ['下周放假。', '示例韦老师'],
      ['明天带耳机。', '示例韦老师'],
    ]);
  });
});

describe('what is kept', () => {
  test('is all in the export, and goes with the consent or the file', async () => {
    const { teacher, people, first, current, sessionId, record } = await aGroup();
    for (const { enrolmentId, own } of people) {
      await record(teacher, [{ enrolmentId, state: 'absent', reason: '金丝雀' }]);
      await contestAttendance(db, sealer, own, { enrolmentId, dateId: current, words: '我到了' }, now);
    }
    const message = { messageId: randomUUID(), sessionId, audience: 'enrolled', text: '带耳机。' } as const;
    await sendGroupMessage(db, sealer, teacher, message, now);
    expect(await readOwnAttendance(db, sealer, first.own, first.enrolmentId, now)).toMatchObject({ state: 'enrolled' });
    const words = JSON.stringify(await findAttendanceExport(db, sealer, first.jobseekerId));
    for (const kept of ['没来', '金丝雀', '我到了', '带耳机。', '音频编辑入门']) expect(words).toContain(kept);

    const left = async (jobseekerId: string) => {
      const own = db.selectFrom('enrolment').select('enrolment.enrolment_id').where('jobseeker_id', '=', jobseekerId);
      const rows = await db.selectFrom('attendance').select('attendance_id').where('enrolment_id', 'in', own).execute();
      const read = await db.selectFrom('course_message_reader').selectAll().where('enrolment_id', 'in', own).execute();
      const tasks = await db.selectFrom('task').select('kind').where('jobseeker_id', '=', jobseekerId).execute();
      return [rows.length, read.length, tasks.length];
    };
    expect(await left(first.jobseekerId)).toEqual([1, 1, 1]);
    const { jobseekerId, actor } = first;
    await withdrawConsent(db, sealer, { jobseekerId, purpose: 'training', actor }, later);
    expect(await left(jobseekerId)).toEqual([0, 0, 0]);
    expect(await first.events()).toContain('erased attendance');
    const second = people[1];
    if (!second) throw new Error('A group of two');
    expect(await left(second.jobseekerId)).toEqual([1, 1, 1]);
    await db
      .transaction()
      .execute((transaction) =>
        eraseFile(transaction, sealer, { jobseekerId: second.jobseekerId, actor: second.actor }, later),
      );
    expect(await left(second.jobseekerId)).toEqual([0, 0, 0]);
    expect(
      await db
        .selectFrom('attendance_event')
        .select('kind')
        .where('happened_at', '>=', now.toISOString())
        .where('attendance_id', 'not in', db.selectFrom('attendance').select('attendance.attendance_id'))
        .execute(),
    ).toEqual([]);
  });
});
