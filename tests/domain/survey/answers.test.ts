import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { engineOf } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '#src/domain/account/account.ts';
import { findVisitor } from '#src/domain/account/visitor-queries.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { withdrawConsent } from '#src/domain/consent/withdraw-consent.ts';
import { listFileEvents } from '#src/domain/file/file-queries.ts';
import { sayDeed } from '#src/domain/file/file.ts';
import type { Asker } from '#src/domain/jobseeker/record-right.ts';
import { eraseFile } from '#src/domain/privacy/erase-file.ts';
import { listSurveyCopies } from '#src/domain/survey/copy-queries.ts';
import { createSurvey } from '#src/domain/survey/create-survey.ts';
import { findDraft } from '#src/domain/survey/draft-queries.ts';
import { endSurvey } from '#src/domain/survey/end-survey.ts';
import { publishSurvey } from '#src/domain/survey/publish-survey.ts';
import { releaseResults } from '#src/domain/survey/release-results.ts';
import { removeCopy } from '#src/domain/survey/remove-copy.ts';
import { findParticipation, findRespondent } from '#src/domain/survey/respondent-queries.ts';
import type { Respondent } from '#src/domain/survey/respondent-queries.ts';
import { countSheets, findResults } from '#src/domain/survey/results-queries.ts';
import { saveAnswer } from '#src/domain/survey/save-answer.ts';
import { saveQuestion } from '#src/domain/survey/save-question.ts';
import { sendAnswers } from '#src/domain/survey/send-answers.ts';
import { findSurveyExport } from '#src/domain/survey/survey-export-queries.ts';
import { findSurvey, listReleasedSurveys } from '#src/domain/survey/survey-queries.ts';
import { resultRows, writeCsv } from '#src/domain/survey/survey-results.ts';
import type { Sheet } from '#src/domain/survey/survey.ts';
import { createSealer } from '#src/sealing.ts';
import { anAccount, anOrganisation, cookieOf } from '../../account-factories.ts';
import { freshDatabase } from '../../database.ts';

const sealer = createSealer(randomBytes(32));
const now = new Date('2026-11-23T02:00:00.000Z');
const later = new Date('2027-02-01T02:00:00.000Z');
const canary = '金丝雀的话';

let db: Kysely<Database>;
let counsellor: Visitor;
beforeAll(async () => {
  db = await freshDatabase();
  counsellor = await signIn(
    await anAccount(db, sealer, { role: 'counsellor', organisationId: await anOrganisation(db) }),
  );
});

async function signIn(account: { accountId: string; accountRoleId: string }): Promise<Visitor> {
  const visitor = await findVisitor(db, sealer, (await cookieOf(db, account)).replace('session=', ''));
  if (!visitor) throw new Error('Nobody has signed in');
  return visitor;
}

/** An open survey: where to work (needed), when, how many hours, and words. */
async function aSurvey(): Promise<{ surveyId: string; ids: [string, string, string, string] }> {
  const facts = { title: '示例问卷', purpose: '示例', readers: '示例', regionCode: '450200', closesOn: '2026-12-31' };
  const surveyId = (await createSurvey(db, counsellor, facts, now)) ?? '';
  const add = (kind: 'one' | 'several' | 'number' | 'text', options: string[]) =>
    saveQuestion(
      db,
      counsellor,
      { surveyId, questionId: undefined },
      { kind, wording: `示例${kind}`, hint: undefined, isNeeded: kind === 'one', options },
    );
  await add('one', ['在家', '出门']);
  await add('several', ['上午', '下午', '晚上']);
  await add('number', []);
  await add('text', []);
  await publishSurvey(db, counsellor, surveyId, now);
  const [a = '', b = '', c = '', d = ''] =
    (await findSurvey(db, surveyId, now))?.questions.map(({ questionId }) => questionId) ?? [];
  return { surveyId, ids: [a, b, c, d] };
}

