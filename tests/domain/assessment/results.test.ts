import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { answerResult } from '#src/domain/assessment/answer-result.ts';
import { findAssessmentExport } from '#src/domain/assessment/assessment-export-queries.ts';
import type { Result } from '#src/domain/assessment/assessment-content.ts';
import { findValidAssessment } from '#src/domain/assessment/assessment-queries.ts';
import { bookAppointment } from '#src/domain/assessment/book-appointment.ts';
import { finishSelfAssessment } from '#src/domain/assessment/finish-self-assessment.ts';
import { readAssessment } from '#src/domain/assessment/read-assessment.ts';
import { tellOfExpiry } from '#src/domain/assessment/remind-of-assessments.ts';
import { replyToAnswer } from '#src/domain/assessment/reply-to-answer.ts';
import { saveSelfAnswer } from '#src/domain/assessment/save-self-answer.ts';
import { writeResult } from '#src/domain/assessment/write-result.ts';
import { withdrawConsent } from '#src/domain/consent/withdraw-consent.ts';
import type { Asker } from '#src/domain/jobseeker/record-right.ts';
import { eraseFile } from '#src/domain/privacy/erase-file.ts';
import { freshDatabase } from '../../database.ts';
import { aCounsellor, aPerson, noticesOf, now, sealer, wishes } from './assessed-people.ts';

let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

const after = new Date('2026-11-30T03:00:00.000Z');
const result: Result = {
  well: '金丝雀做得好',
  help: '安静的地方',
  fits: '客服',
  next: '试一试在线客服',
  findings: { helps: ['quiet'], tires: ['calls'], tools: ['screen-reader'], tasks: ['computer'] },
};

type Assessor = Awaited<ReturnType<typeof aCounsellor>>;

/** A person with an appointment that is over. */
async function assessed(wanted: Parameters<typeof aPerson>[1] = {}, by?: Assessor) {
  const counsellor = by ?? (await aCounsellor(db));
  await counsellor.offer();
  const [timeId = ''] = await counsellor.times();
  const person = await aPerson(db, wanted);
  await bookAppointment(db, sealer, person.own, { timeId, wishes }, now);
  return { counsellor, person, timeId };
}

/** The same with a result. */
async function withResult(wanted: Parameters<typeof aPerson>[1] = {}) {
  const made = await assessed(wanted);
  const outcome = await writeResult(db, sealer, made.counsellor.visitor, { timeId: made.timeId, result }, after);
  return {
    ...made,
    assessmentId: outcome.kind === 'written' ? outcome.assessmentId : expect.unreachable(outcome.kind),
  };
}

const read = (asker: Asker, assessmentId: string) => readAssessment(db, sealer, asker, assessmentId, after);

