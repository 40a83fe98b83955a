import { describe, expect, test } from 'vitest';
import { rulesOfFindings } from '#src/domain/recommendation/finding-rules.ts';
import { byFit, judgeJob, needsToAskAbout, sayFact } from '#src/domain/recommendation/judge-job.ts';
import type { JudgedJob, Registered } from '#src/domain/recommendation/judge-job.ts';
import { noWants } from '#src/domain/recommendation/recommendation.ts';
import type { Wants } from '#src/domain/recommendation/recommendation.ts';
import { isRefused } from '#src/domain/recommendation/refusal.ts';
import { keysOfJob, keysOfList } from '#src/domain/recommendation/want-keys.ts';
import { fitsWants, readWants, wantedJob } from '#src/domain/recommendation/want-rules.ts';
import { accessAnswers, accessFacts, occupations, workModes } from '#src/domain/job/job.ts';
import type { AccessAnswer, AccessFact } from '#src/domain/job/job.ts';

const aJob = (changes: Partial<Parameters<typeof wantedJob>[0]> = {}): JudgedJob => ({
  ...wantedJob({
    ...{ occupation: 'customer-service', region_code: '450202', work_mode: 'onsite', hours: 'full' },
    ...{ post_kind: 'private', education: 'none', ...changes },
  }),
  isPayKnown: true,
  access: new Map(),
});

const wants = (changes: Partial<Wants>): Wants => ({ ...noWants, ...changes });
const registered = (changes: Partial<Registered> = {}): Registered => ({
  ...{ wants: noWants, needs: [], assessment: undefined, ...changes },
});
const judge = (said: Partial<Registered>, job: JudgedJob = aJob()) => judgeJob(registered(said), job, '您');

describe('a job fits a registration', () => {
  test('that says nothing, whatever the job', () => {
    expect(fitsWants(noWants, aJob({ education: 'master' }))).toBe(true);
  });

  test('by occupation, and no other', () => {
    expect(fitsWants(wants({ occupations: ['clerk', 'customer-service'] }), aJob())).toBe(true);
    expect(fitsWants(wants({ occupations: ['clerk'] }), aJob())).toBe(false);
  });

  test('in the place registered and in every place within it, and from home wherever it is', () => {
    const inLiuzhou = wants({ regions: ['450200'] });
    expect(fitsWants(inLiuzhou, aJob({ region_code: '450202' }))).toBe(true);
    expect(fitsWants(inLiuzhou, aJob({ region_code: '450200' }))).toBe(true);
    expect(fitsWants(wants({ regions: ['450202'] }), aJob({ region_code: '450200' }))).toBe(false);
    expect(fitsWants(inLiuzhou, aJob({ region_code: '440402' }))).toBe(false);
    expect(fitsWants(inLiuzhou, aJob({ region_code: '440402', work_mode: 'remote' }))).toBe(true);
  });

  test('by where the work is done and by its hours', () => {
    expect(fitsWants(wants({ modes: ['remote'] }), aJob())).toBe(false);
    expect(fitsWants(wants({ hours: ['part', 'flexible'] }), aJob())).toBe(false);
    expect(fitsWants(wants({ hours: ['full'] }), aJob())).toBe(true);
  });

  test('by the way into work, and 居家就业 by every job that is done at home', () => {
    expect(fitsWants(wants({ kinds: ['welfare'] }), aJob())).toBe(false);
    expect(fitsWants(wants({ kinds: ['home'] }), aJob({ work_mode: 'remote' }))).toBe(true);
    expect(fitsWants(wants({ kinds: ['home'] }), aJob())).toBe(false);
  });

  test('when it asks for no more education than the person has, or has not said', () => {
    expect(fitsWants(wants({ education: 'senior' }), aJob({ education: 'senior' }))).toBe(true);
    expect(fitsWants(wants({ education: 'senior' }), aJob({ education: 'college' }))).toBe(false);
    const unsaid = judge({}, aJob({ education: 'college' }));
    expect([unsaid.barredBy, unsaid.against]).toEqual([undefined, ['要求大专，您的学历没有填']]);
  });

  test('and whoever it fits is found by one of its keys', () => {
    const lists = [
      noWants,
      wants({ occupations: ['customer-service'] }),
      wants({ regions: ['450200'] }),
      wants({ regions: ['440400'], modes: ['remote'] }),
      wants({ occupations: ['clerk', 'customer-service'], regions: ['450000', '440400'] }),
      wants({ occupations: Object.keys(occupations) as Wants['occupations'], regions: ['450202', '450203', '450204'] }),
    ];
    for (const mode of Object.keys(workModes))
      for (const list of lists) {
        const job = aJob({ work_mode: mode });
        const keys = keysOfJob(job);
        const isFound = keysOfList(list).some(
          ({ occupation, place }) => keys.occupations.includes(occupation) && keys.places.includes(place),
        );
        if (fitsWants(list, job)) expect(isFound).toBe(true);
      }
  });

  test('in what the portal knows: values of another time ask nothing', () => {
    const read = readWants(
      [
        { kind: 'occupation', value: 'moon-walking' },
        { kind: 'hours', value: 'part' },
        { kind: 'colour', value: 'red' },
      ],
      'moon',
    );
    expect(read).toEqual(wants({ hours: ['part'] }));
  });
});

