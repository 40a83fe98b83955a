import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { withdrawConsent } from '#src/domain/consent/withdraw-consent.ts';
import { addMember } from '#src/domain/household/add-member.ts';
import { answerObjection } from '#src/domain/household/answer-objection.ts';
import { changeMember } from '#src/domain/household/change-member.ts';
import type { ChangedMember } from '#src/domain/household/change-member.ts';
import { clearHousehold } from '#src/domain/household/clear-household.ts';
import type { Clearing } from '#src/domain/household/clear-household.ts';
import { enterHousehold } from '#src/domain/household/enter-household.ts';
import { findHouseholdExport } from '#src/domain/household/household-export-queries.ts';
import { countHouseholds, listHouseholds } from '#src/domain/household/household-queries.ts';
import type { HouseholdFilter } from '#src/domain/household/household-queries.ts';
import { sayHouseholdEvent } from '#src/domain/household/household.ts';
import { objectToHousehold } from '#src/domain/household/object-to-household.ts';
import { openHousehold } from '#src/domain/household/open-household.ts';
import { findHouseholdOf, readOwnHousehold } from '#src/domain/household/read-own-household.ts';
import { reopenHousehold } from '#src/domain/household/reopen-household.ts';
import { eraseFile } from '#src/domain/privacy/erase-file.ts';
import { freshDatabase } from '../../database.ts';
import { aCounsellor, aPerson, noticesOf, now, sealer } from '../assessment/assessed-people.ts';

let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

const everything: HouseholdFilter = { state: 'all', route: undefined, isOwn: false };

/** A person who was entered with their household by their counsellor. */
async function anEnteredPerson() {
  const counsellor = await aCounsellor(db);
  const { visitor } = counsellor;
  const person = await aPerson(db, { agrees: ['record', 'counsellor'], counsellorId: counsellor.accountId });
  const { jobseekerId } = person;
  const householdId = randomUUID();
  const entry = { householdId, jobseekerId, reason: 'zero-employment', enteredOn: '2026-11-02' } as const;
  const entered = await enterHousehold(
    db,
    sealer,
    visitor,
    { ...entry, state: 'seeking', route: 'training', note: '示例：父亲退休了。' },
    now,
  );
  expect(entered).toEqual({ outcome: 'entered', householdId });
  const open = async () => {
    const opened = await openHousehold(db, sealer, visitor, { householdId }, now);
    return opened.state === 'open' ? opened : expect.unreachable(opened.state);
  };
  const revision = async () => (await open()).household.revision;
  const memberId = (await open()).members[0]?.memberId ?? '';
  const add = async (wanted: Partial<Parameters<typeof addMember>[3]> = {}) =>
    addMember(
      db,
      sealer,
      visitor,
      { householdId, memberId: randomUUID(), relation: 'spouse', state: 'seeking', jobseekerId: undefined, ...wanted },
      now,
    );
  const change = async (wanted: Partial<ChangedMember>) => {
    const at = { householdId, memberId, revision: await revision(), state: 'seeking', route: 'training' } as const;
    return changeMember(db, sealer, visitor, { ...at, note: '', ...wanted }, now);
  };
  const clear = async (wanted: Partial<Clearing> = {}) => {
    const at = { householdId, revision: await revision(), reason: 'work', clearedOn: '2026-11-20', note: '' } as const;
    return clearHousehold(db, sealer, visitor, { ...at, ...wanted }, now);
  };
  return { counsellor, visitor, person, householdId, memberId, open, revision, add, change, clear };
}

const tasksOf = async (jobseekerId: string) =>
  (
    await db
      .selectFrom('task')
      .select(['kind', 'due_on'])
      .where('jobseeker_id', '=', jobseekerId)
      .where('done_at', 'is', null)
      .execute()
  ).map(({ kind, due_on }) => `${kind} ${due_on}`);

