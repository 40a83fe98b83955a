import { allowed, allowListFaults, isAllowed, nameOf } from './allow-list.ts';
import type { Allowed } from './allow-list.ts';
import { engineFindings } from './engines.ts';
import { expect, test } from './gate.ts';
import { modes } from './modes.ts';
import { pageStates } from './routes.ts';

test('the allow-list is short, has reasons and holds nothing for more than thirty days', () => {
  expect(allowListFaults(new Date().toISOString().slice(0, 10))).toEqual([]);
});

for (const entry of allowed) {
  test(`the allow-list is still needed for ${nameOf(entry)}`, async ({ open, page }) => {
    const state = pageStates.find(({ name }) => name === entry.state);
    if (!state) throw new Error(`There is no state ${entry.state}`);
    await open(state, modes[entry.mode]);
    const findings = await engineFindings(page, entry.mode, []);
    expect(findings.filter((finding) => isAllowed(finding, entry.mode, [entry]))).not.toEqual([]);
  });
}

const example: Allowed = {
  by: 'axe',
  rule: 'region',
  element: '#map',
  state: '/contact',
  mode: 'light',
  since: '2026-01-01',
  reason: 'The map of the office is being replaced by words.',
};

test('an entry of the allow-list ends after thirty days, and is neither dated ahead nor without a reason', () => {
  expect(allowListFaults('2026-01-31', [example])).toEqual([]);
  expect(allowListFaults('2026-02-01', [example])).toHaveLength(1);
  expect(allowListFaults('2025-12-31', [example])).toHaveLength(1);
  expect(allowListFaults('2026-01-02', [{ ...example, since: 'soon' }])).toHaveLength(1);
  expect(allowListFaults('2026-01-02', [{ ...example, reason: ' ' }])).toHaveLength(1);
  expect(
    allowListFaults(
      '2026-01-02',
      Array.from({ length: 10 }, () => example),
    ),
  ).toEqual([]);
  expect(
    allowListFaults(
      '2026-01-02',
      Array.from({ length: 11 }, () => example),
    ),
  ).toHaveLength(1);
});

test('the allow-list lets pass what it names, and nothing else', () => {
  const finding = { by: 'axe', rule: 'region', element: 'main > #map', message: '' };
  expect(isAllowed(finding, 'light', [example])).toBe(true);
  expect(isAllowed(finding, 'dark', [example])).toBe(false);
  expect(isAllowed({ ...finding, by: 'ibm' }, 'light', [example])).toBe(false);
  expect(isAllowed({ ...finding, rule: 'bypass' }, 'light', [example])).toBe(false);
  expect(isAllowed({ ...finding, element: '#main' }, 'light', [example])).toBe(false);
});
