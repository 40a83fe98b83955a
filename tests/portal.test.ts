import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPortal } from './portal.ts';
import type { Portal } from './portal.ts';

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.stop());

test('the built portal answers with a page in Chinese', async () => {
  const response = await portal.visit('/');
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('<html lang="zh-CN"');
});
