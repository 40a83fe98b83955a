import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { timeOf } from '#src/domain/assessment/appointment.ts';
import { withdrawConsent } from '#src/domain/consent/withdraw-consent.ts';
import { cancelEvent } from '#src/domain/event/cancel-event.ts';
import { changeEvent } from '#src/domain/event/change-event.ts';
import { eventForm } from '#src/domain/event/event-form.ts';
import { findEvent, listEvents } from '#src/domain/event/event-queries.ts';
import { eventStage, namedEvents, sayWhen, yearlyDays } from '#src/domain/event/event.ts';
import { makeEvent } from '#src/domain/event/make-event.ts';
import { publishResults } from '#src/domain/event/publish-results.ts';
import { readParticipants } from '#src/domain/event/read-participants.ts';
import { remindOfEvents } from '#src/domain/event/remind-of-events.ts';
import { signOffEvent } from '#src/domain/event/sign-off-event.ts';
import { findSignUpExport, listSignUps } from '#src/domain/event/sign-up-queries.ts';
import { signUpForEvent } from '#src/domain/event/sign-up-for-event.ts';
import { eraseFile } from '#src/domain/privacy/erase-file.ts';
import { liuzhou } from '#src/domain/programme/liuzhou.ts';
import { freshDatabase } from '../../database.ts';
import { anEvent, eventFacts, signUpWishes as wishes } from '../../event-factories.ts';
import { aCounsellor, aPerson, noticesOf, now, sealer } from '../assessment/assessed-people.ts';

let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

const agreed = () => aPerson(db, { agrees: ['training'] });
type Person = Awaited<ReturnType<typeof agreed>>;
const signUp = ({ own }: Pick<Person, 'own'>, eventId: string, at = now) =>
  signUpForEvent(db, sealer, own, { eventId, wishes }, at);
const found = async (eventId: string) => (await findEvent(db, eventId)) ?? expect.unreachable();
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);

describe('signing up for an event', () => {
  test('takes a seat, sent twice it is one, and what was sent is what the list shows', async () => {
    const [eventId, person] = [await anEvent(db, {}, now), await agreed()];
    expect(await signUp(person, eventId)).toBe('signed up');
    expect(await signUp(person, eventId)).toBe('changed');
    expect((await found(eventId)).taken).toBe(1);
    expect(await listSignUps(db, sealer, person.jobseekerId)).toMatchObject([
      { eventId, state: 'signed up', wishes, madeAs: 'self' },
    ]);
    expect(await person.events()).toEqual(['consent given', 'sent event', 'changed event']);
  });

  test('never takes more than there are seats, also in one moment', async () => {
    const eventId = await anEvent(db, { seats: 1 }, now);
    const people = await Promise.all([agreed(), agreed(), agreed()]);
    const outcomes = await Promise.all(people.map((person) => signUp(person, eventId)));
    expect(outcomes.sort()).toEqual(['full', 'full', 'signed up']);
    expect((await found(eventId)).taken).toBe(1);
    expect(eventStage(await found(eventId), now)).toBe('full');
  });

  test('gives the seat back with the words erased, and another takes it', async () => {
    const [eventId, one, other] = [await anEvent(db, { seats: 1 }, now), await agreed(), await agreed()];
    await signUp(one, eventId);
    expect(await signUp(other, eventId)).toBe('full');
    for (let twice = 0; twice < 2; twice += 1)
      expect(await signOffEvent(db, sealer, one.own, eventId, now)).toBe('signed off');
    expect(await signUp(other, eventId)).toBe('signed up');
    expect(await listSignUps(db, sealer, one.jobseekerId)).toMatchObject([{ state: 'signed off', wishes: undefined }]);
    expect(await signOffEvent(db, sealer, other.own, eventId, later(21))).toBe('over');
  });

  test('is closed after its last day, without sign-up, once it is cancelled, and without an agreement', async () => {
    const person = await agreed();
    expect(await signUp(person, await anEvent(db, {}, now), later(18))).toBe('closed');
    expect(await signUp(person, await anEvent(db, { sign_up_until: null }, now))).toBe('closed');
    expect(await signUp(person, await anEvent(db, { cancelled_at: now.toISOString() }, now))).toBe('closed');
    expect(await signUp(person, '00000000-0000-4000-8000-000000000000')).toBe('not theirs');
    const nobody = await aPerson(db, { agrees: [] });
    expect(await signUp(nobody, await anEvent(db, {}, now))).toBe('not agreed');
  });

  test('under a mandate needs its task, and a stale mandate does nothing', async () => {
    const [eventId, person] = [await anEvent(db, {}, now), await agreed()];
    expect(await signUp({ own: await person.helped({ tasks: ['demand'] }) }, eventId)).toBe('not theirs');
    expect(await signUp({ own: await person.helped({ tasks: ['training'] }) }, eventId)).toBe('not theirs');
  });

  test('ends with the consent: the seat is free, the words are gone, the day stays', async () => {
    const [eventId, person] = [await anEvent(db, {}, now), await agreed()];
    await signUp(person, eventId);
    const { jobseekerId, actor } = person;
    await withdrawConsent(db, sealer, { jobseekerId, purpose: 'training', actor }, now);
    expect((await found(eventId)).taken).toBe(0);
    expect(await listSignUps(db, sealer, jobseekerId)).toMatchObject([{ state: 'signed off', wishes: undefined }]);
    expect(await person.events()).toContain('erased event');
  });
});

