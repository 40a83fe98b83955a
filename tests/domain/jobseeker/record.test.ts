import { randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { HeldRole, Role, Visitor } from '#src/domain/account/account.ts';
import { checkFileChain, listFileEvents } from '#src/domain/file/file-queries.ts';
import { changeRecord } from '#src/domain/jobseeker/change-record.ts';
import type { PartAnswers } from '#src/domain/jobseeker/jobseeker-form.ts';
import { findFile, findOwnFile } from '#src/domain/jobseeker/jobseeker-queries.ts';
import { checkDigit } from '#src/domain/jobseeker/identity-number.ts';
import type { ActingFor, Asker } from '#src/domain/jobseeker/record-right.ts';
import { revealNumber } from '#src/domain/jobseeker/reveal-number.ts';
import { createSealer } from '#src/sealing.ts';
import { anAccount, anOrganisation } from '../../account-factories.ts';
import type { MadeAccount } from '../../account-factories.ts';
import { freshDatabase } from '../../database.ts';

const key = randomBytes(32);
const sealer = createSealer(key);
const now = new Date('2026-11-23T02:00:00.000Z');

let db: Kysely<Database>;
let organisationId: string;
let counsellor: MadeAccount;
let person: MadeAccount;
let jobseekerId: string;
beforeAll(async () => {
  db = await freshDatabase();
  organisationId = await anOrganisation(db);
  counsellor = await anAccount(db, sealer, { role: 'counsellor', called: '示例王老师', organisationId });
});
beforeEach(async () => {
  person = await anAccount(db, sealer, { residenceRegion: '450202', counsellorId: counsellor.accountId });
  jobseekerId = person.jobseekerId ?? '';
});

const visitor = (account: MadeAccount, role: Role = 'jobseeker', regionCode?: string): Visitor => {
  const held: HeldRole = {
    accountRoleId: account.accountRoleId,
    role,
    organisationId: regionCode ? organisationId : undefined,
    organisationName: undefined,
    regionCode,
  };
  const { accountId, called } = account;
  return {
    accountId,
    called,
    sessionId: '',
    role: held,
    roles: [held],
    mandateId: undefined,
    secondFactorAt: undefined,
    hasSecondFactor: true,
  };
};
const own = (): Asker => ({ visitor: visitor(person) });
const staff = (regionCode = '450200'): Asker => ({ visitor: visitor(counsellor, 'counsellor', regionCode) });
const acting = (tasks: string[], forWhom = jobseekerId): ActingFor => ({
  mandateId: randomUUID(),
  jobseekerId: forWhom,
  tasks,
});
const change = (asker: Asker, part: PartAnswers, at = now) => changeRecord(db, sealer, asker, jobseekerId, part, at);
const contact = (phone: string): PartAnswers => ({
  part: 'contact',
  answers: { phone, address: undefined, contactWay: 'phone' },
});
const identity = (number: string | undefined, remove = false): PartAnswers => ({
  part: 'identity',
  answers: { number, remove },
});
let order = 100;
const aNumber = (): string => {
  const first = `45020219900307${(order += 1)}`;
  return first + checkDigit(first);
};
const row = () =>
  db.selectFrom('jobseeker').selectAll().where('jobseeker_id', '=', jobseekerId).executeTakeFirstOrThrow();
const file = async () => (await findFile(db, sealer, jobseekerId)) ?? expect.unreachable();
const events = () => listFileEvents(db, sealer, jobseekerId);

describe('changing a record', () => {
  test('keeps the answers sealed, says who entered them and when, and records one event', async () => {
    expect(await change(own(), contact('138 1234 5678'))).toBe('changed');
    const { person: kept, contactWay } = await file();
    expect({ ...kept, contactWay }).toMatchObject({
      phone: '138 1234 5678',
      contactWay: 'phone',
      entered: { phone: { by: 'self', called: '示例小林', at: now.toISOString() } },
    });
    expect(Object.keys(kept.entered ?? {}).sort()).toEqual(['contactWay', 'phone']);
    expect(JSON.stringify(await row())).not.toContain('1234');
    expect(await events()).toMatchObject([{ kind: 'changed', subject: 'contact', isOwner: true }]);
    expect(await checkFileChain(db, sealer, jobseekerId)).toEqual({ isWhole: true, events: 1 });
  });

  test('to the same again changes nothing and records nothing', async () => {
    await change(own(), contact('138 1234 5678'));
    const before = await row();
    expect(await change(own(), contact('138 1234 5678'), new Date('2026-11-24T02:00:00.000Z'))).toBe('unchanged');
    expect(await row()).toEqual(before);
    expect(await events()).toHaveLength(1);
  });

  test('by a helper is marked as theirs; what they left alone stays the person’s', async () => {
    await change(own(), contact('138 1234 5678'));
    const helper = await anAccount(db, sealer, { role: 'helper', called: '示例妈妈' });
    const asker = { visitor: visitor(helper, 'helper'), acting: acting(['demand']) };
    const answers = { phone: '138 1234 5678', address: '示例路1号', contactWay: 'post' as const };
    expect(await change(asker, { part: 'contact', answers })).toBe('changed');
    expect((await file()).person.entered).toMatchObject({
      phone: { by: 'self' },
      address: { by: 'helper', called: '示例妈妈' },
      contactWay: { by: 'helper' },
    });
    expect((await events())[0]).toMatchObject({ role: 'helper', underMandate: true, isOwner: false });
  });

  test('of two parts at once loses neither', async () => {
    const background = { bornOn: '1990-03-07', gender: undefined, education: undefined, situation: undefined };
    await Promise.all([
      change(own(), contact('138 1234 5678')),
      change(own(), { part: 'background', answers: background }),
      change(own(), { part: 'region', answers: { residenceRegion: '440400', registrationRegion: 'other' } }),
    ]);
    const { person: kept, ...columns } = await file();
    expect(kept).toMatchObject({ phone: '138 1234 5678', bornOn: '1990-03-07' });
    expect(columns).toMatchObject({ residenceRegion: '440400', registrationRegion: 'other' });
    expect(await checkFileChain(db, sealer, jobseekerId)).toEqual({ isWhole: true, events: 3 });
  });

  test('of the form of address is heard everywhere: the account has it too', async () => {
    await change(own(), { part: 'name', answers: { called: '示例阿林', name: undefined } });
    const { sealed_called } = await db
      .selectFrom('account')
      .select('sealed_called')
      .where('account_id', '=', person.accountId)
      .executeTakeFirstOrThrow();
    expect(sealer.unseal(sealed_called)).toBe('示例阿林');
  });
});

describe('who may change a record', () => {
  test.each<[string, () => Promise<Asker>]>([
    ['another jobseeker', async () => ({ visitor: visitor(await anAccount(db, sealer)) })],
    [
      'a helper without a mandate',
      async () => ({ visitor: visitor(await anAccount(db, sealer, { role: 'helper' }), 'helper') }),
    ],
    [
      'a helper with another task',
      async () => ({ visitor: visitor(counsellor, 'helper'), acting: acting(['message', 'plan']) }),
    ],
    [
      'a helper of somebody else',
      async () => ({ visitor: visitor(counsellor, 'helper'), acting: acting(['demand'], randomUUID()) }),
    ],
    [
      'the person themselves while acting for another',
      async () => ({ visitor: visitor(person), acting: acting(['demand'], randomUUID()) }),
    ],
    [
      'a counsellor of the region without the caseload',
      async () => ({ visitor: visitor(await anAccount(db, sealer), 'counsellor', '450200') }),
    ],
    [
      'a counsellor of another region',
      async () => ({ visitor: visitor(await anAccount(db, sealer), 'counsellor', '440400') }),
    ],
    ['the counsellor who looked after a person who moved away', async () => staff('440400')],
    ['the person’s account in another role', async () => ({ visitor: visitor(person, 'employer', '450200') })],
    ['an administrator', async () => ({ visitor: visitor(await anAccount(db, sealer), 'administrator', '450200') })],
  ])('not %s', async (_who, asker) => {
    const before = await row();
    expect(await change(await asker(), contact('138 1234 5678'))).toBe('not theirs');
    expect(await row()).toEqual(before);
    expect(await events()).toEqual([]);
  });

  test('the counsellor who looks after it, in the name of the organisation', async () => {
    expect(await change(staff(), contact('138 1234 5678'))).toBe('changed');
    expect((await file()).person.entered).toMatchObject({ phone: { by: 'staff', called: '示例王老师' } });
    expect((await events())[0]).toMatchObject({ role: 'counsellor', organisationName: '示例残联就业中心' });
  });

  test('the same one acting at the desk, whose entries are those of staff and say why', async () => {
    const atDesk = { ...acting(['demand']), isAtDesk: true };
    const asker = { ...staff(), acting: atDesk, reason: '本人在窗口。' };
    expect(await change(asker, contact('138 1234 5678'))).toBe('changed');
    expect((await file()).person.entered).toMatchObject({ phone: { by: 'staff', called: '示例王老师' } });
    const told = {
      role: 'counsellor',
      underMandate: true,
      organisationName: '示例残联就业中心',
      reason: '本人在窗口。',
    };
    expect((await events())[0]).toMatchObject(told);
  });

  test('nobody once it is erased, and no file that does not exist', async () => {
    await db
      .updateTable('jobseeker')
      .set({ erased_at: now.toISOString() })
      .where('jobseeker_id', '=', jobseekerId)
      .execute();
    expect(await change(own(), contact('138 1234 5678'))).toBe('not theirs');
    expect(await changeRecord(db, sealer, own(), randomUUID(), contact('138 1234 5678'), now)).toBe('not theirs');
    expect(await findOwnFile(db, sealer, own())).toBeUndefined();
  });

  test('a person finds their own file, a helper that of whom they act for, staff none this way', async () => {
    const helper = await anAccount(db, sealer, { role: 'helper' });
    const asHelper = { visitor: visitor(helper, 'helper'), acting: acting(['demand']) };
    expect((await findOwnFile(db, sealer, own()))?.jobseekerId).toBe(jobseekerId);
    expect((await findOwnFile(db, sealer, asHelper))?.jobseekerId).toBe(jobseekerId);
    expect(await findOwnFile(db, sealer, { ...asHelper, acting: acting(['message']) })).toBeUndefined();
    expect(await findOwnFile(db, sealer, { visitor: visitor(helper, 'helper') })).toBeUndefined();
    expect(await findOwnFile(db, sealer, staff())).toBeUndefined();
  });
});

describe('the numbers', () => {
  test('are found by a fingerprint alone', async () => {
    const number = aNumber();
    expect(await change(own(), identity(number))).toBe('changed');
    const kept = await row();
    expect(JSON.stringify(kept)).not.toContain(number);
    expect(kept.identity_fingerprint).toBe(sealer.fingerprints('identity-number', number)[0]);
    expect((await file()).person.identityNumber).toBe(number);
  });

  test('stay when the field is left empty, and go when that is asked for', async () => {
    const number = aNumber();
    await change(own(), identity(number));
    expect(await change(own(), identity(undefined))).toBe('unchanged');
    expect(await change(own(), identity(undefined, true))).toBe('changed');
    expect(await row()).toMatchObject({ identity_fingerprint: null });
    expect((await file()).person.identityNumber).toBeUndefined();
  });

  test('that another file has are not saved, also when the key was replaced since', async () => {
    const number = aNumber();
    await change(own(), identity(number));
    const other = await anAccount(db, sealer);
    const asker = { visitor: visitor(other) };
    const save = (by = sealer) => changeRecord(db, by, asker, other.jobseekerId ?? '', identity(number), now);
    expect(await save()).toBe('taken');
    expect(await save(createSealer(randomBytes(32), key))).toBe('taken');
    expect((await findFile(db, sealer, other.jobseekerId ?? ''))?.person.identityNumber).toBeUndefined();
    expect(await listFileEvents(db, sealer, other.jobseekerId ?? '')).toEqual([]);
  });

  test('are of one file, also when six write the same one down at the same moment', async () => {
    const number = aNumber();
    const people = await Promise.all(Array.from({ length: 6 }, () => anAccount(db, sealer)));
    const save = (each: MadeAccount) =>
      changeRecord(db, sealer, { visitor: visitor(each) }, each.jobseekerId ?? '', identity(number), now);
    const outcomes = await Promise.all(people.map(save));
    expect(outcomes.toSorted()).toEqual(['changed', 'taken', 'taken', 'taken', 'taken', 'taken']);
    const logs = await Promise.all(people.map((each) => listFileEvents(db, sealer, each.jobseekerId ?? '')));
    expect(logs.flat()).toHaveLength(1);
  });

  test('cannot stand twice in the database, whoever writes them', async () => {
    await change(own(), identity(aNumber()));
    const { identity_fingerprint } = await row();
    const other = await anAccount(db, sealer);
    await expect(
      db
        .updateTable('jobseeker')
        .set({ identity_fingerprint })
        .where('jobseeker_id', '=', other.jobseekerId ?? '')
        .execute(),
    ).rejects.toThrow();
  });

  test('of identity and certificate belong to one person', async () => {
    const number = aNumber();
    await change(own(), identity(number));
    const certificate = (digits: string): PartAnswers => ({
      part: 'certificate',
      answers: { category: 'sight', grade: '1', remove: false, number: `${digits}11` },
    });
    expect(await change(own(), certificate(aNumber()))).toBe('other person');
    expect(await change(own(), certificate(number))).toBe('changed');
    expect(await change(own(), identity(aNumber()))).toBe('other person');
  });

  test('of a certificate keep to the category and grade that stand beside them', async () => {
    const answers = { category: 'sight', grade: '1', remove: false, number: `${aNumber()}11` } as const;
    await change(own(), { part: 'certificate', answers });
    const other = (part: object): PartAnswers => ({
      part: 'certificate',
      answers: { ...answers, number: undefined, ...part },
    });
    expect(await change(own(), other({ grade: '2' }))).toBe('disagrees');
    expect(await change(own(), other({ category: undefined, grade: undefined }))).toBe('disagrees');
    expect(await change(own(), other({ grade: '2', remove: true }))).toBe('changed');
    expect((await file()).person.certificate).toEqual({ category: 'sight', grade: '2' });
  });

  test('of an unusual certificate are nobody’s to compare with an identity number', async () => {
    await change(own(), identity(aNumber()));
    const number = '4502021990030785A111';
    const answers = { category: 'sight', grade: '1', remove: false, number } as const;
    expect(await change(staff(), { part: 'certificate', answers })).toBe('changed');
    const other: PartAnswers = { part: 'certificate', answers: { ...answers, grade: '2', number: undefined } };
    expect(await change(own(), other)).toBe('changed');
    expect((await file()).person.certificate).toEqual({ category: 'sight', grade: '2', number });
  });

  test('are revealed to the owner, each time with an event', async () => {
    const number = aNumber();
    await change(own(), identity(number));
    const reveal = (asker: Asker, reason?: string) =>
      revealNumber(db, sealer, asker, { jobseekerId, part: 'identity', reason }, now);
    expect(await reveal(own())).toBe(number);
    expect(await reveal(own())).toBe(number);
    expect((await events()).map(({ kind }) => kind)).toEqual(['revealed', 'revealed', 'changed']);
    expect(await reveal(staff())).toBeUndefined();
    expect(await reveal(staff(), '本人在窗口核对证件。')).toBe(number);
    expect((await events())[0]).toMatchObject({ kind: 'revealed', reason: '本人在窗口核对证件。' });
    const helper = { visitor: visitor(counsellor, 'helper'), acting: acting(['demand']) };
    expect(await reveal(helper)).toBeUndefined();
    expect(await reveal({ visitor: visitor(await anAccount(db, sealer)) })).toBeUndefined();
    expect(await events()).toHaveLength(4);
  });
});
