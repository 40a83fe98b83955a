import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { consentPurposes, consents } from '#src/domain/consent/consent.ts';
import { hasConsent } from '#src/domain/consent/consent-queries.ts';
import { sealPerson } from '#src/domain/jobseeker/person.ts';
import type { Person } from '#src/domain/jobseeker/person.ts';
import { anAccount, cookieOf } from '../account-factories.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { readFormPage } from './form-page.ts';

let portal: Portal;
let db: Kysely<Database>;
beforeAll(async () => {
  portal = await startPortal({ content: 'empty' });
  db = openDatabase(portal.databaseUrl);
});
afterAll(async () => {
  await db.destroy();
  await portal.stop();
});

async function aVisitor(person?: Person) {
  const account = await anAccount(db, portal.sealer);
  const { jobseekerId = '' } = account;
  if (person)
    await db
      .updateTable('jobseeker')
      .set({ sealed_person: sealPerson(portal.sealer, person) })
      .where('jobseeker_id', '=', jobseekerId)
      .execute();
  const headers = { cookie: await cookieOf(db, account) };
  return {
    jobseekerId,
    open: async (path: string) => readFormPage(await portal.visit(path, { headers })),
    send: (path: string, fields: Record<string, string>) => portal.submit(path, fields, { headers }),
  };
}

const locationOf = (response: Response): string => response.headers.get('location') ?? '';

describe('我的同意', () => {
  test('lists every purpose with its state and leads to each', async () => {
    const { open, send } = await aVisitor();
    await send('/consents/message', { wish: 'give' });
    const page = await open('/consents');
    expect(page.status).toBe(200);
    expect(page.title).toBe('我的同意，同途');
    for (const purpose of consentPurposes) {
      expect(page.html).toContain(`href="/consents/${purpose}"`);
      const state =
        purpose === 'message'
          ? /给我发短信提醒：已经同意，\d+年\d+月\d+日。/
          : `${consents[purpose].asks}：还没有同意。`;
      expect(page.text).toMatch(state);
    }
    expect(page.text).toContain('现在您同意了1项');
  });

  test('is kept by no browser and shown to nobody who has not signed in', async () => {
    const response = await portal.visit('/consents');
    expect(response.status).toBe(303);
    const account = await anAccount(db, portal.sealer);
    const own = await portal.visit('/consents', { headers: { cookie: await cookieOf(db, account) } });
    expect(own.headers.get('cache-control')).toBe('no-store');
  });
});

describe('one consent', () => {
  test('says before it asks: what for, what data, who sees it, how long, and what happens without and afterwards', async () => {
    const { open } = await aVisitor();
    for (const purpose of consentPurposes) {
      const page = await open(`/consents/${purpose}`);
      const { data, seenBy, keptFor, without, withdrawn, asks } = consents[purpose];
      expect(page.headings[0]).toBe(`同意：${asks}`);
      for (const words of [data, seenBy, keptFor, without, withdrawn]) expect(page.text).toContain(words);
      expect(page.text.includes('敏感个人信息')).toBe('sensitive' in consents[purpose]);
    }
  });

  test('is given by one button and withdrawn by one button, and each time the page says what then happens', async () => {
    const { open, send, jobseekerId } = await aVisitor();
    const given = await send('/consents/counsellor', { wish: 'give' });
    expect([given.status, locationOf(given)]).toEqual([303, '/consents/counsellor?done=give#main']);
    expect(await hasConsent(db, jobseekerId, 'counsellor')).toBe(true);
    const page = await open('/consents/counsellor?done=give');
    expect(page.headings).toContain('已经记下您的同意');
    expect(page.values['wish']).toBe('withdraw');

    const withdrawn = await send('/consents/counsellor', { wish: 'withdraw' });
    expect(locationOf(withdrawn)).toBe('/consents/counsellor?done=withdraw#main');
    expect(await hasConsent(db, jobseekerId, 'counsellor')).toBe(false);
    expect((await open('/consents/counsellor?done=withdraw')).text).toContain(consents.counsellor.done);
  });

  test('never claims what has not happened', async () => {
    const { open } = await aVisitor();
    expect((await open('/consents/message?done=give')).text).not.toContain('已经记下');
    expect((await open('/consents/message?done=withdraw')).text).not.toContain(consents.message.done);
  });

  test('leads back to the form that needed it, and nowhere else', async () => {
    const { open, send } = await aVisitor();
    const asked = await open('/consents/disability?next=%2Fprivacy%3Fa%3D1');
    expect(asked.values['next']).toBe('/privacy?a=1');
    expect(locationOf(await send('/consents/disability', { wish: 'give', next: '/privacy?a=1' }))).toBe(
      '/privacy?a=1#main',
    );
    for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example']) {
      expect((await open(`/consents/identity?next=${encodeURIComponent(next)}`)).html).not.toContain('evil');
      const sent = await send('/consents/identity', { wish: 'give', next });
      expect(locationOf(sent)).toBe('/consents/identity?done=give#main');
    }
  });

  test('sent without a wish is refused with a sentence', async () => {
    const { send, jobseekerId } = await aVisitor();
    const page = await readFormPage(await send('/consents/message', {}));
    expect(page.status).toBe(422);
    expect(page.text).toContain('没有读懂提交的内容');
    expect(await hasConsent(db, jobseekerId, 'message')).toBe(false);
  });

  test('of a purpose that does not exist is not found', async () => {
    const { open, send } = await aVisitor();
    for (const path of ['/consents/moon', '/consents/toString', '/consents/__proto__']) {
      expect((await open(path)).status).toBe(404);
      expect((await send(path, { wish: 'give' })).status).toBe(404);
    }
  });

  test('is refused to staff, who have no file of their own', async () => {
    const counsellor = await anAccount(db, portal.sealer, { role: 'counsellor' });
    const headers = { cookie: await cookieOf(db, counsellor) };
    expect((await portal.visit('/consents', { headers })).status).toBe(403);
    expect((await portal.submit('/consents/record', { wish: 'give' }, { headers })).status).toBe(403);
  });
});

describe('a child under 14', () => {
  const child: Person = { called: '示例小朋友', bornOn: '2020-03-07' };

  test('is asked for a guardian, and nothing that was typed is lost', async () => {
    const { send, jobseekerId, open } = await aVisitor(child);
    expect((await open('/consents/record')).text).toContain('您不满14岁，要由监护人同意');
    const page = await readFormPage(await send('/consents/record', { wish: 'give', guardian: '示例林父' }));
    expect(page.status).toBe(422);
    expect(Object.keys(page.errors)).toEqual(['relation', 'present']);
    for (const field of Object.keys(page.errors)) expect(page.ids).toContain(field);
    expect(page.values['guardian']).toBe('示例林父');
    expect(await hasConsent(db, jobseekerId, 'record')).toBe(false);

    const answers = { wish: 'give', guardian: '示例林父', relation: 'parent', present: 'yes' };
    expect((await send('/consents/record', answers)).status).toBe(303);
    expect(await hasConsent(db, jobseekerId, 'record')).toBe(true);
    expect((await open('/consents/record')).text).toContain('监护人示例林父同意了');
    expect((await send('/consents/record', { wish: 'withdraw' })).status).toBe(303);
    expect(await hasConsent(db, jobseekerId, 'record')).toBe(false);
  });

  test('others are never asked for one', async () => {
    const { open } = await aVisitor();
    expect((await open('/consents/record')).text).not.toContain('监护人');
  });
});
