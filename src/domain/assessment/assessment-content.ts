import type { Sealer } from '#src/sealing.ts';
import type { EnteredBy, Findings } from './assessment.ts';
import { readFindings } from './assessment.ts';
import { isSelfQuestion } from './self-question.ts';
import type { SelfQuestion } from './self-question.ts';

/** What somebody said to one question of the self-assessment. */
export interface SelfAnswer {
  chosen: readonly string[];
  words: string;
  by: EnteredBy;
  /** How who entered it wanted to be addressed then. */
  called: string;
}

export type SelfAnswers = Partial<Record<SelfQuestion, SelfAnswer>>;

/** What a counsellor writes for the person. */
export interface Result {
  well: string;
  help: string;
  fits: string;
  next: string;
  findings: Findings;
}

/** Opens the answers of a self-assessment. */
export const readSelfAnswers = (sealer: Sealer, sealed: string | null): SelfAnswers =>
  sealed
    ? (Object.fromEntries(
        Object.entries(JSON.parse(sealer.unseal(sealed)) as SelfAnswers).filter(([question]) =>
          isSelfQuestion(question),
        ),
      ) as SelfAnswers)
    : {};

export const readResult = (sealer: Sealer, sealed: string): Result => JSON.parse(sealer.unseal(sealed)) as Result;

/** What a self-assessment says in the closed sets. */
export const findingsOf = ({ helps, tires, tools, tasks }: SelfAnswers): Findings =>
  readFindings({ helps: helps?.chosen, tires: tires?.chosen, tools: tools?.chosen, tasks: tasks?.chosen });
