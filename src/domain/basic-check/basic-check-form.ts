import { z } from 'zod';
import { wantedLength } from './basic-check.ts';
import type { Verdict } from './basic-check.ts';

/** The name of the field where somebody writes what a fact should be. */
export const wantedName = (field: string): string => `${field}-wanted`;

/** What was said to each fact that something was said to. */
export type SaidFacts = Record<string, { verdict: Verdict; wanted: string }>;

/** `/basic-check/[part]`: a fact may be left for later; what is to be corrected says how it should read. */
export const checkPartForm = (fields: readonly string[]) =>
  z.record(z.string(), z.string()).transform((sent, context): { said: SaidFacts; seen: string } => {
    const said: SaidFacts = {};
    for (const field of fields) {
      const wanted = sent[wantedName(field)] ?? '';
      const verdict = sent[field] ?? '';
      const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
      const length = [...wanted].length;
      if (length > wantedLength) say(wantedName(field), `最多写${wantedLength}个字。您写了${length}个字。`);
      if (verdict === 'wrong' && wanted === '') say(wantedName(field), '请写应该是什么。');
      if (verdict !== 'wrong' && wanted !== '') say(field, '您写了应该是什么，请选要更正或者要补充的那一项。');
      if (verdict === 'right' || verdict === 'wrong') said[field] = { verdict, wanted };
      else if (verdict !== '') say(field, '请选一项，或者都不选。');
    }
    return { said, seen: sent['seen'] ?? '' };
  });

/** `/basic-check`: sending what was checked. */
export const finishForm = z.object({ check: z.string().default('') });