describe('what is said of a job', () => {
  test('names only what the person registered, in the order of the rules', () => {
    const said = judge({
      wants: wants({ occupations: ['customer-service'], regions: ['450200'], modes: ['onsite'], hours: ['full'] }),
    });
    expect(said.because).toEqual(['您登记了客服', '在柳州市城中区', '到单位上班', '全日制']);
    expect(said).toMatchObject({ against: [], fits: 4, barredBy: undefined });
  });

  test('to somebody else speaks of the person', () => {
    const { because } = judgeJob(registered({ wants: wants({ occupations: ['customer-service'] }) }), aJob(), '本人');
    expect(because).toEqual(['本人登记了客服']);
  });

  test('names unknown pay', () => {
    expect(judge({}, { ...aJob(), isPayKnown: false }).against).toEqual(['薪酬未知']);
  });

  test('tells for every need whether it is there, partly, or not said; a no keeps the job out', () => {
    const needs = ['software', 'quiet', 'toilet'] as const;
    const job = (toilet: AccessAnswer): JudgedJob => ({
      ...aJob(),
      access: new Map<AccessFact, AccessAnswer>([
        ['software', 'yes'],
        ['toilet', toilet],
      ]),
    });
    const partly = judge({ needs }, job('partly'));
    expect(partly.because).toEqual(['有支持读屏的工作软件']);
    expect(partly.against).toEqual(['没有说有没有安静工位', '无障碍卫生间只有一部分']);
    expect(partly.barredBy).toBeUndefined();
    expect(judge({ needs }, job('no')).barredBy).toBe('没有无障碍卫生间');
  });

  test('reads work at home and free hours as the answer to the needs for them', () => {
    const needs = ['home', 'flexible'] as const;
    const said = judge({ needs }, aJob({ work_mode: 'remote', hours: 'flexible' }));
    expect(said.because).toEqual(['可以居家办公', '时间可以商量']);
    expect(judge({ needs }, aJob({ work_mode: 'hybrid' })).against).toEqual([
      '有几天可以居家办公',
      '没有说时间能不能商量',
    ]);
  });

  test('asks nothing of a place where nobody has to go', () => {
    const needs = ['entrance', 'software'] as const;
    const steps = { access: new Map<AccessFact, AccessAnswer>([['entrance', 'no']]) };
    expect(judge({ needs }, { ...aJob(), ...steps }).barredBy).toBe('没有无障碍出入口和电梯');
    expect(judge({ needs }, { ...aJob({ work_mode: 'hybrid' }), ...steps }).barredBy).toBe('没有无障碍出入口和电梯');
    const atHome = judge({ needs }, { ...aJob({ work_mode: 'remote' }), ...steps });
    expect(atHome).toMatchObject({ barredBy: undefined, against: ['没有说有没有支持读屏的工作软件'] });
  });

  test('leaves needs that no job speaks of to be asked about', () => {
    expect(needsToAskAbout(['breaks', 'toilet'])).toEqual(['中间可以多休息几次，可以请假看病']);
    expect(judge({ needs: ['breaks'] })).toMatchObject({ because: [], against: [] });
  });

  test('rests on the assessment by its day, says each fact once, and only asks about what tires', () => {
    const findings = {
      helps: ['quiet'],
      tires: ['noise', 'calls'],
      tools: ['screen-reader'],
      tasks: ['calls'],
    } as const;
    const assessment = { kind: 'professional', doneOn: '2026-03-01', findings } as const;
    const job: JudgedJob = { ...aJob(), access: new Map([['quiet', 'yes']]) };
    const said = judge({ assessment }, job);
    expect(said.because).toEqual(['根据您2026年3月1日的职业能力评估，有安静工位，您做过“接打电话”']);
    expect(said.against).toEqual([
      '可能要打很多电话，请先问',
      '没有说有没有支持读屏的工作软件',
      '没有说有没有电子文档',
    ]);
    expect(said.barredBy).toBeUndefined();
    // What an assessment asks for is no registered need: it keeps nothing out.
    expect(judge({ assessment }, { ...aJob(), access: new Map([['quiet', 'no']]) }).barredBy).toBeUndefined();
  });

  test('keeps needs and findings out of what a message says', () => {
    const said = judge(
      { wants: wants({ occupations: ['customer-service'] }), needs: ['software'] },
      { ...aJob(), access: new Map([['software', 'yes']]) },
    );
    expect(said.because).toHaveLength(2);
    expect(said.becauseOfWants).toEqual(['您登记了客服']);
  });

  test('is Chinese for every fact and answer', () => {
    for (const fact of Object.keys(accessFacts) as AccessFact[])
      for (const answer of [...(Object.keys(accessAnswers) as AccessAnswer[]), undefined])
        expect(sayFact(fact, answer)).toMatch(/^\p{Script=Han}+$/u);
    expect(sayFact('guide-dog', 'no')).toBe('导盲犬不能进');
  });
});

