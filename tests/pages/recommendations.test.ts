import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { withdrawConsent } from '#src/domain/consent/withdraw-consent.ts';
import type { ConsentPurpose } from '#src/domain/consent/consent.ts';
import type { DemandAnswers } from '#src/domain/demand/demand.ts';
import { findExport } from '#src/domain/privacy/export-queries.ts';
import { findVisitor } from '#src/domain/account/visitor-queries.ts';
import { acceptInvitation } from '#src/domain/mandate/accept-invitation.ts';
import { inviteHelper } from '#src/domain/mandate/invite-helper.ts';
import { recommend } from '#src/domain/recommendation/recommend.ts';
import { wantRules } from '#src/domain/recommendation/want-rules.ts';
import { anAccount, cookieOf } from '../account-factories.ts';
import { anOpenDemand } from '../domain/recommendation/an-open-demand.ts';
import { aJob, anEmployer } from '../factories.ts';
import type { WantedJob } from '../factories.ts';
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
beforeEach(async () => {
  await db.updateTable('job').set({ withdrawn_at: new Date().toISOString() }).execute();
});

const service: DemandAnswers = {
  work: { occupations: ['customer-service'], own: [], isUnsure: false },
  place: { regions: ['450200'], isAnywhere: false, other: '', distance: undefined },
};

const locationOf = (response: Response): string => response.headers.get('location') ?? '';

async function aPerson(answers: DemandAnswers | null = service, isAgreed = true) {
  const account = await anAccount(db, portal.sealer);
  const { jobseekerId = '', accountId } = account;
  const actor = { accountId, role: 'jobseeker' } as const;
  const purposes: ConsentPurpose[] = isAgreed ? ['demand', 'recommendation'] : ['demand'];
  for (const purpose of purposes) await giveConsent(db, portal.sealer, { jobseekerId, purpose, actor }, new Date());
  if (answers) await anOpenDemand(db, portal.sealer, jobseekerId, answers, new Date());
  const visit = (cookie: string) => ({
    open: async (path = '/recommendations') => readFormPage(await portal.visit(path, { headers: { cookie } })),
    send: (path: string, fields: Record<string, string>) => portal.submit(path, fields, { headers: { cookie } }),
    visit: (path = '/recommendations') => portal.visit(path, { headers: { cookie } }),
  });
  return {
    ...{ account, jobseekerId, ...visit(await cookieOf(db, account)) },
    withdraw: (purpose: ConsentPurpose) =>
      withdrawConsent(db, portal.sealer, { jobseekerId, purpose, actor }, new Date()),
    asHelper: async (tasks: readonly ('demand' | 'message')[] = ['demand']) => {
      const helper = await anAccount(db, portal.sealer, { role: 'helper', called: '示例妈妈' });
      const invitation = await inviteHelper(
        db,
        portal.sealer,
        { accountId, tasks: [...tasks], term: 'month' },
        new Date(),
      );
      if (invitation.outcome !== 'opened') throw new Error(invitation.outcome);
      const { mandateId, code } = invitation;
      await acceptInvitation(db, portal.sealer, { accountId: helper.accountId, code }, new Date());
      return visit(await cookieOf(db, helper, { mandateId }));
    },
  };
}

const job = (title: string, wanted: WantedJob = {}) => aJob(db, { title, ...wanted });

