import { z } from 'zod';
import { chinaDay } from '../day/day.ts';
import { addMonths, otherAnswers, paperAnswers } from './claim.ts';
import type { ClaimContent, OtherAnswer, PaperAnswer } from './claim.ts';
import type { ClaimThing } from './list-claim-things.ts';
import { conditionAnswers, papersOf, proofs } from './subsidy.ts';
import type { ConditionAnswer, Proof, Subsidy } from './subsidy.ts';

const longest = 500;

const keysOf = <Key extends string>(labels: Readonly<Record<Key, string>>) => Object.keys(labels) as Key[];

const text = (most = longest) =>
  z
    .string()
    .default('')
    .refine((written) => [...written].length <= most, {
      error: ({ input }) => `最多写${most}个字。您写了${[...String(input)].length}个字。`,
    });

const words = (missing: string) => text().refine((written) => written !== '', { error: missing });

/** The name of the field of a condition and of its paper. */
export const conditionField = (key: string): string => `is-${key}`;
export const paperField = (key: string): string => `paper-${key}`;

/** A month as people write it, `2026年3月` or `2026-3`, as `2026-03`. */
export function readMonth(written: string): string | undefined {
  const [, year = '', month = ''] = /^(\d{4})\s*[年./-]\s*(\d{1,2})\s*月?(?:份)?$/.exec(written.trim()) ?? [];
  const number = Number(month);
  return year !== '' && number >= 1 && number <= 12 ? `${year}-${String(number).padStart(2, '0')}` : undefined;
}

/** Longer is nothing that somebody asks for at once. */
const mostMonths = 36;

const month = (now: Date) =>
  text(20).transform((written, context) => {
    const read = readMonth(written);
    if (!read) context.addIssue({ code: 'custom', message: '请写年和月，例如2026年3月。' });
    else if (read < '2015-01') context.addIssue({ code: 'custom', message: '时间太早了。请再看一看年份。' });
    else if (read > addMonths(chinaDay(now).slice(0, 7), 12))
      context.addIssue({ code: 'custom', message: '时间太晚了。最多提前1年申请。' });
    return read ?? '';
  });

const count = text(20).transform((written, context) => {
  const number = /^\d{1,3}$/.test(written.replace(/个?月$/, '')) ? Number.parseInt(written, 10) : 0;
  if (number < 1 || number > mostMonths)
    context.addIssue({ code: 'custom', message: `请写几个月，用数字，1到${mostMonths}。` });
  return number;
});

/** Made when the form is shown, so that sending it twice makes one claim. */
const key = z.uuid({ error: '没有读懂提交的内容，请再打开这一页。' });

/** Chosen where the claim rests on nothing of the list. */
export const otherThing = 'other';

/** `/claims/new`, of one kind of subsidy; `things` can be chosen from, and `rests` is what was chosen of them. */
export const claimForm = (
  subsidy: Subsidy,
  now: Date,
  { things = [], rests }: { things?: readonly ClaimThing[]; rests?: string | undefined } = {},
) => {
  const chosen = things.find(({ value }) => value === rests);
  // What was not chosen from the list is asked for in words.
  const isInWords = things.length === 0 || rests === otherThing;
  // Their names depend on the subsidy.
  const conditions: Record<never, z.ZodType> = Object.fromEntries(
    subsidy.conditions.map(({ key: name, asks }) => [
      conditionField(name),
      z.enum(keysOf<ConditionAnswer>(conditionAnswers), `请选一项：${asks}。`),
    ]),
  );
  const papers: Record<never, z.ZodType> = Object.fromEntries(
    papersOf(subsidy).map(({ key: name, paper }) => [
      paperField(name),
      z.enum(keysOf<PaperAnswer>(paperAnswers), `请选一项：${paper}有没有。`),
    ]),
  );
  return z
    .object({
      key,
      ...conditions,
      rests:
        things.length === 0
          ? z.unknown().optional()
          : z
              .enum([...things.map(({ value }) => value), otherThing], `请选一项：${subsidy.basis}。`)
              .refine(() => !chosen?.proof || isAccepted(subsidy, chosen.proof), { error: sayWrongProof(subsidy) }),
      basis: isInWords ? words(`请写${subsidy.basis}。`) : text().transform(() => chosen?.words ?? ''),
      proof:
        subsidy.accepts && isInWords
          ? z.enum(keysOf<Proof>(proofs), '请选一项：哪一种证书。').refine((proof) => isAccepted(subsidy, proof), {
              error: sayWrongProof(subsidy),
            })
          : z
              .unknown()
              .optional()
              .transform(() => chosen?.proof),
      from: month(now),
      months: subsidy.isMonthly
        ? count
        : z
            .unknown()
            .optional()
            .transform(() => 1),
      ...papers,
      other: z.enum(keysOf<OtherAnswer>(otherAnswers), '请选一项：还有没有别的补贴。'),
      words: text(),
    })
    .transform((sent): { key: string; fromMonth: string; months: number; content: ClaimContent } => ({
      ...{ key: sent.key, fromMonth: sent.from, months: sent.months },
      content: {
        answers: Object.fromEntries(
          subsidy.conditions.map(({ key: name }) => [name, given(sent, conditionField(name)) as ConditionAnswer]),
        ),
        papers: Object.fromEntries(
          papersOf(subsidy).map(({ key: name }) => [name, given(sent, paperField(name)) as PaperAnswer]),
        ),
        ...{ basis: sent.basis, proof: sent.proof, other: sent.other, words: sent.words },
      },
    }));
};

/** A field whose name depends on the subsidy; the schema has checked it. */
const given = (sent: object, name: string): unknown => (sent as Readonly<Record<string, unknown>>)[name];

export const isAccepted = ({ accepts }: Pick<Subsidy, 'accepts'>, proof: Proof): boolean =>
  !accepts || accepts.proofs.includes(proof);

/** Why another certificate will not do, and what will. */
export const sayWrongProof = ({ name, accepts }: Pick<Subsidy, 'name' | 'accepts'>): string =>
  accepts
    ? `${name}不能用这种证书。${accepts.without}。拿到${accepts.proofs.map((each) => proofs[each]).join('或者')}，再来申请。`
    : '';

/** `/claims/[id]`: what is missing, an objection, or that it is taken back. */
export const ownDeedForm = z.discriminatedUnion(
  'do',
  [
    z.object({ do: z.literal('supply'), words: words('请写补了什么材料，或者什么时候带来。') }),
    z.object({ do: z.literal('object'), objection: words('请写哪里不对，您想怎样。') }),
    z.object({ do: z.literal('withdraw') }),
  ],
  '没有读懂提交的内容，请再试一次。',
);

/** The revision that the form showed. */
const revision = z.string().default('').transform(Number);

/** `/files/[id]/claims/[claim]`. */
export const decisionForm = z
  .object({
    revision,
    decision: z.enum(['ask', 'agree', 'refuse', 'answer'], '请选一项：怎样答复。'),
    months: text(20).optional(),
    words: text(),
  })
  .superRefine(({ decision, words: said }, context) => {
    if (decision !== 'agree' && said === '')
      context.addIssue({ code: 'custom', path: ['words'], message: missing[decision] });
  });

const missing = {
  ask: '请写要补什么材料。',
  refuse: '请写为什么没有同意，要让本人看得懂。',
  answer: '请写怎样答复本人。',
} as const;

/** A number of months as typed: `6`, `6个月`. */
export const readCount = (written: string | undefined): number | undefined => {
  const number = Number.parseInt((written ?? '').replace(/个?月$/, ''), 10);
  return Number.isInteger(number) && number >= 1 ? number : undefined;
};
