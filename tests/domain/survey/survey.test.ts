import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '#src/domain/account/account.ts';
import { findVisitor } from '#src/domain/account/visitor-queries.ts';
import { changeSurvey } from '#src/domain/survey/change-survey.ts';
import { createSurvey } from '#src/domain/survey/create-survey.ts';
import { endSurvey } from '#src/domain/survey/end-survey.ts';
import { moveQuestion } from '#src/domain/survey/move-question.ts';
import { publishSurvey } from '#src/domain/survey/publish-survey.ts';
import { removeQuestion } from '#src/domain/survey/remove-question.ts';
import { saveQuestion } from '#src/domain/survey/save-question.ts';
import { answerForm, factsForm, questionForm } from '#src/domain/survey/survey-form.ts';
import { findOwnSurvey, findSurvey, listOpenSurveys, listOwnSurveys } from '#src/domain/survey/survey-queries.ts';
import { createSealer } from '#src/sealing.ts';
import { anAccount, anOrganisation, cookieOf } from '../../account-factories.ts';
import { freshDatabase } from '../../database.ts';

const sealer = createSealer(randomBytes(32));
const now = new Date('2026-11-23T02:00:00.000Z');
const facts = {
  title: '就业意愿调查（示例）',
  purpose: '示例：想知道办什么培训。',
  readers: '示例残联就业中心的工作人员。',
  regionCode: '450200',
  closesOn: '2026-12-31',
};
const question = { kind: 'text', wording: '您想学什么', hint: undefined, isNeeded: false, options: [] } as const;

let db: Kysely<Database>;
let counsellor: Visitor;
let colleague: Visitor;
let others: readonly Visitor[];
beforeAll(async () => {
  db = await freshDatabase();
  const staff = async (role: 'counsellor' | 'administrator' | 'employer', organisationId: string) => {
    const cookie = await cookieOf(db, await anAccount(db, sealer, { role, organisationId }));
    const visitor = await findVisitor(db, sealer, cookie.replace('session=', ''));
    if (!visitor) throw new Error('Nobody has signed in');
    return visitor;
  };
  const office = await anOrganisation(db, { regionCode: '450200' });
  counsellor = await staff('counsellor', office);
  colleague = await staff('administrator', office);
  others = [
    await staff('employer', office),
    await staff('counsellor', await anOrganisation(db, { regionCode: '450200' })),
    await staff('counsellor', await anOrganisation(db, { regionCode: '420200' })),
  ];
});

async function aDraft(wordings: readonly string[] = [], wanted: Partial<typeof facts> = {}): Promise<string> {
  const surveyId = await createSurvey(db, counsellor, { ...facts, ...wanted }, now);
  if (!surveyId) throw new Error('No survey was begun');
  for (const wording of wordings)
    await saveQuestion(db, counsellor, { surveyId, questionId: undefined }, { ...question, wording });
  return surveyId;
}

const wordingsOf = async (surveyId: string) =>
  (await findSurvey(db, surveyId, now))?.questions.map(({ place, wording }) => `${place} ${wording}`);

