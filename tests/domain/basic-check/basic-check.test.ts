import { randomBytes, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { findVisitor } from '#src/domain/account/visitor-queries.ts';
import { checkPartForm } from '#src/domain/basic-check/basic-check-form.ts';
import {
  findCheckedParts,
  findLastCheck,
  findOpenCheck,
  listCorrections,
} from '#src/domain/basic-check/basic-check-queries.ts';
import { factsOf, sayPartState, stampOf } from '#src/domain/basic-check/basic-check.ts';
import { suggestedValue } from '#src/domain/basic-check/correction.ts';
import { decideCorrection } from '#src/domain/basic-check/decide-correction.ts';
import { finishCheck } from '#src/domain/basic-check/finish-check.ts';
import { saveCheckPart } from '#src/domain/basic-check/save-check-part.ts';
import type { SaidFacts } from '#src/domain/basic-check/basic-check-form.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { withdrawConsent } from '#src/domain/consent/withdraw-consent.ts';
import { checkFileChain, listFileEvents } from '#src/domain/file/file-queries.ts';
import { changeRecord } from '#src/domain/jobseeker/change-record.ts';
import { findFile } from '#src/domain/jobseeker/jobseeker-queries.ts';
import type { RecordPart } from '#src/domain/jobseeker/jobseeker.ts';
import type { Asker } from '#src/domain/jobseeker/record-right.ts';
import { listNotices } from '#src/domain/notice/notice-queries.ts';
import { eraseFile } from '#src/domain/privacy/erase-file.ts';
import { createSealer } from '#src/sealing.ts';
import { anAccount, anOrganisation, cookieOf } from '../../account-factories.ts';
import type { MadeAccount } from '../../account-factories.ts';
import { freshDatabase } from '../../database.ts';

const sealer = createSealer(randomBytes(32));
const monday = new Date('2026-11-23T02:00:00.000Z');
const tuesday = new Date('2026-11-24T02:00:00.000Z');
const wednesday = new Date('2026-11-25T02:00:00.000Z');

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

async function aPerson() {
  const account = await anAccount(db, sealer, {
    called: '示例小林',
    residenceRegion: '450202',
    counsellorId: counsellor.accountId,
  });
  const { accountId, jobseekerId = '' } = account;
  const actor = { accountId, role: 'jobseeker' } as const;
  for (const purpose of ['record', 'counsellor'] as const)
    await giveConsent(db, sealer, { jobseekerId, purpose, actor }, monday);
  return { accountId, jobseekerId, actor, asker: { visitor: await visitorOf(account) } };
}

type SavedBy = { asker: Asker; jobseekerId: string };

/** Says to every fact of a part that it is right, but to those named here. */
async function say({ asker, jobseekerId }: SavedBy, part: RecordPart, wanted: Record<string, string>, now = monday) {
  const file = await findFile(db, sealer, jobseekerId);
  if (!file) throw new Error('There is no file');
  const said: SaidFacts = Object.fromEntries(
    factsOf(file, part).map(({ field }) => [
      field,
      { verdict: wanted[field] ? ('wrong' as const) : ('right' as const), wanted: wanted[field] ?? '' },
    ]),
  );
  const checked = (await findOpenCheck(db, sealer, jobseekerId))?.answers[part];
  return saveCheckPart(db, sealer, asker, { jobseekerId, part, said, seen: stampOf(file, checked) }, now);
}

async function finish(by: SavedBy, wanted: Record<string, string> = {}, now = monday) {
  for (const part of await findCheckedParts(db, by.jobseekerId)) await say(by, part, wanted, now);
  const checkId = (await findOpenCheck(db, sealer, by.jobseekerId))?.checkId ?? '';
  return finishCheck(db, sealer, by.asker, { jobseekerId: by.jobseekerId, checkId }, now);
}

const openTasks = (jobseekerId: string) =>
  db
    .selectFrom('task')
    .select(['kind', 'due_on'])
    .where('jobseeker_id', '=', jobseekerId)
    .where('done_at', 'is', null)
    .execute();

describe('a check', () => {
  test('names each fact with who entered it and when, and what is not known', async () => {
    const { asker, jobseekerId } = await aPerson();
    const answers = { phone: '138 0000 0000', address: undefined, contactWay: undefined };
    await changeRecord(db, sealer, asker, jobseekerId, { part: 'contact', answers }, monday);
    const file = await findFile(db, sealer, jobseekerId);
    if (!file) throw new Error('There is no file');
    expect(factsOf(file, 'contact').map(({ value, isKnown, source }) => [value, isKnown, source])).toEqual([
      ['138 0000 0000', true, '由本人填写，2026年11月23日'],
      ['未知', false, '还没有填'],
      ['未知', false, '还没有填'],
    ]);
    expect(factsOf(file, 'name')[0]).toMatchObject({ value: '示例小林', source: '谁在什么时候填的：未知' });
  });

  test('asks about numbers and disability only where the person agreed to keeping them', async () => {
    const { jobseekerId, actor } = await aPerson();
    expect(await findCheckedParts(db, jobseekerId)).toEqual(['name', 'contact', 'region', 'background']);
    await giveConsent(db, sealer, { jobseekerId, purpose: 'disability', actor }, monday);
    expect(await findCheckedParts(db, jobseekerId)).toContain('certificate');
    expect(await findCheckedParts(db, jobseekerId)).not.toContain('identity');
  });

  test('is kept part by part, changes nothing by itself, and cannot be sent before all of it was answered', async () => {
    const person = await aPerson();
    const before = await findFile(db, sealer, person.jobseekerId);
    expect(await say(person, 'name', { name: '示例林某' })).toBe('saved');
    const open = await findOpenCheck(db, sealer, person.jobseekerId);
    expect(open?.answers.name?.facts['name']).toEqual({ verdict: 'wrong', wanted: '示例林某' });
    if (!before) throw new Error('There is no file');
    expect(sayPartState(factsOf(before, 'name'), open?.answers.name)).toBe('已核对，1项要更正');
    expect(sayPartState(factsOf(before, 'contact'), open?.answers.contact)).toBe('未开始');
    const { jobseekerId } = person;
    const sent = await finishCheck(db, sealer, person.asker, { jobseekerId, checkId: open?.checkId ?? '' }, monday);
    expect(sent).toEqual({ kind: 'unfinished', facts: 9 });
    expect(await findLastCheck(db, sealer, jobseekerId)).toBeUndefined();
    expect(await findFile(db, sealer, jobseekerId)).toEqual(before);
    expect(await openTasks(jobseekerId)).toEqual([]);
  });

  test('sent twice is one check, and the same page sent twice is saved once', async () => {
    const person = await aPerson();
    await say(person, 'name', {});
    const file = await findFile(db, sealer, person.jobseekerId);
    if (!file) throw new Error('There is no file');
    const said: SaidFacts = { called: { verdict: 'right', wanted: '' }, name: { verdict: 'right', wanted: '' } };
    const again = { jobseekerId: person.jobseekerId, part: 'name', said, seen: stampOf(file, undefined) } as const;
    expect(await saveCheckPart(db, sealer, person.asker, again, tuesday)).toBe('saved');

    expect(await finish(person, { phone: '138 0000 0001' })).toEqual({ kind: 'finished' });
    const { jobseekerId } = person;
    expect(await finishCheck(db, sealer, person.asker, { jobseekerId, checkId: 'gone' }, tuesday)).toEqual({
      kind: 'finished',
    });
    expect(await listCorrections(db, sealer, jobseekerId)).toHaveLength(1);
    expect((await listFileEvents(db, sealer, jobseekerId)).filter(({ kind }) => kind === 'finished')).toHaveLength(1);
  });

  test('on two devices: the later one is told, and can then say it anew', async () => {
    const person = await aPerson();
    const { jobseekerId, asker } = person;
    const file = await findFile(db, sealer, jobseekerId);
    if (!file) throw new Error('There is no file');
    const seen = stampOf(file, undefined);
    await say(person, 'name', {});
    const said: SaidFacts = { called: { verdict: 'wrong', wanted: '示例林女士' } };
    const later = { jobseekerId, part: 'name', said, seen } as const;
    expect(await saveCheckPart(db, sealer, asker, later, tuesday)).toBe('changed since');
    const first = (await findOpenCheck(db, sealer, jobseekerId))?.answers.name;
    expect(first?.facts['called']?.verdict).toBe('right');
    const anew = { ...later, seen: stampOf(file, first) };
    expect(await saveCheckPart(db, sealer, asker, anew, tuesday)).toBe('saved');
  });

  test('of a record that was changed since the page was opened is told first', async () => {
    const { jobseekerId, asker } = await aPerson();
    const file = await findFile(db, sealer, jobseekerId);
    if (!file) throw new Error('There is no file');
    const seen = stampOf(file, undefined);
    const answers = { called: '示例小林', name: '示例林某' };
    await changeRecord(db, sealer, asker, jobseekerId, { part: 'name', answers }, tuesday);
    const said: SaidFacts = { name: { verdict: 'right', wanted: '' } };
    const outcome = await saveCheckPart(db, sealer, asker, { jobseekerId, part: 'name', said, seen }, wednesday);
    expect(outcome).toBe('changed since');
  });

  test('by a helper is theirs in the log, and the person is told', async () => {
    const { accountId, jobseekerId } = await aPerson();
    const helper = await anAccount(db, sealer, { role: 'helper', called: '示例妈妈' });
    const acting = { mandateId: randomUUID(), jobseekerId, tasks: ['demand'] };
    const asker = { visitor: await visitorOf(helper), acting };
    expect(await finish({ asker, jobseekerId }, { phone: '138 0000 0001' })).toEqual({ kind: 'finished' });
    expect(await findLastCheck(db, sealer, jobseekerId)).toMatchObject({ by: 'helper', called: '示例妈妈' });
    expect((await listNotices(db, sealer, accountId)).map(({ text }) => text.split('\n')[0])).toEqual([
      '家属示例妈妈替您核对了基础信息。',
    ]);
    expect((await listFileEvents(db, sealer, jobseekerId))[0]).toMatchObject({ kind: 'finished', role: 'helper' });
    const without = { asker: { ...asker, acting: { ...acting, tasks: ['message'] } }, jobseekerId };
    expect(await say(without, 'name', {})).toBe('not theirs');
  });

  test('by a counsellor at the desk is said to be by staff', async () => {
    const { jobseekerId } = await aPerson();
    const acting = { mandateId: randomUUID(), jobseekerId, tasks: ['demand'], isAtDesk: true };
    await finish({ asker: { visitor: await visitorOf(counsellor), acting }, jobseekerId });
    expect(await findLastCheck(db, sealer, jobseekerId)).toMatchObject({ by: 'staff', called: '示例老师' });
  });

  test('by anybody else is refused', async () => {
    const [person, other] = [await aPerson(), await aPerson()];
    expect(await say({ asker: other.asker, jobseekerId: person.jobseekerId }, 'name', {})).toBe('not theirs');
    const asker = { visitor: await visitorOf(counsellor) };
    expect(await say({ asker, jobseekerId: person.jobseekerId }, 'name', {})).toBe('not theirs');
  });
});

describe('what is typed', () => {
  const parse = (sent: Record<string, string>) => checkPartForm(['phone', 'address']).safeParse(sent);

  test('may leave a fact for later, and has all mistakes told at once', () => {
    expect(parse({ phone: 'right', seen: 's' }).data).toEqual({
      said: { phone: { verdict: 'right', wanted: '' } },
      seen: 's',
    });
    const wrong = parse({ phone: 'wrong', 'address-wanted': '示例路', address: 'moon' });
    expect(wrong.error?.issues.map(({ path }) => path.join())).toEqual(['phone-wanted', 'address', 'address']);
    expect(parse({ phone: 'wrong', 'phone-wanted': '长'.repeat(201) }).success).toBe(false);
  });
});

describe('a correction', () => {
  const decide = async (jobseekerId: string, value: string, now = tuesday) => {
    const [correction] = await listCorrections(db, sealer, jobseekerId);
    const visitor = await visitorOf(counsellor);
    const decision = { kind: 'accept', value } as const;
    const correctionId = correction?.correctionId ?? '';
    return decideCorrection(db, sealer, visitor, { jobseekerId, correctionId, decision }, now);
  };

  test('is a task due in five working days, lies sealed, and is accepted under the counsellor’s name', async () => {
    const person = await aPerson();
    const { jobseekerId, accountId } = person;
    await finish(person, { phone: '139 0000 0000' });
    expect(await openTasks(jobseekerId)).toEqual([{ kind: 'correction', due_on: '2026-11-30' }]);
    const row = await db.selectFrom('correction').selectAll().executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain('139 0000');

    expect(await decide(jobseekerId, '139 0000 0000')).toEqual({ kind: 'decided' });
    const file = await findFile(db, sealer, jobseekerId);
    expect(file?.person.phone).toBe('139 0000 0000');
    expect(file?.person.entered?.['phone']).toMatchObject({ by: 'staff', called: '示例老师' });
    expect(await listCorrections(db, sealer, jobseekerId)).toMatchObject([{ state: 'accepted', before: '未知' }]);
    expect((await listNotices(db, sealer, accountId))[0]?.text).toBe('您要求更正的电话，已经更正。');
    expect(await openTasks(jobseekerId)).toEqual([]);
    const [event] = await listFileEvents(db, sealer, jobseekerId);
    expect(event).toMatchObject({ kind: 'changed', subject: 'contact', role: 'counsellor' });
    expect(await checkFileChain(db, sealer, jobseekerId)).toMatchObject({ isWhole: true });
    // Decided once.
    expect(await decide(jobseekerId, '137 0000 0000', wednesday)).toEqual({ kind: 'not theirs' });
  });

  test('that cannot be is refused in words, and nothing changes', async () => {
    const person = await aPerson();
    await finish(person, { phone: '示例' });
    expect(await decide(person.jobseekerId, '12')).toEqual({
      kind: 'refused',
      message: '电话号码不对。手机号有11位，座机要带区号。',
    });
    expect((await listCorrections(db, sealer, person.jobseekerId))[0]?.state).toBe('open');
    expect(await openTasks(person.jobseekerId)).toHaveLength(1);
  });

  test('that is answered leaves the record as it was and tells the person why', async () => {
    const person = await aPerson();
    const { jobseekerId, accountId } = person;
    await finish(person, { bornOn: '1990年3月7日', gender: '女' });
    const corrections = await listCorrections(db, sealer, jobseekerId);
    const visitor = await visitorOf(counsellor);
    const decision = { kind: 'answer', text: '请带身份证来看一看。' } as const;
    const [first, second] = corrections.map(({ correctionId }) => correctionId);
    await decideCorrection(db, sealer, visitor, { jobseekerId, correctionId: first ?? '', decision }, tuesday);
    // One of two is still open.
    expect(await openTasks(jobseekerId)).toHaveLength(1);
    await decideCorrection(db, sealer, visitor, { jobseekerId, correctionId: second ?? '', decision }, tuesday);
    expect(await openTasks(jobseekerId)).toEqual([]);
    expect((await findFile(db, sealer, jobseekerId))?.person.bornOn).toBeUndefined();
    expect((await listNotices(db, sealer, accountId))[0]?.text).toContain('没有更改。\n请带身份证来看一看。');
  });

  test('of a chosen value is suggested from the person’s words', () => {
    expect(suggestedValue({ field: 'gender', wanted: '我是女的' })).toBe('female');
    expect(suggestedValue({ field: 'gender', wanted: '不对' })).toBe('');
    expect(suggestedValue({ field: 'phone', wanted: '139 0000 0000' })).toBe('139 0000 0000');
  });

  test('is decided only by the counsellor who looks after the person, and only while they agree', async () => {
    const person = await aPerson();
    const { jobseekerId, actor } = person;
    await finish(person, { phone: '139 0000 0000' });
    const colleague = await anAccount(db, sealer, { role: 'counsellor', organisationId: await anOrganisation(db) });
    const [correction] = await listCorrections(db, sealer, jobseekerId);
    const wanted = { jobseekerId, correctionId: correction?.correctionId ?? '' };
    const decision = { kind: 'accept', value: '139 0000 0000' } as const;
    const visitor = await visitorOf(colleague);
    expect(await decideCorrection(db, sealer, visitor, { ...wanted, decision }, tuesday)).toEqual({
      kind: 'not theirs',
    });
    await withdrawConsent(db, sealer, { jobseekerId, purpose: 'counsellor', actor }, tuesday);
    expect(await decide(jobseekerId, '139 0000 0000')).toEqual({ kind: 'not theirs' });
    expect((await findFile(db, sealer, jobseekerId))?.person.phone).toBeUndefined();
  });

  test('gives way to a newer check', async () => {
    const person = await aPerson();
    await finish(person, { phone: '139 0000 0000' });
    await finish(person, { phone: '137 0000 0000' }, tuesday);
    expect((await listCorrections(db, sealer, person.jobseekerId)).map(({ wanted }) => wanted)).toEqual([
      '137 0000 0000',
    ]);
    expect(await openTasks(person.jobseekerId)).toEqual([{ kind: 'correction', due_on: '2026-12-01' }]);
    expect(await findLastCheck(db, sealer, person.jobseekerId)).toMatchObject({ finishedAt: tuesday.toISOString() });
  });
});

describe('what goes', () => {
  test('with the consent to keeping the record: corrections, tasks and the check that is going on; the day stays', async () => {
    const person = await aPerson();
    const { jobseekerId, actor } = person;
    await finish(person, { phone: '139 0000 0000' });
    await say(person, 'name', { name: '示例' }, tuesday);
    await withdrawConsent(db, sealer, { jobseekerId, purpose: 'record', actor }, wednesday);
    expect(await db.selectFrom('correction').selectAll().execute()).toEqual([]);
    expect(await findOpenCheck(db, sealer, jobseekerId)).toBeUndefined();
    expect(await openTasks(jobseekerId)).toEqual([]);
    expect(await findLastCheck(db, sealer, jobseekerId)).toMatchObject({ finishedAt: monday.toISOString() });
  });

  test('with the consent to disability: only what was said about that', async () => {
    const person = await aPerson();
    const { jobseekerId, actor } = person;
    await giveConsent(db, sealer, { jobseekerId, purpose: 'disability', actor }, monday);
    await finish(person, { phone: '139 0000 0000', grade: '二级' });
    await withdrawConsent(db, sealer, { jobseekerId, purpose: 'disability', actor }, tuesday);
    expect((await listCorrections(db, sealer, jobseekerId)).map(({ field }) => field)).toEqual(['phone']);
    expect(await openTasks(jobseekerId)).toHaveLength(1);
  });

  test('with the file: everything', async () => {
    const person = await aPerson();
    await finish(person, { phone: '139 0000 0000' });
    const { jobseekerId, actor } = person;
    await db.transaction().execute((transaction) => eraseFile(transaction, sealer, { jobseekerId, actor }, tuesday));
    for (const table of ['correction', 'basic_check', 'task'] as const)
      expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
  });
});
