import { createHash, randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { consentPurposes, consents, needsGuardian } from '#src/domain/consent/consent.ts';
import type { ConsentPurpose } from '#src/domain/consent/consent.ts';
import { hasConsent, listConsents } from '#src/domain/consent/consent-queries.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { withdrawConsent } from '#src/domain/consent/withdraw-consent.ts';
import { checkFileChain, listFileEvents } from '#src/domain/file/file-queries.ts';
import type { FileActor } from '#src/domain/file/file.ts';
import { readPerson, sealPerson } from '#src/domain/jobseeker/person.ts';
import type { Person } from '#src/domain/jobseeker/person.ts';
import { createSealer } from '#src/sealing.ts';
import { anAccount } from '../../account-factories.ts';
import { freshDatabase } from '../../database.ts';

const sealer = createSealer(randomBytes(32));
const monday = new Date('2026-11-23T02:00:00.000Z');
const tuesday = new Date('2026-11-24T02:00:00.000Z');

let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

const entry = { by: 'self', called: '示例小林', at: monday.toISOString() } as const;
const full: Person = {
  called: '示例小林',
  name: '示例林一',
  phone: '138 0000 0000',
  bornOn: '1990-03-07',
  identityNumber: '110101199003070000',
  certificate: { category: 'sight', grade: '1', number: '11010119900307000011' },
  entered: { name: entry, identityNumber: entry, category: entry, grade: entry, certificateNumber: entry },
};

async function aPerson(person: Person = full) {
  const { accountId, jobseekerId = '' } = await anAccount(db, sealer, { residenceRegion: '450200' });
  await db
    .updateTable('jobseeker')
    .set({
      sealed_person: sealPerson(sealer, person),
      education: 'bachelor',
      identity_fingerprint: `identity of ${jobseekerId}`,
      certificate_fingerprint: `certificate of ${jobseekerId}`,
      counsellor_id: accountId,
    })
    .where('jobseeker_id', '=', jobseekerId)
    .execute();
  const actor: FileActor = { accountId, role: 'jobseeker' };
  return {
    jobseekerId,
    actor,
    give: (purpose: ConsentPurpose, at = monday) => giveConsent(db, sealer, { jobseekerId, purpose, actor }, at),
    withdraw: (purpose: ConsentPurpose, at = tuesday) =>
      withdrawConsent(db, sealer, { jobseekerId, purpose, actor }, at),
    has: (purpose: ConsentPurpose) => hasConsent(db, jobseekerId, purpose),
    row: () => db.selectFrom('jobseeker').selectAll().where('jobseeker_id', '=', jobseekerId).executeTakeFirstOrThrow(),
    person: async () => {
      const row = await db
        .selectFrom('jobseeker')
        .select('sealed_person')
        .where('jobseeker_id', '=', jobseekerId)
        .executeTakeFirstOrThrow();
      return readPerson(sealer, row.sealed_person);
    },
    events: async () =>
      (await listFileEvents(db, sealer, jobseekerId)).map(({ kind, subject }) => `${kind} ${subject}`).reverse(),
  };
}

describe('a consent', () => {
  test('does not hold until it is given, and each purpose stands for itself', async () => {
    const { give, has } = await aPerson();
    expect(await has('record')).toBe(false);
    expect(await give('record')).toBe('given');
    expect(await has('record')).toBe(true);
    for (const purpose of consentPurposes) expect(await has(purpose)).toBe(purpose === 'record');
  });

  test('given twice is one event, and the person reads it in the log of the file', async () => {
    const { give, events, jobseekerId } = await aPerson();
    await give('message');
    await give('message', tuesday);
    expect(await events()).toEqual(['consent given']);
    const message = (await listConsents(db, sealer, jobseekerId)).find(({ purpose }) => purpose === 'message');
    expect(message).toMatchObject({ state: 'given', history: [{ state: 'given', happenedAt: monday.toISOString() }] });
  });

  test('withdrawn and given again holds, also when both happen in one moment or the clock is put back', async () => {
    const { give, withdraw, has } = await aPerson();
    await give('message', tuesday);
    await withdraw('message', tuesday);
    expect(await has('message')).toBe(false);
    await give('message', monday);
    expect(await has('message')).toBe(true);
    await withdraw('message', monday);
    expect(await has('message')).toBe(false);
  });

  test('to a wording that has changed since holds no longer and is asked for again', async () => {
    const { give, has, jobseekerId } = await aPerson();
    await give('record');
    await db
      .updateTable('consent_event')
      .set({ wording: '2020-01-01' })
      .where('jobseeker_id', '=', jobseekerId)
      .execute();
    expect(await has('record')).toBe(false);
    expect((await listConsents(db, sealer, jobseekerId))[0]).toMatchObject({ purpose: 'record', state: 'outdated' });
    await give('record', tuesday);
    expect(await has('record')).toBe(true);
  });

  test('of somebody else can be neither given nor withdrawn', async () => {
    const { jobseekerId, give, has, events } = await aPerson();
    const other = await aPerson();
    await give('record');
    const attempt = { jobseekerId, actor: other.actor };
    expect(await giveConsent(db, sealer, { ...attempt, purpose: 'message' }, tuesday)).toBe('not theirs');
    expect(await withdrawConsent(db, sealer, { ...attempt, purpose: 'record' }, tuesday)).toBe('not theirs');
    expect([await has('message'), await has('record')]).toEqual([false, true]);
    expect(await events()).toEqual(['consent given']);
  });

  test('given ten times at once is one event', async () => {
    const { give, events, jobseekerId } = await aPerson();
    await Promise.all(Array.from({ length: 10 }, () => give('record')));
    expect(await events()).toEqual(['consent given']);
    expect(await checkFileChain(db, sealer, jobseekerId)).toEqual({ isWhole: true, events: 1 });
  });
});

describe('withdrawing', () => {
  test('the disability erases category, grade and the number that tells both, and nothing else', async () => {
    const { give, withdraw, person, row, events } = await aPerson();
    await give('disability');
    await withdraw('disability');
    const { certificate: _, ...others } = full;
    expect(await person()).toEqual({ ...others, entered: { name: entry, identityNumber: entry } });
    expect(await row()).toMatchObject({
      certificate_fingerprint: null,
      identity_fingerprint: expect.stringContaining('identity'),
      education: 'bachelor',
    });
    expect(await events()).toEqual(['consent given', 'consent withdrawn', 'erased certificate']);
  });

  test('the numbers erases both and their fingerprints, and keeps category and grade', async () => {
    const { give, withdraw, person, row } = await aPerson();
    await give('identity');
    await withdraw('identity');
    const { identityNumber: _, ...others } = full;
    const entered = { name: entry, category: entry, grade: entry };
    expect(await person()).toEqual({ ...others, certificate: { category: 'sight', grade: '1' }, entered });
    expect(await row()).toMatchObject({ certificate_fingerprint: null, identity_fingerprint: null });
  });

  test('the record leaves the form of address alone and takes along what rests on it', async () => {
    const { give, withdraw, has, person, row } = await aPerson();
    for (const purpose of consentPurposes) await give(purpose);
    await withdraw('record');
    expect(await person()).toEqual({ called: '示例小林' });
    expect(await row()).toMatchObject({
      residence_region: null,
      education: null,
      counsellor_id: null,
      identity_fingerprint: null,
      certificate_fingerprint: null,
    });
    const held: ConsentPurpose[] = [];
    for (const purpose of consentPurposes) if (await has(purpose)) held.push(purpose);
    expect(held).toEqual(['demand', 'assessment', 'plan', 'training', 'subsidy', 'recommendation', 'message']);
  });

  test('the counsellor takes the file off the caseload', async () => {
    const { give, withdraw, row } = await aPerson();
    await give('counsellor');
    await withdraw('counsellor');
    expect((await row()).counsellor_id).toBeNull();
  });

  test('what was never given changes nothing that others rest on', async () => {
    const { withdraw, events, person } = await aPerson();
    await withdraw('message');
    expect(await events()).toEqual([]);
    expect(await person()).toEqual(full);
  });
});

describe('a child under 14', () => {
  const child: Person = { called: '示例小朋友', bornOn: '2012-11-24' };
  const guardian = { name: '示例林父', relation: 'parent' } as const;

  test('does not agree alone, but with a guardian whose name is kept sealed', async () => {
    const { jobseekerId, actor, give, has } = await aPerson(child);
    expect(await give('record')).toBe('no guardian');
    expect(await has('record')).toBe(false);
    expect(await giveConsent(db, sealer, { jobseekerId, purpose: 'record', actor, guardian }, monday)).toBe('given');
    const rows = await db.selectFrom('consent_event').selectAll().where('jobseeker_id', '=', jobseekerId).execute();
    expect(JSON.stringify(rows)).not.toContain(guardian.name);
    expect((await listConsents(db, sealer, jobseekerId))[0]?.history).toMatchObject([{ guardian }]);
  });

  test('withdraws alone', async () => {
    const { jobseekerId, actor, withdraw, has } = await aPerson(child);
    await giveConsent(db, sealer, { jobseekerId, purpose: 'record', actor, guardian }, monday);
    expect(await withdraw('record', monday)).toBe('withdrawn');
    expect(await has('record')).toBe(false);
  });

  test('is 14 from the morning of the birthday in China, and unknown is not asked', () => {
    expect(needsGuardian('2012-11-24', new Date('2026-11-23T15:59:59Z'))).toBe(true);
    expect(needsGuardian('2012-11-24', new Date('2026-11-23T16:00:00Z'))).toBe(false);
    expect(needsGuardian('2012-02-29', new Date('2026-02-28T02:00:00Z'))).toBe(true);
    expect(needsGuardian('2012-02-29', new Date('2026-03-01T02:00:00Z'))).toBe(false);
    expect(needsGuardian(undefined, monday)).toBe(false);
  });

  test('and a guardian named for somebody older is not kept', async () => {
    const { jobseekerId, actor } = await aPerson();
    await giveConsent(db, sealer, { jobseekerId, purpose: 'record', actor, guardian }, monday);
    expect((await listConsents(db, sealer, jobseekerId))[0]?.history[0]?.guardian).toBeUndefined();
  });
});

/** Whoever changes a wording gives it a new version, adds it here, and people are asked again. */
const known: Readonly<Record<string, string>> = {
  'record 2026-11-23': '00403ae7bb89',
  'disability 2026-11-23': '55613c5324f9',
  'identity 2026-11-23': 'bb4f0e5f043c',
  'demand 2026-11-23': '1ebe6e9fefc0',
  'assessment 2026-11-23': '400cbb80b693',
  'plan 2026-11-23': '364be504ce2e',
  'training 2026-11-23': '20926cfd7935',
  'subsidy 2026-11-23': 'bb13c21f5a7c',
  'counsellor 2026-11-25': 'e891d54e5b0c',
  'recommendation 2026-11-23': '8ec1d24b5983',
  'employer 2026-11-23': '6380053e0e85',
  'message 2026-11-23': '5c9343b9b870',
};

test('a wording keeps its version only as long as its words', () => {
  for (const purpose of consentPurposes) {
    const { version, ...words } = consents[purpose];
    const hash = createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 12);
    expect([purpose, hash]).toEqual([purpose, known[`${purpose} ${version}`]]);
  }
});