test('what fits in everything comes first, then what is known to fit in more, then the newest', () => {
  const one = (against: string[], fits: number, seq: number) => ({
    judgement: { because: [], becauseOfWants: [], against, fits, barredBy: undefined },
    seq,
  });
  const [all, more, newer, older] = [
    one([], 1, 9),
    one(['薪酬未知'], 3, 8),
    one(['薪酬未知'], 2, 1),
    one(['薪酬未知'], 2, 5),
  ];
  expect([older, newer, more, all].sort(byFit)).toEqual([all, more, newer, older]);
});

test('a refusal keeps away the job, or everything of its occupation, employer, place or hours', () => {
  const job = { ...aJob(), jobId: 'a', employerId: 'b' };
  const refuses = (kind: string, value: string) => isRefused([{ kind, value }], job);
  expect(refuses('job', 'a')).toBe(true);
  expect(refuses('employer', 'b')).toBe(true);
  expect(refuses('occupation', 'customer-service')).toBe(true);
  expect(refuses('hours', 'full')).toBe(true);
  expect(refuses('region', '450200')).toBe(true);
  for (const [kind, value] of [
    ['job', 'b'],
    ['region', '450203'],
    ['hours', 'part'],
    ['toString', 'a'],
  ] as const)
    expect(refuses(kind, value)).toBe(false);
});

test('no finding names a fact or an occupation twice, and some say nothing of jobs', () => {
  const rules = rulesOfFindings({ helps: ['light', 'quiet'], tires: [], tools: ['keyboard'], tasks: [] });
  expect(rules).toEqual([{ label: '安静的地方', facts: ['quiet'] }]);
});
