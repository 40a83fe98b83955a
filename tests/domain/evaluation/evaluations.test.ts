import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { withdrawConsent } from '#src/domain/consent/withdraw-consent.ts';
import { addDays, chinaDay } from '#src/domain/day/day.ts';
import { evaluationForm, reviewForm } from '#src/domain/evaluation/evaluation-form.ts';
import {
  findEvaluationCounts,
  findEvaluationExport,
  findEvaluationOf,
  listReviews,
} from '#src/domain/evaluation/evaluation-queries.ts';
import { sayCounts } from '#src/domain/evaluation/evaluation.ts';
import type { EvaluationAnswers } from '#src/domain/evaluation/evaluation.ts';
import { recordReview } from '#src/domain/evaluation/record-review.ts';
import { sendEvaluation } from '#src/domain/evaluation/send-evaluation.ts';
import { withdrawReview } from '#src/domain/evaluation/withdraw-review.ts';
import type { Asker } from '#src/domain/jobseeker/record-right.ts';
import { fewestAnswers } from '#src/domain/survey/survey.ts';
import { freshDatabase } from '../../database.ts';
import { aBase, anEnrolment, aSession, mornings } from '../../training-factories.ts';
import { aCounsellor, aPerson, noticesOf, now, sealer } from '../assessment/assessed-people.ts';

let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

const today = chinaDay(now);
const answers: EvaluationAnswers = { teaching: 'good', help: 'none', words: '金丝雀：老师很耐心。' };

/** A course at a base that ended so many days ago, and people who were on its list. */
async function aCourseThatEnded({ daysAgo = 1, atBase = true, people = fewestAnswers, state = 'open' } = {}) {
  const base = await aBase(db);
  const day = addDays(today, -daysAgo);
  const session = await aSession(db, {
    ...{ meetings: mornings(day), state, seats: 20 },
    training_base_id: atBase ? base.training_base_id : null,
  });
  const join = async (enrolment: Partial<Parameters<typeof anEnrolment>[2]> = {}) => {
    const person = await aPerson(db, { agrees: ['training'] });
    const place = { course_session_id: session.course_session_id, jobseeker_id: person.jobseekerId };
    const { enrolment_id: enrolmentId } = await anEnrolment(db, sealer, { ...place, ...enrolment });
    const send = (asker: Asker = person.own, more: EvaluationAnswers = {}) =>
      sendEvaluation(db, sealer, asker, { enrolmentId, answers: { ...answers, ...more } }, now);
    return { person, enrolmentId, send };
  };
  const trainees = await Promise.all(Array.from({ length: people }, () => join()));
  const subject = atBase ? base.training_base_id : session.course_id;
  const counts = () => findEvaluationCounts(db, sealer, subject);
  return { base, session, trainees, join, subject, counts };
}

