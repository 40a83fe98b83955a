import { randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { fileEventKinds, fileSubjects, sayActor, sayDeed, sayEvent } from '#src/domain/file/file.ts';
import type { FileActor, FileEventKind, FileSubject } from '#src/domain/file/file.ts';
import { checkFileChain, countFileEvents, listFileEvents } from '#src/domain/file/file-queries.ts';
import { recordEvent } from '#src/domain/file/record-event.ts';
import { createSealer } from '#src/sealing.ts';
import { anAccount, anOrganisation } from '../../account-factories.ts';
import { freshDatabase } from '../../database.ts';

const key = randomBytes(32);
const sealer = createSealer(key);
const now = new Date('2026-11-23T02:00:00.000Z');

let db: Kysely<Database>;
let jobseekerId: string;
let own: FileActor;
let staff: FileActor;
beforeAll(async () => {
  db = await freshDatabase();
  const organisationId = await anOrganisation(db);
  const counsellor = await anAccount(db, sealer, { role: 'counsellor', called: '示例王老师', organisationId });
  staff = { accountId: counsellor.accountId, role: 'counsellor', organisationId };
});
beforeEach(async () => {
  const person = await anAccount(db, sealer);
  jobseekerId = person.jobseekerId ?? '';
  own = { accountId: person.accountId, role: 'jobseeker' };
});

const record = (kind: FileEventKind, subject: FileSubject, actor: FileActor, reason?: string) =>
  recordEvent(db, sealer, { jobseekerId, kind, subject, actor, reason }, now);
const four = async () => {
  await record('changed', 'contact', own);
  await record('read', 'file', staff, '本人来电，请我核对电话。');
  await record('revealed', 'identity', own);
  await record('exported', 'file', own);
};
const events = () => db.selectFrom('file_event').where('jobseeker_id', '=', jobseekerId);
const change = (place: number, values: Record<string, string | number | null>) =>
  db.updateTable('file_event').set(values).where('jobseeker_id', '=', jobseekerId).where('place', '=', place).execute();
const remove = (...places: number[]) =>
  db.deleteFrom('file_event').where('jobseeker_id', '=', jobseekerId).where('place', 'in', places).execute();
const check = () => checkFileChain(db, sealer, jobseekerId);

describe('the log of a file', () => {
  test('tells the newest first who did what in which role for whom and why', async () => {
    await record('changed', 'contact', own);
    await record('read', 'file', staff, '本人来电，请我核对电话。');
    const [newest, oldest] = await listFileEvents(db, sealer, jobseekerId);
    expect(newest).toMatchObject({ place: 2, reason: '本人来电，请我核对电话。', isOwner: false });
    expect(newest && sayEvent(newest)).toBe('示例残联就业中心的就业辅导员示例王老师查看了整份档案');
    expect(oldest && sayEvent(oldest)).toBe('您更改了联系方式');
    expect(await countFileEvents(db, jobseekerId)).toBe(2);
  });

  test('says under whose mandate something was done, where that is not told by what was done', async () => {
    const helper: FileActor = { ...staff, role: 'helper', organisationId: undefined, mandateId: randomUUID() };
    await record('changed', 'contact', helper);
    await record('mandate', 'begun', helper);
    await record('mandate', 'ended', { ...own, mandateId: randomUUID() });
    const said = (await listFileEvents(db, sealer, jobseekerId)).map(sayEvent);
    expect(said).toEqual(['您结束了委托', '家属示例王老师开始了委托', '家属示例王老师受您委托，更改了联系方式']);
  });

  test('can be read on from a place', async () => {
    await four();
    const places = async (options: { before?: number; limit?: number }) =>
      (await listFileEvents(db, sealer, jobseekerId, options)).map(({ place }) => place);
    expect(await places({ limit: 2 })).toEqual([4, 3]);
    expect(await places({ before: 3, limit: 2 })).toEqual([2, 1]);
    expect(await places({ before: 1 })).toEqual([]);
  });

  test('keeps no reason that can be read in the database', async () => {
    await record('read', 'file', staff, '金丝雀');
    expect(JSON.stringify(await events().selectAll().execute())).not.toContain('金丝雀');
  });

  test('holds an event only when what it tells of was done too', async () => {
    const failed = db.transaction().execute(async (transaction) => {
      await recordEvent(transaction, sealer, { jobseekerId, kind: 'changed', subject: 'name', actor: own }, now);
      throw new Error('given up');
    });
    await expect(failed).rejects.toThrow('given up');
    expect(await countFileEvents(db, jobseekerId)).toBe(0);
    expect(await check()).toEqual({ isWhole: true, events: 0 });
  });

  test('takes no event for a file that does not exist', async () => {
    const event = { jobseekerId: randomUUID(), kind: 'read', subject: 'file', actor: staff } as const;
    await expect(recordEvent(db, sealer, event, now)).rejects.toThrow();
  });

  test('stays whole when many write at once, and loses none', async () => {
    await Promise.all(Array.from({ length: 20 }, () => record('read', 'file', staff, '同时打开。')));
    expect(await check()).toEqual({ isWhole: true, events: 20 });
  });

  test('names an actor whose account is gone by the role alone', async () => {
    await record('changed', 'contact', { ...own, role: 'helper' });
    await db
      .updateTable('account')
      .set({ deleted_at: now.toISOString(), sealed_called: '' })
      .where('account_id', '=', own.accountId)
      .execute();
    const [event] = await listFileEvents(db, sealer, jobseekerId);
    expect(event && sayActor(event)).toBe('家属');
  });

  test('has words for every kind and subject', () => {
    for (const kind of Object.keys(fileEventKinds) as FileEventKind[])
      for (const subject of Object.keys(fileSubjects) as FileSubject[])
        expect(sayDeed({ kind, subject })).toMatch(/^[\u4e00-\u9fff，]*了[\u4e00-\u9fff]+$/);
  });
});

describe('tampering shows', () => {
  beforeEach(four);

  test('not before it happens', async () => {
    expect(await check()).toEqual({ isWhole: true, events: 4 });
  });

  test('at a row that was edited, whichever column it was', async () => {
    const { hash, file_event_id, jobseeker_id, place, ...columns } = await events()
      .selectAll()
      .where('place', '=', 2)
      .executeTakeFirstOrThrow();
    for (const column of Object.keys(columns) as (keyof typeof columns)[]) {
      await change(2, { [column]: 'x' });
      expect(await check()).toEqual({ isWhole: false, place: 2, problem: 'changed' });
      await change(2, { [column]: columns[column] });
      expect(await check()).toEqual({ isWhole: true, events: 4 });
    }
    await change(2, { hash: `${hash}x`, file_event_id });
    expect(await check()).toEqual({ isWhole: false, place: 2, problem: 'changed' });
  });

  test.each([
    { places: [1], missing: 1 },
    { places: [2, 3], missing: 2 },
    { places: [4], missing: 4 },
    { places: [3, 4], missing: 3 },
    { places: [1, 2, 3, 4], missing: 1 },
  ])('at the first row that is missing when $places are deleted', async ({ places, missing }) => {
    await remove(...places);
    expect(await check()).toEqual({ isWhole: false, place: missing, problem: 'missing' });
  });

  test('when a row is deleted and the others are numbered anew', async () => {
    await remove(2);
    await change(3, { place: 2 });
    await change(4, { place: 3 });
    expect(await check()).toEqual({ isWhole: false, place: 2, problem: 'changed' });
  });

  test('when two rows change places', async () => {
    await change(2, { place: 100 });
    await change(3, { place: 2 });
    await change(100, { place: 3 });
    expect(await check()).toEqual({ isWhole: false, place: 2, problem: 'changed' });
  });

  test('when an event of another file is put in', async () => {
    const other = await anAccount(db, sealer);
    await db
      .updateTable('file_event')
      .set({ jobseeker_id: other.jobseekerId ?? '' })
      .where('jobseeker_id', '=', jobseekerId)
      .execute();
    expect(await checkFileChain(db, sealer, other.jobseekerId ?? '')).toMatchObject({ isWhole: false, place: 1 });
    expect(await check()).toMatchObject({ isWhole: false, place: 1, problem: 'missing' });
  });

  test('to whoever writes a whole new chain without the key', async () => {
    await db.deleteFrom('file_event').where('jobseeker_id', '=', jobseekerId).execute();
    const forger = createSealer(randomBytes(32));
    await recordEvent(db, forger, { jobseekerId, kind: 'changed', subject: 'contact', actor: own }, now);
    expect(await check()).toEqual({ isWhole: false, place: 1, problem: 'changed' });
  });

  test('but replacing the key is no tampering', async () => {
    const renewed = createSealer(randomBytes(32), key);
    await recordEvent(db, renewed, { jobseekerId, kind: 'read', subject: 'file', actor: own }, now);
    expect(await checkFileChain(db, renewed, jobseekerId)).toEqual({ isWhole: true, events: 5 });
  });
});