test('a sign-up is in the export, and goes with the file', async () => {
  const [eventId, person] = [await anEvent(db, {}, now), await agreed()];
  const { jobseekerId, actor } = person;
  await signUp(person, eventId);
  expect(await findSignUpExport(db, sealer, jobseekerId)).toMatchObject([
    { title: '录音剪辑比赛（示例）', wishes, madeBy: '由本人填写' },
  ]);
  await db.transaction().execute((transaction) => eraseFile(transaction, sealer, { jobseekerId, actor }, now));
  expect(await listSignUps(db, sealer, jobseekerId)).toEqual([]);
  expect((await found(eventId)).taken).toBe(0);
});

describe('staff', () => {
  test('make events in their region only', async () => {
    const counsellor = await aCounsellor(db);
    const eventId = (await makeEvent(db, counsellor.visitor, eventFacts({}, now), now)) ?? expect.unreachable();
    expect(await found(eventId)).toMatchObject({
      ...eventFacts({}, now),
      ...{ accessBy: '示例残联就业中心', accessOn: '2026-11-23', taken: 0, revision: 1 },
    });
    expect(await makeEvent(db, counsellor.visitor, eventFacts({ regionCode: '440400' }, now), now)).toBeUndefined();
  });

  test('change one, and people are told what it was and what it is; whoever read an older one does not', async () => {
    const [counsellor, person] = [await aCounsellor(db), await agreed()];
    const facts = eventFacts({}, now);
    const eventId = (await makeEvent(db, counsellor.visitor, facts, now)) ?? expect.unreachable();
    await signUp(person, eventId);
    const change = (revision: number, wanted: Partial<typeof facts>) =>
      changeEvent(db, sealer, counsellor.visitor, { eventId, revision, facts: { ...facts, ...wanted } }, now);
    expect(await change(1, { place: '示例路3号' })).toBe('changed');
    expect(await change(1, { place: '示例路4号' })).toBe('revision');
    expect(await change(2, { place: '示例路3号', seats: 1 })).toBe('changed');
    const elsewhere = await aCounsellor(db, '示例珠海老师', '440400');
    const others = { eventId, revision: 3, facts };
    expect(await changeEvent(db, sealer, elsewhere.visitor, others, now)).toBe('not theirs');
    const other = await agreed();
    expect(await signUp(other, eventId)).toBe('full');
    expect(await noticesOf(db, person.accountId)).toEqual([
      `您报名的活动有变化：录音剪辑比赛（示例）。\n地点：原来柳州市，示例路2号，现在柳州市，示例路3号。\n不能来了，请取消报名。 /events/${eventId}`,
    ]);
  });

  test('cannot make fewer seats than have signed up', async () => {
    const counsellor = await aCounsellor(db);
    const eventId = await anEvent(db, {}, now);
    await signUp(await agreed(), eventId);
    await signUp(await agreed(), eventId);
    const changed = { eventId, revision: 1, facts: eventFacts({ seats: 1 }, now) };
    expect(await changeEvent(db, sealer, counsellor.visitor, changed, now)).toBe('seats');
  });

  test('cancel one with everybody told why, and read the list on the record of each, once a day', async () => {
    const [counsellor, person, eventId] = [await aCounsellor(db), await agreed(), await anEvent(db, {}, now)];
    await signUp(person, eventId);
    const elsewhere = await aCounsellor(db, '示例珠海老师', '440400');
    expect(await readParticipants(db, sealer, elsewhere.visitor, eventId, now)).toBeUndefined();
    for (let twice = 0; twice < 2; twice += 1)
      expect(await readParticipants(db, sealer, counsellor.visitor, eventId, now)).toMatchObject([{ wishes }]);
    expect((await person.events()).filter((event) => event === 'read event')).toHaveLength(1);
    for (let twice = 0; twice < 2; twice += 1)
      expect(await cancelEvent(db, sealer, counsellor.visitor, { eventId, why: '场地坏了。' }, now)).toBe('cancelled');
    expect(await noticesOf(db, person.accountId)).toEqual([
      expect.stringMatching(
        /^活动取消了：录音剪辑比赛（示例），原来是2026年12月13日[^]*\n原因：场地坏了。\n您不用去了。/,
      ),
    ]);
    expect(await listSignUps(db, sealer, person.jobseekerId)).toMatchObject([{ state: 'called off' }]);
    expect(await cancelEvent(db, sealer, elsewhere.visitor, { eventId, why: '示例' }, now)).toBe('not theirs');
  });

  test('publish results once it has begun, and people are told once', async () => {
    const [counsellor, person, eventId] = [await aCounsellor(db), await agreed(), await anEvent(db, {}, now)];
    await signUp(person, eventId);
    const publish = (at: Date) =>
      publishResults(db, sealer, counsellor.visitor, { eventId, results: '一等奖1名。' }, at);
    expect(await publish(now)).toBe('too early');
    expect(await publish(later(21))).toBe('published');
    expect(await publish(later(22))).toBe('published');
    expect(await noticesOf(db, person.accountId)).toEqual([
      `活动的结果公布了：录音剪辑比赛（示例）。 /events/${eventId}`,
    ]);
  });
});

