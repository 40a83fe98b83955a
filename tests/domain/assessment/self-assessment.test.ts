import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { findAssessmentProgress, findValidAssessment } from '#src/domain/assessment/assessment-queries.ts';
import { expiryOf } from '#src/domain/assessment/assessment.ts';
import { finishSelfAssessment } from '#src/domain/assessment/finish-self-assessment.ts';
import { findDraft, listAssessments } from '#src/domain/assessment/read-assessment.ts';
import { markOf, saveSelfAnswer } from '#src/domain/assessment/save-self-answer.ts';
import { selfQuestionKeys, selfQuestions } from '#src/domain/assessment/self-question.ts';
import { withdrawConsent } from '#src/domain/consent/withdraw-consent.ts';
import type { Asker } from '#src/domain/jobseeker/record-right.ts';
import { freshDatabase } from '../../database.ts';
import { aPerson, noticesOf, now, sealer } from './assessed-people.ts';

let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

const helps = (asker: Asker, chosen: string[], { words = '', seen = '' } = {}) =>
  saveSelfAnswer(db, sealer, asker, { question: 'helps', chosen, words, seen }, now);
const finish = (asker: Asker, at = now) => finishSelfAssessment(db, sealer, asker, at);
const tomorrow = new Date(now.getTime() + 86_400_000);

describe('a self-assessment', () => {
  test('asks eight questions, and each has a field for words', () => {
    expect(selfQuestionKeys).toHaveLength(8);
    expect(Object.values(selfQuestions).every(({ words }) => words.length > 0)).toBe(true);
  });

  test('is kept page by page in a sealed draft that is found again, and counts only once it is finished', async () => {
    const { own, jobseekerId, events } = await aPerson(db);
    expect(await helps(own, ['quiet', 'breaks'], { words: '金丝雀的话' })).toBe('saved');
    const row = await db
      .selectFrom('assessment')
      .selectAll()
      .where('jobseeker_id', '=', jobseekerId)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toMatch(/金丝雀|quiet/);
    expect((await findDraft(db, sealer, jobseekerId))?.answers.helps).toMatchObject({
      chosen: ['quiet', 'breaks'],
      words: '金丝雀的话',
      by: 'self',
    });
    expect(await findValidAssessment(db, sealer, jobseekerId, now)).toBeUndefined();
    expect(await findAssessmentProgress(db, jobseekerId, now)).toMatchObject({ hasDraft: true, done: undefined });
    expect(await finish(own)).toBe('finished');
    expect(await findValidAssessment(db, sealer, jobseekerId, now)).toMatchObject({
      kind: 'self',
      doneOn: '2026-11-23',
      expiresOn: '2027-11-23',
      findings: { helps: ['quiet', 'breaks'], tires: [], tools: [], tasks: [] },
    });
    expect(await events()).toEqual(['consent given', 'changed assessment', 'changed assessment']);
  });

  test('finished twice is one, and without an answer none', async () => {
    const { own, jobseekerId } = await aPerson(db);
    expect(await finish(own)).toBe('no draft');
    await helps(own, []);
    expect(await finish(own)).toBe('empty');
    await helps(own, ['quiet']);
    expect(await Promise.all([finish(own), finish(own)])).toEqual(expect.arrayContaining(['finished', 'no draft']));
    expect(await listAssessments(db, sealer, jobseekerId)).toHaveLength(1);
  });

  test('of two devices tells the later one, keeps the earlier answer, and lets the person choose', async () => {
    const { own, jobseekerId } = await aPerson(db);
    expect(await helps(own, ['quiet'])).toBe('saved');
    expect(await helps(own, ['home'])).toBe('changed elsewhere');
    expect((await findDraft(db, sealer, jobseekerId))?.answers.helps?.chosen).toEqual(['quiet']);
    const seen = markOf({ chosen: ['quiet'], words: '' });
    expect(await helps(own, ['home'], { seen })).toBe('saved');
    expect((await findDraft(db, sealer, jobseekerId))?.answers.helps?.chosen).toEqual(['home']);
    // The same page sent twice is no quarrel.
    expect(await helps(own, ['home'], { seen })).toBe('saved');
  });

  test('begun on two devices in one moment is one draft', async () => {
    const { own, jobseekerId } = await aPerson(db);
    await Promise.all([
      helps(own, ['quiet']),
      saveSelfAnswer(db, sealer, own, { question: 'tires', chosen: ['noise'], words: '', seen: '' }, now),
    ]);
    expect(Object.keys((await findDraft(db, sealer, jobseekerId))?.answers ?? {}).sort()).toEqual(['helps', 'tires']);
  });

  test('by a helper is labelled answer by answer, and the person is told once it is done', async () => {
    const { own, helped, accountId, jobseekerId } = await aPerson(db);
    const helper = await helped();
    await helps(own, ['quiet']);
    await saveSelfAnswer(db, sealer, helper, { question: 'tires', chosen: ['noise'], words: '', seen: '' }, now);
    expect((await findDraft(db, sealer, jobseekerId))?.answers).toMatchObject({
      helps: { by: 'self' },
      tires: { by: 'helper', called: '示例妈妈' },
    });
    expect(await finish(helper)).toBe('finished');
    expect(await noticesOf(db, accountId)).toEqual([
      expect.stringMatching(/^家属示例妈妈替您做完了自我评估。.*\/assessments\//),
    ]);
  });

  test('is shut to whoever has no consent, no mandate for it or another person’s mandate', async () => {
    const silent = await aPerson(db, { agrees: [] });
    expect(await helps(silent.own, ['quiet'])).toBe('not agreed');
    const { helped, jobseekerId } = await aPerson(db);
    expect(await helps(await helped({ tasks: ['message'] }), ['quiet'])).toBe('not theirs');
    expect(await findDraft(db, sealer, jobseekerId)).toBeUndefined();
  });

  test('expires after a year; the newest that counts is named', async () => {
    const { own, jobseekerId } = await aPerson(db);
    await helps(own, ['quiet']);
    await finish(own);
    await helps(own, ['home']);
    await finish(own, tomorrow);
    const at = (day: string) => findValidAssessment(db, sealer, jobseekerId, new Date(`${day}T02:00:00.000Z`));
    expect(await at('2027-11-23')).toMatchObject({ doneOn: '2026-11-24', findings: { helps: ['home'] } });
    expect(await at('2027-11-24')).toBeUndefined();
    expect(expiryOf('2028-02-29')).toBe('2029-03-01');
  });

  test('is erased with the consent: only its day stays', async () => {
    const { own, jobseekerId, actor, events } = await aPerson(db);
    await helps(own, ['quiet'], { words: '金丝雀' });
    await finish(own);
    await helps(own, ['home']);
    await withdrawConsent(db, sealer, { jobseekerId, purpose: 'assessment', actor }, now);
    expect(await findDraft(db, sealer, jobseekerId)).toBeUndefined();
    expect(await listAssessments(db, sealer, jobseekerId)).toMatchObject([
      { doneOn: '2026-11-23', content: undefined },
    ]);
    expect(await findValidAssessment(db, sealer, jobseekerId, now)).toBeUndefined();
    expect((await events()).slice(-2)).toEqual(['consent withdrawn', 'erased assessment']);
  });
});
