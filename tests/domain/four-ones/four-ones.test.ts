import { randomBytes, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { findVisitor } from '#src/domain/account/visitor-queries.ts';
import { countTasks, listTasks } from '#src/domain/caseload/task-queries.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { withdrawConsent } from '#src/domain/consent/withdraw-consent.ts';
import { answerDoubt } from '#src/domain/four-ones/answer-doubt.ts';
import { doubtService } from '#src/domain/four-ones/doubt-service.ts';
import { findFourOnes, listMissingSteps, listServices } from '#src/domain/four-ones/four-ones-queries.ts';
import { nextStep, sayMissing, sayStep } from '#src/domain/four-ones/four-ones.ts';
import { recordService } from '#src/domain/four-ones/record-service.ts';
import { takeBackService } from '#src/domain/four-ones/take-back-service.ts';
import { serviceForm } from '#src/domain/four-ones/service-form.ts';
import { listFileEvents } from '#src/domain/file/file-queries.ts';
import { listNotices } from '#src/domain/notice/notice-queries.ts';
import { openTask } from '#src/domain/task/open-task.ts';
import { createSealer } from '#src/sealing.ts';
import { anAccount, anOrganisation, cookieOf } from '../../account-factories.ts';
import type { MadeAccount } from '../../account-factories.ts';
import { freshDatabase } from '../../database.ts';

const sealer = createSealer(randomBytes(32));
const monday = new Date('2026-11-23T02:00:00.000Z');
const tuesday = new Date('2026-11-24T02:00:00.000Z');

let db: Kysely<Database>;
let counsellor: MadeAccount;
beforeEach(async () => {
  db = await freshDatabase();
  const organisationId = await anOrganisation(db);
  counsellor = await anAccount(db, sealer, { role: 'counsellor', called: '示例老师', organisationId });
});

const visitorOf = async (account: MadeAccount) => {
  const visitor = await findVisitor(db, sealer, (await cookieOf(db, account)).replace('session=', ''));
  if (!visitor) throw new Error('The account cannot sign in');
  return visitor;
};

async function aPerson({
  called = '示例小林',
  onCaseload = true,
  agrees = true,
  residenceRegion = '450202',
}: { called?: string; onCaseload?: boolean; agrees?: boolean; residenceRegion?: string } = {}) {
  const account = await anAccount(db, sealer, {
    called,
    residenceRegion,
    ...(onCaseload ? { counsellorId: counsellor.accountId } : {}),
  });
  const { accountId, jobseekerId = '' } = account;
  const actor = { accountId, role: 'jobseeker' } as const;
  if (agrees)
    for (const purpose of ['record', 'counsellor'] as const)
      await giveConsent(db, sealer, { jobseekerId, purpose, actor }, monday);
  return { accountId, jobseekerId, actor };
}

const aCheck = (jobseekerId: string, accountId: string, finished_at: string | null) =>
  db
    .insertInto('basic_check')
    .values({
      ...{ basic_check_id: randomUUID(), jobseeker_id: jobseekerId, sealed_answers: null },
      ...{ begun_at: monday.toISOString(), finished_at, finished_by: accountId, finished_as: 'self' },
    })
    .execute();

const aDemand = (jobseekerId: string, accountId: string, state: 'draft' | 'open', ends_on = '2027-05-23') =>
  db
    .insertInto('demand')
    .values({
      ...{ demand_id: randomUUID(), jobseeker_id: jobseekerId, state, sealed_answers: null, receipt_number: null },
      ...{ created_at: monday.toISOString(), changed_at: monday.toISOString(), reminders: 0, refreshed_at: null },
      ...{ sent_at: state === 'open' ? monday.toISOString() : null, sent_by: accountId, ended_at: null },
      ends_on: state === 'open' ? ends_on : null,
    })
    .execute();

const anAssessment = (jobseekerId: string, done_on: string | null, expires_on: string | null) =>
  db
    .insertInto('assessment')
    .values({
      ...{ assessment_id: randomUUID(), jobseeker_id: jobseekerId, kind: 'self', appointment_id: null },
      ...{ assessor_id: null, done_on, expires_on, sealed_content: sealer.seal('{}'), read_at: null },
      ...{ created_at: monday.toISOString(), changed_at: monday.toISOString(), sealed_answer: null },
      ...{ answered_at: null, sealed_reply: null, replied_at: null, expiry_told_at: null },
    })
    .execute();

const said = async (jobseekerId: string, now = monday) =>
  (await findFourOnes(db, sealer, jobseekerId, now)).map((one) => `${one.step} ${sayStep(one)}`);

describe('四个一', () => {
  test('begin with nothing, and the check is next', async () => {
    const { jobseekerId } = await aPerson();
    expect(await said(jobseekerId)).toEqual(['check 未开始', 'assessment 未开始', 'demand 未开始', 'service 未开始']);
    expect(nextStep(await findFourOnes(db, sealer, jobseekerId, monday))?.step).toBe('check');
  });

  test('say what is going on, what is done, on which day and by whom', async () => {
    const { jobseekerId, accountId } = await aPerson();
    await aCheck(jobseekerId, accountId, null);
    await anAssessment(jobseekerId, null, null);
    await aDemand(jobseekerId, accountId, 'draft');
    expect(await said(jobseekerId)).toEqual(['check 进行中', 'assessment 进行中', 'demand 进行中', 'service 未开始']);
    await aCheck(jobseekerId, accountId, monday.toISOString());
    await anAssessment(jobseekerId, '2026-11-20', '2027-11-20');
    await aDemand(jobseekerId, accountId, 'open');
    const visitor = await visitorOf(counsellor);
    await recordService(db, sealer, visitor, { jobseekerId, kind: 'job', doneOn: '2026-11-22' }, monday);
    expect(await said(jobseekerId)).toEqual([
      'check 已完成，2026年11月23日，由本人',
      'assessment 已完成，2026年11月20日，由本人自己评估',
      'demand 已完成，2026年11月23日，由本人',
      'service 已完成，2026年11月22日，由示例残联就业中心的示例老师',
    ]);
    expect(nextStep(await findFourOnes(db, sealer, jobseekerId, monday))).toBeUndefined();
  });

  test('that have run out are to be done again', async () => {
    const { jobseekerId, accountId } = await aPerson();
    await anAssessment(jobseekerId, '2025-11-20', '2026-11-20');
    await aDemand(jobseekerId, accountId, 'open', '2026-11-22');
    expect(await said(jobseekerId)).toMatchObject({ 1: 'assessment 未开始', 2: 'demand 未开始' });
    expect((await listMissingSteps(db, [jobseekerId], monday)).get(jobseekerId)).toEqual([
      'check',
      'assessment',
      'demand',
      'service',
    ]);
  });

  test('that somebody lacks are the same for one person and for many', async () => {
    const [first, second] = [await aPerson(), await aPerson()];
    await aCheck(first.jobseekerId, first.accountId, monday.toISOString());
    await aDemand(first.jobseekerId, first.accountId, 'open');
    const people = [first.jobseekerId, second.jobseekerId];
    const missing = await listMissingSteps(db, people, monday);
    for (const id of people) {
      const ones = await findFourOnes(db, sealer, id, monday);
      expect(missing.get(id)).toEqual(ones.filter(({ state }) => state !== 'done').map(({ step }) => step));
    }
    expect(sayMissing(missing.get(first.jobseekerId) ?? [])).toBe('缺职业能力评估、就业服务');
    expect(await listMissingSteps(db, [], monday)).toEqual(new Map());
  });
});

describe('a service', () => {
  test('is written down once, in the log, and the person is told', async () => {
    const { jobseekerId, accountId } = await aPerson();
    const visitor = await visitorOf(counsellor);
    const service = { jobseekerId, serviceId: randomUUID(), kind: 'guidance', doneOn: '2026-11-20' } as const;
    expect(await recordService(db, sealer, visitor, service, monday)).toBe(true);
    expect(await recordService(db, sealer, visitor, service, tuesday)).toBe(true);
    expect(await listServices(db, sealer, jobseekerId)).toMatchObject([
      { kind: 'guidance', doneOn: '2026-11-20', by: '示例残联就业中心的示例老师' },
    ]);
    expect(await listNotices(db, sealer, accountId)).toMatchObject([{ kind: 'service', path: '/four-ones' }]);
    const events = await listFileEvents(db, sealer, jobseekerId);
    expect(events.filter(({ kind, subject }) => kind === 'recorded' && subject === 'service')).toHaveLength(1);
  });

  test('is written down only by who looks after the person, and while they agree', async () => {
    const visitor = await visitorOf(counsellor);
    const service = { kind: 'guidance', doneOn: '2026-11-20' } as const;
    for (const person of [await aPerson({ onCaseload: false }), await aPerson({ agrees: false })]) {
      const wanted = { jobseekerId: person.jobseekerId, ...service };
      expect(await recordService(db, sealer, visitor, wanted, monday)).toBe(false);
    }
    expect(await db.selectFrom('service_record').selectAll().execute()).toEqual([]);
  });

  test('keeps how and what was said only with the consent to a plan, and loses it with that', async () => {
    const { jobseekerId, actor } = await aPerson();
    const visitor = await visitorOf(counsellor);
    const said = { kind: 'guidance', doneOn: '2026-11-20', way: 'phone', note: '金丝雀的话' } as const;
    await recordService(db, sealer, visitor, { jobseekerId, ...said }, monday);
    expect(await listServices(db, sealer, jobseekerId)).toMatchObject([{ way: undefined, note: undefined }]);
    await giveConsent(db, sealer, { jobseekerId, purpose: 'plan', actor }, monday);
    await recordService(db, sealer, visitor, { jobseekerId, ...said, doneOn: '2026-11-21' }, monday);
    expect(await listServices(db, sealer, jobseekerId)).toMatchObject([{ way: 'phone', note: '金丝雀的话' }, {}]);
    expect(JSON.stringify(await db.selectFrom('service_record').selectAll().execute())).not.toContain('金丝雀');
    await withdrawConsent(db, sealer, { jobseekerId, purpose: 'plan', actor }, tuesday);
    expect(await listServices(db, sealer, jobseekerId)).toMatchObject([
      { doneOn: '2026-11-21', kind: 'guidance', way: undefined, note: undefined },
      { doneOn: '2026-11-20' },
    ]);
    expect((await listFileEvents(db, sealer, jobseekerId))[0]).toMatchObject({ kind: 'erased', subject: 'plan' });
  });

  test('is not what reached nobody, and not a mere contact; both are still told', async () => {
    const { jobseekerId, accountId } = await aPerson();
    const visitor = await visitorOf(counsellor);
    const record = (service: { kind: 'guidance' | 'contact'; isReached: boolean }) =>
      recordService(db, sealer, visitor, { jobseekerId, doneOn: '2026-11-20', ...service }, monday);
    await record({ kind: 'guidance', isReached: false });
    await record({ kind: 'contact', isReached: true });
    expect(await said(jobseekerId)).toContain('service 未开始');
    expect((await listMissingSteps(db, [jobseekerId], monday)).get(jobseekerId)).toContain('service');
    const texts = (await listNotices(db, sealer, accountId)).map(({ text }) => text.split('\n')[0]);
    expect(new Set(texts)).toEqual(
      new Set([
        '就业辅导员示例老师记下了和您的联系：2026年11月20日，联系。',
        '就业辅导员示例老师记下了和您的联系：2026年11月20日，职业指导，没有联系上。',
      ]),
    );
  });

  test('is taken back on the same day by who wrote it, on record, and by nobody else', async () => {
    const { jobseekerId, accountId } = await aPerson();
    const visitor = await visitorOf(counsellor);
    const organisationId = await anOrganisation(db);
    const colleague = await visitorOf(await anAccount(db, sealer, { role: 'counsellor', organisationId }));
    const service = { jobseekerId, serviceId: randomUUID(), kind: 'guidance', doneOn: '2026-11-20' } as const;
    await recordService(db, sealer, visitor, service, monday);
    const takeBack = (who: typeof visitor, now: Date) => takeBackService(db, sealer, who, service, now);
    expect(await takeBack(colleague, monday)).toBe(false);
    expect(await takeBack(visitor, tuesday)).toBe(false);
    expect(await takeBack(visitor, monday)).toBe(true);
    expect(await listServices(db, sealer, jobseekerId)).toEqual([]);
    expect((await listFileEvents(db, sealer, jobseekerId))[0]).toMatchObject({ kind: 'withdrawn', subject: 'service' });
    expect((await listNotices(db, sealer, accountId)).map(({ text }) => text)).toContain(
      '就业辅导员示例老师收回了一条记错的记录：2026年11月20日，职业指导。',
    );
  });

  test('has a kind, a day that is over, and with the consent a way and whether somebody was reached', () => {
    const service = randomUUID();
    const parse = (sent: Record<string, string>, isAgreed = false) =>
      serviceForm(monday, { isAgreed }).safeParse({ service, ...sent });
    expect(parse({ kind: 'job', doneOn: '2026年11月23日' }).data).toMatchObject({ kind: 'job', doneOn: '2026-11-23' });
    const whole = { kind: 'job', doneOn: '2026年11月23日', way: 'phone', isReached: 'no', nextOn: '2026年12月23日' };
    expect(parse(whole, true).data).toMatchObject({ way: 'phone', isReached: false, nextOn: '2026-12-23' });
    const wrong = { kind: 'job', doneOn: '2026年11月23日', nextOn: '2026年11月22日', note: '话'.repeat(2001) };
    const issues = parse(wrong, true).error?.issues.map(({ path }) => path.join());
    expect(issues).toEqual(['way', 'isReached', 'note', 'nextOn']);
    for (const doneOn of ['', '2026年11月24日', '1926年1月1日', '2月30日'])
      expect(parse({ kind: 'job', doneOn }).error?.issues[0]?.path).toEqual(['doneOn']);
    expect(parse({}).error?.issues.map(({ path }) => path.join())).toEqual(['kind', 'doneOn']);
  });
});

describe('what waits for a counsellor', () => {
  const today = '2026-11-23';
  const task = (jobseekerId: string, dueOn: string, subject = randomUUID()) =>
    openTask(db, { jobseekerId, kind: 'correction', subject, dueOn }, monday);
  const called = async () =>
    (await listTasks(db, sealer, await visitorOf(counsellor), { today })).map((each) => each.called);

  test('is what is due first, of their own people and of those whom nobody looks after', async () => {
    const own = await aPerson({ called: '示例甲' });
    const free = await aPerson({ called: '示例乙', onCaseload: false });
    const far = await aPerson({ called: '示例丙', onCaseload: false, residenceRegion: '420200' });
    const silent = await aPerson({ called: '示例丁', onCaseload: false, agrees: false });
    await task(own.jobseekerId, '2026-11-30');
    for (const { jobseekerId } of [free, far, silent]) await task(jobseekerId, '2026-11-20');
    expect(await called()).toEqual(['示例乙', '示例甲']);
    const visitor = await visitorOf(counsellor);
    expect(await listTasks(db, sealer, visitor, { today })).toMatchObject([
      { isOnCaseload: false },
      { isOnCaseload: true },
    ]);
    // What people said comes first, whenever it is due.
    expect(await countTasks(db, visitor, today)).toMatchObject({ tasks: 2, groups: { words: 2, overdue: 0 } });
  });

  test('is not what a colleague looks after, what is done, or what the person no longer agrees to', async () => {
    const colleague = await anAccount(db, sealer, { role: 'counsellor', organisationId: await anOrganisation(db) });
    const theirs = await aPerson();
    await db
      .updateTable('jobseeker')
      .set({ counsellor_id: colleague.accountId })
      .where('jobseeker_id', '=', theirs.jobseekerId)
      .execute();
    await task(theirs.jobseekerId, '2026-11-20');
    const left = await aPerson();
    await task(left.jobseekerId, '2026-11-20');
    expect(await called()).toHaveLength(1);
    const { jobseekerId, actor } = left;
    await withdrawConsent(db, sealer, { jobseekerId, purpose: 'counsellor', actor }, tuesday);
    expect(await called()).toEqual([]);
  });
});

describe('没有这回事', () => {
  test('is said once, answered once, and what never was counts nowhere', async () => {
    const { accountId, jobseekerId } = await aPerson();
    const staff = await visitorOf(counsellor);
    const own = { visitor: await visitorOf({ ...counsellor, accountId }) };
    const serviceId = randomUUID();
    await recordService(db, sealer, staff, { jobseekerId, serviceId, kind: 'guidance', doneOn: '2026-11-20' }, monday);
    const say = (words: string) => doubtService(db, sealer, own, { jobseekerId, serviceId, words }, monday);
    expect(await Promise.all([say('那天我不在。'), say('那天我不在。')])).toEqual(['said', 'said']);
    expect(await doubtService(db, sealer, { visitor: staff }, { jobseekerId, serviceId, words: '' }, monday)).toBe(
      'not theirs',
    );
    // What is contested is answered, not taken away.
    expect(await takeBackService(db, sealer, staff, { jobseekerId, serviceId }, monday)).toBe(false);
    expect((await listTasks(db, sealer, staff, { today: '2026-11-23' })).map(({ kind }) => kind)).toEqual(['service']);
    const answer = (decision: 'wrong' | 'right') =>
      answerDoubt(db, sealer, staff, { jobseekerId, serviceId, decision, words: '记错了人。' }, tuesday);
    expect((await Promise.all([answer('wrong'), answer('wrong')])).sort()).toEqual(['answered', 'answered before']);
    expect(await answer('right')).toBe('answered before');
    const [service] = await listServices(db, sealer, jobseekerId);
    expect(service?.doubt).toMatchObject({ words: '那天我不在。', answer: '记错了人。', decision: 'wrong' });
    expect((await findFourOnes(db, sealer, jobseekerId, tuesday))[3]?.state).toBe('not begun');
    expect((await listMissingSteps(db, [jobseekerId], tuesday)).get(jobseekerId)).toContain('service');
    expect(JSON.stringify(await db.selectFrom('service_doubt').selectAll().execute())).not.toContain('不在');
  });
});