describe('the calendar', () => {
  test('lists what is to come in a region, in what lies in it and in what it lies in', async () => {
    const city = await anEvent(db, { title: '市里的', region_code: '450200' }, now);
    const county = await anEvent(db, { title: '区里的', region_code: '450202' }, now);
    const elsewhere = await anEvent(db, { title: '珠海的', region_code: '440400' }, now);
    const ids = async (region?: string, at = now) =>
      (await listEvents(db, { region }, at)).map(({ eventId }) => eventId);
    expect(await ids('450200')).toEqual(expect.arrayContaining([city, county]));
    expect(await ids('450202')).toEqual(expect.arrayContaining([city, county]));
    expect(await ids('450200')).not.toContain(elsewhere);
    expect(await ids(undefined)).toContain(elsewhere);
    expect(await ids(undefined, later(30))).toEqual([]);
    const past = await listEvents(db, { past: true, kind: 'contest' }, later(30));
    expect(past.map(({ eventId }) => eventId)).toContain(elsewhere);
  });

  test('reminds of what is in two days, once', async () => {
    const [person, eventId] = [await agreed(), await anEvent(db, {}, now)];
    await signUp(person, eventId);
    await remindOfEvents(db, sealer, later(17));
    expect(await noticesOf(db, person.accountId)).toEqual([]);
    for (let twice = 0; twice < 2; twice += 1) await remindOfEvents(db, sealer, later(18));
    expect(await noticesOf(db, person.accountId)).toEqual([
      `您报名的活动快到了：录音剪辑比赛（示例），2026年12月13日星期日9点00分到11点30分，柳州市，示例路2号。\n不能来，请取消报名。 /events/${eventId}`,
    ]);
  });

  test('knows the days of a year that are law, and the contests that a plan names', () => {
    expect(yearlyDays(2026).map(({ day }) => day)).toEqual(['2026-05-17', '2026-12-03']);
    expect(yearlyDays(2027).map(({ day }) => day)).toEqual(['2027-05-16', '2027-12-03']);
    expect(yearlyDays(2022)[0]?.day).toBe('2022-05-15');
    expect(namedEvents(liuzhou).map(({ name }) => name)).toEqual([
      '第五届柳州市残疾人职业技能竞赛',
      '第六届广西残疾人职业技能竞赛',
      '2022年全国残疾人岗位精英技能竞赛',
    ]);
  });
});

describe('the form of an event', () => {
  const typed = {
    ...{ kind: 'fair', title: '招聘会', organiser: '示例单位', regionCode: '450200', description: '很多岗位。' },
    ...{ day: '2026年12月20日', from: '上午9点', to: '下午2点', place: '示例路', seats: '', signUpUntil: '' },
  };
  const read = (wanted: Record<string, string> = {}) => eventForm('450200', now).safeParse({ ...typed, ...wanted });
  const mistakes = (wanted: Record<string, string>) =>
    Object.fromEntries((read(wanted).error?.issues ?? []).map(({ path, message }) => [String(path[0]), message]));

  test('reads days and times as people write them', () => {
    const { data } = read({ 'access-sign': 'yes', lastDay: '2026-12-21', seats: '30个' });
    expect(data).toMatchObject({ access: { sign: 'yes' }, seats: 30, signUpUntil: undefined });
    expect(sayWhen(data ?? expect.unreachable())).toBe('2026年12月20日星期日9点00分到2026年12月21日星期一14点00分');
    expect(data?.startsAt).toBe(timeOf('2026-12-20', '09:00'));
  });

  test('says what is wrong in a sentence', () => {
    expect(mistakes({ day: '2026年11月1日' })).toEqual({ day: '这个时间已经过去了。请写以后的时间。' });
    expect(mistakes({ to: '8点' })).toEqual({ to: '结束要晚于开始。下午请写14点，或者下午2点。' });
    expect(mistakes({ place: '' })).toEqual({ place: '请写地点。在网上办的，请写网上怎样参加。' });
    expect(mistakes({ seats: '0' })).toHaveProperty('seats');
    expect(mistakes({ signUpUntil: '2026年12月21日' })).toHaveProperty('signUpUntil');
    expect(mistakes({ officialUrl: 'javascript:alert(1)' })).toHaveProperty('officialUrl');
    expect(mistakes({ regionCode: '440400' })).toHaveProperty('regionCode');
    expect(Object.keys(mistakes({ title: '', day: '去年', seats: '很多' }))).toEqual(['title', 'day', 'seats']);
  });
});
