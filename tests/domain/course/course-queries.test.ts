import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { findBase, listBases } from '#src/domain/course/base-queries.ts';
import { noCourseFilters, parseCourseFilters, writeCourseFilters } from '#src/domain/course/course-filters.ts';
import type { CourseFilters } from '#src/domain/course/course-filters.ts';
import { findSession, listSessionsAtBase, listSessionsOfCourse } from '#src/domain/course/course-queries.ts';
import { hasSeat, sayDates, sayMeeting, saySeats, stageOf } from '#src/domain/course/say-session.ts';
import { listSessions } from '#src/domain/course/session-list-queries.ts';
import { createSealer } from '#src/sealing.ts';
import { anAccount } from '../../account-factories.ts';
import { countingQueries } from '../../caseload-factories.ts';
import { freshDatabase } from '../../database.ts';
import { aBase, aCourse, anEnrolment, aSession, mornings } from '../../training-factories.ts';

const now = new Date('2026-03-01T04:00:00Z');
const sealer = createSealer(randomBytes(32));

let db: Kysely<Database>;
beforeEach(async () => {
  db = await freshDatabase();
});

/** A session of a course of this title; the later ones begin later. */
let day = 20;
async function offer(
  title: string,
  {
    facts = {},
    ...wanted
  }: Partial<Parameters<typeof aCourse>[1]> &
    Pick<NonNullable<Parameters<typeof aSession>[1]>, 'way' | 'seats' | 'training_base_id'> & {
      facts?: Record<string, string>;
    } = {},
): Promise<string> {
  const { way = 'online', seats = 2, training_base_id = null, ...course } = wanted;
  day += 1;
  const { course_session_id: sessionId } = await aSession(
    db,
    {
      ...{ way, seats, training_base_id, course: await aCourse(db, { title, summary: '示例。', ...course }, now) },
      meetings: mornings(new Date(Date.UTC(2026, 2, day)).toISOString().slice(0, 10)),
    },
    now,
  );
  for (const [fact, answer] of Object.entries(facts))
    await db
      .insertInto('course_session_fact')
      .values({ course_session_id: sessionId, fact, answer, note: null })
      .execute();
  return sessionId;
}

const titles = async (filters: Partial<CourseFilters> = {}): Promise<string[]> =>
  (await listSessions(db, { filters: { ...noCourseFilters, ...filters } }, now)).sessions.map(({ title }) => title);

/** People on the list of a session, one in each of these states. */
async function fill(sessionId: string, states: readonly string[]): Promise<void> {
  for (const state of states) {
    const { jobseekerId = '' } = await anAccount(db, sealer);
    await anEnrolment(db, sealer, { course_session_id: sessionId, jobseeker_id: jobseekerId, state }, now);
  }
}