describe('a result', () => {
  test('is sealed, dated by its appointment, valid for a year, and told to the person', async () => {
    const { person, assessmentId } = await withResult();
    const row = await db
      .selectFrom('assessment')
      .selectAll()
      .where('assessment_id', '=', assessmentId)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toMatch(/金丝雀|screen-reader/);
    expect(row).toMatchObject({ done_on: '2026-11-30', expires_on: '2027-11-30', kind: 'professional' });
    expect(await noticesOf(db, person.accountId)).toEqual([
      `您2026年11月30日的职业能力评估有结果了。请您先看，有意见可以写下来。 /assessments/${assessmentId}`,
    ]);
  });

  test('is a reason for nothing until the person has read it, and goes before a newer self-assessment then', async () => {
    const { person, assessmentId } = await withResult();
    const valid = () => findValidAssessment(db, sealer, person.jobseekerId, after);
    expect(await valid()).toBeUndefined();
    expect(await read(person.own, assessmentId)).toMatchObject({ side: 'person', content: { result } });
    await saveSelfAnswer(db, sealer, person.own, { question: 'helps', chosen: ['home'], words: '', seen: '' }, after);
    await finishSelfAssessment(db, sealer, person.own, after);
    expect(await valid()).toMatchObject({ kind: 'professional', doneOn: '2026-11-30', findings: result.findings });
  });

  test('is written once, not before the appointment, by its counsellor alone, while the person agrees', async () => {
    const { counsellor, person, timeId } = await assessed();
    const write = (visitor = counsellor.visitor, at = after) =>
      writeResult(db, sealer, visitor, { timeId, result }, at);
    expect(await write(counsellor.visitor, now)).toEqual({ kind: 'too early' });
    expect(await write((await aCounsellor(db)).visitor)).toEqual({ kind: 'not theirs' });
    const both = await Promise.all([write(), write()]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['written', 'written before']);
    const other = await assessed();
    const { jobseekerId, actor } = other.person;
    await withdrawConsent(db, sealer, { jobseekerId, purpose: 'assessment', actor }, after);
    expect(await writeResult(db, sealer, other.counsellor.visitor, { timeId: other.timeId, result }, after)).toEqual({
      kind: 'not theirs',
    });
    expect(await person.events()).not.toContain('read assessment');
  });

  test('is read by its person, its author and, once agreed and read by the person, the caseload’s counsellor; each reading by others is recorded', async () => {
    const caseload = await aCounsellor(db);
    const { person, counsellor, assessmentId } = await withResult({
      agrees: ['assessment', 'counsellor'],
      counsellorId: caseload.accountId,
    });
    const asStaff = (visitor: Asker['visitor']) => read({ visitor }, assessmentId);
    expect(await asStaff(counsellor.visitor)).toMatchObject({ side: 'assessor' });
    expect(await asStaff(caseload.visitor)).toBeUndefined();
    await read(person.own, assessmentId);
    expect(await asStaff(caseload.visitor)).toMatchObject({ side: 'counsellor' });
    expect(await asStaff((await aCounsellor(db)).visitor)).toBeUndefined();
    expect(await read((await aPerson(db)).own, assessmentId)).toBeUndefined();
    expect(await read(await person.helped({ tasks: ['message'] }), assessmentId)).toBeUndefined();
    expect(await read(await person.helped(), assessmentId)).toMatchObject({ side: 'person' });
    expect((await person.events()).filter((event) => event === 'read assessment')).toHaveLength(3);
    const { jobseekerId, actor } = person;
    await withdrawConsent(db, sealer, { jobseekerId, purpose: 'counsellor', actor }, after);
    expect(await asStaff(caseload.visitor)).toBeUndefined();
  });

  test('is answered by the person once, which stays beside it, becomes a task and is replied to', async () => {
    const { person, counsellor, assessmentId } = await withResult();
    const answer = (asker: Asker) => answerResult(db, sealer, asker, { assessmentId, words: '金丝雀的意见' }, after);
    expect(await answer((await aPerson(db)).own)).toBe('not theirs');
    expect(await answer(person.own)).toBe('answered');
    expect(await answer(person.own)).toBe('answered before');
    const tasks = () => db.selectFrom('task').selectAll().where('jobseeker_id', '=', person.jobseekerId).execute();
    expect(await tasks()).toMatchObject([{ kind: 'assessment-answer', subject: assessmentId, due_on: '2026-12-07' }]);
    expect(await noticesOf(db, counsellor.accountId)).toContainEqual(
      expect.stringMatching(/本人有意见。请您看了答复。/),
    );
    const reply = (visitor: Asker['visitor']) =>
      replyToAnswer(db, sealer, { visitor }, { assessmentId, words: '谢谢，我们改' }, after);
    expect(await reply((await aCounsellor(db)).visitor)).toBe('not theirs');
    expect(await reply(counsellor.visitor)).toBe('replied');
    expect(await reply(counsellor.visitor)).toBe('replied before');
    expect((await tasks())[0]?.done_by).toBe(counsellor.accountId);
    expect(await read(person.own, assessmentId)).toMatchObject({
      answer: { words: '金丝雀的意见' },
      reply: { words: '谢谢，我们改' },
    });
    expect(await noticesOf(db, person.accountId)).toContainEqual(expect.stringMatching(/有答复了/));
  });

  test('is told once, 30 days before it expires', async () => {
    const { person } = await withResult();
    const told = async (day: string) => {
      await tellOfExpiry(db, sealer, new Date(`${day}T02:00:00.000Z`));
      return (await noticesOf(db, person.accountId)).filter((text) => text.includes('就不再用了'));
    };
    expect(await told('2027-10-30')).toEqual([]);
    expect(await told('2027-10-31')).toEqual([
      '您2026年11月30日的职业能力评估，到2027年11月30日就不再用了。您可以再做一次。 /assessments',
    ]);
    expect(await told('2027-11-05')).toHaveLength(1);
  });

  test('is in the person’s export with the appointment, and nothing of it is left after the file is erased', async () => {
    const { person, assessmentId } = await withResult();
    await answerResult(db, sealer, person.own, { assessmentId, words: '金丝雀的意见' }, after);
    const { jobseekerId, actor } = person;
    const exported = await findAssessmentExport(db, sealer, jobseekerId);
    expect(exported).toMatchObject({
      done: [{ kind: '职业能力评估', content: { result }, answer: { words: '金丝雀的意见' } }],
      appointments: [{ when: '2026年11月30日星期一9点00分', state: '已完成', entered: '由本人填写' }],
    });
    await db.transaction().execute((transaction) => eraseFile(transaction, sealer, { jobseekerId, actor }, after));
    const left = await findAssessmentExport(db, sealer, jobseekerId);
    expect(JSON.stringify(left)).not.toContain('金丝雀');
    expect(await findValidAssessment(db, sealer, jobseekerId, after)).toBeUndefined();
  });
});
