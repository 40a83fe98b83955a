import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { answerProposal } from '#src/domain/training/answer-proposal.ts';
import { listPlaces } from '#src/domain/training/course-desk-queries.ts';
import { leaveBase } from '#src/domain/training/leave-base.ts';
import { mistakeIn, readMeetings, repeatMeeting, sayLesson, shiftMeetings } from '#src/domain/training/meetings.ts';
import { findOwnBase } from '#src/domain/training/own-base.ts';
import { listDeskProposals } from '#src/domain/training/proposal-queries.ts';
import { saveBase } from '#src/domain/training/save-base.ts';
import { saveBaseFacts } from '#src/domain/training/save-base-facts.ts';
import { sendProposal } from '#src/domain/training/send-proposal.ts';
import { freshDatabase } from '../../database.ts';
import { aProposal } from '../../training-factories.ts';
import { aCounsellor, now, sealer } from '../assessment/assessed-people.ts';

let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

test('a base keeps who confirmed what stays, cannot be chosen once it has left, and is another region’s to nobody else', async () => {
  const [{ visitor }, { visitor: stranger }] = [await aCounsellor(db), await aCounsellor(db, '示例外地', '420200')];
  const baseId = randomUUID();
  const facts = {
    name: '示例楼',
    kind: 'practice',
    regionCode: '450202',
    level: undefined,
    place: '示例路9号',
  } as const;
  const base = {
    ...facts,
    directions: undefined,
    contactName: undefined,
    contactPhone: undefined,
    enteredOn: undefined,
  };
  const save = (by: typeof visitor, isNew: boolean, name = '示例楼') =>
    saveBase(db, by, { ...base, name, baseId, isNew }, now);
  expect(await save(stranger, true)).toBe(false);
  expect([await save(visitor, true), await save(visitor, true, '示例新楼')]).toEqual([true, true]);
  const confirm = (confirmedBy: string, answers: Parameters<typeof saveBaseFacts>[2]['facts']) =>
    saveBaseFacts(db, visitor, {
      baseId,
      confirmedBy,
      confirmedOn: '2026-11-20',
      confirmedHow: 'visit',
      facts: answers,
    });
  const entrance = { fact: 'entrance', answer: 'yes', note: undefined } as const;
  await confirm('示例一', [entrance]);
  await confirm('示例二', [entrance, { fact: 'toilet', answer: 'no', note: '示例' }]);
  expect((await findOwnBase(db, visitor, baseId))?.access.map(({ confirmed_by: by }) => by)).toEqual([
    '示例一',
    '示例二',
  ]);
  const places = async () => (await listPlaces(db, visitor)).map(({ name }) => name);
  expect(await places()).toContain('示例新楼');
  const leaving = { baseId, leftOn: '2026-11-22', why: '示例' };
  expect([await leaveBase(db, stranger, leaving, now), await leaveBase(db, visitor, leaving, now)]).toEqual([
    false,
    true,
  ]);
  expect(await places()).not.toContain('示例新楼');
});

test('a proposal is sent once by an employer and answered once by staff of its region', async () => {
  const [{ visitor }, { visitor: stranger }] = [await aCounsellor(db), await aCounsellor(db, '示例外地', '420200')];
  const wanted = { title: '示例收银', what: '示例', people: 3, when: '春天', takesOn: 'yes' } as const;
  expect(await sendProposal(db, sealer, visitor, { ...wanted, proposalId: randomUUID() }, now)).toBe(false);
  const organisation_id = visitor.role.organisationId ?? '';
  const proposalId = await aProposal(db, sealer, { organisation_id });
  const other = await aProposal(db, sealer, {
    organisation_id,
    state: 'declined',
    created_at: '2026-01-01T00:00:00.000Z',
  });
  const answer = (by: typeof visitor, text: string) =>
    answerProposal(db, sealer, by, { proposalId, answer: text }, now);
  expect((await listDeskProposals(db, sealer, visitor)).map((each) => each.proposalId)).toEqual([proposalId, other]);
  expect(await listDeskProposals(db, sealer, stranger)).toEqual([]);
  expect([await answer(stranger, '示例'), await answer(visitor, '示例'), await answer(visitor, '示例二')]).toEqual([
    ...['not theirs', 'answered', 'answered before'],
  ]);
});

test('dates are read as people write them, and said so that they can be read again', () => {
  const { meetings } = readMeetings('2026年12月1日 9点到11点\n2026-12-02，下午2点至4点半，学录音\n');
  expect(meetings.map(sayLesson)).toEqual([
    '2026年12月1日星期二，9点00分到11点00分',
    '2026年12月2日星期三，14点00分到16点30分，学录音',
  ]);
  expect(readMeetings(meetings.map(sayLesson).join('\n')).meetings).toEqual(meetings);
  expect(readMeetings('2026年12月1日 9点到11点\n明天').mistake).toContain('第2行没有读懂');
});

test('what is wrong with dates is said of the first that is wrong', () => {
  const mistake = (text: string, before = '') =>
    mistakeIn(readMeetings(text).meetings, now, readMeetings(before).meetings);
  expect(mistake('')).toBe('请至少写一次上课的日期和时间。');
  expect(mistake('2026年12月1日，11点到9点')).toContain('结束要晚于开始');
  expect(mistake('2026年12月1日，9点到11点\n2026年12月1日，10点到12点')).toContain('有两次重叠');
  expect(mistake('2026年11月20日，9点到11点')).toContain('已经过去了');
  expect(mistake('2026年11月20日，9点到11点', '2026年11月20日，9点到11点')).toBeUndefined();
  expect(mistake('2026年12月1日，9点到11点', '2026年11月20日，9点到11点')).toContain('已经上过的课要留着');
  expect(mistake('2029年12月1日，9点到11点')).toContain('太远了');
});

test('repeated dates leave out weekends where asked, and a copy comes whole weeks later', () => {
  const days = (repeat: 'daily' | 'weekdays' | 'weekly') =>
    repeatMeeting({ day: '2026-12-04', from: '9点', to: '11点' }, repeat, 3)?.map(({ startsAt }) =>
      startsAt.slice(0, 10),
    );
  expect(days('daily')).toEqual(['2026-12-04', '2026-12-05', '2026-12-06']);
  expect(days('weekdays')).toEqual(['2026-12-04', '2026-12-07', '2026-12-08']);
  expect(days('weekly')).toEqual(['2026-12-04', '2026-12-11', '2026-12-18']);
  const { meetings } = readMeetings('2026年11月2日，9点到11点\n2026年11月4日，9点到11点');
  expect(shiftMeetings(meetings, now).map(sayLesson)).toEqual([
    '2026年12月14日星期一，9点00分到11点00分',
    '2026年12月16日星期三，9点00分到11点00分',
  ]);
});
