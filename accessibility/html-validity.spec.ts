import { HtmlValidate } from 'html-validate';
import { expect, test } from './gate.ts';
import { refusalPage, refusals } from '#src/refusal.ts';
import { endpoints, pageStates } from './routes.ts';

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
    'valid-autocomplete': 'error',
    'no-autoplay': 'error',
    'meta-refresh': 'error',
  },
});

for (const state of pageStates) {
  test(`the HTML of ${state.name} is valid`, async ({ respond }) => {
    const response = await respond(state);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await findings(await response.text())).toEqual([]);
  });
}

for (const [name, refusal] of Object.entries(refusals)) {
  test(`the HTML that refuses a request is valid: ${name}`, async () => {
    expect(await findings(refusalPage(refusal, 'incident'))).toEqual([]);
  });
}

async function findings(html: string): Promise<string[]> {
  const report = await validator.validateString(html);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector, line }) => `${ruleId}: ${message} (${selector ?? `line ${line}`})`),
  );
}

for (const state of endpoints) {
  test(`${state.name} answers`, async ({ portal, samples }) => {
    const response = await portal.visit(state.path(samples));
    expect(response.status).toBe(state.status);
    expect(response.headers.get('content-type')).toBeTruthy();
    expect((await response.text()).length).toBeGreaterThan(0);
  });
}
