import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { withdrawConsent } from '#src/domain/consent/withdraw-consent.ts';
import { answerOffer } from '#src/domain/enrolment/answer-offer.ts';
import { answerUntil, awake } from '#src/domain/enrolment/answer-time.ts';
import { cancelEnrolment } from '#src/domain/enrolment/cancel-enrolment.ts';
import { changeNeeds } from '#src/domain/enrolment/change-needs.ts';
import { enrol } from '#src/domain/enrolment/enrol.ts';
import { findEnrolmentExport } from '#src/domain/enrolment/enrolment-export-queries.ts';
import {
  findEnrolment,
  listEnrolmentEvents,
  listEnrolments,
  listSessionPeople,
} from '#src/domain/enrolment/enrolment-queries.ts';
import { moveEnrolment } from '#src/domain/enrolment/move-enrolment.ts';
import { remindOfSessions } from '#src/domain/enrolment/remind-of-sessions.ts';
import { tendSessions } from '#src/domain/enrolment/tend-sessions.ts';
import type { Asker } from '#src/domain/jobseeker/record-right.ts';
import { eraseFile } from '#src/domain/privacy/erase-file.ts';
import { freshDatabase } from '../../database.ts';
import { aPlanHelper } from '../../plan-factories.ts';
import { aCourse, aSession, mornings } from '../../training-factories.ts';
import { aStudent, noticesOf, now, sealer, wishes } from './enrolling-people.ts';

let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

const send = (asker: Asker, sessionId: string, { enrolmentId = randomUUID(), at = now } = {}) =>
  enrol(db, sealer, asker, { enrolmentId, sessionId, wishes }, at);

async function enrolled(asker: Asker, sessionId: string, at = now): Promise<string> {
  const outcome = await send(asker, sessionId, { at });
  return 'enrolmentId' in outcome ? outcome.enrolmentId : expect.unreachable(outcome.kind);
}

/** A session with so many seats, all taken, and two who wait, in their order. */
async function aFullSession({ seats = 1, ...wanted }: Parameters<typeof aSession>[1] = {}) {
  const session = await aSession(db, { seats, ...wanted }, now);
  const sessionId = session.course_session_id;
  const people = await Promise.all([0, 1, 2].map(() => aStudent(db)));
  const [inside, first, second] = people as [Student, Student, Student];
  const ids = [];
  for (const { own } of people) ids.push(await enrolled(own, sessionId));
  const [insideId = '', firstId = '', secondId = ''] = ids;
  return { session, sessionId, inside, first, second, insideId, firstId, secondId };
}
type Student = Awaited<ReturnType<typeof aStudent>>;

const stateOf = async (enrolmentId: string) =>
  (await db.selectFrom('enrolment').select('state').where('enrolment_id', '=', enrolmentId).executeTakeFirstOrThrow())
    .state;