async function aPerson({ agrees = false } = {}) {
  const account = await anAccount(db, sealer);
  const jobseekerId = account.jobseekerId ?? '';
  const actor = { accountId: account.accountId, role: 'jobseeker' } as const;
  if (agrees) await giveConsent(db, sealer, { jobseekerId, purpose: 'record', actor }, now);
  const asker: Asker = { visitor: await signIn(account) };
  return { ...account, jobseekerId, actor, asker, respondent: await respondentOf(asker) };
}

async function respondentOf(asker: Asker | undefined, token?: string): Promise<Respondent> {
  const respondent = await findRespondent(db, sealer, asker, token);
  if (!respondent) throw new Error('Nobody answers');
  return respondent;
}

async function answer(
  respondent: Respondent,
  { surveyId, ids }: Awaited<ReturnType<typeof aSurvey>>,
  answers: readonly string[],
  keep = false,
) {
  for (const [index, text] of answers.entries())
    await saveAnswer(db, sealer, respondent, { surveyId, questionId: ids[index] ?? '', answer: text }, now);
  const { version } = await findDraft(db, sealer, { surveyId, holder: respondent.holder }, now);
  return sendAnswers(db, sealer, respondent, { surveyId, version, keep }, now);
}

const rowsOf = async (
  table: 'survey_sheet' | 'survey_participation' | 'survey_draft' | 'survey_copy',
  surveyId: string,
) => (await db.selectFrom(table).selectAll().where('survey_id', '=', surveyId).execute()) as Record<string, unknown>[];

describe('filling in', () => {
  test('keeps each page sealed until the survey is sent, and can go back', async () => {
    const survey = await aSurvey();
    const { respondent } = await aPerson();
    const save = (index: number, text: string) =>
      saveAnswer(
        db,
        sealer,
        respondent,
        { surveyId: survey.surveyId, questionId: survey.ids[index] ?? '', answer: text },
        now,
      );
    await save(0, '1');
    await save(3, canary);
    await save(0, '2');
    const draft = await findDraft(db, sealer, { surveyId: survey.surveyId, holder: respondent.holder }, now);
    expect(draft).toEqual({ version: 3, answers: { [survey.ids[0]]: '2', [survey.ids[3]]: canary } });
    expect(JSON.stringify(await rowsOf('survey_draft', survey.surveyId))).not.toContain(canary);
  });

  test('takes nothing for a survey that is over, or a question of another one', async () => {
    const [survey, other] = [await aSurvey(), await aSurvey()];
    const { respondent } = await aPerson();
    const save = (questionId: string, at = now) =>
      saveAnswer(db, sealer, respondent, { surveyId: survey.surveyId, questionId, answer: '1' }, at);
    expect(await save(other.ids[0])).toBe('closed');
    expect(await save(survey.ids[0], later)).toBe('closed');
    expect(await rowsOf('survey_draft', survey.surveyId)).toEqual([]);
  });

  test('drafts are deleted when a device without an account leaves them for a day, and when staff end the survey', async () => {
    const survey = await aSurvey();
    const [{ respondent }, guest] = [await aPerson(), await respondentOf(undefined, 'a token')];
    for (const each of [respondent, guest])
      await saveAnswer(db, sealer, each, { surveyId: survey.surveyId, questionId: survey.ids[0], answer: '1' }, now);
    const tomorrow = new Date(now.getTime() + 86_400_000);
    const saved = { surveyId: survey.surveyId, questionId: survey.ids[1], answer: '1' };
    await saveAnswer(db, sealer, respondent, saved, tomorrow);
    expect((await rowsOf('survey_draft', survey.surveyId)).map(({ holder }) => holder)).toEqual([respondent.holder]);
    await endSurvey(db, counsellor, survey.surveyId, now);
    expect(await rowsOf('survey_draft', survey.surveyId)).toEqual([]);
  });
});

