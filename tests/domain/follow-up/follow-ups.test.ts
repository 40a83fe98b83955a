import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { withdrawConsent } from '#src/domain/consent/withdraw-consent.ts';
import { answerFollowUp } from '#src/domain/follow-up/answer-follow-up.ts';
import { cancelFollowUp } from '#src/domain/follow-up/cancel-follow-up.ts';
import { answerForm, planningForm } from '#src/domain/follow-up/follow-up-form.ts';
import { findFollowUp, listFailedTries, listFollowUps } from '#src/domain/follow-up/follow-up-queries.ts';
import { nextWay } from '#src/domain/follow-up/follow-up.ts';
import { markFollowUpRead } from '#src/domain/follow-up/mark-follow-up-read.ts';
import { missFollowUp } from '#src/domain/follow-up/miss-follow-up.ts';
import { planFollowUp } from '#src/domain/follow-up/plan-follow-up.ts';
import { recordContact } from '#src/domain/follow-up/record-contact.ts';
import { remindOfFollowUps } from '#src/domain/follow-up/remind-of-follow-ups.ts';
import { listServices } from '#src/domain/four-ones/four-ones-queries.ts';
import type { Asker } from '#src/domain/jobseeker/record-right.ts';
import { addLine } from '#src/domain/plan/add-line.ts';
import { findPlan, listPlanEvents } from '#src/domain/plan/plan-queries.ts';
import { sayPlanEvent } from '#src/domain/plan/plan.ts';
import { freshDatabase } from '../../database.ts';
import { aCounsellor, aPerson, noticesOf, now, sealer } from '../assessment/assessed-people.ts';

let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

let seconds = 0;
/** Later than what was done before, so that messages have an order. */
const soon = () => new Date(now.getTime() + 1000 * ++seconds);
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const said = { work: 'work', plan: 'slow', help: '金丝雀的帮助' } as const;

/** A person with a counsellor who asks them on the 1st of December how it goes. */
async function aFollowedPerson(wanted: { contactWay?: string } = {}) {
  const counsellor = await aCounsellor(db);
  const person = await aPerson(db, { agrees: ['plan', 'counsellor'], counsellorId: counsellor.accountId });
  const { jobseekerId, accountId } = person;
  const staff: Asker = { visitor: counsellor.visitor };
  if (wanted.contactWay)
    await db
      .updateTable('jobseeker')
      .set({ contact_way: wanted.contactWay })
      .where('jobseeker_id', '=', jobseekerId)
      .execute();
  const followUpId = randomUUID();
  const plan = (asker: Asker = staff, plannedOn = '2026-12-01', id = followUpId) =>
    planFollowUp(db, sealer, asker, { jobseekerId, followUpId: id, plannedOn, way: 'phone', reason: 'plan' }, soon());
  const answer = (asker: Asker, at = soon()) =>
    answerFollowUp(db, sealer, asker, { jobseekerId, followUpId, answers: said, way: 'portal' }, at);
  const miss = (tries: number, at = soon(), asker = staff) =>
    missFollowUp(db, sealer, asker, { jobseekerId, followUpId, tries }, at);
  const found = async () =>
    (await findFollowUp(db, sealer, { jobseekerId, followUpId })) ?? expect.unreachable('no follow-up');
  const tasks = async () =>
    (
      await db
        .selectFrom('task')
        .select(['kind', 'due_on', 'subject'])
        .where('jobseeker_id', '=', jobseekerId)
        .where('done_at', 'is', null)
        .execute()
    ).map(({ kind, due_on, subject }) => `${kind} ${due_on}${subject === followUpId ? '' : ' of another'}`);
  const told = async () =>
    (await noticesOf(db, accountId)).map((text) => text.replace(followUpId, 'it').replaceAll('\n', ''));
  return { counsellor, person, staff, jobseekerId, followUpId, plan, answer, miss, found, tasks, told };
}

