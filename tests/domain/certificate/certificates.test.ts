import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { addCertificate } from '#src/domain/certificate/add-certificate.ts';
import { certificateForm } from '#src/domain/certificate/certificate-form.ts';
import { findCertificateExport, listCertificates } from '#src/domain/certificate/certificate-queries.ts';
import { inOrderOfDue, sayCertificate, sayDueOn, sayEntered, sayNumber } from '#src/domain/certificate/certificate.ts';
import type { CertificateEntry } from '#src/domain/certificate/certificate.ts';
import { changeCertificate } from '#src/domain/certificate/change-certificate.ts';
import { remindOfCertificates } from '#src/domain/certificate/remind-of-certificates.ts';
import { removeCertificate } from '#src/domain/certificate/remove-certificate.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { withdrawConsent } from '#src/domain/consent/withdraw-consent.ts';
import { addDays, chinaDay } from '#src/domain/day/day.ts';
import type { Asker } from '#src/domain/jobseeker/record-right.ts';
import { eraseFile } from '#src/domain/privacy/erase-file.ts';
import { freshDatabase } from '../../database.ts';
import { aCounsellor, aPerson, noticesOf, now, sealer } from '../assessment/assessed-people.ts';

let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

const today = chinaDay(now);
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const entry: CertificateEntry = {
  ...{ kind: 'massage', name: '示例按摩资格证', number: '金丝雀20240001', issuer: '示例发证单位' },
  ...{ issuedOn: '2024-03-01', due: { kind: 'review', on: addDays(today, 60) } },
};

/** A person who agrees to training being kept, their counsellor, and one certificate. */
async function aHolder(wanted: Partial<CertificateEntry> = {}) {
  const counsellor = await aCounsellor(db);
  const person = await aPerson(db, { agrees: ['training', 'counsellor'], counsellorId: counsellor.accountId });
  const { jobseekerId } = person;
  const add = async (asker: Asker = person.own, more: Partial<CertificateEntry> = {}) => {
    const certificateId = randomUUID();
    const added = { jobseekerId, certificateId, entry: { ...entry, ...wanted, ...more } };
    return { certificateId, outcome: await addCertificate(db, sealer, asker, added, now) };
  };
  const { certificateId } = await add();
  const change = (asker: Asker, to: Partial<CertificateEntry>, revision = 1, id = certificateId) =>
    changeCertificate(
      db,
      sealer,
      asker,
      { jobseekerId, certificateId: id, revision, entry: { ...entry, ...wanted, ...to } },
      now,
    );
  const list = () => listCertificates(db, sealer, jobseekerId);
  return { counsellor, person, jobseekerId, add, certificateId, change, list };
}

/** A helper under a mandate that holds. */
async function aHelper(person: Awaited<ReturnType<typeof aPerson>>, tasks = ['training']): Promise<Asker> {
  const asker = await person.helped({ tasks });
  await db
    .insertInto('mandate')
    .values({
      ...{ mandate_id: asker.acting?.mandateId ?? '', jobseeker_id: person.jobseekerId, tasks: tasks.join(',') },
      ...{ helper_id: asker.visitor.accountId, term: 'month', state: 'active', begun_by: 'person' },
      ...{ starts_at: now.toISOString(), ends_at: later(20).toISOString(), created_at: now.toISOString() },
    })
    .execute();
  return asker;
}