describe('sending', () => {
  test('counts once for a person, whatever is pressed twice, and once for a device without an account', async () => {
    const survey = await aSurvey();
    for (const respondent of [(await aPerson()).respondent, await respondentOf(undefined, 'some token')]) {
      const { surveyId } = survey;
      await saveAnswer(db, sealer, respondent, { surveyId, questionId: survey.ids[0], answer: '1' }, now);
      const send = () => sendAnswers(db, sealer, respondent, { surveyId, version: 1, keep: false }, now);
      expect((await Promise.all([send(), send()])).filter((outcome) => outcome === 'done')).toHaveLength(1);
      expect(await send()).toBe('sent');
      expect(await answer(respondent, survey, ['2'])).toBe('sent');
      expect(await findParticipation(db, surveyId, respondent)).toBe('2026-11-23');
    }
    expect(await countSheets(db, survey.surveyId)).toBe(2);
  });

  test('needs what is needed, and the draft that was read', async () => {
    const survey = await aSurvey();
    const { respondent } = await aPerson();
    expect(await answer(respondent, survey, ['', '1'])).toBe('missing');
    await saveAnswer(
      db,
      sealer,
      respondent,
      { surveyId: survey.surveyId, questionId: survey.ids[0], answer: '1' },
      now,
    );
    const stale = { surveyId: survey.surveyId, version: 2, keep: false };
    expect(await sendAnswers(db, sealer, respondent, stale, now)).toBe('changed');
    expect(await sendAnswers(db, sealer, respondent, { ...stale, version: 3 }, later)).toBe('closed');
    expect(await countSheets(db, survey.surveyId)).toBe(0);
  });

  test('leaves nothing by which answers and people could be joined: no key, no time, no order', async () => {
    const survey = await aSurvey();
    const people = [];
    for (let each = 0; each < 6; each += 1) people.push(await aPerson());
    for (const { respondent } of people) await answer(respondent, survey, ['1', '', '', canary]);
    const [sheets, participations] = [
      await rowsOf('survey_sheet', survey.surveyId),
      await rowsOf('survey_participation', survey.surveyId),
    ];
    expect(sheets).toHaveLength(6);
    for (const sheet of sheets) {
      expect(Object.keys(sheet).sort()).toEqual(['sealed_answers', 'survey_id', 'survey_sheet_id']);
      const opened = JSON.parse(sealer.unseal(String(sheet['sealed_answers']))) as Sheet;
      expect(Object.keys(opened).sort()).toEqual(['answers', 'by']);
      const text = JSON.stringify([sheet, opened]);
      for (const { accountId, jobseekerId } of people) {
        expect(text).not.toContain(accountId);
        expect(text).not.toContain(jobseekerId);
      }
    }
    for (const row of participations)
      expect(Object.keys(row).sort()).toEqual(['answered_on', 'participant', 'survey_id']);
    expect(participations.map(({ answered_on: day }) => day)).toEqual(Array.from({ length: 6 }, () => '2026-11-23'));
    const values = participations.flatMap((row) => [row['participant'], row['answered_on']]);
    expect(sheets.filter((sheet) => values.includes(sheet['survey_sheet_id']))).toEqual([]);
    expect(JSON.stringify(sheets)).not.toContain(canary);
    // Rows that SQLite numbers would join the two by the order in which they came in.
    if (engineOf(db) === 'sqlite')
      for (const table of ['survey_sheet', 'survey_participation'])
        await expect(sql`select rowid from ${sql.table(table)}`.execute(db)).rejects.toThrow('rowid');
    // Nothing in the file either, unless the person wants it.
    expect(await rowsOf('survey_copy', survey.surveyId)).toEqual([]);
  });
});

