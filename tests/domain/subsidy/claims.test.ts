import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { withdrawConsent } from '#src/domain/consent/withdraw-consent.ts';
import { eraseFile } from '#src/domain/privacy/erase-file.ts';
import { changeOwnClaim } from '#src/domain/subsidy/change-own-claim.ts';
import type { OwnDeed } from '#src/domain/subsidy/change-own-claim.ts';
import { addMonths, overlap, sayMonths, waitingObjection } from '#src/domain/subsidy/claim.ts';
import type { ClaimContent } from '#src/domain/subsidy/claim.ts';
import { findClaimExport } from '#src/domain/subsidy/claim-export-queries.ts';
import { claimForm, readMonth } from '#src/domain/subsidy/claim-form.ts';
import { findClaim, listClaims } from '#src/domain/subsidy/claim-queries.ts';
import { openClaims } from '#src/domain/subsidy/claim-right.ts';
import { decideClaim } from '#src/domain/subsidy/decide-claim.ts';
import type { Decision } from '#src/domain/subsidy/decide-claim.ts';
import { listClaimThings } from '#src/domain/subsidy/list-claim-things.ts';
import { makeClaim } from '#src/domain/subsidy/make-claim.ts';
import type { NewClaim } from '#src/domain/subsidy/make-claim.ts';
import { sayCrossUse, sayDoubts, sayKind, sayLimit } from '#src/domain/subsidy/say-claim.ts';
import { findSubsidy } from '#src/domain/subsidy/subsidies.ts';
import { freshDatabase } from '../../database.ts';
import { aSession, anEnrolment } from '../../training-factories.ts';
import { aCounsellor, aPerson, noticesOf, now, sealer } from '../assessment/assessed-people.ts';

let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

const subsidyOf = (region: string, kind: string) => findSubsidy(region, kind) ?? expect.unreachable();
const training = subsidyOf('450200', 'training');
const allowance = subsidyOf('500154', 'allowance');
const content: ClaimContent = {
  ...{
    answers: { disabled: 'yes' },
    basis: '示例培训',
    papers: { disabled: 'have' },
    other: 'no',
    words: '金丝雀的话',
  },
};

async function aClaimant(residenceRegion = '450202') {
  const regionCode = residenceRegion === '500154' ? '500154' : '450200';
  const counsellor = await aCounsellor(db, '示例覃老师', regionCode);
  const person = await aPerson(db, { agrees: ['subsidy'], residenceRegion });
  const { jobseekerId } = person;
  const claim = async (wanted: Partial<NewClaim> = {}, asker = person.own) => {
    const claimId = wanted.claimId ?? randomUUID();
    const asked = { subsidy: training, fromMonth: '2026-03', months: 2, content, ...wanted };
    return { claimId, ...(await makeClaim(db, sealer, asker, { jobseekerId, ...asked, claimId }, now)) };
  };
  const find = async (claimId: string) =>
    (await findClaim(db, sealer, { jobseekerId, claimId })) ?? expect.unreachable();
  const decide = async (claimId: string, wanted: Partial<Decision>, visitor = counsellor.visitor) =>
    decideClaim(
      db,
      sealer,
      visitor,
      { jobseekerId, claimId, revision: (await find(claimId)).revision, decision: 'agree', words: '', ...wanted },
      now,
    );
  const own = (claimId: string, deed: OwnDeed['deed'], words?: string, asker = person.own) =>
    changeOwnClaim(db, sealer, asker, { jobseekerId, claimId, deed, words }, now);
  const waiting = async () =>
    (
      await db
        .selectFrom('task')
        .select('subject')
        .where('jobseeker_id', '=', jobseekerId)
        .where('kind', '=', 'claim')
        .where('done_at', 'is', null)
        .execute()
    ).map(({ subject }) => subject);
  return { counsellor, person, jobseekerId, claim, find, decide, own, waiting };
}