describe('a household', () => {
  test('is entered once, and the person reads why, since when and on which route, and who said so', async () => {
    const { person, visitor, householdId } = await anEnteredPerson();
    const { jobseekerId } = person;
    const again = { jobseekerId, reason: 'unemployed', enteredOn: '2026-11-03', state: 'seeking' } as const;
    expect(
      await enterHousehold(
        db,
        sealer,
        visitor,
        { ...again, householdId: randomUUID(), route: undefined, note: '' },
        now,
      ),
    ).toEqual({ outcome: 'entered before', householdId });
    expect(await readOwnHousehold(db, sealer, person.own, now)).toMatchObject({
      household: {
        reason: 'zero-employment',
        enteredOn: '2026-11-02',
        members: '家里1个人。能工作的1个人，在工作的没有。',
        route: 'training',
      },
    });
    expect((await noticesOf(db, person.accountId)).sort()).toEqual([
      '您家的就业情况：就业辅导员示例覃老师把这一家登记到台账。\n原因：零就业家庭。\n日子：2026年11月2日。\n说明：“示例：父亲退休了”。\n不对的话，您可以说不同意。 /household',
      '您家的就业情况：就业辅导员示例覃老师改了帮扶的办法。\n推荐培训。\n不对的话，您可以说不同意。 /household',
    ]);
    expect(JSON.stringify(await db.selectFrom('household_event').selectAll().execute())).not.toContain('退休');
    expect(await findHouseholdExport(db, sealer, jobseekerId)).toMatchObject({
      reason: '零就业家庭',
      route: '推荐培训',
    });
  });

  test('is cleared when a member works, and otherwise only for a reason in words', async () => {
    const { open, add, change, clear, householdId } = await anEnteredPerson();
    expect(await clear()).toBe('nobody works');
    expect(await clear({ reason: 'moved', clearedOn: '2026-11-01', note: '搬走了' })).toBe('too early');
    expect(await add()).toBe('added');
    expect(await change({ state: 'working' })).toBe('changed');
    expect(await clear()).toBe('cleared');
    // The same form twice.
    expect(await clear()).toBe('cleared');
    expect((await open()).household).toMatchObject({ clearedOn: '2026-11-20', clearingReason: 'work' });
    expect(
      (await db.selectFrom('household_event').select('kind').where('household_id', '=', householdId).execute()).length,
    ).toBe(5);
  });

  test('that was cleared wrongly is open again, and nothing of it disappears', async () => {
    const { open, change, clear, visitor, householdId, person } = await anEnteredPerson();
    await change({ state: 'working' });
    await clear();
    const reopening = { householdId, reason: 'wrong', reopenedOn: '2026-11-22', note: '看错了人' } as const;
    const revision = (await open()).household.revision;
    expect(await reopenHousehold(db, sealer, visitor, { ...reopening, revision: revision - 1 }, now)).toBe(
      'changed meanwhile',
    );
    expect(await reopenHousehold(db, sealer, visitor, { ...reopening, revision }, now)).toBe('reopened');
    const { household, events } = await open();
    expect(household).toMatchObject({ clearedOn: undefined, clearingReason: undefined, enteredOn: '2026-11-02' });
    expect(events.slice(0, 2).map(sayHouseholdEvent)).toEqual([
      '取消清零。原因：上次清零弄错了。日子：2026年11月22日。说明：“看错了人”。',
      '清零。原因：家里有人在工作了。日子：2026年11月20日。',
    ]);
    expect((await noticesOf(db, person.accountId)).join()).toContain('取消清零');
  });

  test('of two counsellors who change it at once tells the later one', async () => {
    const { open, change } = await anEnteredPerson();
    const { revision } = (await open()).household;
    const outcomes = await Promise.all([
      change({ revision, route: 'placement', note: '' }),
      change({ revision, route: 'assistance', note: '' }),
    ]);
    expect(outcomes.sort()).toEqual(['changed', 'changed meanwhile']);
  });

  test('names nobody of another counsellor, and each of them reads who looked and why', async () => {
    const { add, open, householdId, person } = await anEnteredPerson();
    const colleague = await aCounsellor(db, '示例韦老师');
    const spouse = await aPerson(db, { agrees: ['record', 'counsellor'], counsellorId: colleague.accountId });
    expect(await add({ jobseekerId: spouse.jobseekerId })).toBe('added');
    const { members } = await open();
    expect(members.map(({ called }) => called)).toEqual(['示例小林', undefined]);
    const log = await db.selectFrom('file_event').selectAll().where('jobseeker_id', '=', spouse.jobseekerId).execute();
    const reading = log.find(({ kind, subject }) => kind === 'read' && subject === 'household');
    expect(sealer.unseal(reading?.sealed_reason ?? '')).toBe('同一户的家人由这位辅导员负责');
    // The route of the first is between that person and their counsellor.
    const theirs = await openHousehold(db, sealer, colleague.visitor, { householdId }, now);
    expect(theirs.state === 'open' && theirs.events.map(({ kind }) => kind)).toEqual(['added', 'entered']);
    expect((await findHouseholdOf(db, sealer, spouse.jobseekerId))?.events.map(({ kind }) => kind)).toEqual([
      'added',
      'entered',
    ]);
    expect((await person.events()).filter((event) => event === 'read household').length).toBeGreaterThan(1);
  });

  test('takes a reason to open, and is nobody else’s to change', async () => {
    const { householdId, memberId, revision } = await anEnteredPerson();
    const colleague = await aCounsellor(db, '示例韦老师');
    const { visitor } = colleague;
    expect(await openHousehold(db, sealer, visitor, { householdId }, now)).toEqual({ state: 'reason needed' });
    const reason = '核对台账';
    expect(await openHousehold(db, sealer, visitor, { householdId, reason }, now)).toMatchObject({
      state: 'open',
      isOwn: false,
      members: [{ called: undefined }],
    });
    const change = { householdId, memberId, revision: await revision(), state: 'left', route: undefined } as const;
    expect(await changeMember(db, sealer, visitor, { ...change, note: '' }, now)).toBe('not theirs');
    const clearing = { householdId, revision: 1, reason: 'other', clearedOn: '2026-11-20', note: '示例' } as const;
    expect(await clearHousehold(db, sealer, visitor, clearing, now)).toBe('not theirs');
    const elsewhere = { ...visitor, role: { ...visitor.role, regionCode: '420200' } };
    expect(await openHousehold(db, sealer, elsewhere, { householdId, reason }, now)).toEqual({ state: 'missing' });
    expect(await countHouseholds(db, elsewhere, everything)).toEqual({ all: 0, cleared: 0 });
  });

  test('moves with its people to the counsellors of where they live', async () => {
    const { person, householdId, visitor } = await anEnteredPerson();
    const there = (await aCounsellor(db, '示例黄老师')).visitor;
    const elsewhere = { ...there, role: { ...there.role, regionCode: '420200' } };
    const { jobseekerId } = person;
    await db
      .updateTable('jobseeker')
      .set({ residence_region: '420202', counsellor_id: null })
      .where('jobseeker_id', '=', jobseekerId)
      .execute();
    expect((await listHouseholds(db, sealer, elsewhere, everything, 1)).map((each) => each.householdId)).toEqual([
      householdId,
    ]);
    expect(await openHousehold(db, sealer, elsewhere, { householdId }, now)).toEqual({ state: 'reason needed' });
    expect(await openHousehold(db, sealer, visitor, { householdId }, now)).toEqual({ state: 'missing' });
  });

  test('keeps an objection beside it until the counsellor answers', async () => {
    const { person, open, visitor, householdId, memberId } = await anEnteredPerson();
    const { jobseekerId } = person;
    const words = '我不想培训，想直接上班。';
    expect(await objectToHousehold(db, sealer, person.own, { jobseekerId, words }, now)).toBe('said');
    await objectToHousehold(db, sealer, person.own, { jobseekerId, words }, now);
    expect(await tasksOf(jobseekerId)).toEqual(['household 2026-11-30']);
    expect((await open()).members[0]?.objection?.text).toBe(words);
    const answer = { householdId, memberId, words: '好，改成推介岗位。' };
    expect(await answerObjection(db, sealer, visitor, answer, now)).toBe('answered');
    expect(await answerObjection(db, sealer, visitor, answer, now)).toBe('nothing to answer');
    expect(await tasksOf(jobseekerId)).toEqual([]);
    expect((await findHouseholdOf(db, sealer, jobseekerId))?.objection).toBeUndefined();
    // The mandate of this helper has ended.
    const helper = await person.helped({ tasks: ['plan'] });
    expect(await objectToHousehold(db, sealer, helper, { jobseekerId, words }, now)).toBe('not theirs');
    expect(await readOwnHousehold(db, sealer, await person.helped({ tasks: ['demand'] }), now)).toBeUndefined();
    expect(await readOwnHousehold(db, sealer, helper, now)).toBeDefined();
    expect((await person.events()).at(-1)).toBe('read household');
  });

  test('lets go of whoever withdraws the consent, and goes with the last of them', async () => {
    const { person, add, open, householdId } = await anEnteredPerson();
    const spouse = await aPerson(db, { agrees: ['record', 'counsellor'] });
    const words = '金丝雀';
    await add({ jobseekerId: spouse.jobseekerId });
    await add({ relation: 'child', state: 'unable' });
    await objectToHousehold(db, sealer, spouse.own, { jobseekerId: spouse.jobseekerId, words }, now);
    const { jobseekerId, actor } = spouse;
    await withdrawConsent(db, sealer, { jobseekerId, purpose: 'counsellor', actor }, now);
    expect((await spouse.events()).at(-1)).toBe('erased household');
    expect((await open()).members.map(({ relation }) => relation)).toEqual(['self', 'child']);
    const kept = await db.selectFrom('household_event').selectAll().where('household_id', '=', householdId).execute();
    expect(kept.map(({ sealed_text }) => (sealed_text ? sealer.unseal(sealed_text) : ''))).not.toContain(words);
    expect(await tasksOf(jobseekerId)).toEqual([]);
    // A household of relations only is nobody’s data any more.
    const erased = { jobseekerId: person.jobseekerId, actor: person.actor };
    await db.transaction().execute((transaction) => eraseFile(transaction, sealer, erased, now));
    for (const table of ['household', 'household_member', 'household_event'] as const)
      expect(await db.selectFrom(table).selectAll().where('household_id', '=', householdId).execute()).toEqual([]);
  });

  test('takes in nobody who has not agreed, or stands in another', async () => {
    const { add } = await anEnteredPerson();
    const silent = await aPerson(db, { agrees: [] });
    const taken = await anEnteredPerson();
    expect(await add({ jobseekerId: silent.jobseekerId })).toBe('no file');
    expect(await add({ jobseekerId: taken.person.jobseekerId })).toBe('no file');
    const memberId = randomUUID();
    expect([await add({ memberId }), await add({ memberId })]).toEqual(['added', 'added']);
  });
});