describe('a copy in the file', () => {
  test('is kept when the person wants it and has agreed to the file, is read in words, and can be taken out', async () => {
    const survey = await aSurvey();
    const { respondent, jobseekerId, asker } = await aPerson({ agrees: true });
    expect(await answer(respondent, survey, ['2', '1\n3', '4', canary], true)).toBe('done');
    const [copy] = await listSurveyCopies(db, sealer, jobseekerId);
    expect(copy).toMatchObject({ title: '示例问卷', keptOn: '2026-11-23', by: 'self' });
    expect(copy?.rows.map(({ details }) => details)).toEqual(['出门', '上午、晚上', '4', canary]);
    const [event] = await listFileEvents(db, sealer, jobseekerId);
    expect(event && sayDeed(event)).toBe('交了问卷的答案');
    const stranger = await aPerson();
    expect(await removeCopy(db, sealer, stranger.asker, { surveyId: survey.surveyId, jobseekerId }, now)).toBe(false);
    expect(await removeCopy(db, sealer, asker, { surveyId: survey.surveyId, jobseekerId }, now)).toBe(true);
    expect(await listSurveyCopies(db, sealer, jobseekerId)).toEqual([]);
    expect(await countSheets(db, survey.surveyId)).toBe(1);
  });

  test('is not kept of a person who has not agreed to a file, and goes with the consent', async () => {
    const survey = await aSurvey();
    const [silent, person] = [await aPerson(), await aPerson({ agrees: true })];
    for (const { respondent } of [silent, person]) await answer(respondent, survey, ['1'], true);
    expect((await rowsOf('survey_copy', survey.surveyId)).map((row) => row['jobseeker_id'])).toEqual([
      person.jobseekerId,
    ]);
    const { jobseekerId, actor } = person;
    await withdrawConsent(db, sealer, { jobseekerId, purpose: 'record', actor }, later);
    expect(await rowsOf('survey_copy', survey.surveyId)).toEqual([]);
  });

  test('and everything else that leads to the person is in the export, and goes when the file is erased', async () => {
    const [first, second] = [await aSurvey(), await aSurvey()];
    const { respondent, jobseekerId, accountId, actor } = await aPerson({ agrees: true });
    await answer(respondent, first, ['1', '', '', canary], true);
    const begun = { surveyId: second.surveyId, questionId: second.ids[0], answer: '1' };
    await saveAnswer(db, sealer, respondent, begun, now);
    expect(await findSurveyExport(db, sealer, accountId)).toMatchObject({
      begun: [{ title: '示例问卷', answers: { [second.ids[0]]: '1' } }],
      answered: [{ title: '示例问卷', answeredOn: '2026-11-23' }],
      inFile: [{ filledIn: '本人登录以后填', answers: [{}, {}, {}, { details: canary }] }],
    });
    await db.transaction().execute((transaction) => eraseFile(transaction, sealer, { jobseekerId, actor }, now));
    for (const table of ['survey_copy', 'survey_participation', 'survey_draft'] as const)
      for (const { surveyId } of [first, second]) expect([table, await rowsOf(table, surveyId)]).toEqual([table, []]);
    expect(await countSheets(db, first.surveyId)).toBe(1);
  });
});

describe('a helper under a mandate', () => {
  async function aHelper(jobseekerId: string, tasks = ['demand']) {
    const helper = await anAccount(db, sealer, { role: 'helper', called: '示例妈妈' });
    return { visitor: await signIn(helper), acting: { mandateId: `mandate of ${jobseekerId}`, jobseekerId, tasks } };
  }

  test('answers for the person, once for both, marked as such; the person is told and reads it in the log', async () => {
    const survey = await aSurvey();
    const { respondent, jobseekerId, accountId } = await aPerson();
    const helper = await respondentOf(await aHelper(jobseekerId));
    await saveAnswer(
      db,
      sealer,
      respondent,
      { surveyId: survey.surveyId, questionId: survey.ids[3], answer: canary },
      now,
    );
    const draft = await findDraft(db, sealer, { surveyId: survey.surveyId, holder: helper.holder }, now);
    expect(draft.answers).toEqual({});
    expect(await answer(helper, survey, ['1'])).toBe('done');
    expect(await answer(respondent, survey, ['2'])).toBe('sent');
    const [sheet] = await rowsOf('survey_sheet', survey.surveyId);
    expect((JSON.parse(sealer.unseal(String(sheet?.['sealed_answers']))) as Sheet).by).toBe('helper');
    const [event] = await listFileEvents(db, sealer, jobseekerId);
    expect(event).toMatchObject({ subject: 'survey', called: '示例妈妈' });
    const told = await db.selectFrom('notice').selectAll().where('account_id', '=', accountId).execute();
    expect(told.map((notice) => sealer.unseal(notice.sealed_text))).toEqual([
      '示例妈妈替您填了问卷《示例问卷》，已经交了。\n这份答案写明由家属代填。',
    ]);
  });

  test('needs the task', async () => {
    const { jobseekerId } = await aPerson();
    expect(await findRespondent(db, sealer, await aHelper(jobseekerId, ['plan']), 'a token')).toBeUndefined();
    expect((await respondentOf({ ...(await aHelper(jobseekerId)) })).by).toBe('helper');
  });
});