describe('a claim', () => {
  test('goes to the staff of the region, is asked about, supplied and agreed to, and the person hears each step', async () => {
    const { person, claim, find, decide, own, waiting } = await aClaimant();
    const { claimId, outcome } = await claim();
    expect([outcome, await waiting()]).toEqual(['made', [claimId]]);
    // The form was sent twice.
    expect((await claim({ claimId })).outcome).toBe('made');
    expect((await find(claimId)).events).toHaveLength(1);

    expect(await decide(claimId, { decision: 'ask', words: '请带培训证明' })).toEqual({ outcome: 'done' });
    expect([(await find(claimId)).state, await waiting()]).toEqual(['asked', []]);
    expect(await own(claimId, 'object', '不')).toBe('too late');
    expect(await own(claimId, 'supply', '明天带来')).toBe('done');
    expect(await waiting()).toEqual([claimId]);
    expect(await decide(claimId, { months: 3 })).toEqual({ outcome: 'too many months', most: 2 });
    expect(await decide(claimId, { months: 1, words: '好' })).toEqual({ outcome: 'done' });
    const done = await find(claimId);
    expect([done.state, done.monthsGranted]).toEqual(['agreed', 1]);
    expect(done.events.map(({ kind, note, as }) => `${kind} ${note} ${as}`)).toEqual([
      'sent  self',
      'asked 请带培训证明 staff',
      'supplied 明天带来 self',
      'agreed 1个月。好 staff',
    ]);
    expect(await decide(claimId, { decision: 'refuse', words: '不' })).toEqual({ outcome: 'not now' });
    expect(await own(claimId, 'withdraw')).toBe('too late');
    const told = await noticesOf(db, person.accountId);
    expect(told.toSorted((a, b) => a.indexOf('材料') - b.indexOf('材料')).toReversed()).toEqual([
      `您申请的培训费和生活费补贴要补材料。\n就业辅导员示例覃老师说：请带培训证明 /claims/${claimId}`,
      `您申请的培训费和生活费补贴同意了，1个月。\n就业辅导员示例覃老师说：好 /claims/${claimId}`,
    ]);
    expect((await person.events()).filter((each) => each.endsWith(' subsidy'))).toEqual([
      ...['sent subsidy', 'changed subsidy', 'changed subsidy', 'finished subsidy'],
    ]);
  });

  test('that is refused can be objected to once until somebody answers, or is agreed to after all', async () => {
    const { claim, find, decide, own, waiting } = await aClaimant();
    const { claimId } = await claim();
    await decide(claimId, { decision: 'refuse', words: '没有培训证明' });
    expect(await own(claimId, 'object', '我有证明')).toBe('done');
    expect(await own(claimId, 'object', '我有证明')).toBe('too late');
    expect(waitingObjection(await find(claimId))?.note).toBe('我有证明');
    expect(await waiting()).toEqual([claimId]);
    expect(await decide(claimId, { decision: 'answer', words: '请再带来看' })).toEqual({ outcome: 'done' });
    expect([waitingObjection(await find(claimId)), await waiting()]).toEqual([undefined, []]);
    expect(await own(claimId, 'object', '还是不同意')).toBe('done');
    expect(await decide(claimId, { decision: 'agree' })).toEqual({ outcome: 'done' });
    expect((await find(claimId)).state).toBe('agreed');
  });

  test('is decided on what staff saw: whoever is second is told, and a withdrawn one cannot be agreed to', async () => {
    const { claim, decide, own, find, waiting } = await aClaimant();
    const { claimId } = await claim();
    const { revision } = await find(claimId);
    expect(await own(claimId, 'withdraw')).toBe('done');
    expect(await decide(claimId, { revision })).toEqual({ outcome: 'changed meanwhile' });
    expect(await decide(claimId, {})).toEqual({ outcome: 'not now' });
    expect(await waiting()).toEqual([]);
  });

  test('is nobody else’s to see, make or decide', async () => {
    const { claim, decide, own, jobseekerId } = await aClaimant();
    const other = await aClaimant();
    const elsewhere = await aCounsellor(db, '示例外地老师', '420200');
    const { claimId } = await claim();
    expect((await claim({}, other.person.own)).outcome).toBe('not theirs');
    expect(await own(claimId, 'withdraw', undefined, other.person.own)).toBe('not theirs');
    expect((await other.claim({ claimId })).outcome).toBe('not theirs');
    expect(await decide(claimId, {}, elsewhere.visitor)).toEqual({ outcome: 'not theirs' });
    expect((await openClaims(db, sealer, elsewhere.visitor, jobseekerId, now)).refused).toBe('not theirs');
    // A region of another plan.
    expect((await claim({ subsidy: allowance })).outcome).toBe('other region');
    const nowhere = await aPerson(db, { agrees: ['subsidy'] });
    await db
      .updateTable('jobseeker')
      .set({ residence_region: null })
      .where('jobseeker_id', '=', nowhere.jobseekerId)
      .execute();
    expect((await openClaims(db, sealer, elsewhere.visitor, nowhere.jobseekerId, now)).refused).toBe('not theirs');
  });

  test('is opened by staff of the region on record, and only while the person agrees', async () => {
    const { counsellor, person, jobseekerId, claim } = await aClaimant();
    await claim();
    expect((await openClaims(db, sealer, counsellor.visitor, jobseekerId, now)).refused).toBeUndefined();
    expect(await person.events()).toContain('read subsidy');
    const actor = person.actor;
    await withdrawConsent(db, sealer, { jobseekerId, purpose: 'subsidy', actor }, now);
    expect((await openClaims(db, sealer, counsellor.visitor, jobseekerId, now)).refused).toBe('not agreed');
    expect((await claim()).outcome).toBe('not agreed');
  });

  test('is made by a helper under the task alone, and the person hears of it', async () => {
    const { person, claim, own } = await aClaimant();
    const stranger = await person.helped({ tasks: ['plan'] });
    expect((await claim({}, stranger)).outcome).toBe('not theirs');
    const helper = await person.helped({ tasks: ['subsidy'] });
    // The mandate of this asker is made up, so that it does not hold.
    expect((await claim({}, helper)).outcome).toBe('not theirs');
    const mandateId = helper.acting?.mandateId ?? '';
    const at = now.toISOString();
    await db
      .insertInto('mandate')
      .values({
        ...{ mandate_id: mandateId, jobseeker_id: person.jobseekerId, helper_id: helper.visitor.accountId },
        ...{ tasks: 'subsidy', term: 'month', state: 'active', begun_by: 'person', starts_at: at, created_at: at },
        ends_at: new Date(now.getTime() + 86_400_000).toISOString(),
      })
      .execute();
    const { claimId, outcome } = await claim({}, helper);
    expect(outcome).toBe('made');
    expect(await own(claimId, 'withdraw', undefined, helper)).toBe('done');
    const told = await noticesOf(db, person.accountId);
    expect(told).toHaveLength(2);
    expect(told.join()).toContain('家属示例妈妈替您申请了培训费和生活费补贴，2026年3月起2个月。');
    expect(told.join()).toContain('家属示例妈妈替您办补贴申请：撤回了申请。');
  });
});