describe('enrolling', () => {
  test('holds a seat at once while one is free, then puts people on the waiting list in their order', async () => {
    const { sessionId, first, secondId, second } = await aFullSession();
    expect((await listSessionPeople(db, sealer, sessionId)).map(({ state, place }) => [state, place])).toEqual([
      ['enrolled', undefined],
      ['waiting', 1],
      ['waiting', 2],
    ]);
    const own = await findEnrolment(db, sealer, { jobseekerId: second.jobseekerId, enrolmentId: secondId });
    expect(own).toMatchObject({ state: 'waiting', place: 2, wishes, session: { taken: 1, waiting: 2 } });
    expect(await findEnrolment(db, sealer, { jobseekerId: first.jobseekerId, enrolmentId: secondId })).toBeUndefined();
  });

  test('of the same form twice is one enrolment, and of another form says that they are on the list', async () => {
    const { course_session_id: sessionId } = await aSession(db, {}, now);
    const [{ own }, other] = [await aStudent(db), await aStudent(db)];
    const enrolmentId = randomUUID();
    expect(await send(own, sessionId, { enrolmentId })).toEqual({ kind: 'enrolled', enrolmentId });
    expect(await send(own, sessionId, { enrolmentId })).toEqual({ kind: 'sent before', enrolmentId });
    expect(await send(own, sessionId)).toEqual({ kind: 'already', enrolmentId, state: 'enrolled' });
    expect(await send(other.own, sessionId, { enrolmentId })).toEqual({ kind: 'not theirs' });
    expect(await listSessionPeople(db, sealer, sessionId)).toHaveLength(1);
  });

  test.each([
    ['closed', { state: 'closed' }],
    ['closed', { enrol_until: '2026-11-22' }],
    ['running', { starts_on: '2026-11-23' }],
    ['over', { starts_on: '2026-11-01', ends_on: '2026-11-22' }],
    ['cancelled', { state: 'cancelled' }],
    ['not theirs', { state: 'draft' }],
    ['no seats', { seats: 0 }],
  ] as const)('is answered with %s for a session with %o', async (kind, wanted) => {
    const { course_session_id: sessionId } = await aSession(db, wanted, now);
    expect(await send((await aStudent(db)).own, sessionId)).toEqual({ kind });
    expect(await listSessionPeople(db, sealer, sessionId)).toEqual([]);
  });

  test('is closed for a course that was taken down', async () => {
    const course = await aCourse(db, { withdrawn_at: now.toISOString() }, now);
    const { course_session_id: sessionId } = await aSession(db, { course }, now);
    expect(await send((await aStudent(db)).own, sessionId)).toEqual({ kind: 'closed' });
  });

  test('says which course overlaps, while meetings that only touch do not', async () => {
    const { own } = await aStudent(db);
    const held = await aSession(db, { meetings: mornings('2026-12-14', '2026-12-15') }, now);
    const heldId = await enrolled(own, held.course_session_id);
    const meetings = [{ startsAt: '2026-12-15T02:59:00.000Z', endsAt: '2026-12-15T05:00:00.000Z' }];
    const same = await aSession(db, { meetings }, now);
    expect(await send(own, same.course_session_id)).toEqual({
      kind: 'overlaps',
      overlap: { enrolmentId: heldId, title: '音频编辑入门（示例）', startsAt: '2026-12-15T01:00:00.000Z' },
    });
    const after = [{ startsAt: '2026-12-15T03:00:00.000Z', endsAt: '2026-12-15T05:00:00.000Z' }];
    const next = await aSession(db, { meetings: after }, now);
    expect((await send(own, next.course_session_id)).kind).toBe('enrolled');
  });

  test('needs the consent, and is done by a helper with the task while the mandate holds, who is named', async () => {
    const { course_session_id: sessionId } = await aSession(db, {}, now);
    expect(await send((await aStudent(db, { purposes: [] })).own, sessionId)).toEqual({ kind: 'not agreed' });
    const person = await aStudent(db);
    const planner = await aPlanHelper(db, sealer, person.jobseekerId, { tasks: ['plan'], now });
    expect(await send(planner.asker, sessionId)).toEqual({ kind: 'not theirs' });
    const helper = await aPlanHelper(db, sealer, person.jobseekerId, { tasks: ['training'], now });
    const enrolmentId = await enrolled(helper.asker, sessionId);
    expect(await noticesOf(db, person.accountId)).toEqual([
      `家属示例妈妈替您报名了“音频编辑入门（示例）”。\n不对的话，您可以自己改。 /enrolments/${enrolmentId}`,
    ]);
    expect((await listEnrolments(db, sealer, person.jobseekerId))[0]?.madeAs).toBe('helper');
    await db.updateTable('mandate').set({ state: 'ended' }).where('mandate_id', '=', helper.mandateId).execute();
    expect(await cancelEnrolment(db, sealer, helper.asker, { enrolmentId }, now)).toBe('not theirs');
  });
});

