import { z } from 'zod';
import { addDays, chinaDay } from '../day/day.ts';
import { readDay } from '../jobseeker/jobseeker-form.ts';
import { childRegions, placeName } from '../region/region.ts';
import { isChosen, questionKinds } from './survey.ts';
import type { QuestionKind, SurveyQuestion } from './survey.ts';

const characters = (text: unknown): number => [...String(text)].length;

const upTo = (length: number) =>
  z
    .string()
    .default('')
    .refine((text) => characters(text) <= length, {
      error: ({ input }) => `最多写${length}个字。您写了${characters(input)}个字。`,
    });

const needed = (length: number, message: string) => upTo(length).refine((text) => text !== '', { error: message });

/** The places that staff of this region may ask: their own and those within it. */
export const surveyRegions = (staffRegion: string): readonly (readonly [string, string])[] =>
  [staffRegion, ...childRegions(staffRegion)].map((code) => [code, placeName(code)] as const);

/** A survey stays open for a year at most, in days. */
const longestTerm = 366;

/** 问卷的说明: a survey without its questions. */
export const factsForm = (staffRegion: string, now: Date) =>
  z.object({
    title: needed(30, '请写问卷的名称。'),
    purpose: needed(300, '请写为什么问。'),
    readers: needed(100, '请写谁看答案。'),
    regionCode: z
      .string()
      .default('')
      .refine((code) => surveyRegions(staffRegion).some(([known]) => known === code), {
        error: '请从列表里选一个地区。',
      }),
    closesOn: z
      .string()
      .default('')
      .transform((text, context) => {
        const day = readDay(text);
        const say = (message: string) => {
          context.addIssue({ code: 'custom', message });
          return z.NEVER;
        };
        if (!day) return say('最后一天不对。请像这样填：2027年3月1日。');
        if (day < chinaDay(now)) return say('最后一天已经过了。请写今天或者以后的日期。');
        if (day > addDays(chinaDay(now), longestTerm)) return say('最后一天太远了。问卷最多开一年。');
        return day;
      }),
  });

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** A question as staff write it. */
export const questionForm = z
  .object({
    wording: needed(60, '请写问题。'),
    hint: upTo(100).transform((text) => text || undefined),
    kind: z.enum(Object.keys(questionKinds) as QuestionKind[], '请选一项：怎样回答。'),
    options: z.string().default(''),
    needed: z
      .string()
      .optional()
      .transform((value) => value === 'yes'),
  })
  .transform(({ wording, hint, kind, options: typed, needed: isNeeded }, context) => {
    const options = isChosen(kind) ? lines(typed) : [];
    const say = (message: string) => context.addIssue({ code: 'custom', path: ['options'], message });
    if (isChosen(kind)) {
      if (options.length < 2) say('请至少写两个选项，一行写一个。');
      if (options.length > 20) say(`最多写20个选项。您写了${options.length}个。`);
      const long = options.find((option) => characters(option) > 40);
      if (long) say(`每个选项最多40个字。“${[...long].slice(0, 8).join('')}”开头的太长。`);
      const twice = options.find((option, index) => options.indexOf(option) !== index);
      if (twice) say(`“${twice}”写了两次，请删去一个。`);
    }
    return { wording, hint, kind, isNeeded, options };
  });

/** Characters that a text answer may have. */
export const answerLength = 500;

/** One question, answered; `answer` is the field. Passed over, it is an empty text. */
export function answerForm({ kind, isNeeded, options }: SurveyQuestion) {
  const known = new Set(options.map((_option, index) => String(index + 1)));
  const field = z
    .string()
    .default('')
    .transform((text, context) => {
      const say = (message: string) => {
        context.addIssue({ code: 'custom', message });
        return z.NEVER;
      };
      if (text === '') return isNeeded ? say(whatIsMissing[kind]) : '';
      switch (kind) {
        case 'one':
          return known.has(text) ? text : say(whatIsMissing.one);
        case 'several': {
          const chosen = [...new Set(text.split('\n'))];
          if (!chosen.every((number) => known.has(number))) return say('请从列表里选。');
          return chosen.toSorted((one, other) => Number(one) - Number(other)).join('\n');
        }
        case 'number': {
          const digits = text.replace(/[\s,，]/g, '');
          return /^\d{1,7}$/.test(digits) ? String(Number(digits)) : say('请只写数字，比如3。不用写单位。');
        }
        case 'text':
          return characters(text) <= answerLength
            ? text
            : say(`最多写${answerLength}个字。您写了${characters(text)}个字。`);
      }
    });
  return z.object({ answer: field });
}

const whatIsMissing: Readonly<Record<QuestionKind, string>> = {
  one: '请选一项，再继续。',
  several: '请至少选一项，再继续。',
  number: '请写一个数字，再继续。',
  text: '请写下您的回答，再继续。',
};

/** The last page: sending. `version` is the state of the draft that the person has read. */
export const sendForm = z.object({
  version: z.coerce.number().int().catch(-1),
  keep: z
    .string()
    .optional()
    .transform((value) => value === 'yes'),
});

/** Moving a question one place. */
export const moveForm = z.object({ question: z.string().default(''), way: z.enum(['up', 'down']) });

/** Letting everybody read the results, or no more. */
export const releaseForm = z.object({ wish: z.enum(['release', 'withdraw']) });