describe('the limit of 开州, one year in all', () => {
  const asked = (fromMonth: string, months: number) => ({ subsidy: allowance, fromMonth, months });
  test('counts what is granted and what is still asked for, and says how much is left', async () => {
    const { claim, decide, own, jobseekerId } = await aClaimant('500154');
    expect((await claim(asked('2025-01', 13))).outcome).toBe('over the limit');
    const { claimId } = await claim(asked('2025-01', 6));
    await decide(claimId, { months: 5 });
    expect(sayLimit(allowance, await listClaims(db, sealer, jobseekerId))).toContain('共5个月，还剩7个月');
    expect(await claim(asked('2025-03', 1))).toMatchObject({ outcome: 'claimed before' });
    const second = await claim(asked('2025-08', 7));
    expect(second.outcome).toBe('made');
    expect(await claim(asked('2026-08', 1))).toMatchObject({ outcome: 'over the limit', left: 0 });
    await own(second.claimId, 'withdraw');
    expect((await claim(asked('2026-08', 7))).outcome).toBe('made');
  });

  test('holds when many claims are sent at the same moment', async () => {
    const { claim, jobseekerId } = await aClaimant('500154');
    const months = Array.from({ length: 8 }, (_, index) => addMonths('2024-01', index * 4));
    const outcomes = await Promise.all(months.map(async (month) => (await claim(asked(month, 4))).outcome));
    expect(outcomes.filter((each) => each === 'made')).toHaveLength(3);
    expect((await listClaims(db, sealer, jobseekerId)).reduce((sum, each) => sum + each.months, 0)).toBe(12);
  });

  test('stays counted when the consent was withdrawn and what was written erased', async () => {
    const { claim, decide, person, jobseekerId, find } = await aClaimant('500154');
    const { claimId } = await claim(asked('2025-01', 12));
    await decide(claimId, { words: '金丝雀的说明' });
    const open = await claim({ subsidy: subsidyOf('500154', 'training') });
    const { actor } = person;
    await withdrawConsent(db, sealer, { jobseekerId, purpose: 'subsidy', actor }, now);
    expect([(await find(open.claimId)).state, (await find(claimId)).content]).toEqual(['withdrawn', undefined]);
    expect(JSON.stringify(await listClaims(db, sealer, jobseekerId))).not.toContain('金丝雀');
    expect(sayLimit(allowance, await listClaims(db, sealer, jobseekerId))).toContain('还剩0个月');
    expect(await person.events()).toContain('erased subsidy');
  });
});

