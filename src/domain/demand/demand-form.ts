import { z } from 'zod';
import { hoursKinds, ownEducations, workModes } from '../job/job.ts';
import { readPhone } from '../job/phone-number.ts';
import { recordRegions } from '../jobseeker/jobseeker-form.ts';
import { contactWays, otherRegion } from '../jobseeker/jobseeker.ts';
import {
  anywhere,
  contactPeople,
  contactTimes,
  distances,
  isOccupation,
  longAnswer,
  sharedParts,
  shortAnswer,
  trainingTopics,
  waysOfWork,
  workplaceNeeds,
} from './demand.ts';
import type { DemandAnswers, Question } from './demand.ts';

/** An answer with the question that it is to; undefined: left for later. */
export type QuestionAnswer = { [Each in Question]: { question: Each; answer: DemandAnswers[Each] } }[Question];

const text = (length: number) =>
  z
    .string()
    .default('')
    .refine((typed) => [...typed].length <= length, {
      error: ({ input }) => `最多写${length}个字。您写了${[...String(input)].length}个字。请分开写，或者写短一些。`,
    });

/** The values of ticked boxes. */
const several = <Key extends string>(labels: Readonly<Record<Key, unknown>>) =>
  z
    .string()
    .default('')
    .transform((sent) => sent.split('\n').filter((value) => value !== ''))
    .pipe(z.array(z.enum(Object.keys(labels) as Key[], { error: '请从列表里选。' })));

const one = <Key extends string>(labels: Readonly<Record<Key, unknown>>) =>
  z
    .union([z.literal(''), z.enum(Object.keys(labels) as Key[])], { error: '请从列表里选一项，或者不选。' })
    .default('')
    .transform((value) => (value === '' ? undefined : value));

/** What stands for not knowing, and begins an occupation in the person's own words, among the boxes of 想做的工作. */
export const unsure = 'unsure';
export const ownWork = 'own:';
/** So many occupations in own words, of so many characters. */
const mostOwn = 5;
const ownLength = 50;

/** 想做的工作: the ticked boxes; what stands in the search field is not yet an answer. */
const workForm = z
  .object({ work: z.string().default(''), q: z.string().default(''), searched: z.string().default('') })
  .transform(({ work, q, searched }, context): DemandAnswers['work'] => {
    const values = [...new Set(work.split('\n').filter(Boolean))];
    const occupations = values.filter(isOccupation);
    const own = values.filter((value) => value.startsWith(ownWork)).map((value) => value.slice(ownWork.length).trim());
    const isUnsure = values.includes(unsure);
    const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (own.length > mostOwn) say('work', `自己写的工作，最多记${mostOwn}种。`);
    if (own.some((name) => [...name].length > ownLength)) say('work', `一种工作最多写${ownLength}个字。`);
    // What was typed and not looked for is not thrown away: the page looks for it now.
    if (q !== '' && q !== searched)
      say('work', `您写了“${[...q].slice(0, ownLength).join('')}”。请在下面选一种，或者清空这一栏。`);
    else if (occupations.length + own.length === 0 && !isUnsure) say('work', '请选一种工作，或者选“还不清楚”。');
    return { occupations, own: own.filter(Boolean), isUnsure };
  });

const placeValues = new Set([anywhere, ...recordRegions.map(([code]) => code)]);
const place = z
  .string()
  .default('')
  .refine((code) => code === '' || placeValues.has(code), { error: '请从列表里选一个地方，或者不选。' });

/** 工作的地点. */
const placeForm = z
  .object({ first: place, second: place, other: text(shortAnswer), distance: one(distances) })
  .transform(({ first, second, other, distance }): DemandAnswers['place'] => {
    const chosen = [...new Set([first, second])].filter((code) => code !== '' && code !== otherRegion);
    const isAnywhere = chosen.includes(anywhere);
    const regions = chosen.filter((code) => code !== anywhere);
    const isBlank = chosen.length === 0 && other === '' && distance === undefined;
    return isBlank ? undefined : { regions, isAnywhere, other, distance };
  });

