import { z } from 'zod';
import { chinaDay, isDay } from '../day/day.ts';
import { ownEducations } from '../job/job.ts';
import { readPhone } from '../job/phone-number.ts';
import { childRegions, placeName, programmeRegions } from '../region/region.ts';
import { readCertificateNumber } from './certificate-number.ts';
import { readIdentityNumber } from './identity-number.ts';
import type { DisabilityCategory, DisabilityGrade, RecordPart } from './jobseeker.ts';
import { contactWays, disabilityCategories, disabilityGrades, genders, otherRegion, situations } from './jobseeker.ts';
import { studyLevels } from './studies.ts';

const short = (length: number) =>
  z
    .string()
    .default('')
    .refine((text) => [...text].length <= length, {
      error: ({ input }) => `最多写${length}个字。您写了${[...String(input)].length}个字。`,
    });

/** One of these values, or nothing. */
const oneOf = <Key extends string>(labels: Readonly<Record<Key, string>>, message: string) =>
  z
    .union([z.literal(''), z.enum(Object.keys(labels) as Key[])], message)
    .default('')
    .transform((value) => (value === '' ? undefined : value));

const optional = (text: string): string | undefined => text || undefined;

/** 称呼和姓名. */
export const nameForm = z.object({
  called: short(20).refine((text) => text !== '', { error: '请填怎样称呼您。' }),
  name: short(30).transform(optional),
});

/** 联系方式. A chosen way needs what it goes to. */
export const contactForm = z
  .object({
    phone: z
      .string()
      .default('')
      .refine((text) => text === '' || readPhone(text) !== undefined, {
        error: '电话号码不对。手机号有11位，座机要带区号。',
      })
      .transform((text) => readPhone(text)),
    address: short(100).transform(optional),
    contactWay: oneOf(contactWays, '请选一项：怎样联系您。'),
  })
  .superRefine(({ phone, address, contactWay }, context) => {
    const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (contactWay === 'phone' && !phone) say('phone', '您选了打电话，请填电话号码。');
    if (contactWay === 'sms' && !/^1[3-9]/.test(phone ?? '')) say('phone', '您选了发短信，请填手机号。');
    if (contactWay === 'post' && !address) say('address', '您选了寄信，请填收信地址。');
  });

/** The places to choose from: where the portal has a plan, and the districts and counties there. */
export const recordRegions: readonly (readonly [string, string])[] = [
  ...programmeRegions.flatMap((code) => [code, ...childRegions(code)].map((each) => [each, placeName(each)] as const)),
  [otherRegion, '其他地区'],
];

const region = z
  .string()
  .default('')
  .refine((code) => code === '' || recordRegions.some(([known]) => known === code), {
    error: '请从列表里选一个地区，或者不选。',
  })
  .transform(optional);

/** 居住地和户籍地 (NJ 二(七), system S19). */
export const regionForm = z.object({ residenceRegion: region, registrationRegion: region });

/** `1990年3月7日`, `1990-3-7` or `19900307` as a day; undefined for anything else. */
export function readDay(text: string): string | undefined {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?$/.exec(text) ??
    /^(\d{4})(\d\d)(\d\d)$/.exec(text) ??
    [];
  const read = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(read) ? read : undefined;
}

/** 学历和出生信息. */
export const backgroundForm = (now: Date) =>
  z.object({
    bornOn: z
      .string()
      .default('')
      .refine((text) => text === '' || readDay(text) !== undefined, {
        error: '出生日期不对。请像这样填：1990年3月7日。',
      })
      .refine((text) => (readDay(text) ?? '1900-01-01') >= '1900-01-01' && (readDay(text) ?? '') <= chinaDay(now), {
        error: '出生日期应在今天以前。',
      })
      .transform(readDay),
    gender: oneOf(genders, '请选一项：性别。'),
    education: oneOf(ownEducations, '请从列表里选学历，或者不选。'),
    situation: oneOf(situations, '请选一项：现在有没有工作。'),
  });