describe('what is told and never decided', () => {
  test('two claims of one purpose for one month are pointed out with the words of the plan', async () => {
    const { claim, find, jobseekerId } = await aClaimant();
    const first = await claim({ content: { ...content, other: 'yes' } });
    const second = await claim({ fromMonth: '2026-04', months: 1 });
    const all = await listClaims(db, sealer, jobseekerId);
    expect(sayCrossUse(await find(first.claimId), all)).toEqual([
      '同样的月份，还申请了柳州市的培训费和生活费补贴，2026年4月。',
      '本人说，同一件事还有别的补贴。',
      '方案要求：“统筹用好各类残疾人就业创业扶持资金，避免交叉使用。”能不能都拿，由审核的人定。',
    ]);
    expect(sayCrossUse(await find(second.claimId), all)).toHaveLength(2);
    const later = await claim({ fromMonth: '2026-05', months: 1 });
    expect(sayCrossUse(await find(later.claimId), await listClaims(db, sealer, jobseekerId))).toEqual([]);
  });

  test('answers that speak against a condition are shown, and the claim is taken all the same', async () => {
    const { claim, find } = await aClaimant();
    const { claimId, outcome } = await claim({ content: { ...content, answers: { disabled: 'no', course: 'yes' } } });
    expect(outcome).toBe('made');
    expect(sayDoubts(await find(claimId))[0]).toBe('本人的回答不符合这一条：是残疾人。');
  });
});

test('an erased file leaves no claim, and the copy of a person’s data has all of them', async () => {
  const { claim, decide, person, jobseekerId } = await aClaimant();
  const { claimId } = await claim();
  await decide(claimId, { decision: 'refuse', words: '金丝雀的理由' });
  const copy = await findClaimExport(db, sealer, jobseekerId);
  expect(JSON.stringify(copy)).toContain('金丝雀的理由');
  expect(copy[0]).toMatchObject({ what: '柳州市的培训费和生活费补贴', state: '没有同意' });
  await eraseFile(db, sealer, { jobseekerId, actor: person.actor }, now);
  for (const table of ['claim', 'claim_event'] as const)
    expect(await db.selectFrom(table).selectAll().where('claim_id', '=', claimId).execute()).toEqual([]);
});

describe('the form', () => {
  const appraisal = subsidyOf('420200', 'appraisal');
  const filled = {
    ...{ key: randomUUID(), 'is-first': 'yes', 'is-certificate': 'yes', 'paper-certificate': 'have' },
    ...{ basis: '示例证书', proof: 'level', from: '2026年3月', other: 'no', words: '' },
  };
  test('takes months as people write them, and none that cannot be', () => {
    expect(['2026年3月', '2026-3', '2026.03', '2026年3月份'].map(readMonth)).toEqual(Array(4).fill('2026-03'));
    expect(['2026年13月', '三月', '2026'].map(readMonth)).toEqual([undefined, undefined, undefined]);
    for (const from of ['1999年1月', '2030年1月', '']) {
      const { error } = claimForm(appraisal, now).safeParse({ ...filled, from });
      expect(error?.issues.map(({ path }) => path[0])).toEqual(['from']);
    }
  });
  test('answers clearly that a training certificate will not do for 鉴定补贴', () => {
    const { error } = claimForm(appraisal, now).safeParse({ ...filled, proof: 'completion' });
    expect(error?.issues.map(({ message }) => message)).toEqual([
      '职业技能鉴定补贴不能用这种证书。方案写明不含培训合格证。拿到职业资格证书或者职业技能等级证书，再来申请。',
    ]);
    expect(claimForm(appraisal, now).safeParse(filled).data).toEqual({
      ...{ key: filled.key, fromMonth: '2026-03', months: 1 },
      content: {
        ...{ answers: { first: 'yes', certificate: 'yes' }, papers: { certificate: 'have' }, basis: '示例证书' },
        ...{ proof: 'level', other: 'no', words: '' },
      },
    });
  });
  test('asks for every condition, every paper and what it rests on', () => {
    const { error } = claimForm(training, now).safeParse({ key: randomUUID() });
    expect(error?.issues.map(({ path }) => path[0])).toEqual([
      ...['is-disabled', 'is-unemployed', 'is-willing', 'is-course', 'basis', 'from', 'months'],
      ...['paper-disabled', 'paper-course', 'other'],
    ]);
  });
});