describe('推荐给您的岗位', () => {
  test('asks for the consent first, and leads back', async () => {
    const { visit } = await aPerson(service, false);
    const response = await visit();
    expect([response.status, locationOf(response)]).toEqual([303, '/consents/recommendation?next=%2Frecommendations']);
  });

  test('says what to do first without a registration', async () => {
    const { open } = await aPerson(null);
    const page = await open();
    expect(page.status).toBe(200);
    expect(page.headings[0]).toBe('推荐给您的岗位');
    expect(page.text).toContain('还没有登记就业需求');
    expect(page.text).toContain('登记就业需求');
  });

  test('shows each job with why, what is not known, and a link to say no', async () => {
    const employer = await anEmployer(db, { name: '示例星光公司' });
    const { job_id: jobId } = await job('在线客服', { employer, pay_min: null, pay_max: null });
    await job('文员', { occupation: 'clerk' });
    const { open } = await aPerson({ ...service, needs: { needs: ['software', 'breaks'], note: '' } });
    const page = await open();
    expect(page.text).toContain('有1个岗位适合您的登记。');
    expect(page.text).toContain('因为：您登记了客服；在柳州市。');
    expect(page.text).toContain('不合或者未知：没有说有没有支持读屏的工作软件；薪酬未知。');
    expect(page.html).toContain(`href="/recommendations/${jobId}/refusal"`);
    expect(page.text).toMatch(/不要在线客服，\s*示例星光公司/);
    expect(page.text).not.toContain('文员');
    // What jobs do not speak of is left to be asked.
    expect(page.text).toContain('请先问行不行。中间可以多休息几次');
  });

  test('names what was found since the person last looked, once', async () => {
    await job('旧客服');
    const { open } = await aPerson();
    await open();
    await job('新客服');
    await recommend(db, portal.sealer, { path: '/recommendations' }, new Date());
    const page = await open();
    expect(page.text).toContain('有2个岗位适合您的登记，其中1个是新的。');
    expect(page.text.match(/新的推荐。/g)).toHaveLength(1);
    expect((await open()).text).toContain('有2个岗位适合您的登记。');
  });

  test('counts what a need keeps out, with the reason', async () => {
    const no = { fact: 'toilet', answer: 'no', note: null, confirmed_by: '示例核实员' };
    await job('客服', { access: [{ ...no, confirmed_on: '2026-03-01', confirmed_how: 'visit' }] });
    const { open } = await aPerson({ ...service, needs: { needs: ['toilet'], note: '' } });
    const page = await open();
    expect(page.text).toContain('现在没有合您登记的岗位');
    expect(page.headings).toContain('没有列出的岗位');
    expect(page.text).toContain('没有无障碍卫生间：1个岗位。');
  });

  test('turns pages, and a page that is not there is the nearest', async () => {
    const employer = await anEmployer(db);
    for (let number = 1; number <= 12; number++) await job(`客服${number}`, { employer });
    const { open } = await aPerson();
    const [first, second, last] = [
      await open(),
      await open('/recommendations?page=2'),
      await open('/recommendations?page=9'),
    ];
    expect(first.text).toContain('客服12');
    expect(first.text).not.toMatch(/客服2，/);
    expect(second.headings[0]).toBe('推荐给您的岗位，第2页');
    expect(second.text).toMatch(/客服2，/);
    expect(last.headings).toEqual(second.headings);
    expect((await open('/recommendations?page=moon')).headings).toEqual(first.headings);
  });

  test('is kept by no browser', async () => {
    const { visit } = await aPerson();
    expect((await visit()).headers.get('cache-control')).toBe('no-store');
  });
});