/** A helper whose mandate holds. */
async function aHelperOf(
  { jobseekerId, helped }: Awaited<ReturnType<typeof aPerson>>,
  tasks: string[],
  { ends = 30, isAtDesk = false } = {},
) {
  const asker = await helped({ tasks, isAtDesk });
  await db
    .insertInto('mandate')
    .values({
      ...{ mandate_id: asker.acting?.mandateId ?? '', jobseeker_id: jobseekerId, helper_id: asker.visitor.accountId },
      ...{ tasks: tasks.join(), term: 'month', state: 'active', begun_by: 'person', code_fingerprint: null },
      ...{ code_expires_at: null, starts_at: later(-60).toISOString(), ends_at: later(ends).toISOString() },
      ...{ ended_at: null, ended_by: null, created_at: later(-60).toISOString() },
    })
    .execute();
  return asker;
}

describe('a follow-up', () => {
  test('is planned by the counsellor, told to the person, and due on its day', async () => {
    const { plan, found, tasks, told, person } = await aFollowedPerson();
    expect(await plan()).toBe('planned');
    expect(await found()).toMatchObject({ state: 'planned', plannedOn: '2026-12-01', way: 'phone', tries: 0 });
    expect(await tasks()).toEqual(['follow-up 2026-12-01']);
    expect(await told()).toEqual([
      '就业辅导员示例覃老师约好了回访：2026年12月1日，打电话。回访只有三个问题，问您现在怎么样。您也可以现在就在本站回答。 /follow-ups/it',
    ]);
    expect((await person.events()).slice(-1)).toEqual(['recorded follow-up']);
  });

  test('is one at a time: another day moves it, in words, and the same form twice changes nothing', async () => {
    const { plan, tasks, told, jobseekerId, staff } = await aFollowedPerson();
    expect(await Promise.all([plan(), plan()])).toContain('same');
    expect(await plan(staff, '2026-12-24', randomUUID())).toBe('moved');
    expect(await listFollowUps(db, sealer, jobseekerId)).toMatchObject([{ plannedOn: '2026-12-24' }]);
    expect(await tasks()).toEqual(['follow-up 2026-12-24']);
    expect((await told()).slice(1)).toEqual([
      '就业辅导员示例覃老师改了回访。原来：2026年12月1日，打电话。现在：2026年12月24日，打电话。 /follow-ups/it',
    ]);
  });

  test('is answered once by the person, sealed, and the counsellor has three days to read it', async () => {
    const { plan, answer, found, tasks, told, person, staff, jobseekerId, followUpId } = await aFollowedPerson();
    await plan();
    expect((await Promise.all([answer(person.own), answer(person.own)])).sort()).toEqual([
      'answered',
      'answered before',
    ]);
    expect(await found()).toMatchObject({ state: 'answered', answers: said, answeredAs: 'self', isRead: false });
    expect(JSON.stringify(await db.selectFrom('follow_up').selectAll().execute())).not.toContain('金丝雀');
    expect(await told()).toHaveLength(1);
    expect((await person.events()).slice(-1)).toEqual(['sent follow-up']);
    expect(await tasks()).toEqual(['follow-up-answer 2026-11-26']);
    await markFollowUpRead(db, staff, { jobseekerId, followUpId }, now);
    expect([(await found()).isRead, await tasks()]).toEqual([true, []]);
    // A form of the planning that comes late plans nothing anew.
    expect(await plan()).toBe('same');
  });

  test('that the counsellor hears is a service with its way, told to the person, and needs no reading', async () => {
    const { plan, answer, found, tasks, told, staff, jobseekerId } = await aFollowedPerson();
    await plan();
    expect(await answer(staff)).toBe('answered');
    expect(await found()).toMatchObject({ answeredAs: 'staff', isRead: true });
    expect(await tasks()).toEqual([]);
    expect(await listServices(db, sealer, jobseekerId)).toMatchObject([
      { kind: 'follow-up', way: 'portal', isReached: true, doneOn: '2026-11-23', isFollowUp: true },
    ]);
    expect((await told()).at(-1)).toBe(
      '就业辅导员示例覃老师记下了回访：在本站。现在：在工作。计划：慢，但是在走。有不对的，请提问题告诉我们。 /follow-ups/it',
    );
  });

  test('of two who answer at once keeps the first: nobody’s answers are written over', async () => {
    const { plan, answer, found, person, staff } = await aFollowedPerson();
    await plan();
    const outcomes = await Promise.all([answer(person.own), answer(staff)]);
    expect(outcomes.toSorted()).toEqual(['answered', 'answered before']);
    expect((await found()).answeredAs).toBe(outcomes[0] === 'answered' ? 'self' : 'staff');
  });

  test('that reaches nobody is tried again in a week, by what the person prefers first, and a visit in the end', async () => {
    const { plan, miss, found, tasks, told, jobseekerId, followUpId, person, answer } = await aFollowedPerson({
      contactWay: 'sms',
    });
    await plan();
    expect(await Promise.all([miss(0), miss(0)])).toContain('same');
    expect(await found()).toMatchObject({ state: 'planned', tries: 1, plannedOn: '2026-11-30', way: 'sms' });
    expect(await tasks()).toEqual(['follow-up 2026-11-30']);
    expect((await told()).at(-1)).toBe(
      '就业辅导员示例覃老师回访：打电话，没有联系上您。下一次：2026年11月30日，发短信。您随时可以在本站回答。 /follow-ups/it',
    );
    await miss(1, later(7));
    expect(await found()).toMatchObject({ tries: 2, plannedOn: '2026-12-07', way: 'portal' });
    await miss(2, later(14));
    expect(await found()).toMatchObject({ tries: 3, plannedOn: '2026-12-14', way: 'home' });
    expect(await miss(3, later(21))).toBe('over');
    expect(await found()).toMatchObject({ state: 'missed', tries: 4 });
    expect(await tasks()).toEqual([]);
    expect(await listFailedTries(db, followUpId)).toEqual([
      { on: '2026-11-23', way: 'phone' },
      { on: '2026-11-30', way: 'sms' },
      { on: '2026-12-07', way: 'portal' },
      { on: '2026-12-14', way: 'home' },
    ]);
    // A call that reached nobody is no service; the person can still answer.
    expect((await listServices(db, sealer, jobseekerId)).map(({ isReached }) => isReached)).not.toContain(true);
    expect(await answer(person.own, later(30))).toBe('answered');
    expect(await tasks()).toEqual(['follow-up-answer 2026-12-26']);
  });

  test('stands in the plan where there is one, without a second message', async () => {
    const { plan, miss, answer, person, jobseekerId, told } = await aFollowedPerson();
    await addLine(db, sealer, person.own, { jobseekerId, lineId: randomUUID(), text: '找工作' }, now);
    await plan();
    await miss(0);
    await answer(person.own);
    const { planId } = (await findPlan(db, sealer, jobseekerId)) ?? expect.unreachable('no plan');
    const events = await listPlanEvents(db, sealer, planId, { limit: 2 });
    expect(events.map(sayPlanEvent)).toEqual([
      '回访了：在本站。现在：在工作。计划：慢，但是在走。',
      '回访了：打电话，没有联系上。下一次：2026年11月30日，发短信。',
    ]);
    expect(await told()).toHaveLength(2);
  });

  test('is answered by a helper with the task of the plan, named, and by no other; ended mandates open nothing', async () => {
    const { plan, answer, found, person, told } = await aFollowedPerson();
    await plan();
    expect(await answer(await aHelperOf(person, ['demand']))).toBe('not theirs');
    expect(await answer(await aHelperOf(person, ['plan'], { ends: -1 }))).toBe('not theirs');
    const helper = await aHelperOf(person, ['plan']);
    expect(await plan(helper, '2026-12-02')).toBe('not theirs');
    expect(await answer(helper)).toBe('answered');
    expect(await found()).toMatchObject({ answeredAs: 'helper', answeredBy: '示例妈妈' });
    expect((await told()).at(-1)).toContain('家属示例妈妈替您回答了回访');
  });

  test('that staff fill in at the desk with the person says so, and the counsellor still reads it', async () => {
    const { plan, answer, found, person, tasks } = await aFollowedPerson();
    await plan();
    const desk = await aHelperOf(person, ['plan'], { isAtDesk: true });
    expect(await plan(desk, '2026-12-02')).toBe('not theirs');
    expect(await answer(desk)).toBe('answered');
    expect(await found()).toMatchObject({ answeredAs: 'staff', isRead: false });
    expect(await tasks()).toEqual(['follow-up-answer 2026-11-26']);
  });

  test('belongs to the counsellor of the person and to nobody else', async () => {
    const { plan, miss, answer, jobseekerId, followUpId, tasks } = await aFollowedPerson();
    const stranger: Asker = { visitor: (await aCounsellor(db, '示例韦老师')).visitor };
    expect(await plan(stranger)).toBe('not theirs');
    await plan();
    expect([await miss(0, now, stranger), await answer(stranger), await answer((await aPerson(db)).own)]).toEqual([
      'not theirs',
      'not theirs',
      'not theirs',
    ]);
    expect(await cancelFollowUp(db, sealer, stranger, { jobseekerId, followUpId }, now)).toBe(false);
    expect(await tasks()).toEqual(['follow-up 2026-12-01']);
  });

  test('is cancelled by the counsellor, on record and told', async () => {
    const { plan, answer, person, staff, jobseekerId, followUpId, tasks, told, found } = await aFollowedPerson();
    await plan();
    expect(await cancelFollowUp(db, sealer, staff, { jobseekerId, followUpId }, soon())).toBe(true);
    expect([(await found()).state, await tasks(), await answer(person.own)]).toEqual(['cancelled', [], 'missing']);
    expect((await told()).at(-1)).toBe('就业辅导员示例覃老师取消了回访：2026年12月1日，打电话。 /follow-ups/it');
    expect((await person.events()).slice(-1)).toEqual(['withdrawn follow-up']);
  });

  test('goes with the consent to a plan: what is planned is cancelled, what was said is erased, the days stay', async () => {
    const { plan, answer, person, jobseekerId, staff, tasks, found } = await aFollowedPerson();
    await plan();
    await answer(person.own);
    await plan(staff, '2026-12-24', randomUUID());
    await withdrawConsent(db, sealer, { jobseekerId, purpose: 'plan', actor: person.actor }, now);
    expect(await listFollowUps(db, sealer, jobseekerId)).toMatchObject([
      { state: 'cancelled', plannedOn: '2026-12-24' },
      { state: 'answered', plannedOn: '2026-12-01', answers: undefined },
    ]);
    expect(await tasks()).toEqual([]);
    expect([await plan(staff, '2026-12-25', randomUUID()), (await found()).answers]).toEqual(['not agreed', undefined]);
    expect((await person.events()).slice(-1)).toEqual(['erased plan']);
  });

  test('is not planned for who has not agreed, and a contact with a next day is written down all the same', async () => {
    const counsellor = await aCounsellor(db);
    const { jobseekerId, actor } = await aPerson(db, { agrees: ['counsellor'], counsellorId: counsellor.accountId });
    const contact = { jobseekerId, serviceId: randomUUID(), kind: 'guidance', doneOn: '2026-11-23' } as const;
    const record = (id: string) =>
      recordContact(db, sealer, counsellor.visitor, { ...contact, serviceId: id, nextOn: '2026-12-23' }, now);
    expect(await record(contact.serviceId)).toBe(true);
    expect(await listFollowUps(db, sealer, jobseekerId)).toEqual([]);
    await giveConsent(db, sealer, { jobseekerId, purpose: 'plan', actor }, now);
    const again = randomUUID();
    expect([await record(again), await record(again)]).toEqual([true, true]);
    expect(await listFollowUps(db, sealer, jobseekerId)).toMatchObject([{ plannedOn: '2026-12-23', way: 'phone' }]);
    expect(await listServices(db, sealer, jobseekerId)).toHaveLength(2);
  });
});

