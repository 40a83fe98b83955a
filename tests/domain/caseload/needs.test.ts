import { describe, expect, test } from 'vitest';
import { findUnclear, isUnanswered, listHelp, listNeeds, sayClarity } from '#src/domain/caseload/needs.ts';
import type { Known } from '#src/domain/caseload/needs.ts';
import type { DemandAnswers } from '#src/domain/demand/demand.ts';
import type { GivenService } from '#src/domain/four-ones/four-ones.ts';
import type { Action } from '#src/domain/plan/plan.ts';

const answers: DemandAnswers = {
  work: { occupations: [], own: ['客服'], isUnsure: false },
  training: { topics: ['online'], note: '' },
  needs: { needs: ['quiet'], note: '' },
};

const known = (wanted: Partial<Known> = {}): Known => ({
  file: {
    ...{ residenceRegion: '450202', education: 'college', contactWay: 'phone' },
    person: { called: '示例小林', bornOn: '2000-01-01', situation: 'unemployed' },
  },
  ...{ hasAssessment: true, answers, hidden: [] },
  ...wanted,
});

const unclear = (wanted: Partial<Known> = {}) => findUnclear(known(wanted)).map(sayClarity);

const service = (kind: GivenService['kind'], isReached = true): GivenService => ({
  ...{ serviceId: kind, kind, doneOn: '2026-11-01', by: '示例老师', way: 'phone', isReached, note: undefined },
  ...{ recordedBy: '', recordedAt: '', isFollowUp: false },
});

const action = (text: string, wanted: Partial<Action> = {}): Action => ({
  ...{ lineId: text, place: 1, text, state: 'open', outcome: undefined, revision: 1, clause: undefined, madeBy: '' },
  ...{ madeAs: 'staff', createdAt: '', changedAt: '', remarks: [], goalId: 'goal', doer: 'counsellor' },
  ...{ doerName: undefined, dueOn: undefined },
  ...wanted,
});

describe('四清', () => {
  test('say what is not known, each by its name', () => {
    expect(unclear()).toEqual([
      '清楚',
      '还不知道会做的和喜欢的、学历和经历',
      '还不知道工作的地点、在家做还是出门做、工作时间',
      '还不知道就业方式',
    ]);
  });

  test('ask for nothing that the person keeps from the counsellor', () => {
    expect(unclear({ hidden: ['abilities', 'experience'] })[1]).toBe('清楚');
    expect(unclear({ hidden: ['abilities', 'experience'], hasAssessment: false })[1]).toBe('还不知道职业能力评估');
  });

  test('of somebody without a registration begin with it', () => {
    expect(unclear({ answers: undefined }).slice(2)).toEqual(['还不知道就业需求登记', '还不知道想做的工作、就业方式']);
  });

  test('take somebody who is unsure what to do as unclear, and a telephone as a way to reach them', () => {
    const unsure = { ...answers, work: { occupations: [], own: [], isUnsure: true } };
    expect(unclear({ answers: unsure })[3]).toContain('想做的工作');
    const { file } = known();
    const byPhone = { ...file, contactWay: undefined, person: { ...file.person, phone: '138 0000 0000' } };
    expect(unclear({ file: byPhone })[0]).toBe('清楚');
    expect(unclear({ file: { ...file, contactWay: undefined } })[0]).toBe('还不知道怎样联系');
  });
});

describe('需求清单', () => {
  test('puts each need beside the help that answers it; a try that reached nobody is no help', () => {
    const needs = listNeeds(
      answers,
      [service('job'), service('training', false)],
      [action('问单位能不能用文字沟通，要便利')],
    );
    expect(needs.map(({ term, help }) => [term, help.length])).toEqual([
      ['想做的工作', 1],
      ['工作中需要的便利', 1],
      ['想参加的培训', 0],
    ]);
    expect(needs.filter(isUnanswered).map(({ term }) => term)).toEqual(['想参加的培训']);
  });

  test('counts a proposed job as help, and nothing that was given up', () => {
    const helpOf = (wanted: Partial<Action>) => listNeeds(answers, [], [action('看示例', wanted)])[0]?.help.length;
    expect([helpOf({ jobId: 'job' }), helpOf({ jobId: 'job', state: 'dropped' }), helpOf({})]).toEqual([1, 0, 0]);
  });
});

test('帮扶清单 names what is being done with who and when, and the services that were given', () => {
  const lines = [action('问手语翻译', { dueOn: '2026-12-01' }), action('写简历', { state: 'done' })];
  expect(listHelp([service('guidance'), service('contact')], lines)).toEqual({
    current: ['问手语翻译，由就业辅导员做，2026年12月1日以前，要做'],
    given: ['2026年11月1日，职业指导，打电话，由示例老师'],
  });
});
