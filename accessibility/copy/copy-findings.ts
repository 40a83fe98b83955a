import type { Finding } from '../finding.ts';
import { markRules } from './marks.ts';
import { numberRules } from './numbers.ts';
import { readPageText } from './page-text.ts';
import type { PageText } from './page-text.ts';
import type { Rule } from './rule.ts';
import { sentenceRules } from './sentences.ts';
import { termRules } from './terms.ts';
import { wordingRules } from './wordings.ts';

/** Everything that our wording holds to. */
export const copyRules: readonly Rule[] = [
  ...numberRules,
  ...markRules,
  ...wordingRules,
  ...sentenceRules,
  ...termRules,
];

/** What would sound wrong in a page of ours; `page.content()` of a browser will do as HTML. */
export const copyFindings = async (html: string): Promise<Finding[]> => findingsIn(await readPageText(html));

/** The same for strings that were read already. */
export const findingsIn = (page: PageText): Finding[] =>
  copyRules.flatMap(({ name, find }) =>
    find(page).map(({ text, message }) => ({
      by: 'copy',
      rule: name,
      element: `${text.place} ${text.element}`,
      message,
    })),
  );