describe('on the day of a follow-up', () => {
  const day = (hour: number) => new Date(`2026-12-01T${String(hour).padStart(2, '0')}:30:00.000Z`);

  test('the person is told once, in the morning, also when two processes ask at once', async () => {
    const { plan, told, miss } = await aFollowedPerson();
    await plan();
    await remindOfFollowUps(db, sealer, now);
    // Half past midnight in China.
    await remindOfFollowUps(db, sealer, new Date('2026-11-30T16:30:00.000Z'));
    expect(await told()).toHaveLength(1);
    await Promise.all([remindOfFollowUps(db, sealer, day(1)), remindOfFollowUps(db, sealer, day(1))]);
    await remindOfFollowUps(db, sealer, day(2));
    expect((await told()).slice(1)).toEqual([
      '今天有回访，就业辅导员示例覃老师会打电话给您。只有三个问题，您也可以现在就在本站回答。 /follow-ups/it',
    ]);
    await miss(0, day(3));
    await remindOfFollowUps(db, sealer, new Date('2026-12-08T01:30:00.000Z'));
    expect((await told()).at(-1)).toContain('今天有回访，就业辅导员示例覃老师会给您发短信。');
  });

  test('a text goes to a confirmed number, only with the consent to texts, and names nobody', async () => {
    const { plan, person, jobseekerId, followUpId } = await aFollowedPerson();
    const texts = async () =>
      (
        await db
          .selectFrom('outgoing_message')
          .select(['outgoing_message_id', 'sealed_text'])
          .where('account_id', '=', person.accountId)
          .execute()
      ).map(({ sealed_text }) => sealer.unseal(sealed_text ?? ''));
    await db
      .updateTable('account')
      .set({ sign_in_kind: 'phone', sealed_sign_in_name: sealer.seal('13800000000'), phone_confirmed_at: '2026' })
      .where('account_id', '=', person.accountId)
      .execute();
    await plan();
    await remindOfFollowUps(db, sealer, day(1));
    expect(await texts()).toEqual([]);
    await giveConsent(db, sealer, { jobseekerId, purpose: 'message', actor: person.actor }, now);
    await db.updateTable('follow_up').set({ told_at: null }).where('follow_up_id', '=', followUpId).execute();
    await remindOfFollowUps(db, sealer, day(1));
    expect(await texts()).toEqual(['今天有回访，就业辅导员会打电话给您。也可以登录同途，打开“我的消息”回答。']);
  });
});

