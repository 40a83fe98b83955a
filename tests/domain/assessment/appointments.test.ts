import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { askForTimes } from '#src/domain/assessment/ask-for-times.ts';
import { findAppointment, listAppointments } from '#src/domain/assessment/appointment-queries.ts';
import { readClock, sayStart } from '#src/domain/assessment/appointment.ts';
import { findAssessmentProgress } from '#src/domain/assessment/assessment-queries.ts';
import { bookAppointment } from '#src/domain/assessment/book-appointment.ts';
import { cancelAppointment } from '#src/domain/assessment/cancel-appointment.ts';
import { markMissed } from '#src/domain/assessment/mark-missed.ts';
import { openOwnTime } from '#src/domain/assessment/open-own-time.ts';
import { remindOfAppointments } from '#src/domain/assessment/remind-of-assessments.ts';
import { listFreeTimes, listOwnTimes } from '#src/domain/assessment/time-queries.ts';
import { withdrawTime } from '#src/domain/assessment/withdraw-time.ts';
import { withdrawConsent } from '#src/domain/consent/withdraw-consent.ts';
import { findFile } from '#src/domain/jobseeker/jobseeker-queries.ts';
import type { Asker } from '#src/domain/jobseeker/record-right.ts';
import { freshDatabase } from '../../database.ts';
import { aCounsellor, aPerson, noticesOf, now, sealer, wishes } from './assessed-people.ts';

let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

const book = (asker: Asker, timeId: string, { insteadOf, at = now }: { insteadOf?: string; at?: Date } = {}) =>
  bookAppointment(db, sealer, asker, { timeId, wishes, insteadOf }, at);
const booked = async (asker: Asker, timeId: string): Promise<string> => {
  const outcome = await book(asker, timeId);
  return outcome.kind === 'booked' ? outcome.appointmentId : expect.unreachable(outcome.kind);
};
const free = async (jobseekerId: string, at = now): Promise<string[]> => {
  const file = (await findFile(db, sealer, jobseekerId)) ?? expect.unreachable();
  return (await listFreeTimes(db, sealer, file, at)).map(({ timeId }) => timeId);
};
const afterwards = new Date('2026-11-30T03:00:00.000Z');

/** A counsellor with free times, a week apart. */
async function withTimes(weeks = 1) {
  const counsellor = await aCounsellor(db);
  expect(await counsellor.offer({ weeks })).toBe('offered');
  const [first = '', ...others] = await counsellor.times();
  return { counsellor, first, others };
}

describe('free times', () => {
  test('are put up for a series of weeks, at the same time of the day in China', async () => {
    const { counsellor } = await withTimes(3);
    const rows = await db
      .selectFrom('assessment_time')
      .select(['starts_at', 'ends_at'])
      .where('counsellor_id', '=', counsellor.accountId)
      .orderBy('starts_at')
      .execute();
    expect(rows.map(({ starts_at }) => starts_at)).toEqual([
      '2026-11-30T01:00:00.000Z',
      '2026-12-07T01:00:00.000Z',
      '2026-12-14T01:00:00.000Z',
    ]);
    expect(rows[0]?.ends_at).toBe('2026-11-30T02:00:00.000Z');
    expect(sayStart('2026-11-30T01:00:00.000Z')).toBe('2026年11月30日星期一9点00分');
  });

  test('sent twice, also in one moment, are put up once; one that overlaps another puts up none', async () => {
    const counsellor = await aCounsellor(db);
    expect((await Promise.all([counsellor.offer(), counsellor.offer()])).sort()).toEqual(['offered', 'overlaps']);
    expect(await counsellor.offer({ day: '2026-11-23', clock: '10:30', weeks: 3 })).toBe('offered');
    expect(await counsellor.offer({ day: '2026-11-23', clock: '09:30', weeks: 2 })).toBe('past');
    expect(await counsellor.offer({ day: '2026-11-24', clock: '09:30' })).toBe('offered');
    expect(await counsellor.offer({ day: '2026-11-30', clock: '11:00' })).toBe('overlaps');
    expect(await counsellor.times()).toHaveLength(5);
  });

  test('are shown to the people whom the counsellor’s region serves, while they are free and to come', async () => {
    const { first, others } = await withTimes(2);
    const { jobseekerId, own } = await aPerson(db);
    const elsewhere = await aPerson(db, { residenceRegion: '440400' });
    expect(await free(jobseekerId)).toEqual(expect.arrayContaining([first, ...others]));
    expect(await free(elsewhere.jobseekerId)).toEqual([]);
    expect(await book(elsewhere.own, first)).toEqual({ kind: 'taken' });
    await booked(own, first);
    expect(await free(jobseekerId)).not.toContain(first);
    expect(await free(jobseekerId, new Date('2027-01-01T00:00:00.000Z'))).toEqual([]);
  });

  test.each([
    ['9点30分', '09:30'],
    ['下午2点', '14:00'],
    ['下午2点半', '14:30'],
    ['14:05', '14:05'],
    ['0930', '09:30'],
    ['晚上12点', '12:00'],
    ['25点', undefined],
    ['上午', undefined],
    ['9', undefined],
  ])('the time of the day %s is read as %s', (typed, clock) => expect(readClock(typed)).toBe(clock));
});