describe('a certificate', () => {
  test('is kept sealed, once however often the form is sent, and stands in the log', async () => {
    const { person, jobseekerId, certificateId, list } = await aHolder();
    const again = { jobseekerId, certificateId, entry };
    expect(await addCertificate(db, sealer, person.own, again, now)).toBe('added');
    expect(await list()).toMatchObject([{ ...entry, enteredAs: 'self' }]);
    expect(JSON.stringify(await db.selectFrom('certificate').selectAll().execute())).not.toContain('金丝雀');
    expect((await person.events()).filter((event) => event === 'recorded qualification')).toHaveLength(1);
    expect(await noticesOf(db, person.accountId)).toEqual([]);
    expect(await findCertificateExport(db, sealer, jobseekerId)).toMatchObject([
      { name: '示例按摩资格证', number: '金丝雀20240001', due: { what: '年审' }, entered: '本人填的' },
    ]);
  });

  test('is written by the person, a helper with the task and the counsellor who looks after them, who tell them', async () => {
    const { counsellor, person, add, list } = await aHolder();
    expect((await add({ visitor: counsellor.visitor })).outcome).toBe('added');
    expect((await add(await aHelper(person))).outcome).toBe('added');
    expect((await add(await aHelper(person, ['plan']))).outcome).toBe('not theirs');
    expect((await add(await person.helped({ tasks: ['training'] }))).outcome).toBe('not theirs');
    expect((await add({ visitor: (await aCounsellor(db)).visitor })).outcome).toBe('not theirs');
    expect((await add((await aPerson(db)).own)).outcome).toBe('not theirs');
    expect((await list()).map(sayEntered).sort()).toEqual([
      '家属示例妈妈代填的',
      '工作人员示例覃老师记下的',
      '本人填的',
    ]);
    const told = (await noticesOf(db, person.accountId)).sort();
    expect(told.map((text) => text.split('\n')[0])).toEqual([
      '家属示例妈妈记下了您的证书：示例按摩资格证，盲人医疗按摩人员从事医疗按摩资格证书。',
      '工作人员示例覃老师记下了您的证书：示例按摩资格证，盲人医疗按摩人员从事医疗按摩资格证书。',
    ]);
    expect(told[0]).toMatch(/ \/certificates\/[0-9a-f-]{36}$/);
  });

  test('that an office wrote becomes the person’s own when they set it right, and then no office changes it', async () => {
    const { counsellor, person, jobseekerId, add, change, list } = await aHolder();
    const staff = { visitor: counsellor.visitor };
    const { certificateId } = await add(staff, { name: '示例乙证' });
    expect(await change(staff, { name: '示例丙证' }, 1, certificateId)).toBe('changed');
    expect((await noticesOf(db, person.accountId)).join()).toContain('名称，原来是示例乙证，现在是示例丙证。');
    expect(await change(person.own, { name: '示例丁证' }, 2, certificateId)).toBe('changed');
    expect((await list()).find((each) => each.certificateId === certificateId)).toMatchObject({ enteredAs: 'self' });
    expect(await change(staff, { name: '示例戊证' }, 3, certificateId)).toBe('not theirs');
    expect(await removeCertificate(db, sealer, staff, { jobseekerId, certificateId }, now)).toBe('not theirs');
    expect(await removeCertificate(db, sealer, person.own, { jobseekerId, certificateId }, now)).toBe('removed');
    expect((await person.events()).at(-1)).toBe('erased qualification');
  });

  test('has a number that its person hears in groups of four digits, and others by its end', async () => {
    const [certificate] = await (await aHolder()).list();
    if (!certificate) throw new Error('Nothing was kept');
    expect(sayNumber(certificate.number ?? '')).toBe('金丝雀2024，0001');
    const said = sayCertificate(certificate).find(({ term }) => term === '编号');
    expect(said?.details).toBe('最后4位是0、0、0、1');
  });

  test('changed by two at once keeps what the first wrote and tells the second', async () => {
    const { person, change, list } = await aHolder();
    expect(await change(person.own, { issuer: '示例甲局' })).toBe('changed');
    expect(await change(person.own, { issuer: '示例乙局' })).toBe('changed meanwhile');
    expect(await list()).toMatchObject([{ issuer: '示例甲局', revision: 2 }]);
  });

  test('keeps its number when somebody who cannot read it leaves it out', async () => {
    const { person, change, list } = await aHolder();
    const helper = await aHelper(person);
    expect(await change(helper, { number: undefined, issuer: '示例甲局' })).toBe('changed');
    expect(await list()).toMatchObject([{ number: '金丝雀20240001', issuer: '示例甲局' }]);
    expect(await change(person.own, { number: undefined }, 2)).toBe('changed');
    expect((await list())[0]?.number).toBeUndefined();
  });

  test('is erased by no helper', async () => {
    const { person, jobseekerId, certificateId, list } = await aHolder();
    const removing = removeCertificate(db, sealer, await aHelper(person), { jobseekerId, certificateId }, now);
    expect(await removing).toBe('not theirs');
    expect(await list()).toHaveLength(1);
  });

  test('goes when the consent is withdrawn and with the file, and is not written without it', async () => {
    const { person, jobseekerId, add, list } = await aHolder();
    await withdrawConsent(db, sealer, { jobseekerId, purpose: 'training', actor: person.actor }, now);
    expect(await list()).toEqual([]);
    expect(await person.events()).toContain('erased qualification');
    expect((await add()).outcome).toBe('not agreed');
    const other = await aHolder();
    await eraseFile(db, sealer, { jobseekerId: other.jobseekerId, actor: other.person.actor }, now);
    expect(await other.list()).toEqual([]);
  });
});