describe('making a survey', () => {
  test('is for staff of an organisation, in its own region; colleagues go on with it, others never see it', async () => {
    const surveyId = await aDraft(['一']);
    expect(await createSurvey(db, counsellor, { ...facts, regionCode: '450202' }, now)).toBeDefined();
    expect(await createSurvey(db, counsellor, { ...facts, regionCode: '420200' }, now)).toBeUndefined();
    expect((await findOwnSurvey(db, colleague, surveyId, now))?.title).toBe(facts.title);
    const [first] = (await findSurvey(db, surveyId, now))?.questions ?? [];
    const questionId = first?.questionId ?? '';
    for (const visitor of others) {
      expect(await findOwnSurvey(db, visitor, surveyId, now)).toBeUndefined();
      expect((await listOwnSurveys(db, visitor, now)).map((item) => item.surveyId)).not.toContain(surveyId);
      expect(await changeSurvey(db, visitor, surveyId, facts)).toBe(false);
      expect(await saveQuestion(db, visitor, { surveyId, questionId }, question)).toBe('not theirs');
      expect(await moveQuestion(db, visitor, { surveyId, questionId, way: 'down' })).toBeUndefined();
      expect(await removeQuestion(db, visitor, { surveyId, questionId })).toBe(false);
      expect(await publishSurvey(db, visitor, surveyId, now)).toBe('not theirs');
      expect(await endSurvey(db, visitor, surveyId, now)).toBe('not theirs');
    }
    expect(await createSurvey(db, others[0] ?? counsellor, facts, now)).toBeUndefined();
  });

  test('puts questions in order one place at a time, and keeps the numbers without a gap', async () => {
    const surveyId = await aDraft(['一', '二', '三']);
    const questions = (await findSurvey(db, surveyId, now))?.questions ?? [];
    const [first = '', second = '', third = ''] = questions.map(({ questionId }) => questionId);
    expect(await moveQuestion(db, counsellor, { surveyId, questionId: third, way: 'up' })).toBe(2);
    expect(await wordingsOf(surveyId)).toEqual(['1 一', '2 三', '3 二']);
    expect(await moveQuestion(db, counsellor, { surveyId, questionId: first, way: 'up' })).toBeUndefined();
    expect(await moveQuestion(db, counsellor, { surveyId, questionId: second, way: 'down' })).toBeUndefined();
    expect(await removeQuestion(db, counsellor, { surveyId, questionId: first })).toBe(true);
    await saveQuestion(db, counsellor, { surveyId, questionId: undefined }, { ...question, wording: '四' });
    expect(await wordingsOf(surveyId)).toEqual(['1 三', '2 二', '3 四']);
  });

  test('ends at twenty questions', async () => {
    const surveyId = await aDraft(Array.from({ length: 20 }, (_, index) => `第${index}个问题`));
    expect(await saveQuestion(db, counsellor, { surveyId, questionId: undefined }, question)).toBe('too many');
  });
});

describe('publishing', () => {
  test('needs a question and a last day that is not over', async () => {
    expect(await publishSurvey(db, counsellor, await aDraft(), now)).toBe('no questions');
    const late = new Date('2027-01-01T00:00:00+08:00');
    expect(await publishSurvey(db, counsellor, await aDraft(['一']), late)).toBe('past');
  });

  test('freezes the questions', async () => {
    const surveyId = await aDraft(['一', '二']);
    expect(await publishSurvey(db, counsellor, surveyId, now)).toBe('published');
    const [first] = (await findSurvey(db, surveyId, now))?.questions ?? [];
    const questionId = first?.questionId ?? '';
    expect(await saveQuestion(db, counsellor, { surveyId, questionId }, question)).toBe('not theirs');
    expect(await saveQuestion(db, counsellor, { surveyId, questionId: undefined }, question)).toBe('not theirs');
    expect(await moveQuestion(db, counsellor, { surveyId, questionId, way: 'down' })).toBeUndefined();
    expect(await removeQuestion(db, counsellor, { surveyId, questionId })).toBe(false);
    expect(await changeSurvey(db, counsellor, surveyId, facts)).toBe(false);
    expect(await publishSurvey(db, counsellor, surveyId, now)).toBe('not theirs');
    expect(await wordingsOf(surveyId)).toEqual(['1 一', '2 二']);
  });

  test('shows the survey to people of the region, of what lies within it and around it, until its last day is over', async () => {
    const surveyId = await aDraft(['一'], { regionCode: '450200' });
    const open = async (places: string[], at = now) =>
      (await listOpenSurveys(db, places, at)).some((item) => item.surveyId === surveyId);
    expect(await open(['450200'])).toBe(false);
    await publishSurvey(db, counsellor, surveyId, now);
    expect(await open([])).toBe(true);
    expect(await open(['450200'])).toBe(true);
    expect(await open(['450202'])).toBe(true);
    expect(await open(['450000'])).toBe(true);
    expect(await open(['420200'])).toBe(false);
    expect(await open(['450200'], new Date('2026-12-31T23:59:59+08:00'))).toBe(true);
    expect(await open(['450200'], new Date('2027-01-01T00:00:00+08:00'))).toBe(false);
  });

  test('is over when staff end it; a draft that is ended is thrown away', async () => {
    const surveyId = await aDraft(['一']);
    await publishSurvey(db, counsellor, surveyId, now);
    expect(await endSurvey(db, colleague, surveyId, now)).toBe('ended');
    expect((await findSurvey(db, surveyId, now))?.state).toBe('closed');
    expect(await endSurvey(db, counsellor, surveyId, now)).toBe('not theirs');
    const draft = await aDraft(['一']);
    expect(await endSurvey(db, counsellor, draft, now)).toBe('deleted');
    expect(await findSurvey(db, draft, now)).toBeUndefined();
  });
});