describe('an appointment', () => {
  test('is sealed, stands in the file’s log, tells the counsellor without a name, and is found again', async () => {
    const { counsellor, first } = await withTimes();
    const { own, jobseekerId, events } = await aPerson(db);
    const appointmentId = await booked(own, first);
    const row = await db
      .selectFrom('appointment')
      .selectAll()
      .where('appointment_id', '=', appointmentId)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toMatch(/金丝雀|0000|sign/);
    expect(await findAppointment(db, sealer, { jobseekerId, appointmentId })).toMatchObject({
      state: 'booked',
      bookedAs: 'self',
      wishes: { needs: ['sign'], other: '金丝雀的需要', reach: '138 0000 0000' },
      time: { startsAt: '2026-11-30T01:00:00.000Z', place: '示例路1号', counsellor: '示例覃老师' },
    });
    expect(await noticesOf(db, counsellor.accountId)).toEqual([
      `有人预约了2026年11月30日星期一9点00分的评估。 /assessments/times/${first}`,
    ]);
    expect(await events()).toEqual(['consent given', 'changed appointment']);
    expect(await findAssessmentProgress(db, jobseekerId, now)).toMatchObject({
      appointmentAt: '2026-11-30T01:00:00.000Z',
    });
  });

  test('is never two people’s: of eight who book one time at the same moment, one has it', async () => {
    const { first } = await withTimes();
    const people = await Promise.all(Array.from({ length: 8 }, () => aPerson(db)));
    const outcomes = await Promise.all(people.map(({ own }) => book(own, first)));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['booked', ...Array<string>(7).fill('taken')]);
    const rows = await db.selectFrom('appointment').selectAll().where('assessment_time_id', '=', first).execute();
    expect(rows).toHaveLength(1);
  });

  test('booked twice is one; a second one beside it is refused, in one moment too', async () => {
    const { first, others } = await withTimes(2);
    const { own, jobseekerId } = await aPerson(db);
    const again = await Promise.all([book(own, first), book(own, first)]);
    expect(new Set(again.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(await book(own, others[0] ?? '')).toEqual({ kind: 'already booked' });
    expect(await listAppointments(db, sealer, jobseekerId)).toHaveLength(1);
    const other = await aPerson(db);
    const more = await withTimes(2);
    const both = await Promise.all([book(other.own, more.first), book(other.own, more.others[0] ?? '')]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['already booked', 'booked']);
  });

  test('is changed to another time, which frees the first and keeps the appointment', async () => {
    const { counsellor, first, others } = await withTimes(2);
    const [second = ''] = others;
    const { own, jobseekerId } = await aPerson(db);
    const insteadOf = await booked(own, first);
    expect(await book(own, second, { insteadOf })).toEqual({ kind: 'booked', appointmentId: insteadOf });
    expect(await free(jobseekerId)).toContain(first);
    expect(await findAppointment(db, sealer, { jobseekerId, appointmentId: insteadOf })).toMatchObject({ changes: 1 });
    expect(await noticesOf(db, counsellor.accountId)).toHaveLength(3);
    const stranger = await aPerson(db);
    expect(await book(stranger.own, first, { insteadOf })).toEqual({ kind: 'not theirs' });
    await booked(stranger.own, first);
    expect(await book(own, first, { insteadOf })).toEqual({ kind: 'taken' });
    expect(await listAppointments(db, sealer, jobseekerId)).toMatchObject([{ time: { timeId: second } }]);
  });

  test('is cancelled by the person until it begins, and by nobody else', async () => {
    const { first } = await withTimes();
    const { own, jobseekerId } = await aPerson(db);
    const appointmentId = await booked(own, first);
    const stranger = await aPerson(db);
    expect(await cancelAppointment(db, sealer, stranger.own, appointmentId, now)).toBe('not theirs');
    expect(await cancelAppointment(db, sealer, own, appointmentId, afterwards)).toBe('over');
    expect(await cancelAppointment(db, sealer, own, appointmentId, now)).toBe('cancelled');
    expect(await cancelAppointment(db, sealer, own, appointmentId, now)).toBe('cancelled');
    expect(await free(jobseekerId)).toContain(first);
  });

  test('by a helper or at the desk is labelled, and the person is told each time', async () => {
    const { first } = await withTimes();
    const { helped, accountId, jobseekerId } = await aPerson(db);
    const helper = await helped();
    const appointmentId = await booked(helper, first);
    expect(await listAppointments(db, sealer, jobseekerId)).toMatchObject([{ bookedAs: 'helper' }]);
    await cancelAppointment(db, sealer, await helped({ isAtDesk: true }), appointmentId, now);
    expect((await noticesOf(db, accountId)).sort()).toEqual([
      expect.stringContaining('家属示例妈妈替您预约了职业能力评估'),
      expect.stringContaining('工作人员示例妈妈替您取消了'),
    ]);
    expect(await book(await helped({ tasks: ['plan'] }), first)).toEqual({ kind: 'not theirs' });
  });

  test('is opened by its own counsellor alone, with what the person needs, and the person can read that it was', async () => {
    const { counsellor, first } = await withTimes();
    const { own, events } = await aPerson(db);
    await booked(own, first);
    const opened = await openOwnTime(db, sealer, counsellor.visitor, first, now);
    expect(opened).toMatchObject({ called: '示例小林', appointment: { wishes: { other: '金丝雀的需要' } } });
    expect((await events()).at(-1)).toBe('read appointment');
    const colleague = await aCounsellor(db);
    expect(await openOwnTime(db, sealer, colleague.visitor, first, now)).toBeUndefined();
  });

  test('stands in the counsellor’s list until its result is written, and free times until they are over', async () => {
    const { counsellor, first } = await withTimes(2);
    const { own } = await aPerson(db);
    await booked(own, first);
    const list = async (at: Date) =>
      (await listOwnTimes(db, sealer, counsellor.accountId, at)).map(({ state, called }) => [state, called]);
    const mine = ['booked', '示例小林'];
    expect(await list(now)).toEqual([mine, [undefined, undefined]]);
    expect(await list(new Date('2026-12-24T00:00:00.000Z'))).toEqual([mine]);
  });

  test('whose time the counsellor takes back is cancelled, and the person is asked to choose again', async () => {
    const { counsellor, first } = await withTimes();
    const { own, accountId, jobseekerId } = await aPerson(db);
    await booked(own, first);
    expect(await withdrawTime(db, sealer, counsellor.visitor, first, now)).toBe('withdrawn');
    expect(await listAppointments(db, sealer, jobseekerId)).toMatchObject([{ state: 'cancelled' }]);
    expect(await noticesOf(db, accountId)).toEqual([expect.stringMatching(/请您再选一个时间。 \/assessments\/app/)]);
    expect(await free(jobseekerId)).not.toContain(first);
  });

  test('that was missed is said so without blame, and another can be booked', async () => {
    const { counsellor, first, others } = await withTimes(2);
    const { own, accountId } = await aPerson(db);
    await booked(own, first);
    expect(await markMissed(db, sealer, counsellor.visitor, first, now)).toBe('too early');
    expect(await markMissed(db, sealer, counsellor.visitor, first, afterwards)).toBe('missed');
    expect(await noticesOf(db, accountId)).toEqual([expect.stringContaining('没有关系，请您再选一个时间。')]);
    expect((await book(own, others[0] ?? '', { at: afterwards })).kind).toBe('booked');
  });

  test('that is over and forgotten does not keep the person from the next', async () => {
    const { first, others } = await withTimes(2);
    const { own } = await aPerson(db);
    await booked(own, first);
    expect((await book(own, others[0] ?? '', { at: afterwards })).kind).toBe('booked');
  });

  test('is told the day before, once, however many ask at the same moment', async () => {
    const { first } = await withTimes();
    const { own, accountId } = await aPerson(db);
    await booked(own, first);
    const at = (time: string) => remindOfAppointments(db, sealer, new Date(time));
    await at('2026-11-28T15:00:00.000Z');
    expect(await noticesOf(db, accountId)).toEqual([]);
    await Promise.all([at('2026-11-28T16:30:00.000Z'), at('2026-11-28T16:30:00.000Z')]);
    await at('2026-11-29T10:00:00.000Z');
    expect(await noticesOf(db, accountId)).toEqual([
      expect.stringMatching(/^2026年11月30日星期一9点00分您有职业能力评估，到中心见面，示例路1号。/),
    ]);
  });

  test('goes with the consent: cancelled, without what was needed, and the time is free again', async () => {
    const { counsellor, first } = await withTimes();
    const { own, jobseekerId, actor } = await aPerson(db);
    await booked(own, first);
    await withdrawConsent(db, sealer, { jobseekerId, purpose: 'assessment', actor }, now);
    expect(await listAppointments(db, sealer, jobseekerId)).toMatchObject([{ state: 'cancelled', wishes: undefined }]);
    expect((await openOwnTime(db, sealer, counsellor.visitor, first, now))?.appointment).toBeUndefined();
    expect(await book(own, first)).toEqual({ kind: 'not agreed' });
  });

  test('that nobody offers can be asked for, once, until one is booked; counsellors are told without a name', async () => {
    const { counsellor, first } = await withTimes();
    const { own, jobseekerId } = await aPerson(db);
    expect(await askForTimes(db, sealer, own, now)).toBe('asked');
    expect(await askForTimes(db, sealer, own, now)).toBe('asked');
    const open = () =>
      db.selectFrom('task').selectAll().where('jobseeker_id', '=', jobseekerId).where('done_at', 'is', null).execute();
    expect(await open()).toMatchObject([{ kind: 'assessment', due_on: '2026-11-30' }]);
    expect(await noticesOf(db, counsellor.accountId)).toEqual([
      '有人想做职业能力评估，没有合适的时间。请放出新的时间。 /assessments/times',
    ]);
    const elsewhere = await aPerson(db, { residenceRegion: '440400' });
    expect(await askForTimes(db, sealer, elsewhere.own, now)).toBe('nobody');
    await booked(own, first);
    expect(await open()).toEqual([]);
  });
});