describe('the list of sessions', () => {
  test('holds what can be enrolled in, the soonest first', async () => {
    const course = await aCourse(db, { title: '剪辑' }, now);
    const at = (wanted: Parameters<typeof aSession>[1]) => aSession(db, { course, ...wanted }, now);
    const open = await at({ meetings: mornings('2026-03-20') });
    const sooner = await at({ meetings: mornings('2026-03-10') });
    await at({ state: 'draft' });
    await at({ state: 'closed' });
    await at({ state: 'cancelled' });
    await at({ enrol_until: '2026-02-28' });
    await at({ meetings: mornings('2026-03-01'), enrol_until: '2026-03-01' });
    await at({ course: await aCourse(db, { withdrawn_at: now.toISOString() }, now) });
    const { sessions, count } = await listSessions(db, { filters: noCourseFilters }, now);
    expect(sessions.map(({ sessionId }) => sessionId)).toEqual([sooner, open].map((row) => row.course_session_id));
    expect(count).toBe(2);
  });

  test('shows a city what is in its districts and what its province offers, and nothing of elsewhere', async () => {
    for (const [title, region_code] of [
      ['市', '450200'],
      ['区', '450202'],
      ['省', '450000'],
      ['别的市', '450100'],
      ['珠海', '440400'],
    ] as const)
      await offer(title, { region_code });
    expect(await titles({ region: '450200' })).toEqual(['市', '区', '省']);
    expect(await titles({ region: '450202' })).toEqual(['市', '区', '省']);
    expect(await titles({ region: '450203' })).toEqual(['市', '省']);
    expect(await titles()).toHaveLength(5);
  });

  test('is narrowed by kind, topic, way, fee and what was answered about materials', async () => {
    await offer('甲', { kind: 'skill', topic: 'digital', way: 'onsite', fee: 'free' });
    await offer('乙', { kind: 'rural', topic: 'farming', way: 'both', fee: 'partly', facts: { readable: 'partly' } });
    await offer('丙', { kind: 'skill', topic: 'audio', way: 'online', facts: { readable: 'no', sign: 'yes' } });
    await offer('丁', { kind: 'skill', facts: { readable: 'yes', sign: 'yes' } });
    expect(await titles({ kind: 'rural' })).toEqual(['乙']);
    expect(await titles({ topic: 'digital' })).toEqual(['甲']);
    expect(await titles({ way: 'onsite' })).toEqual(['甲', '乙']);
    expect(await titles({ way: 'both' })).toEqual(['乙']);
    expect(await titles({ free: true })).toEqual(['甲']);
    expect(await titles({ fact: ['readable'] })).toEqual(['乙', '丁']);
    expect(await titles({ fact: ['readable', 'sign'] })).toEqual(['丁']);
  });

  test('with a seat leaves out what is full, and what has people waiting', async () => {
    const [free, full, queued] = [await offer('空'), await offer('满'), await offer('有人排')];
    await fill(free, ['enrolled', 'cancelled', 'moved']);
    await fill(full, ['enrolled', 'offered']);
    await fill(queued, ['enrolled', 'waiting']);
    expect(await titles({ seat: true })).toEqual(['空']);
    expect(await titles()).toEqual(['空', '满', '有人排']);
    const said = async (id: string) => {
      const session = await findSession(db, id);
      return session && saySeats(session);
    };
    expect(await said(free)).toBe('还有1个名额');
    expect(await said(full)).toBe('已满，可以排候补');
    expect(await said(queued)).toBe('已满，可以排候补，有1人在排');
  });

  test('is read in pages, and a page too far is the last one', async () => {
    for (let number = 0; number < 5; number++) await offer(`课${number}`);
    const page = async (wanted: number) => listSessions(db, { filters: noCourseFilters, page: wanted, size: 2 }, now);
    const [first, last, beyond] = [await page(1), await page(3), await page(9)];
    expect(first.sessions.map(({ title }) => title)).toEqual(['课0', '课1']);
    expect(last.sessions.map(({ title }) => title)).toEqual(['课4']);
    expect(beyond.sessions).toEqual(last.sessions);
    expect([beyond.page, beyond.pages, beyond.count]).toEqual([3, 3, 5]);
  });

  test('costs as many queries for one session as for thirty', async () => {
    await offer('一');
    const one = countingQueries(db);
    await listSessions(one.counted, { filters: noCourseFilters, size: 50 }, now);
    for (let number = 0; number < 29; number++) await offer(`课${number}`);
    const thirty = countingQueries(db);
    const { sessions } = await listSessions(thirty.counted, { filters: noCourseFilters, size: 50 }, now);
    expect(sessions).toHaveLength(30);
    expect(thirty.queries()).toBe(one.queries());
  });
});

describe('a search', () => {
  test('finds words in the title before words in the text', async () => {
    await offer('门店管理', { summary: '也讲电商。' });
    await offer('电商运营');
    expect(await titles({ q: '电商' })).toEqual(['电商运营', '门店管理']);
  });

  test('finds kind, topic, place and teacher, and any two characters of them', async () => {
    const base = await aBase(db, { name: '城中实训楼', place: '示例大道5号' });
    await offer('剪辑', { kind: 'rural', topic: 'farming', training_base_id: base.training_base_id, way: 'onsite' });
    for (const q of ['农村', '养殖', '实训', '大道', '韦老师', '柳州'])
      expect({ q, found: await titles({ q }) }).toEqual({ q, found: ['剪辑'] });
    expect(await titles({ q: '潜水' })).toEqual([]);
  });

  test('asks for every word, also in traditional characters and capital letters', async () => {
    await offer('AI绘图入门', { region_code: '450200' });
    await offer('AI绘图提高', { region_code: '440400' });
    expect(await titles({ q: 'ai 柳州' })).toEqual(['AI绘图入门']);
    expect(await titles({ q: '繪圖' })).toEqual(['AI绘图入门', 'AI绘图提高']);
  });

  test('finds a longer word in pieces, unless a character of it is nowhere', async () => {
    await offer('种植和养殖');
    await offer('钢琴修理');
    expect(await titles({ q: '种植养殖' })).toEqual(['种植和养殖']);
    expect(await titles({ q: '修理钢琴' })).toEqual(['钢琴修理']);
    expect(await titles({ q: '修理汽车' })).toEqual([]);
    expect(await titles({ q: '种植钢琴' })).toEqual([]);
  });

  test('finds a homophone and pinyin, and says that it went by sound', async () => {
    await offer('音频剪辑');
    const bySound = async (q: string) => {
      const { sessions, bySound: said } = await listSessions(db, { filters: { ...noCourseFilters, q } }, now);
      return [sessions.length, said];
    };
    expect(await bySound('音品')).toEqual([1, true]);
    expect(await bySound('yinpin')).toEqual([1, true]);
    expect(await bySound('音频')).toEqual([1, false]);
    expect(await bySound('种地')).toEqual([0, false]);
  });
});

