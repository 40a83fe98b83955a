import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { addDays, chinaDay } from '#src/domain/day/day.ts';
import type { QuestionKind } from '#src/domain/survey/survey.ts';
import type { Database } from '../schema.ts';

/** The survey is open for so many days from the day it is put in. */
const term = 90;

const questions: readonly { kind: QuestionKind; wording: string; hint?: string; needed?: true; options?: string[] }[] =
  [
    {
      kind: 'one',
      wording: '您现在想不想找工作？',
      needed: true,
      options: ['想，现在就想', '想，过几个月再找', '还没有想好', '不想'],
    },
    {
      kind: 'several',
      wording: '您想做哪些工作？',
      hint: '可以选几项，也可以不选。',
      options: ['坐着做的工作', '用电脑做的工作', '动手做东西', '跟人打交道', '在家能做的工作', '还不知道'],
    },
    { kind: 'number', wording: '您每天最多能工作几小时？', hint: '只写数字，比如4。' },
    {
      kind: 'several',
      wording: '您想参加哪些培训？',
      hint: '可以选几项，也可以不选。',
      options: ['电脑和手机', '按摩', '做菜和点心', '手工', '客服', '现在不想培训'],
    },
    { kind: 'text', wording: '要参加培训，您需要什么帮助？', hint: '例如手语翻译、大字讲义、有人陪同。' },
  ];

/** Invents one office of 珠海 and its open survey about work and training (网络问卷, ZH 14). */
export async function seedSurvey(db: Kysely<Database>, now: Date): Promise<void> {
  const name = '珠海示例残疾人就业服务中心';
  const found = await db
    .selectFrom('organisation')
    .select('organisation_id')
    .where('name', '=', name)
    .executeTakeFirst();
  if (found) return;
  const [organisation_id, survey_id, time] = [randomUUID(), randomUUID(), now.toISOString()];
  const region_code = '440400';
  await db
    .insertInto('organisation')
    .values({
      ...{ organisation_id, name, kind: 'service', region_code },
      ...{ is_demonstration: 1, created_at: time, suspended_at: null },
    })
    .execute();
  await db
    .insertInto('survey')
    .values({
      ...{ survey_id, organisation_id, region_code, is_demonstration: 1 },
      title: '就业和培训意愿（示例）',
      purpose: '示例：我们想知道大家想做什么工作、想学什么。\n好安排下一年的培训。',
      readers: '示例：就业服务中心安排培训的工作人员。',
      closes_on: addDays(chinaDay(now), term),
      ...{ created_by: null, created_at: time, published_by: null, published_at: time },
      ...{ ended_by: null, ended_at: null, released_by: null, released_at: null },
    })
    .execute();
  await db
    .insertInto('survey_question')
    .values(
      questions.map(({ kind, wording, hint, needed, options = [] }, index) => ({
        survey_question_id: randomUUID(),
        survey_id,
        place: index + 1,
        ...{ kind, wording, hint: hint ?? null, is_needed: needed ? 1 : 0, options: options.join('\n') },
      })),
    )
    .execute();
}