describe('results', () => {
  const sheets: readonly string[][] = [
    ['1', '1', '2', '乙'],
    ['1', '1\n2', '4', '甲'],
    ['2', '', '6', '丙'],
    ['1', '2', '8', '甲'],
    ['2', '2', '100', '=SUM(A1)'],
  ];

  async function answered(count: number) {
    const survey = await aSurvey();
    for (const [index, answers] of sheets.slice(0, count).entries())
      await answer(await respondentOf(undefined, `${survey.surveyId} ${index}`), survey, answers);
    const read = async (at: Date) => {
      const found = await findSurvey(db, survey.surveyId, at);
      return found && findResults(db, sealer, found);
    };
    return { ...survey, read };
  }

  test('wait until the survey is over: otherwise one could tell what the last person said', async () => {
    const { read } = await answered(5);
    expect(await read(now)).toBeUndefined();
    expect((await read(later))?.sheets).toBe(5);
  });

  test('count choices and average numbers, and list texts in an order that tells nothing', async () => {
    const results = await (await answered(5)).read(later);
    const [one, several, number, text] = results?.questions ?? [];
    expect(results?.filled).toEqual([{ by: 'guest', count: 5 }]);
    expect(one?.options).toEqual([
      { option: '在家', count: 3 },
      { option: '出门', count: 2 },
    ]);
    // Four of five: too few for this question alone.
    expect(several).toMatchObject({ isTooFew: true, options: [] });
    expect(number).toMatchObject({ average: 24, middle: 6 });
    expect(text?.texts).toEqual(['=SUM(A1)', '丙', '乙', '甲', '甲']);
    const csv = writeCsv(resultRows(results ?? { sheets: undefined, filled: [], questions: [] }));
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    expect(csv).toContain('1,示例one,选一项,在家,3\r\n');
    expect(csv).toContain("4,示例text,写一段文字,'=SUM(A1),1\r\n");
    expect(csv).toContain('2,示例several,可以选几项,回答太少，不显示,\r\n');
  });

  test('of fewer than five say nothing, and nobody can release them', async () => {
    const { surveyId, read } = await answered(4);
    expect(await read(later)).toEqual({ sheets: undefined, filled: [], questions: [] });
    expect(await releaseResults(db, counsellor, { surveyId, wish: 'release' }, later)).toBe('too few');
  });

  test('are public once staff release them, and not before the survey is over', async () => {
    const { surveyId } = await answered(5);
    const released = async () => (await listReleasedSurveys(db, later)).some((item) => item.surveyId === surveyId);
    expect(await releaseResults(db, counsellor, { surveyId, wish: 'release' }, now)).toBe('not theirs');
    expect(await released()).toBe(false);
    expect(await releaseResults(db, counsellor, { surveyId, wish: 'release' }, later)).toBe('done');
    expect(await released()).toBe(true);
    await releaseResults(db, counsellor, { surveyId, wish: 'withdraw' }, later);
    expect(await released()).toBe(false);
  });
});