test('months are counted over the end of a year', () => {
  expect([addMonths('2026-11', 3), addMonths('2026-01', 0), addMonths('2026-12', 1)]).toEqual([
    ...['2027-02', '2026-01', '2027-01'],
  ]);
  expect(overlap({ fromMonth: '2026-11', months: 3 }, { fromMonth: '2027-01', months: 1 })).toBe(true);
  expect(overlap({ fromMonth: '2026-11', months: 2 }, { fromMonth: '2027-01', months: 1 })).toBe(false);
  expect(sayMonths({ fromMonth: '2026-03', months: 6 })).toBe('2026年3月起6个月');
  expect(sayKind({ region: '500154', kind: 'allowance' })).toBe('开州区的低保就业补贴');
});

describe('a claim that rests on what is kept here', () => {
  test('offers the person’s own courses and certificates, and to a helper only with the task for training', async () => {
    const person = await aPerson(db, { agrees: ['subsidy', 'training'] });
    const { jobseekerId } = person;
    const { course_session_id } = await aSession(db, {}, now);
    const enrolment = await anEnrolment(db, sealer, { course_session_id, jobseeker_id: jobseekerId }, now);
    await anEnrolment(db, sealer, { course_session_id, jobseeker_id: jobseekerId, state: 'cancelled' }, now);
    const offered = (asker = person.own, purpose: 'training' | 'proof' | 'work' = 'training') =>
      listClaimThings(db, sealer, asker, { jobseekerId, purpose });
    expect(await offered()).toEqual([
      { value: enrolment.enrolment_id, words: '音频编辑入门（示例），2026年12月13日开课，还没有记学完没有' },
    ]);
    expect(await offered(person.own, 'work')).toEqual([]);
    expect(await offered(await person.helped({ tasks: ['subsidy'] }))).toEqual([]);
    expect(await offered(await person.helped({ tasks: ['subsidy', 'training'] }))).toHaveLength(1);
    await withdrawConsent(db, sealer, { jobseekerId, purpose: 'training', actor: person.actor }, now);
    expect(await offered()).toEqual([]);
  });

  test('takes the chosen thing with its kind, and refuses a training certificate that was chosen as well', () => {
    const appraisal = subsidyOf('420200', 'appraisal');
    const things = [
      { value: 'level', words: '示例保健按摩师，2026年3月1日发', proof: 'level' as const },
      { value: 'completion', words: '示例电脑班合格证', proof: 'completion' as const },
    ];
    const sent = { key: randomUUID(), 'is-first': 'yes', 'is-certificate': 'yes', 'paper-certificate': 'have' };
    const parse = (rests: string, more = {}) =>
      claimForm(appraisal, now, { things, rests }).safeParse({
        ...{ ...sent, rests, from: '2026年3月', other: 'no', basis: '', words: '' },
        ...more,
      });
    expect(parse('level').data?.content).toMatchObject({ basis: '示例保健按摩师，2026年3月1日发', proof: 'level' });
    expect(parse('completion').error?.issues.map(({ path, message }) => `${String(path[0])} ${message}`)).toEqual([
      expect.stringMatching(/^rests 职业技能鉴定补贴不能用这种证书。方案写明不含培训合格证。/),
    ]);
    expect(parse('').error?.issues.map(({ path }) => path[0])).toEqual(['rests']);
    expect(parse('other').error?.issues.map(({ path }) => path[0])).toEqual(['basis', 'proof']);
    expect(parse('other', { basis: '别的证书', proof: 'vocational' }).data?.content.basis).toBe('别的证书');
    expect(parse('somebody else’s').success).toBe(false);
  });
});