describe('what staff write', () => {
  const mistakes =
    (schema: { safeParse: (text: object) => { error?: { issues: { path: PropertyKey[] }[] } } }) => (typed: object) => [
      ...new Set(schema.safeParse(typed).error?.issues.map(({ path }) => path[0])),
    ];

  test('all mistakes of a page are told at once', () => {
    const facts = mistakes(factsForm('450200', now));
    expect(facts({})).toEqual(['title', 'purpose', 'readers', 'regionCode', 'closesOn']);
    const full = { title: '示例', purpose: '示例', readers: '示例', regionCode: '450202', closesOn: '2026年12月31日' };
    expect(facts(full)).toEqual([]);
    expect(facts({ ...full, regionCode: '420200', closesOn: '2026-11-22' })).toEqual(['regionCode', 'closesOn']);
    expect(facts({ ...full, closesOn: '2036年1月1日' })).toEqual(['closesOn']);
    const typed = mistakes(questionForm);
    expect(typed({})).toEqual(['wording', 'kind']);
    expect(typed({ wording: '示例', kind: 'one', options: '只有一个\n\n' })).toEqual(['options']);
    expect(typed({ wording: '示例', kind: 'one', options: '一样\n一样' })).toEqual(['options']);
    expect(typed({ wording: '示例', kind: 'one', options: '好\n不好' })).toEqual([]);
    expect(typed({ wording: '示例', kind: 'number' })).toEqual([]);
  });
});

describe('what people answer', () => {
  const ask = (kind: 'one' | 'several' | 'number' | 'text', isNeeded = true) => {
    const options = kind === 'one' || kind === 'several' ? ['甲', '乙', '丙'] : [];
    const schema = answerForm({ ...question, questionId: 'q', place: 1, kind, isNeeded, options });
    return (answer?: string) => {
      const read = schema.safeParse(answer === undefined ? {} : { answer });
      return read.success ? read.data.answer : read.error.issues[0]?.message;
    };
  };

  test('must be one of the options, a number, or a text that is not too long', () => {
    expect(ask('one')('2')).toBe('2');
    expect(ask('one')('4')).toMatch(/^请选一项/);
    expect(ask('one')('1\n2')).toMatch(/^请选一项/);
    expect(ask('several')('3\n1\n3')).toBe('1\n3');
    expect(ask('several')('9')).toBe('请从列表里选。');
    expect(ask('number')('1,200')).toBe('1200');
    for (const text of ['三', '-1', '1.5', '12345678']) expect(ask('number')(text)).toMatch(/^请只写数字/);
    expect(ask('text')('字'.repeat(500))).toHaveLength(500);
    expect(ask('text')('字'.repeat(501))).toBe('最多写500个字。您写了501个字。');
  });

  test('may be left out where the question is optional, and not where it is needed', () => {
    for (const kind of ['one', 'several', 'number', 'text'] as const) {
      expect(ask(kind, false)()).toBe('');
      expect(ask(kind)()).toMatch(/再继续。$/);
    }
  });
});