describe('不要', () => {
  test('asks what is not wanted, keeps it away, and lets it be restored', async () => {
    const employer = await anEmployer(db, { name: '示例甲公司' });
    const { job_id: jobId } = await job('客服甲', { employer });
    await job('客服乙', { employer });
    await job('客服丙', { employer: await anEmployer(db, { name: '示例丙公司' }) });
    const { open, send } = await aPerson();
    const refusal = `/recommendations/${jobId}/refusal`;
    const asked = await open(refusal);
    expect(asked.headings[0]).toBe('不要：客服甲');
    for (const choice of ['只是这个岗位', '客服都不要', '示例甲公司的都不要', '在柳州市的都不要', '全日制的都不要'])
      expect(asked.text).toContain(choice);
    const empty = await readFormPage(await send(refusal, {}));
    expect([empty.status, empty.errors]).toEqual([422, { kind: '请选一项：只不要这个岗位，还是这一类都不要。' }]);
    expect(empty.ids).toContain('kind');

    const sent = await send(refusal, { kind: 'employer', for: '' });
    expect([sent.status, locationOf(sent)]).toEqual([303, '/recommendations?refused=true#main']);
    const page = await open('/recommendations?refused=true');
    expect(page.headings).toContain('记下了');
    expect(page.text).toContain('客服丙');
    expect(page.text).not.toContain('客服乙');

    const refusals = await open('/recommendations/refusals');
    expect(refusals.text).toContain('单位：示例甲公司。');
    const restored = await send('/recommendations/refusals', { refusal: refusals.values['refusal'] ?? '', for: '' });
    expect(locationOf(restored)).toBe('/recommendations/refusals?restored=true#main');
    expect((await open()).text).toContain('客服乙');
    // A second press of the page that was left open is no mistake.
    expect((await send('/recommendations/refusals', { refusal: refusals.values['refusal'] ?? '' })).status).toBe(303);
  });

  test('of nothing that there is, or without consent, leads nowhere', async () => {
    const { job_id: jobId } = await job('客服');
    const { open, send, withdraw, visit } = await aPerson();
    expect((await open('/recommendations/moon/refusal')).status).toBe(404);
    expect((await send('/recommendations/refusals', { refusal: 'moon' })).status).toBe(422);
    await withdraw('recommendation');
    expect(locationOf(await visit(`/recommendations/${jobId}/refusal`))).toBe('/recommendations');
  });
});

describe('a helper', () => {
  test('sees the jobs of the person, on record, and what they refuse is labelled', async () => {
    const { job_id: jobId } = await job('在线客服');
    const { asHelper, open, jobseekerId } = await aPerson();
    const helper = await asHelper();
    const page = await helper.open();
    expect(page.headings[0]).toBe('推荐给示例小林的岗位');
    expect(page.text).toContain('因为：本人登记了客服；在柳州市。');
    const log = await db
      .selectFrom('file_event')
      .select(['kind', 'actor_role'])
      .where('jobseeker_id', '=', jobseekerId)
      .execute();
    expect(log).toContainEqual({ kind: 'read', actor_role: 'helper' });
    const refusal = `/recommendations/${jobId}/refusal`;
    const values = (await helper.open(refusal)).values;
    expect((await helper.send(refusal, { kind: 'job', for: values['for'] ?? '' })).status).toBe(303);
    expect((await open('/recommendations/refusals')).text).toContain('由家属代填');
    // Left open for one person, sent when the helper has turned to the next.
    expect(locationOf(await helper.send(refusal, { kind: 'job', for: 'another' }))).toBe(`${refusal}?other=true#main`);
    expect((await helper.open(`${refusal}?other=true`)).headings).toContain('没有保存');
  });

  test('cannot agree for the person, and without the task sees nothing', async () => {
    const person = await aPerson(service, false);
    const page = await (await person.asHelper()).open();
    expect([page.status, page.headings[0]]).toEqual([200, '推荐给示例小林的岗位']);
    expect(page.text).toContain('本人还没有同意');
    const other = await (await aPerson()).asHelper(['message']);
    expect((await other.open()).status).toBe(403);
  });
});

test('the rules are for everybody to read, and are those that choose', async () => {
  const page = await readFormPage(await portal.visit('/recommendations/rules'));
  expect([page.status, page.headings[0]]).toEqual([200, '推荐岗位的规则']);
  for (const { name, text } of wantRules) expect(page.text).toContain(`${name}${text}`);
  expect(page.text).toMatch(/打很多电话这些职业请您先问：客服。/);
});

test('the copy of a person’s data holds what was recommended and refused', async () => {
  await job('在线客服');
  const { open, account } = await aPerson();
  await open();
  const visitor = await findVisitor(db, portal.sealer, (await cookieOf(db, account)).replace('session=', ''));
  if (!visitor) throw new Error('Nobody is signed in');
  const { recommendations } = await findExport(db, portal.sealer, visitor, new Date());
  expect(recommendations).toMatchObject({ jobs: [{ title: '在线客服' }], refused: [] });
});
