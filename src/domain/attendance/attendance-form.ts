import { z } from 'zod';
import { attendanceKeys, messageGroups } from './attendance.ts';
import type { AttendanceState, MessageGroup } from './attendance.ts';

/** The longest reason of whoever records, in characters: one line. */
const reasonLength = 100;

const wordsLength = 500;

const uuid = /^[0-9a-f-]{36}$/;

/** One line of the form of a whole group. */
export interface AttendanceLine {
  enrolmentId: string;
  state: AttendanceState;
  reason: string;
  /** What the form showed; 0: not recorded. */
  revision: number;
}

/** The names of the fields of one person: what came of it, why, and what the form showed. */
export const stateField = (enrolmentId: string): string => `s-${enrolmentId}`;
export const reasonField = (enrolmentId: string): string => `w-${enrolmentId}`;
export const shownField = (enrolmentId: string): string => `r-${enrolmentId}`;

/** What the form shows of one person, so that a line that nobody touched is told from one that was changed. */
export const sayShown = (
  shown: { revision: number; state: string | undefined; reason: string | undefined } | undefined,
) => [shown?.revision ?? 0, shown?.state ?? '-', shown?.reason ?? ''].join(' ').trim();

const isState = (text: string): text is AttendanceState => attendanceKeys.some((key) => key === text);

/**
 * `/teaching/[id]/dates/[date]`: a state and a reason of everybody, and what was shown. Whoever is not recorded, or as the
 * form showed them, is left out; a reason without a state is a mistake, so that no words are lost.
 */
export const groupForm = z.record(z.string(), z.string()).transform((fields, context): AttendanceLine[] =>
  Object.keys(fields)
    .filter((name) => name.startsWith('r-') && uuid.test(name.slice(2)))
    .flatMap((name) => {
      const enrolmentId = name.slice(2);
      const state = fields[stateField(enrolmentId)] ?? '';
      const reason = fields[reasonField(enrolmentId)] ?? '';
      const shown = fields[name] ?? '';
      const revision = Number.parseInt(shown, 10);
      if (isState(state) && shown === sayShown({ revision, state, reason })) return [];
      if ([...reason].length > reasonLength)
        context.addIssue({
          code: 'custom',
          path: [reasonField(enrolmentId)],
          message: `说明最多写${reasonLength}个字。`,
        });
      if (isState(state)) return [{ enrolmentId, state, reason, revision }];
      if (reason !== '')
        context.addIssue({
          code: 'custom',
          path: [stateField(enrolmentId)],
          message: '请选到了没有。只写说明，记不下来。',
        });
      return [];
    }),
);

const words = (missing: string) =>
  z
    .string()
    .default('')
    .refine((text) => text !== '', { error: missing })
    .refine((text) => [...text].length <= wordsLength, { error: `最多写${wordsLength}个字。` });

/** `/enrolments/[id]/attendance/[date]`: an absence, an absence taken back, or an objection. */
export const ownAttendanceForm = z.discriminatedUnion(
  'deed',
  [
    z.object({ deed: z.literal('announce'), words: words('请写为什么来不了，一句话就行。') }),
    z.object({ deed: z.literal('come') }),
    z.object({ deed: z.literal('contest'), words: words('请写哪里不对，比如“我到了，坐在后面”。') }),
  ],
  { error: '没有读懂提交的内容，请再打开这一页。' },
);

/** `/teaching/contests/[contest]` */
export const contestForm = z.object({
  state: z
    .union([z.literal('keep'), z.enum(attendanceKeys)], '请选一项：怎么改。')
    .transform((value) => (value === 'keep' ? undefined : value)),
  words: words('请写答复。'),
});

/** `/teaching/[id]/messages` */
export const messageForm = z.object({
  // Made when the form is shown, so that sending it twice sends one message.
  key: z.uuid({ error: '没有读懂提交的内容，请再打开这一页。' }),
  audience: z.enum(Object.keys(messageGroups) as MessageGroup[], '请选一项：发给谁。'),
  text: words('请写要告诉大家什么。'),
  step: z.enum(['look', 'send', 'back']).default('look'),
});