describe('the forms and the order of ways', () => {
  test('a way that failed is not the next one, and after three tries somebody goes there', () => {
    expect(nextWay([], 'post')).toBe('post');
    expect(nextWay(['phone'], undefined)).toBe('sms');
    expect(nextWay(['phone'], 'phone')).toBe('sms');
    expect(nextWay(['phone', 'sms'], 'helper')).toBe('helper');
    expect(nextWay(['phone', 'sms', 'portal'], 'sms')).toBe('home');
  });

  test('the first two questions want an answer, not to say being one; help may stay empty', () => {
    expect(answerForm.safeParse({ work: 'unsaid', plan: 'unsaid' }).data).toEqual({
      work: 'unsaid',
      plan: 'unsaid',
      help: '',
    });
    const wrong = answerForm.safeParse({ work: 'moon', help: '话'.repeat(2001) });
    expect(wrong.error?.issues.map(({ path }) => path.join())).toEqual(['work', 'plan', 'help']);
  });

  test('a follow-up is planned for today or a day within a year', () => {
    const parse = (plannedOn: string) =>
      planningForm(now).safeParse({ followUp: randomUUID(), plannedOn, way: 'phone', reason: 'work' });
    for (const plannedOn of ['2026年11月23日', '2027年11月1日']) expect(parse(plannedOn).success).toBe(true);
    for (const plannedOn of ['', '2026年11月22日', '2028年1月1日', '12月'])
      expect(parse(plannedOn).error?.issues[0]?.path).toEqual(['plannedOn']);
  });
});