/** 怎样联系: a way, and what it goes to. */
const contactForm = z
  .object({
    way: z.enum(Object.keys(contactWays) as (keyof typeof contactWays)[], { error: '请选一项：怎样联系您。' }),
    phone: z
      .string()
      .default('')
      .refine((typed) => typed === '' || readPhone(typed) !== undefined, {
        error: '电话号码不对。手机号有11位，座机要带区号。',
      })
      .transform((typed) => readPhone(typed) ?? ''),
    reach: text(shortAnswer),
    times: several(contactTimes),
    person: one(contactPeople).transform((person) => person ?? 'anyone'),
  })
  .superRefine(({ way, phone, reach }, context) => {
    const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (way === 'phone' && !phone) say('phone', '您选了打电话，请填电话号码。');
    if (way === 'sms' && !/^1[3-9]/.test(phone)) say('phone', '您选了发短信，请填手机号。');
    if (way === 'post' && !reach) say('reach', '您选了寄信，请写收信地址。');
    if (way === 'helper' && !reach) say('reach', '您选了请人转告，请写是谁，和他的电话。');
  });

/** An answer of which nothing was filled in is left for later. */
const unlessBlank = <Answer extends Readonly<Record<string, unknown>>>(answer: Answer): Answer | undefined =>
  Object.values(answer).every((value) => value === '' || value === undefined || (Array.isArray(value) && !value.length))
    ? undefined
    : answer;

/** The form of a question, which says in its outcome which question it is of. */
export function questionForm(question: Question): z.ZodType<QuestionAnswer> {
  switch (question) {
    case 'work':
      return workForm.transform((answer) => ({ question, answer }));
    case 'place':
      return placeForm.transform((answer) => ({ question, answer }));
    case 'mode':
      return z.object({ modes: several(workModes) }).transform((answer) => ({ question, answer: unlessBlank(answer) }));
    case 'ways':
      return z.object({ ways: several(waysOfWork) }).transform((answer) => ({ question, answer: unlessBlank(answer) }));
    case 'hours':
      return z
        .object({ hours: several(hoursKinds), note: text(shortAnswer) })
        .transform((answer) => ({ question, answer: unlessBlank(answer) }));
    case 'abilities':
      return z
        .object({ can: text(longAnswer), likes: text(longAnswer) })
        .transform((answer) => ({ question, answer: unlessBlank(answer) }));
    case 'experience':
      return z
        .object({ education: one(ownEducations), done: text(longAnswer) })
        .transform((answer) => ({ question, answer: unlessBlank(answer) }));
    case 'needs':
      return z
        .object({ needs: several(workplaceNeeds), note: text(longAnswer) })
        .transform((answer) => ({ question, answer: unlessBlank(answer) }));
    case 'training':
      return z
        .object({ topics: several(trainingTopics), note: text(shortAnswer) })
        .transform((answer) => ({ question, answer: unlessBlank(answer) }));
    case 'contact':
      return contactForm.transform((answer) => ({ question, answer }));
    case 'sharing':
      // Nothing ticked is an answer too, unless the person left it for later.
      return z
        .object({ counsellor: several(sharedParts), step: z.string().default('') })
        .transform(({ counsellor, step }) => ({
          question,
          answer: counsellor.length === 0 && step === 'later' ? undefined : { counsellor },
        }));
  }
}

/** An answer as the fields of its form. */
export function fieldsOf({ question, answer }: QuestionAnswer): Record<string, string> {
  if (!answer) return {};
  if (question === 'work') {
    const { occupations, own, isUnsure } = answer;
    return { work: [...occupations, ...own.map((name) => ownWork + name), ...(isUnsure ? [unsure] : [])].join('\n') };
  }
  if (question === 'place') {
    const { regions, isAnywhere, other, distance = '' } = answer;
    const [first = '', second = ''] = [...(isAnywhere ? [anywhere] : []), ...regions];
    return { first, second, other, distance };
  }
  return Object.fromEntries(
    Object.entries(answer).map(([field, value]) => [
      field,
      Array.isArray(value) ? value.join('\n') : String(value ?? ''),
    ]),
  );
}

/** `/demands/draft`: sending. `demand` and `version` name what was read before it. */
export const sendForm = z.object({
  demand: z.string().default(''),
  version: z.coerce.number().catch(0),
});

/** `/files/[id]/demand`, `/demands/[id]` and its end: pressing the button is all there is to it. */
export const pressForm = z.object({});