describe('an evaluation', () => {
  test('is sent once by each, however often the form is', async () => {
    const { trainees } = await aCourseThatEnded({ people: 1 });
    const [trainee] = trainees;
    expect((await Promise.all([trainee?.send(), trainee?.send()])).sort()).toEqual(['sent', 'sent before']);
    expect(await trainee?.send()).toBe('sent before');
    const { jobseekerId = '' } = trainee?.person ?? {};
    expect(await findEvaluationExport(db, jobseekerId)).toEqual([
      { course: '音频编辑入门（示例）', answeredOn: today },
    ]);
  });

  test('keeps that somebody answered apart from what, and seals it', async () => {
    const { trainees, subject } = await aCourseThatEnded({ people: 1 });
    await trainees[0]?.send();
    const sheets = await db.selectFrom('evaluation_sheet').selectAll().where('subject', '=', subject).execute();
    expect(Object.keys(sheets[0] ?? {}).sort()).toEqual([
      'evaluation_sheet_id',
      'is_released',
      'sealed_answers',
      'subject',
    ]);
    expect(JSON.stringify(sheets)).not.toContain('金丝雀');
  });

  test('is counted once five have come together, and a sixth only with four more', async () => {
    const { trainees, join, counts } = await aCourseThatEnded();
    for (const { send } of trainees.slice(0, 4)) await send();
    expect(await counts()).toEqual({ sheets: undefined, questions: [], words: [] });
    await trainees[4]?.send(undefined, { teaching: 'poor', recommend: 'good' });
    const first = await counts();
    expect(first.sheets).toBe(5);
    expect(first.questions.map(sayCounts)).toEqual([
      '老师讲得怎么样：好4人，不好1人',
      '上课的地方方不方便：回答的人太少，不显示',
      '教材好不好用：回答的人太少，不显示',
      '需要的帮助，得到了没有：不需要帮助5人',
      '会不会推荐别人来学：回答的人太少，不显示',
    ]);
    expect(first.words).toHaveLength(5);
    await (await join()).send(undefined, { words: '第六个人的话' });
    expect(await counts()).toEqual(first);
    for (let more = 0; more < 4; more += 1) await (await join()).send();
    expect((await counts()).sheets).toBe(10);
  });

  test('of an online course is counted for the course', async () => {
    const { trainees, counts } = await aCourseThatEnded({ atBase: false });
    for (const { send } of trainees) await send();
    expect((await counts()).sheets).toBe(5);
  });

  test('is open after the course alone, to who was on its list to the end', async () => {
    const early = await aCourseThatEnded({ daysAgo: 0, people: 1 });
    expect(await early.trainees[0]?.send()).toBe('not open');
    const { join } = await aCourseThatEnded({ people: 0 });
    expect(await (await join({ state: 'cancelled' })).send()).toBe('not open');
    expect(await (await join({ state: 'ended' })).send()).toBe('not open');
    const cancelled = await aCourseThatEnded({ state: 'cancelled', people: 1 });
    expect(await cancelled.trainees[0]?.send()).toBe('not open');
  });

  test('of another person is nobody’s business, and of a helper is told', async () => {
    const { trainees, join } = await aCourseThatEnded({ people: 2 });
    const [one, other] = trainees;
    expect(await one?.send(other?.person.own)).toBe('not theirs');
    const { person, enrolmentId, send } = await join();
    const helper = await person.helped({ tasks: ['training'] });
    expect(await send(helper)).toBe('not theirs');
    await db
      .insertInto('mandate')
      .values({
        ...{ mandate_id: helper.acting?.mandateId ?? '', jobseeker_id: person.jobseekerId, tasks: 'training' },
        ...{ helper_id: helper.visitor.accountId, term: 'month', state: 'active', begun_by: 'person' },
        ...{ starts_at: now.toISOString(), ends_at: '2026-12-23T00:00:00.000Z', created_at: now.toISOString() },
      })
      .execute();
    expect(await send(helper)).toBe('sent');
    expect((await person.events()).at(-1)).toBe('sent evaluation');
    expect(await noticesOf(db, person.accountId)).toEqual([
      `示例妈妈替您评价了培训《音频编辑入门（示例）》。\n只交一次，已经交了。 /enrolments/${enrolmentId}/evaluation`,
    ]);
  });

  test('stays when the person withdraws the consent; that they took part goes', async () => {
    const { trainees, subject } = await aCourseThatEnded({ people: 1 });
    const trainee = trainees[0];
    if (!trainee) throw new Error('Nobody was there');
    await trainee.send();
    const { jobseekerId, actor } = trainee.person;
    await withdrawConsent(db, sealer, { jobseekerId, purpose: 'training', actor }, now);
    expect(await findEvaluationExport(db, jobseekerId)).toEqual([]);
    const sheets = await db.selectFrom('evaluation_sheet').selectAll().where('subject', '=', subject).execute();
    expect(sheets).toHaveLength(1);
    expect(await trainee.send()).toBe('not agreed');
  });

  test('says where it stands', async () => {
    const { trainees, base } = await aCourseThatEnded({ people: 1 });
    const { person, enrolmentId, send } = trainees[0] ?? {};
    const wanted = { jobseekerId: person?.jobseekerId ?? '', enrolmentId: enrolmentId ?? '' };
    expect(await findEvaluationOf(db, wanted, now)).toMatchObject({ state: 'open', baseName: base.name });
    await send?.();
    expect(await findEvaluationOf(db, wanted, now)).toMatchObject({ state: 'sent' });
    expect(await findEvaluationOf(db, { ...wanted, jobseekerId: randomUUID() }, now)).toBeUndefined();
  });

  test('needs one answer, and no more', () => {
    const read = (typed: Record<string, string>) => evaluationForm.safeParse(typed);
    expect(read({}).error?.issues.map(({ path }) => path.join())).toEqual(['teaching']);
    expect(read({ words: '很好' }).data).toEqual({ words: '很好' });
    expect(read({ place: 'poor' }).data).toEqual({ place: 'poor' });
    expect(read({ place: 'none' }).error?.issues.map(({ path }) => path.join())).toContain('place');
  });
});

describe('what somebody else found at a base', () => {
  const review = { reviewer: '示例评价中心', reviewedOn: '2026-03-01', result: '示例：合格。' };

  test('is written by staff of its region once, and taken down again', async () => {
    const { training_base_id: baseId } = await aBase(db);
    const [staff, stranger] = [await aCounsellor(db), await aCounsellor(db, '示例外地老师', '420200')];
    const reviewId = randomUUID();
    const record = (visitor = staff.visitor) => recordReview(db, visitor, { baseId, reviewId, ...review }, now);
    expect(await record(stranger.visitor)).toBe('not theirs');
    expect([await record(), await record()]).toEqual(['recorded', 'recorded']);
    expect(await listReviews(db, baseId)).toEqual([{ reviewId, ...review }]);
    expect(await withdrawReview(db, stranger.visitor, { baseId, reviewId }, now)).toBe('not theirs');
    expect(await withdrawReview(db, staff.visitor, { baseId, reviewId }, now)).toBe('withdrawn');
    expect(await listReviews(db, baseId)).toEqual([]);
  });

  test('has a day that is not to come', () => {
    const read = (reviewedOn: string) => reviewForm(now).safeParse({ ...review, reviewedOn }).success;
    expect([read('2026年3月1日'), read('2027年3月1日'), read('上个月'), read('')]).toEqual([true, false, false, false]);
  });
});
