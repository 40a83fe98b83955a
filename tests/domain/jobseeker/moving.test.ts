import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { listTasks } from '#src/domain/caseload/task-queries.ts';
import { lookAfterFile } from '#src/domain/caseload/look-after-file.ts';
import { openFile } from '#src/domain/caseload/open-file.ts';
import { withdrawConsent } from '#src/domain/consent/withdraw-consent.ts';
import { changeRecord } from '#src/domain/jobseeker/change-record.ts';
import { endLeaving } from '#src/domain/jobseeker/end-leaving.ts';
import type { Asker } from '#src/domain/jobseeker/record-right.ts';
import { addLine } from '#src/domain/plan/add-line.ts';
import { findPlan, listPlanEvents } from '#src/domain/plan/plan-queries.ts';
import { sayPlanEvent } from '#src/domain/plan/plan.ts';
import { eraseFile } from '#src/domain/privacy/erase-file.ts';
import { freshDatabase } from '../../database.ts';
import { aCounsellor, aPerson, noticesOf, now, sealer } from '../assessment/assessed-people.ts';

const [liuzhou, huangshi, zhuhai] = ['450202', '420202', '440402'];
const reason = '示例理由';
let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

/** A person of 柳州 with a plan, and counsellors of 柳州, 黄石 and 珠海. */
async function aMover({ hasCounsellor = true } = {}) {
  const old = await aCounsellor(db, '示例覃老师');
  const there = await aCounsellor(db, '示例周老师', '420200');
  const third = await aCounsellor(db, '示例梁老师', '440400');
  const person = await aPerson(db, {
    agrees: ['record', 'plan', 'counsellor'],
    ...(hasCounsellor ? { counsellorId: old.accountId } : {}),
  });
  const { jobseekerId } = person;
  await addLine(db, sealer, person.own, { jobseekerId, lineId: randomUUID(), text: '找到在家做的工作' }, now);
  const move = (residenceRegion: string | undefined, by: Asker = person.own, registrationRegion?: string) =>
    changeRecord(
      db,
      sealer,
      by,
      jobseekerId,
      { part: 'region', answers: { residenceRegion, registrationRegion } },
      now,
    );
  const sees = async ({ visitor }: typeof old) =>
    (await openFile(db, sealer, visitor, { jobseekerId, reason }, now)).state === 'open';
  const take = ({ visitor }: typeof old) =>
    lookAfterFile(db, sealer, visitor, { jobseekerId, wanted: 'take', reason }, now);
  const row = () =>
    db
      .selectFrom('jobseeker')
      .select(['counsellor_id', 'leaving_region'])
      .where('jobseeker_id', '=', jobseekerId)
      .executeTakeFirstOrThrow();
  const tasksOf = async ({ visitor }: typeof old) =>
    (await listTasks(db, sealer, visitor, { today: '2026-11-23' })).flatMap((task) =>
      task.jobseekerId === jobseekerId ? [`${task.kind} ${task.dueOn}`] : [],
    );
  const told = async (accountId: string) => (await noticesOf(db, accountId)).join('\n');
  return { old, there, third, person, jobseekerId, move, sees, take, row, tasksOf, told };
}