describe('a reminder', () => {
  test('comes 90, 30 and 7 days before, each once, in the person’s messages', async () => {
    const { person } = await aHolder({ due: { kind: 'education', on: addDays(today, 100) } });
    const told = async (days: number) => {
      await Promise.all([remindOfCertificates(db, sealer, later(days)), remindOfCertificates(db, sealer, later(days))]);
      return (await noticesOf(db, person.accountId)).length;
    };
    expect([await told(9), await told(10), await told(11)]).toEqual([0, 1, 1]);
    expect([await told(69), await told(70), await told(92), await told(93), await told(99)]).toEqual([1, 2, 2, 3, 3]);
    expect((await noticesOf(db, person.accountId))[0]).toMatch(
      /^您的证书继续教育最晚是2027年3月3日，还有90天。\n证书是示例按摩资格证。/,
    );
  });

  test('that was missed comes once, and begins anew with a changed day', async () => {
    const { person, change } = await aHolder({ due: { kind: 'expiry', on: addDays(today, 5) } });
    await remindOfCertificates(db, sealer, now);
    await remindOfCertificates(db, sealer, later(1));
    expect(await noticesOf(db, person.accountId)).toHaveLength(1);
    await change(person.own, { due: { kind: 'expiry', on: addDays(today, 88) } });
    await remindOfCertificates(db, sealer, later(1));
    expect(await noticesOf(db, person.accountId)).toHaveLength(2);
    await change(person.own, { issuer: '示例甲局', due: { kind: 'expiry', on: addDays(today, 88) } }, 2);
    await remindOfCertificates(db, sealer, later(2));
    expect(await noticesOf(db, person.accountId)).toHaveLength(2);
  });

  test('comes neither at night nor after the day', async () => {
    const { person } = await aHolder({ due: { kind: 'expiry', on: addDays(today, 5) } });
    await remindOfCertificates(db, sealer, new Date(`${today}T17:00:00.000Z`));
    await remindOfCertificates(db, sealer, later(6));
    expect(await noticesOf(db, person.accountId)).toEqual([]);
  });

  test('also goes out as a text that names no certificate, where the person agreed to texts', async () => {
    const { person } = await aHolder({ due: { kind: 'review', on: addDays(today, 7) } });
    await giveConsent(db, sealer, { jobseekerId: person.jobseekerId, purpose: 'message', actor: person.actor }, now);
    await db
      .updateTable('account')
      .set({ sign_in_kind: 'phone', sealed_sign_in_name: sealer.seal('13800000000') })
      .set({ phone_confirmed_at: now.toISOString() })
      .where('account_id', '=', person.accountId)
      .execute();
    await remindOfCertificates(db, sealer, now);
    const sent = await db
      .selectFrom('outgoing_message')
      .select('sealed_text')
      .where('account_id', '=', person.accountId)
      .execute();
    expect(sent.map(({ sealed_text }) => sealer.unseal(sealed_text ?? ''))).toEqual([
      '您的证书年审最晚是2026年11月30日，还有7天。请登录同途，打开“我的消息”看。',
    ]);
  });
});

describe('what is said of a day', () => {
  test('tells how long is left, and that it is over or unknown', () => {
    expect(sayDueOn(undefined, today)).toBe('下一个要办的日子：未知');
    expect(sayDueOn({ kind: 'review', on: today }, today)).toBe('今天是年审的最后一天');
    expect(sayDueOn({ kind: 'expiry', on: addDays(today, 1) }, today)).toBe('2026年11月24日到期，还有1天');
    expect(sayDueOn({ kind: 'review', on: addDays(today, -2) }, today)).toBe('年审最晚是2026年11月21日，已经过了2天');
  });

  test('puts first what is due next, then what is over, then what has no day', () => {
    const named = (name: string, days?: number) => ({
      name,
      due: days === undefined ? undefined : ({ kind: 'review', on: addDays(today, days) } as const),
    });
    const order = inOrderOfDue([named('未知'), named('过了', -3), named('后', 30), named('先', 0)], today);
    expect(order.map(({ name }) => name)).toEqual(['先', '后', '过了', '未知']);
  });
});

describe('the form', () => {
  const errors = (typed: Record<string, string>) =>
    certificateForm(now)
      .safeParse({ kind: 'skill', name: '示例', ...typed })
      .error?.issues.map(({ path }) => path.join('.'));

  test('needs only the kind and the name, and asks for the day and its reason together', () => {
    expect(errors({})).toBeUndefined();
    expect(errors({ kind: '', name: '', dueKind: 'review' })).toEqual(['kind', 'name', 'dueOn']);
    expect(errors({ dueOn: '2027年3月1日' })).toEqual(['dueKind']);
    expect(errors({ dueOn: '2027年3月1日', dueKind: 'unknown' })).toEqual(['dueKind']);
    expect(errors({ dueKind: 'unknown' })).toBeUndefined();
  });

  test('refuses days that cannot be', () => {
    expect(errors({ issuedOn: '2030年1月1日' })).toEqual(['issuedOn']);
    expect(errors({ issuedOn: '2026年1月1日', dueOn: '2025年1月1日', dueKind: 'review' })).toEqual(['dueOn']);
    expect(errors({ dueOn: '明年', dueKind: 'review' })).toEqual(['dueOn']);
  });
});
