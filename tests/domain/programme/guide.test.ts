import { expect, test } from 'vitest';
import { healthMassage, medicalMassage, saysOn, vocationalStudy } from '#src/domain/programme/guide.ts';
import type { GuideStep } from '#src/domain/programme/guide.ts';
import { programmes } from '#src/domain/programme/programmes.ts';

const namesOn = (step: GuideStep) =>
  programmes.filter((programme) => saysOn(programme, step).length > 0).map(({ name }) => name);
const step = (guide: readonly GuideStep[], name: string) => guide.find((each) => each.name === name) as GuideStep;

test('the plans differ on medical massage, and 柳州 writes of working in medical institutions only', () => {
  expect(namesOn(step(medicalMassage, '证书年审'))).toEqual(['开州区']);
  expect(namesOn(step(medicalMassage, '资格审核'))).toEqual(['黄石市']);
  expect(namesOn(step(medicalMassage, '评职称'))).toEqual(['开州区', '黄石市', '珠海市', '宁晋县']);
  expect(medicalMassage.filter((each) => namesOn(each).includes('柳州市')).map(({ name }) => name)).toEqual([
    '到医疗机构工作',
  ]);
});

test('every step is written of by at least one plan', () => {
  for (const each of [...medicalMassage, ...healthMassage, ...vocationalStudy])
    expect(namesOn(each), each.name).not.toEqual([]);
});

test('a plan is said to be silent on study only where its text has none of the words', () => {
  for (const programme of programmes)
    for (const { words } of vocationalStudy.filter((each) => saysOn(programme, each).length === 0))
      // 黄石 pays for tests of skill, which is not about school.
      for (const sentence of programme.text.split(/[。\n]/).filter((text) => !text.includes('职业技能鉴定补贴')))
        expect(words.filter((word) => sentence.includes(word))).toEqual([]);
});

test('a plan is said to be silent on a step of medical massage only where its text names it of health massage alone', () => {
  for (const programme of programmes)
    for (const { words } of medicalMassage.filter((each) => saysOn(programme, each).length === 0))
      for (const sentence of programme.text
        .split(/[。\n]/)
        .filter((text) => /按摩/.test(text) && !/保健按摩/.test(text)))
        expect(words.filter((word) => sentence.includes(word))).toEqual([]);
});