/** `2027年6月30日` as a day, `2027年6月` as a month (`2027-06`); undefined for anything else. */
export function readStudyEnd(text: string): string | undefined {
  const [, year = '', month = ''] = /^(\d{4})\s*[年./-]\s*(\d{1,2})\s*月?$/.exec(text) ?? [];
  if (year === '') return readDay(text);
  const read = `${year}-${month.padStart(2, '0')}`;
  return isDay(`${read}-01`) ? read : undefined;
}

/** 在学和毕业 (HS 12). Nothing of it is needed. */
export const studiesForm = z.object({
  school: short(40).transform(optional),
  studyLevel: oneOf(studyLevels, '请从列表里选在读什么，或者不选。'),
  major: short(40).transform(optional),
  graduatesOn: z
    .string()
    .default('')
    .refine((text) => text === '' || readStudyEnd(text) !== undefined, {
      error: '毕业时间不对。请像这样填：2027年6月。知道哪一天，也可以写。',
    })
    .refine((text) => text === '' || /^(19[5-9]|20[0-4])/.test(readStudyEnd(text) ?? '2000'), {
      error: '毕业时间应在1950年到2049年。请再看一看年份。',
    })
    .transform(readStudyEnd),
});

/** A ticked box sends `yes`. */
const box = z
  .string()
  .optional()
  .transform((value) => value === 'yes');

/** 身份证号. Left empty it stays as it is; it is removed by its own box. */
export const identityForm = (now: Date) =>
  z.object({
    remove: box,
    number: z
      .string()
      .default('')
      .transform((text, context) => {
        if (text === '') return undefined;
        const { value, mistake } = readIdentityNumber(text, now);
        if (mistake !== undefined) context.addIssue({ code: 'custom', message: mistake });
        return value?.number;
      }),
  });

/** 残疾人证. The number is optional and checked against category and grade; left empty it stays as it is. */
export const certificateForm = (now: Date, { unusual = false }: { unusual?: boolean } = {}) =>
  z
    .object({
      category: oneOf(disabilityCategories, '请从列表里选残疾类别，或者不选。'),
      grade: oneOf(disabilityGrades, '请从列表里选残疾等级，或者不选。'),
      remove: box,
      number: z.string().default(''),
    })
    .transform((answers, context) => {
      const { category, grade, number, remove } = answers;
      if (number === '') return { category, grade, remove, number: undefined };
      const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
      if (!category) say('category', '您填了证号，请选残疾类别。');
      if (!grade) say('grade', '您填了证号，请选残疾等级。');
      if (!category || !grade) return z.NEVER;
      const { value, mistake } = readCertificateNumber(number, { category, grade }, now, { unusual });
      if (mistake !== undefined) say('number', mistake);
      return { category, grade, remove, number: value };
    });

/** What the form of each part hands over. */
export interface RecordAnswers {
  name: z.output<typeof nameForm>;
  contact: z.output<typeof contactForm>;
  region: z.output<typeof regionForm>;
  background: z.output<ReturnType<typeof backgroundForm>>;
  studies: z.output<typeof studiesForm>;
  identity: z.output<ReturnType<typeof identityForm>>;
  certificate: {
    category: DisabilityCategory | undefined;
    grade: DisabilityGrade | undefined;
    remove: boolean;
    number: string | undefined;
  };
}

/** The answers of one part's form. */
export type PartAnswers = { [Part in RecordPart]: { part: Part; answers: RecordAnswers[Part] } }[RecordPart];

/** The form of a part, which says in its outcome which part it is of. */
export function partForm(part: RecordPart, now: Date): z.ZodType<PartAnswers> {
  switch (part) {
    case 'name':
      return nameForm.transform((answers) => ({ part, answers }));
    case 'contact':
      return contactForm.transform((answers) => ({ part, answers }));
    case 'region':
      return regionForm.transform((answers) => ({ part, answers }));
    case 'background':
      return backgroundForm(now).transform((answers) => ({ part, answers }));
    case 'studies':
      return studiesForm.transform((answers) => ({ part, answers }));
    case 'identity':
      return identityForm(now).transform((answers) => ({ part, answers }));
    case 'certificate':
      return certificateForm(now).transform((answers) => ({ part, answers }));
  }
}