describe('the address of a list', () => {
  test('gives back what it was written from', () => {
    const filters: CourseFilters = {
      ...{ q: '剪辑 入门', region: '450200', kind: 'blind', topic: 'audio', way: 'online', seat: true, free: true },
      fact: ['readable', 'sign'],
    };
    expect(parseCourseFilters(new URLSearchParams(writeCourseFilters(filters, 3)))).toEqual({
      ...{ filters, page: 3, errors: {} },
    });
    expect(writeCourseFilters(noCourseFilters)).toBe('');
  });

  test('names each value that does not exist', () => {
    const wrong = new URLSearchParams(
      `kind=x&topic=toString&way=y&region=999999&seat=1&free=2&fact=z&page=0&q=${'长'.repeat(101)}`,
    );
    const { filters, errors } = parseCourseFilters(wrong);
    expect(filters).toEqual(noCourseFilters);
    expect(Object.keys(errors).toSorted()).toEqual(
      ['fact', 'free', 'kind', 'page', 'q', 'region', 'seat', 'topic', 'way'].toSorted(),
    );
  });
});

describe('one session', () => {
  test('says its dates in order, what is known of its materials, and nothing that nobody said', async () => {
    const { training_base_id: baseId } = await aBase(db, { name: '示例楼', place: null });
    const id = await offer('甲', { facts: { sign: 'no', readable: 'yes' }, training_base_id: baseId });
    const session = await findSession(db, id);
    expect(session?.facts).toEqual([
      { fact: 'readable', answer: 'yes', note: undefined },
      { fact: 'sign', answer: 'no', note: undefined },
    ]);
    expect(session?.base).toEqual({ baseId, name: '示例楼', place: undefined, directions: undefined });
    expect(session?.contactPhone).toBeUndefined();
    expect(await findSession(db, 'none')).toBeUndefined();
    expect((await listSessionsAtBase(db, baseId)).map(({ sessionId }) => sessionId)).toEqual([id]);
    expect((await listSessionsOfCourse(db, session?.courseId ?? '')).map(({ sessionId }) => sessionId)).toEqual([id]);
  });

  test('says its days and times in China', async () => {
    const row = await aSession(db, { meetings: mornings('2026-03-09', '2026-03-11') }, now);
    const session = await findSession(db, row.course_session_id);
    expect(session && sayDates(session)).toBe('2026年3月9日星期一至2026年3月11日星期三，共2次课');
    expect(session?.dates.map(sayMeeting)).toEqual([
      '2026年3月9日星期一，9点00分到11点00分',
      '2026年3月11日星期三，9点00分到11点00分',
    ]);
    expect(session && stageOf(session, now)).toBe('open');
    expect(session && stageOf(session, new Date('2026-03-09T00:00:00Z'))).toBe('running');
    expect(hasSeat({ seats: 0, taken: 0, waiting: 0 })).toBe(false);
    expect(saySeats({ seats: 0, taken: 0, waiting: 0 })).toBe('没有名额');
  });
});

test('bases that left stand after those that are there, each with what was confirmed, in the fixed order', async () => {
  const left = await aBase(db, { name: '示例甲楼', left_on: '2026-01-01' });
  const base = await aBase(db, { name: '示例乙楼', region_code: '450202' });
  await aBase(db, { region_code: '440400' });
  for (const fact of ['toilet', 'entrance'])
    await db
      .insertInto('training_base_access_fact')
      .values({
        ...{ training_base_id: base.training_base_id, fact, answer: 'yes', note: null },
        ...{ confirmed_by: '示例员', confirmed_on: '2026-02-01', confirmed_how: 'visit' },
      })
      .execute();
  const bases = await listBases(db, '450200');
  expect(bases.map(({ name }) => name)).toEqual(['示例乙楼', '示例甲楼']);
  expect(bases[0]?.access.map(({ fact }) => fact)).toEqual(['entrance', 'toilet']);
  expect((await findBase(db, left.training_base_id))?.access).toEqual([]);
  expect(await listBases(db, undefined)).toHaveLength(3);
  expect(await findBase(db, 'none')).toBeUndefined();
});
