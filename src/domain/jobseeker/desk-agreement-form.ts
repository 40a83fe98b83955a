import { z } from 'zod';
import { agreementWays, papers, speakers } from './desk-agreement.ts';
import type { DeskAgreement, Paper, Speaker } from './desk-agreement.ts';
import { readDay } from './jobseeker-form.ts';

const isPaper = (text: string): text is Paper => Object.hasOwn(papers, text);

/** Ticked boxes arrive as one text with a line each. */
const seenPapers = z
  .string()
  .default('')
  .transform((text) => text.split('\n').filter(isPaper));

/** At least one paper: for whatever a person comes to the desk for. */
export const papersField = seenPapers.refine((seen) => seen.length > 0, {
  error: '请选您核对过的证件，至少一种。',
});

/** `15:20`, `15点20分` or `下午3点20分` as hours and minutes; undefined for anything else. */
export function readTime(text: string): string | undefined {
  const [, half = '', hours = '', minutes = '0'] =
    /^(上午|下午|晚上)?\s*(\d{1,2})\s*[:：点时]\s*(?:(\d{1,2})\s*分?)?$/.exec(text) ?? [];
  const hour = Number(hours) + (half !== '' && half !== '上午' && Number(hours) < 12 ? 12 : 0);
  if (hours === '' || hour > 23 || Number(minutes) > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${minutes.padStart(2, '0')}`;
}

/** So many days ago a call may have been at most, in milliseconds. */
const freshness = 7 * 86_400_000;

/** How a person said yes, on every page of the desk that needs it. */
export const deskAgreementForm = (now: Date) =>
  z
    .object({
      way: z.enum(Object.keys(agreementWays) as (keyof typeof agreementWays)[], '请选一项：本人怎样说的。'),
      papers: seenPapers,
      calledOn: z.string().default(''),
      calledAt: z.string().default(''),
      speaker: z.string().default(''),
    })
    .transform(({ way, papers: seen, calledOn, calledAt, speaker }, context): { agreement: DeskAgreement } => {
      const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
      if (way === 'present') {
        if (seen.length === 0) say('papers', '本人在场，请选您核对过的证件，至少一种。');
        return { agreement: { way, papers: seen } };
      }
      const [day, time] = [readDay(calledOn), readTime(calledAt)];
      if (!day) say('calledOn', '请写哪天打的电话，例如2026年3月1日。');
      if (!time) say('calledAt', '请写几点打的电话，例如15点20分。');
      const moment = day && time ? Date.parse(`${day}T${time}:00+08:00`) : now.getTime();
      if (moment > now.getTime()) say('calledAt', '打电话的时间还没有到。请改一改。');
      if (moment < now.getTime() - freshness) say('calledOn', '电话是7天以前打的，太久了。请再打一次。');
      if (!isSpeaker(speaker)) say('speaker', '请选一项：在电话里是谁说的。');
      return {
        agreement: { way, calledAt: new Date(moment).toISOString(), speaker: isSpeaker(speaker) ? speaker : 'person' },
      };
    });

const isSpeaker = (text: string): text is Speaker => Object.hasOwn(speakers, text);