describe('whoever moves to another office’s region', () => {
  test('keeps the counsellor, is seen by both offices, waits at the new one, and is told in words', async () => {
    const { old, there, third, person, jobseekerId, move, sees, row, tasksOf, told } = await aMover();
    expect(await sees(there)).toBe(false);
    expect(await move(huangshi)).toBe('changed');
    expect(await row()).toEqual({ counsellor_id: old.accountId, leaving_region: '450200' });
    expect([await sees(old), await sees(there), await sees(third)]).toEqual([true, true, false]);
    expect(await tasksOf(there)).toEqual(['moved 2026-11-30']);
    expect(await tasksOf(old)).toEqual([]);
    expect(await tasksOf(third)).toEqual([]);
    expect(await told(person.accountId)).toBe(
      '您搬家了：原来由柳州市的示例覃老师负责，现在黄石市黄石港区的辅导员也看得到您的档案。\n那里的辅导员接手以前，示例覃老师继续帮您。计划不变。\n不想让原来的地方再看，请在“居住地和户籍地”里停止。 /record/region',
    );
    expect(await told(old.accountId)).toBe(
      `您负责的示例小林搬到了黄石市黄石港区。\n那里的辅导员接手以前，请您继续帮助。接手了会告诉您。 /files/${jobseekerId}`,
    );
  });

  test('is taken over with the whole plan; then the office before sees nothing more, and both are told', async () => {
    const { old, there, person, jobseekerId, move, sees, take, row, tasksOf, told } = await aMover();
    await move(huangshi);
    expect(await take(there)).toBe(true);
    expect(await row()).toEqual({ counsellor_id: there.accountId, leaving_region: null });
    expect([await sees(old), await sees(there)]).toEqual([false, true]);
    expect(await tasksOf(there)).toEqual([]);
    const plan = await findPlan(db, sealer, jobseekerId);
    expect(plan?.goals[0]?.text).toBe('找到在家做的工作');
    const [newest] = await listPlanEvents(db, sealer, plan?.planId ?? '', { limit: 1 });
    expect(newest && sayPlanEvent(newest)).toBe('因为搬家接手了计划：从柳州市到黄石市。');
    const notices = await noticesOf(db, person.accountId);
    expect(notices).toContain(
      '原来由柳州市的示例覃老师负责，现在由黄石市的示例周老师负责。\n柳州市的辅导员看不到您的档案了。 /record/region',
    );
    expect(await told(old.accountId)).toContain('示例小林由黄石市的示例周老师接手了。');
  });

  test('moves again before anybody took over: only the newest place waits, the first counsellor goes on', async () => {
    const { old, there, third, move, sees, tasksOf, row } = await aMover();
    await move(huangshi);
    await move(zhuhai);
    expect(await row()).toEqual({ counsellor_id: old.accountId, leaving_region: '450200' });
    expect([await sees(old), await sees(there), await sees(third)]).toEqual([true, false, true]);
    expect(await tasksOf(there)).toEqual([]);
    expect(await tasksOf(third)).toEqual(['moved 2026-11-30']);
  });

  test('moves back: nothing waits anywhere, and the other office sees nothing', async () => {
    const { old, there, person, move, sees, tasksOf, row, told } = await aMover();
    await move(huangshi);
    await move(liuzhou);
    expect(await row()).toEqual({ counsellor_id: old.accountId, leaving_region: null });
    expect([await sees(old), await sees(there)]).toEqual([true, false]);
    expect(await tasksOf(there)).toEqual([]);
    expect(await told(person.accountId)).toContain('还由柳州市的示例覃老师负责');
  });

  test('without a counsellor is told nothing, leaves nothing behind, and waits at the new office', async () => {
    const { old, there, person, move, sees, tasksOf, row } = await aMover({ hasCounsellor: false });
    await move(huangshi);
    expect(await row()).toEqual({ counsellor_id: null, leaving_region: null });
    expect([await sees(old), await sees(there)]).toEqual([false, true]);
    expect(await tasksOf(there)).toEqual(['moved 2026-11-30']);
    expect(await noticesOf(db, person.accountId)).toEqual([]);
  });

  test('to a place without an office of the portal keeps the counsellor', async () => {
    const { old, person, move, sees, row, told } = await aMover();
    await move('other');
    expect(await row()).toEqual({ counsellor_id: old.accountId, leaving_region: '450200' });
    expect(await sees(old)).toBe(true);
    expect(await told(person.accountId)).toContain('现在还由示例覃老师继续帮您');
  });

  test('within the office’s region, or keeping the 户籍 there, leaves nothing', async () => {
    const { old, there, move, row, sees, take, tasksOf } = await aMover();
    await move('450203');
    expect(await row()).toEqual({ counsellor_id: old.accountId, leaving_region: null });
    await move(huangshi, undefined, liuzhou);
    expect(await row()).toEqual({ counsellor_id: old.accountId, leaving_region: null });
    expect(await tasksOf(there)).toEqual(['moved 2026-11-30']);
    await take(there);
    // The office of the 户籍 still serves them.
    expect([await sees(old), await sees(there), await tasksOf(there)]).toEqual([true, true, []]);
  });

  test('can end at once that the office before sees the file; a helper can too, and the person is told', async () => {
    for (const isHelped of [false, true]) {
      const { old, there, person, jobseekerId, move, sees, row, told } = await aMover();
      await move(huangshi);
      const asker = isHelped ? await person.helped({ tasks: ['demand'] }) : person.own;
      expect(await endLeaving(db, sealer, { visitor: old.visitor }, jobseekerId, now)).toBe(false);
      expect(await endLeaving(db, sealer, asker, jobseekerId, now)).toBe(true);
      expect(await endLeaving(db, sealer, asker, jobseekerId, now)).toBe(false);
      expect(await row()).toEqual({ counsellor_id: null, leaving_region: null });
      expect([await sees(old), await sees(there)]).toEqual([false, true]);
      expect(await told(old.accountId)).toContain('您不能再打开这份档案');
      expect((await told(person.accountId)).includes('帮您的人示例妈妈替您停止了')).toBe(isHelped);
      expect((await person.events()).includes('changed counsellor')).toBe(true);
    }
  });

  test('is not taken over by a colleague of the office before', async () => {
    const { there, move, take, row, sees } = await aMover();
    const colleague = await aCounsellor(db, '示例同事');
    await move(huangshi);
    expect(await take(colleague)).toBe(true);
    expect(await row()).toEqual({ counsellor_id: colleague.accountId, leaving_region: '450200' });
    expect([await sees(colleague), await sees(there)]).toEqual([true, true]);
  });

  test('takes it all back with the consent that it rests on', async () => {
    const { old, there, person, jobseekerId, move, sees, row } = await aMover();
    await move(huangshi);
    await withdrawConsent(db, sealer, { jobseekerId, purpose: 'counsellor', actor: person.actor }, now);
    expect(await row()).toEqual({ counsellor_id: null, leaving_region: null });
    expect([await sees(old), await sees(there)]).toEqual([false, false]);
  });

  test('is forgotten by the messages of counsellors when the file is erased', async () => {
    const { old, there, person, jobseekerId, move, take, told } = await aMover();
    await move(huangshi);
    await take(there);
    expect(await told(old.accountId)).toContain('示例小林');
    await db
      .transaction()
      .execute((transaction) => eraseFile(transaction, sealer, { jobseekerId, actor: person.actor }, now));
    expect(await told(old.accountId)).toBe('');
  });
});