describe('the list of households', () => {
  test('is filtered by state, route and whose it is, and what waits longest stands first', async () => {
    const fresh = await freshDatabase();
    const counsellor = await aCounsellor(fresh);
    const { visitor } = counsellor;
    const enter = async (enteredOn: string, route: 'training' | undefined, counsellorId = counsellor.accountId) => {
      const { jobseekerId } = await aPerson(fresh, { agrees: ['record', 'counsellor'], counsellorId });
      const householdId = randomUUID();
      const who = counsellorId === counsellor.accountId ? visitor : colleague.visitor;
      const entry = { householdId, jobseekerId, reason: 'unemployed', enteredOn, state: 'seeking', route } as const;
      await enterHousehold(fresh, sealer, who, { ...entry, note: '' }, now);
      return householdId;
    };
    const colleague = await aCounsellor(fresh, '示例韦老师');
    const [late, early, other] = [
      await enter('2026-11-20', 'training'),
      await enter('2026-11-01', undefined),
      await enter('2026-11-10', undefined, colleague.accountId),
    ];
    const clearing = {
      householdId: late,
      revision: 1,
      reason: 'other',
      clearedOn: '2026-11-21',
      note: '示例',
    } as const;
    expect(await clearHousehold(fresh, sealer, visitor, clearing, now)).toBe('cleared');
    let queries = 0;
    const counted = fresh.withPlugin({
      transformQuery: ({ node }) => ((queries += 1), node),
      transformResult: async ({ result }) => result,
    });
    const list = async (filter: Partial<HouseholdFilter>) =>
      (await listHouseholds(counted, sealer, visitor, { ...everything, ...filter }, 1)).map((each) => each.householdId);
    expect(await list({})).toEqual([early, other, late]);
    expect(queries).toBeLessThanOrEqual(4);
    expect(await list({ state: 'open' })).toEqual([early, other]);
    expect(await list({ state: 'cleared' })).toEqual([late]);
    expect(await list({ isOwn: true })).toEqual([early, late]);
    expect(await list({ route: 'training' })).toEqual([late]);
    expect(await list({ route: 'none', isOwn: true })).toEqual([early]);
    expect(await countHouseholds(fresh, visitor, everything)).toEqual({ all: 3, cleared: 1 });
    const named = await listHouseholds(fresh, sealer, visitor, everything, 1);
    expect(named.map(({ called }) => called)).toEqual([['示例小林'], [], ['示例小林']]);
  });
});
