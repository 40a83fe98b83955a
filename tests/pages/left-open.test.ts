import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '#db/database.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { readFormPage } from './form-page.ts';

/** Each form, with answers that it takes. Forms that only ask, such as the search, are addresses and do not grow old. */
const forms: Readonly<Record<string, Record<string, string>>> = {
  '/feedback': { kind: 'need', message: '示例：我想学音频编辑，哪里有班？' },
  '/region': { region: '450200' },
  '/settings': { theme: 'dark', size: '150', spacing: 'wide', targets: 'large' },
};

describe.each([1, 7])('a page that was left open for %i days', (days) => {
  let today: Portal;
  let later: Portal;
  beforeAll(async () => {
    today = await startPortal();
    later = await startPortal({
      content: 'empty',
      environment: {
        DATABASE_URL: today.databaseUrl,
        CLOCK_AHEAD_DAYS: String(days),
        NODE_OPTIONS: `--import=${new URL('../moved-clock.ts', import.meta.url).href}`,
      },
    });
  });
  afterAll(async () => {
    await later.stop();
    await today.stop();
  });

  test.each(Object.entries(forms))('can still be sent: %s', async (path, answers) => {
    const { values } = await readFormPage(await today.visit(path));
    const response = await later.submit(path, { ...values, ...answers });
    expect(response.status).toBe(303);
  });

  test('can still be sent: the report of a job, which is kept under the day of then', async () => {
    const list = await (await today.visit('/jobs')).text();
    const path = `${/href="(\/jobs\/[0-9a-f-]{36})/.exec(list)?.[1]}/report`;
    const { values } = await readFormPage(await today.visit(path));
    const response = await later.submit(path, { ...values, category: 'fee', message: '示例：要先交钱。' });
    expect(response.status).toBe(303);
    const db = openDatabase(today.databaseUrl);
    const events = await db.selectFrom('feedback_event').select('happened_at').execute();
    await db.destroy();
    const newest = Math.max(...events.map(({ happened_at }) => Date.parse(happened_at)));
    expect(Math.round((newest - Date.now()) / (24 * 60 * 60 * 1000))).toBe(days);
  });
});
