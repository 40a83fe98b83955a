import type { Change } from './change.ts';
import type { CleanPath } from './clean-pages.ts';

/** A mistake that people make in pages. */
export interface SeededDefect {
  /** The criteria of WCAG 2.2 that it breaks. */
  criteria: readonly string[];
  /** The engine or check that has to report it, and what it calls the rule. */
  caughtBy: string;
}

/** A mistake in one page. */
export interface Defect extends SeededDefect {
  /** The clean page that it is made in. */
  on: CleanPath;
  change: Change;
  /** The mode of `modes.ts` that shows it; light unless told otherwise. */
  mode?: string;
}

/** Defects by what was done wrong. */
export type Defects = Readonly<Record<string, Defect>>;
