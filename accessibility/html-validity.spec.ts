import { htmlFindings } from './engines/html-validate.ts';
import { findJava, vnuFindings } from './engines/vnu.ts';
import { sayFinding } from './finding.ts';
import { expect, test } from './gate.ts';
import { refusalPage, refusals } from '#src/refusal.ts';
import { endpoints, pageStates } from './routes.ts';
import { cookiesOf } from './samples.ts';

for (const state of pageStates) {
  test(`the HTML of ${state.name} is valid`, async ({ respond }) => {
    const response = await respond(state);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect((await htmlFindings(await response.text())).map(sayFinding)).toEqual([]);
  });
}

const refused = Object.entries(refusals).map(([name, refusal]) => [name, refusalPage(refusal, 'incident')] as const);

for (const [name, html] of refused) {
  test(`the HTML that refuses a request is valid: ${name}`, async () => {
    expect((await htmlFindings(html)).map(sayFinding)).toEqual([]);
  });
}

const java = findJava();
if (java) {
  test('vnu finds nothing in the HTML of any page, save one that is wrong on purpose', async ({ respond }) => {
    test.setTimeout(180_000);
    const wrong = 'a page with one id twice';
    const pages = new Map(refused);
    pages.set(wrong, '<!doctype html><html lang="zh-CN"><title>同途</title><p id="a">一</p><p id="a">二</p></html>');
    for (const state of pageStates) pages.set(state.name, await (await respond(state)).text());
    const findings = await vnuFindings(java, pages);
    const said = findings.map(({ page, ...finding }) => `${page}: ${sayFinding(finding)}`);
    expect(said.filter((sentence) => !sentence.startsWith(wrong))).toEqual([]);
    expect(said.filter((sentence) => sentence.startsWith(wrong))).not.toEqual([]);
  });
}

for (const state of endpoints) {
  test(`${state.name} answers`, async ({ portal, samples }) => {
    const headers = { cookie: cookiesOf(state, samples).join('; ') };
    const response = await portal.visit(state.path(samples), { headers });
    expect(response.status).toBe(state.status);
    expect(response.headers.get('content-type')).toBeTruthy();
    expect((await response.text()).length).toBeGreaterThan(0);
  });
}
