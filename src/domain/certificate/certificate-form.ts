import { z } from 'zod';
import { chinaDay } from '../day/day.ts';
import { readDay } from '../jobseeker/jobseeker-form.ts';
import { certificateKinds, dueKinds } from './certificate.ts';
import type { CertificateEntry, CertificateKind, DueKind } from './certificate.ts';

const text = (length: number) =>
  z
    .string()
    .default('')
    .refine((typed) => [...typed].length <= length, {
      error: ({ input }) => `最多写${length}个字。您写了${[...String(input)].length}个字。请写短一些。`,
    });

const optional = (length: number) => text(length).transform((typed) => typed || undefined);

const day = (example: string) =>
  z
    .string()
    .default('')
    .refine((typed) => typed === '' || readDay(typed) !== undefined, {
      error: `请写日期，像这样：${example}。不知道就空着。`,
    })
    .transform((typed) => (typed === '' ? undefined : readDay(typed)));

const isKnown = (dueKind: 'unknown' | DueKind | undefined): dueKind is DueKind =>
  dueKind !== undefined && dueKind !== 'unknown';

/** A certificate as somebody writes it down; made with the form, `key` keeps a form sent twice from making two. */
export const certificateForm = (now: Date) =>
  z
    .object({
      key: z.uuid().catch(() => crypto.randomUUID()),
      revision: z.coerce.number().int().catch(0),
      kind: z.enum(Object.keys(certificateKinds) as CertificateKind[], { error: '请选一项：哪一种证书。' }),
      name: text(60).refine((typed) => typed !== '', { error: '请写证书的名称，照证书上写。' }),
      number: optional(40),
      issuer: optional(60),
      issuedOn: day('2024年3月1日').refine((issued) => issued === undefined || issued <= chinaDay(now), {
        error: '发证日期还没有到。请照证书上写。',
      }),
      // No choice stands for 未知, and so does the choice that says so.
      dueKind: z
        .enum(['unknown', ...Object.keys(dueKinds)] as ('unknown' | DueKind)[], {
          error: '请从几项里选：下一件要办的事。',
        })
        .optional(),
      dueOn: day('2027年3月1日'),
    })
    .refine(({ dueKind, dueOn }) => !isKnown(dueKind) || dueOn !== undefined, {
      ...{ path: ['dueOn'], when: () => true },
      error: '您选了要办的事，请写最晚是哪天。不知道就选“不知道”。',
    })
    .refine(({ dueKind, dueOn }) => isKnown(dueKind) || dueOn === undefined, {
      ...{ path: ['dueKind'], when: () => true },
      error: '您写了日期，请选那天以前要办什么。',
    })
    .refine(({ dueOn, issuedOn }) => dueOn === undefined || issuedOn === undefined || dueOn >= issuedOn, {
      path: ['dueOn'],
      error: '这一天比发证日期还早。请再看一看年份。',
    })
    .transform(({ key, revision, dueKind, dueOn, ...entry }) => ({
      key,
      revision,
      entry: {
        ...entry,
        due: isKnown(dueKind) && dueOn ? { kind: dueKind, on: dueOn } : undefined,
      } satisfies CertificateEntry,
    }));

/** A page that only confirms. */
export const removalForm = z.object({ revision: z.coerce.number().int().catch(0) });