describe('a freed seat', () => {
  test('is offered to the first who waits at the moment of the cancelling, and the others move up', async () => {
    const { inside, insideId, first, firstId, second, secondId } = await aFullSession();
    expect(await cancelEnrolment(db, sealer, inside.own, { enrolmentId: insideId, why: '搬家' }, now)).toBe(
      'cancelled',
    );
    expect(await cancelEnrolment(db, sealer, inside.own, { enrolmentId: insideId }, now)).toBe('cancelled');
    expect(await stateOf(firstId)).toBe('offered');
    const own = await findEnrolment(db, sealer, { jobseekerId: second.jobseekerId, enrolmentId: secondId });
    expect(own).toMatchObject({ state: 'waiting', place: 1 });
    expect(await noticesOf(db, first.accountId)).toEqual([
      `“音频编辑入门（示例）”有名额了，请在2026年11月26日20点00分以前回答。\n过了这个时间，名额给下一位。 /enrolments/${firstId}`,
    ]);
    const events = await listEnrolmentEvents(db, sealer, insideId);
    expect(events.map(({ kind, by, note }) => [kind, by, note])).toEqual([
      ['cancelled', 'self', '搬家'],
      ['enrolled', 'self', undefined],
    ]);
  });

  test('goes to nobody who comes new while somebody waits or has an offer', async () => {
    const { sessionId, inside, insideId } = await aFullSession();
    await cancelEnrolment(db, sealer, inside.own, { enrolmentId: insideId }, now);
    expect((await send((await aStudent(db)).own, sessionId)).kind).toBe('waiting');
  });

  test('is taken once, by who was asked, in time', async () => {
    const { inside, insideId, first, firstId, second, secondId } = await aFullSession();
    await cancelEnrolment(db, sealer, inside.own, { enrolmentId: insideId }, now);
    const say = (own: Asker, enrolmentId: string, answer: 'accept' | 'decline', at = now) =>
      answerOffer(db, sealer, own, { enrolmentId, answer }, at);
    expect(await say(second.own, firstId, 'accept')).toEqual({ kind: 'not theirs' });
    expect(await say(second.own, secondId, 'accept')).toEqual({ kind: 'no offer' });
    expect(await say(first.own, firstId, 'accept')).toEqual({ kind: 'accepted' });
    expect(await say(first.own, firstId, 'accept')).toEqual({ kind: 'accepted' });
    expect(await say(first.own, firstId, 'decline')).toEqual({ kind: 'no offer' });
    expect([await stateOf(firstId), await stateOf(secondId)]).toEqual(['enrolled', 'waiting']);
  });

  test('goes on to the next when it is declined, or answered too late', async () => {
    const { sessionId, inside, insideId, first, firstId, second, secondId } = await aFullSession();
    const third = await aStudent(db);
    const thirdId = await enrolled(third.own, sessionId);
    await cancelEnrolment(db, sealer, inside.own, { enrolmentId: insideId }, now);
    const decline = { enrolmentId: firstId, answer: 'decline' } as const;
    expect(await answerOffer(db, sealer, first.own, decline, now)).toEqual({ kind: 'declined' });
    expect([await stateOf(firstId), await stateOf(secondId)]).toEqual(['declined', 'offered']);
    const accept = { enrolmentId: secondId, answer: 'accept' } as const;
    expect(await answerOffer(db, sealer, second.own, accept, later(96))).toEqual({ kind: 'too late' });
    expect([await stateOf(secondId), await stateOf(thirdId)]).toEqual(['expired', 'offered']);
    expect(await answerOffer(db, sealer, second.own, accept, later(97))).toEqual({ kind: 'too late' });
    // At the end of the list again.
    expect((await send(second.own, sessionId, { at: later(97) })).kind).toBe('waiting');
  });

  test('is not taken while another course takes place at the same time', async () => {
    const { inside, insideId, first, firstId } = await aFullSession();
    const other = await aSession(db, {}, now);
    const otherId = await enrolled(first.own, other.course_session_id);
    await cancelEnrolment(db, sealer, inside.own, { enrolmentId: insideId }, now);
    const accept = { enrolmentId: firstId, answer: 'accept' } as const;
    expect(await answerOffer(db, sealer, first.own, accept, now)).toMatchObject({
      kind: 'overlaps',
      overlap: { enrolmentId: otherId },
    });
    await cancelEnrolment(db, sealer, first.own, { enrolmentId: otherId }, now);
    expect((await answerOffer(db, sealer, first.own, accept, now)).kind).toBe('accepted');
  });

  test('of a course that has begun is not freed: somebody there has to be told', async () => {
    const { session, sessionId, inside, insideId } = await aFullSession();
    const begun = new Date(`${session.starts_on}T00:00:00.000Z`);
    expect(await cancelEnrolment(db, sealer, inside.own, { enrolmentId: insideId }, begun)).toBe('begun');
    await tendSessions(db, sealer, begun);
    expect((await listSessionPeople(db, sealer, sessionId)).map(({ state }) => state)).toEqual([
      'enrolled',
      'ended',
      'ended',
    ]);
  });
});

