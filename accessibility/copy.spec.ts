import { refusalPage, refusals } from '#src/refusal.ts';
import { copyFindings } from './copy/copy-findings.ts';
import { sayFinding } from './finding.ts';
import { expect, test } from './gate.ts';
import { pageStates } from './routes.ts';

for (const state of pageStates) {
  test(`${state.name} sounds right when it is read out`, async ({ respond }) => {
    const response = await respond(state);
    expect((await copyFindings(await response.text())).map(sayFinding)).toEqual([]);
  });
}

for (const [name, refusal] of Object.entries(refusals)) {
  test(`the page that refuses a request sounds right: ${name}`, async () => {
    expect((await copyFindings(refusalPage(refusal, '12345678'))).map(sayFinding)).toEqual([]);
  });
}
