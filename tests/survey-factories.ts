import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database, SurveyTable } from '#db/schema.ts';
import { addDays, chinaDay } from '#src/domain/day/day.ts';
import type { QuestionContent, Sheet } from '#src/domain/survey/survey.ts';
import type { Sealer } from '#src/sealing.ts';

export interface MadeSurvey {
  surveyId: string;
  /** The ids of its questions in order. */
  questions: readonly string[];
}

export interface WantedSurvey extends Partial<Pick<SurveyTable, 'title' | 'region_code' | 'released_at'>> {
  organisationId: string;
  state?: 'draft' | 'open' | 'closed';
  /** So many sheets, each with the first option or a number and a text. */
  sheets?: number;
}

/** One question of each kind; the first is needed. */
export const sampleQuestions: readonly QuestionContent[] = [
  {
    kind: 'one',
    wording: '您想在哪里上班？',
    hint: undefined,
    isNeeded: true,
    options: ['在家工作', '到单位上班', '都可以'],
  },
  {
    kind: 'several',
    wording: '您什么时候方便上课？',
    hint: '可以选几项。',
    isNeeded: false,
    options: ['上午', '下午', '晚上'],
  },
  { kind: 'number', wording: '您每天最多工作几小时？', hint: '只写数字，比如4。', isNeeded: false, options: [] },
  { kind: 'text', wording: '您还想告诉我们什么？', hint: undefined, isNeeded: false, options: [] },
];

/** A survey in a state, with one question of each kind. Say only what the test is about. */
export async function aSurvey(
  db: Kysely<Database>,
  sealer: Sealer,
  { organisationId, state = 'open', sheets = 0, ...columns }: WantedSurvey,
): Promise<MadeSurvey> {
  const now = new Date();
  const surveyId = randomUUID();
  const isPublished = state !== 'draft';
  await db
    .insertInto('survey')
    .values({
      survey_id: surveyId,
      organisation_id: organisationId,
      region_code: '450200',
      title: '就业意愿问卷（示例）',
      purpose: '我们想知道大家想做什么工作。\n好安排培训和招聘会。',
      readers: '示例残联就业中心的两位工作人员。',
      closes_on: addDays(chinaDay(now), 30),
      is_demonstration: 1,
      ...{ created_by: null, created_at: now.toISOString(), published_by: null, ended_by: null, released_by: null },
      published_at: isPublished ? now.toISOString() : null,
      ended_at: state === 'closed' ? now.toISOString() : null,
      released_at: null,
      ...columns,
    })
    .execute();
  const questions: string[] = [];
  for (const [index, { kind, wording, hint, isNeeded, options }] of sampleQuestions.entries()) {
    const questionId = randomUUID();
    questions.push(questionId);
    await db
      .insertInto('survey_question')
      .values({
        survey_question_id: questionId,
        survey_id: surveyId,
        place: index + 1,
        ...{ kind, wording, hint: hint ?? null, is_needed: isNeeded ? 1 : 0, options: options.join('\n') },
      })
      .execute();
  }
  const [one = '', several = '', number = '', text = ''] = questions;
  for (let each = 0; each < sheets; each += 1) {
    const answers = { [one]: '1', [several]: '1\n3', [number]: String(each + 2), [text]: `示例：第${each + 1}句话。` };
    const sheet: Sheet = { by: 'guest', answers };
    await db
      .insertInto('survey_sheet')
      .values({
        survey_sheet_id: randomUUID(),
        survey_id: surveyId,
        sealed_answers: sealer.seal(JSON.stringify(sheet)),
      })
      .execute();
  }
  return { surveyId, questions };
}