describe('the time to answer', () => {
  test.each([
    ['2026-11-23T02:00:00.000Z', '2026-12-20', '2026-11-26T12:00:00.000Z'],
    // 72 hours end after eight in the evening: on to the next.
    ['2026-11-23T12:00:01.000Z', '2026-12-20', '2026-11-27T12:00:00.000Z'],
    ['2026-11-23T12:00:00.000Z', '2026-12-20', '2026-11-26T12:00:00.000Z'],
    // The evening before the start.
    ['2026-11-23T02:00:00.000Z', '2026-11-26', '2026-11-25T12:00:00.000Z'],
    ['2026-11-23T12:00:00.000Z', '2026-11-25', '2026-11-24T12:00:00.000Z'],
    ['2026-11-23T12:00:01.000Z', '2026-11-25', undefined],
    ['2026-11-23T02:00:00.000Z', '2026-11-23', undefined],
  ])('of an offer at %s for a session on %s ends at %s', (at, starts_on, until) => {
    expect(answerUntil({ starts_on }, new Date(at))).toBe(until);
  });

  test('is told by text only while people are awake', () => {
    const at = (time: string) => awake(new Date(time)).toISOString();
    expect(at('2026-11-23T12:59:00.000Z')).toBe('2026-11-23T12:59:00.000Z');
    expect(at('2026-11-23T13:00:00.000Z')).toBe('2026-11-24T00:00:00.000Z');
    expect(at('2026-11-23T23:59:00.000Z')).toBe('2026-11-24T00:00:00.000Z');
    expect(at('2026-11-23T00:00:00.000Z')).toBe('2026-11-23T00:00:00.000Z');
  });
});

describe('moving', () => {
  test('takes the new seat, then frees the old one for who waits; the needs go along', async () => {
    const course = await aCourse(db, {}, now);
    const { inside, insideId, firstId } = await aFullSession({ course });
    const to = await aSession(db, { course, seats: 1 }, now);
    const move = { enrolmentId: insideId, sessionId: to.course_session_id, newEnrolmentId: randomUUID() };
    expect(await moveEnrolment(db, sealer, inside.own, move, now)).toEqual({
      kind: 'moved',
      enrolmentId: move.newEnrolmentId,
    });
    expect((await moveEnrolment(db, sealer, inside.own, move, now)).kind).toBe('moved');
    expect([await stateOf(insideId), await stateOf(firstId)]).toEqual(['moved', 'offered']);
    const key = { jobseekerId: inside.jobseekerId, enrolmentId: move.newEnrolmentId };
    expect(await findEnrolment(db, sealer, key)).toMatchObject({ state: 'enrolled', wishes });
  });

  test('to a full session, one of another course or a closed one changes nothing', async () => {
    const course = await aCourse(db, {}, now);
    const { inside, insideId } = await aFullSession({ course });
    const full = await aFullSession({ course });
    const closed = await aSession(db, { course, state: 'closed' }, now);
    const foreign = await aSession(db, {}, now);
    const move = async (sessionId: string) =>
      (
        await moveEnrolment(
          db,
          sealer,
          inside.own,
          { enrolmentId: insideId, sessionId, newEnrolmentId: randomUUID() },
          now,
        )
      ).kind;
    expect([
      await move(full.sessionId),
      await move(closed.course_session_id),
      await move(foreign.course_session_id),
    ]).toEqual(['full', 'closed', 'not theirs']);
    expect(await stateOf(insideId)).toBe('enrolled');
  });
});

