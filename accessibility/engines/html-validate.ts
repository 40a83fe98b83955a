import { HtmlValidate } from 'html-validate';
import type { Finding } from '../finding.ts';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:standard', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    // How markup is written down is Astro's matter; what it means is ours.
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    // Astro writes one style element per style sheet into the page, by design.
    'no-inline-style': 'error',
    // Counted in Latin letters, where a Chinese title needs fewer.
    'long-title': 'off',
    // `role="list"` keeps lists without bullets being lists in VoiceOver.
    'no-redundant-role': ['error', { exclude: ['list'] }],
    'prefer-native-element': ['error', { exclude: ['list', 'group', 'radiogroup'] }],
    // The summary of mistakes and the notice of what just happened are heard before the page's own heading.
    'heading-level': ['error', { minInitialRank: 'h2' }],
    // A person may choose several boxes of one name.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
    // A script of our own comes from where the page comes from.
    'require-sri': ['error', { target: 'crossorigin' }],
    'valid-autocomplete': 'error',
    'no-autoplay': 'error',
    'meta-refresh': 'error',
  },
});

/** What html-validate finds in the text of a whole page. It needs no browser. */
export async function htmlFindings(html: string): Promise<Finding[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector, line }) => ({
      by: 'html-validate',
      rule: ruleId,
      element: selector ?? `line ${line}`,
      message,
    })),
  );
}
