/** What an engine or a check of our own found on a page. */
export interface Finding {
  /** The engine or the check, as its file is named. */
  by: string;
  /** What it calls the rule. */
  rule: string;
  /** Where: a selector, or how a developer would point at it. Empty for the page as a whole. */
  element: string;
  message: string;
}

/** A finding in one line. */
export const sayFinding = ({ by, rule, element, message }: Finding): string =>
  [`${by} ${rule}`, element, message].filter(Boolean).join(': ');