test('changed needs are kept with the event, and ask for a reply again', async () => {
  const { course_session_id: sessionId } = await aSession(db, {}, now);
  const { own, jobseekerId } = await aStudent(db);
  const enrolmentId = await enrolled(own, sessionId);
  const reply = { sealed_reply: sealer.seal('好的'), replied_at: now.toISOString() };
  await db.updateTable('enrolment').set(reply).where('enrolment_id', '=', enrolmentId).execute();
  expect(await changeNeeds(db, sealer, own, { enrolmentId, wishes }, now)).toBe('same');
  expect((await findEnrolment(db, sealer, { jobseekerId, enrolmentId }))?.reply).toBe('好的');
  const changed = { ...wishes, needs: ['sign'] as const };
  expect(await changeNeeds(db, sealer, own, { enrolmentId, wishes: changed }, now)).toBe('changed');
  const read = await findEnrolment(db, sealer, { jobseekerId, enrolmentId });
  expect([read?.wishes?.needs, read?.reply]).toEqual([['sign'], undefined]);
});

test('an hour later unanswered offers go to the next, and free seats to who waits, once', async () => {
  const { sessionId, inside, insideId, firstId, secondId } = await aFullSession();
  await cancelEnrolment(db, sealer, inside.own, { enrolmentId: insideId }, now);
  await tendSessions(db, sealer, later(80));
  expect([await stateOf(firstId), await stateOf(secondId)]).toEqual(['offered', 'waiting']);
  await Promise.all([tendSessions(db, sealer, later(83)), tendSessions(db, sealer, later(83))]);
  expect([await stateOf(firstId), await stateOf(secondId)]).toEqual(['expired', 'offered']);
  await db.updateTable('course_session').set({ seats: 2 }).where('course_session_id', '=', sessionId).execute();
  const third = await aStudent(db);
  expect((await send(third.own, sessionId, { at: later(83) })).kind).toBe('enrolled');
});

test('who is enrolled is reminded once, two days before, in the day', async () => {
  const { session, inside, insideId } = await aFullSession();
  const [year = '', month = '', day = ''] = session.starts_on.split('-');
  const before = (hour: number) => new Date(Date.UTC(Number(year), Number(month) - 1, Number(day) - 2, hour - 8));
  expect(await remindOfSessions(db, sealer, before(7))).toBe(0);
  expect(await remindOfSessions(db, sealer, before(8))).toBeGreaterThan(0);
  await remindOfSessions(db, sealer, before(9));
  expect(await noticesOf(db, inside.accountId)).toEqual([
    `“音频编辑入门（示例）”2026年12月13日9点00分开始上课。\n不能来，请前一天取消报名，名额可以给别人。 /enrolments/${insideId}`,
  ]);
});

describe('what is kept', () => {
  test('goes with the consent, frees the seat for who waits within the hour, and leaves that there was something', async () => {
    const { inside, insideId, first, firstId } = await aFullSession();
    const { jobseekerId, accountId } = inside;
    expect(JSON.stringify(await findEnrolmentExport(db, sealer, jobseekerId))).toContain('金丝雀的需要');
    const actor = { accountId, role: 'jobseeker' } as const;
    await withdrawConsent(db, sealer, { jobseekerId, purpose: 'training', actor }, now);
    expect(await listEnrolments(db, sealer, jobseekerId)).toMatchObject([{ state: 'cancelled', wishes: undefined }]);
    expect((await listEnrolmentEvents(db, sealer, insideId))[0]).toMatchObject({ kind: 'cancelled', note: undefined });
    await tendSessions(db, sealer, now);
    expect(await stateOf(firstId)).toBe('offered');
    const text = JSON.stringify(await findEnrolmentExport(db, sealer, jobseekerId));
    expect(text).not.toContain('金丝雀');
    expect(await findEnrolmentExport(db, sealer, first.jobseekerId)).toMatchObject([{ state: '有名额了，等您回答' }]);
  });

  test('goes with the file', async () => {
    const { inside, insideId } = await aFullSession();
    const { jobseekerId, accountId } = inside;
    await db
      .transaction()
      .execute((transaction) =>
        eraseFile(transaction, sealer, { jobseekerId, actor: { accountId, role: 'jobseeker' } }, now),
      );
    const row = await db
      .selectFrom('enrolment')
      .select(['state', 'sealed_wishes'])
      .where('enrolment_id', '=', insideId)
      .executeTakeFirst();
    expect(row).toEqual({ state: 'cancelled', sealed_wishes: null });
  });
});
