import { isWithin } from '../programme/clause.ts';
import type { Clause, PlanPromise, Programme } from '../programme/programme.ts';
import { findProgrammeCovering } from '../programme/programmes.ts';
import type { Condition, CrossUse, Subsidy } from './subsidy.ts';

const disabled: Condition = {
  key: 'disabled',
  asks: '您是残疾人吗',
  hint: '要不要有残疾人证，方案没有写。',
  says: '是残疾人',
  no: 'unfit',
  paper: '残疾人证',
};
const unemployed: Condition = {
  key: 'unemployed',
  asks: '您现在是不是没有工作',
  hint: '方案写的是就业年龄段没有工作的人。多少岁算，方案没有写。',
  says: '在就业年龄段，没有工作',
  no: 'ask',
};
const willing: Condition = {
  key: 'willing',
  asks: '您想工作，也能工作吗',
  says: '有就业需求和就业条件，就是想工作，也能工作',
  no: 'ask',
};
const course: Condition = {
  key: 'course',
  asks: '您参加的是就业或者创业的培训吗',
  hint: '就业技能培训、岗位技能提升培训、创业培训，都是。',
  says: '参加就业技能、岗位技能提升或者创业培训',
  no: 'unfit',
  paper: '参加培训的证明',
};
const business = (says: string, asks: string, paper: string): Condition => ({
  ...{ key: 'business', asks, says, no: 'unfit', paper },
});

const training = {
  kind: 'training',
  name: '培训费和生活费补贴',
  purpose: 'training',
  who: '给参加培训的残疾人。补贴培训费和生活费，生活费含交通费。',
  basis: '哪个培训',
  isMonthly: true,
} as const;
const byRules = '对符合条件的残疾人按规定给予培训费、生活费（含交通费）补贴';
const forUnemployed =
  '对有就业需求和就业条件的就业年龄段未就业残疾人开展就业技能培训、岗位技能提升培训或创业培训，对符合条件的残疾人按规定给予培训费、生活费（含交通费）补贴。';

/** Every subsidy that a plan names and a person can ask for, by region in the order of the plans. */
export const subsidies: readonly Subsidy[] = [
  {
    ...training,
    region: '450200',
    clause: 'LZ 二(十)',
    quote: forUnemployed,
    conditions: [disabled, unemployed, willing, course],
  },
  {
    ...training,
    region: '500154',
    clause: 'KZ 一(十)3',
    quote: '各有关单位应对符合条件的残疾人按相关政策规定给予培训费、生活费（含交通费）补贴。',
    conditions: [
      disabled,
      { ...course, asks: '您参加的是职业培训吗', hint: '学一门手艺、学创业，都是。', says: '参加职业培训' },
    ],
  },
  {
    region: '500154',
    kind: 'allowance',
    name: '低保就业补贴',
    purpose: 'work',
    clause: 'KZ 一(六)1',
    quote:
      '对实现就业，且正在享受低保待遇的我区户籍登记失业低保家庭人员，按照规定统筹残疾人事业发展资金、就业资金等，落实累计期限不超过1年的低保就业补贴。',
    who: '给找到了工作、家里正在享受低保的开州区人。原来要登记过失业。',
    conditions: [
      { key: 'working', asks: '您找到工作了吗', says: '实现就业，就是找到了工作', no: 'unfit', paper: '工作的证明' },
      { key: 'benefit', asks: '您家现在享受低保吗', says: '正在享受低保待遇', no: 'unfit', paper: '享受低保的证明' },
      { key: 'registered', asks: '您的户籍在开州区吗', says: '户籍在开州区', no: 'unfit', paper: '户口簿' },
      {
        ...{ key: 'jobless', asks: '您登记过失业吗', hint: '登记失业，就是到人社部门登记没有工作。', no: 'unfit' },
        ...{ says: '登记过失业', paper: '登记失业的证明' },
      },
    ],
    basis: '哪份工作',
    isMonthly: true,
    limit: { months: 12, quote: '累计期限不超过1年' },
  },
  {
    region: '500154',
    kind: 'graduate',
    name: '求职创业补贴',
    purpose: 'search',
    clause: 'KZ 一(七)2',
    quote: '落实残疾人高校毕业生求职创业补贴政策。',
    who: '给残疾人高校毕业生。毕业几年以内，方案没有写。',
    conditions: [
      disabled,
      {
        key: 'graduate',
        asks: '您是高校毕业生吗',
        says: '是高校毕业生',
        no: 'unfit',
        paper: '毕业证书，或者学校的证明',
      },
    ],
    basis: '哪个学校，哪年毕业',
    isMonthly: false,
  },
  {
    ...training,
    region: '420200',
    clause: 'HS 二(十)21',
    quote: byRules,
    conditions: [disabled, unemployed, willing, course],
  },
  {
    region: '420200',
    kind: 'appraisal',
    name: '职业技能鉴定补贴',
    purpose: 'proof',
    clause: 'HS 二(十)21',
    quote:
      '对通过初次职业技能鉴定并取得职业资格证书或职业技能等级证书（不含培训合格证）的，按规定给予职业技能鉴定补贴。',
    who: '给第一次通过职业技能鉴定、拿到证书的人。培训合格证不算。',
    conditions: [
      { key: 'first', asks: '您是第一次通过职业技能鉴定吗', says: '通过初次职业技能鉴定', no: 'unfit' },
      {
        ...{ key: 'certificate', asks: '您拿到职业资格证书或者等级证书了吗', no: 'unfit', paper: '拿到的证书' },
        hint: '等级证书，就是职业技能等级证书。只有培训合格证，请选“不是”。',
        says: '取得职业资格证书或者职业技能等级证书，不含培训合格证',
      },
    ],
    basis: '哪张证书',
    isMonthly: false,
    accepts: { proofs: ['vocational', 'level'], without: '方案写明不含培训合格证' },
  },
  {
    region: '440400',
    kind: 'training',
    name: '培训费补贴和综合补贴',
    purpose: 'training',
    clause: 'ZH 二(三)12',
    quote: '对符合条件的残疾人按规定给予培训费补贴、综合补贴。',
    who: '给参加培训的残疾人。综合补贴补什么，方案没有写。',
    conditions: [disabled, unemployed, willing, course],
    basis: '哪个培训',
    isMonthly: true,
  },
  {
    region: '440400',
    kind: 'certificate',
    name: '取得证书的补贴',
    purpose: 'proof',
    clause: 'ZH 二(三)12',
    quote: '对取得职业资格证书、技能等级证书和专项能力证书的残疾人给予补贴',
    who: '给拿到证书的残疾人。证书有三种：职业资格证书、技能等级证书、专项能力证书。',
    conditions: [
      disabled,
      {
        ...{ key: 'certificate', asks: '您拿到三种证书里的一种了吗', no: 'unfit', paper: '拿到的证书' },
        hint: '三种是职业资格证书、技能等级证书、专项能力证书。',
        says: '取得职业资格证书、技能等级证书或者专项能力证书',
      },
    ],
    basis: '哪张证书',
    isMonthly: false,
    accepts: { proofs: ['vocational', 'level', 'special'], without: '方案只写了三种证书，没有培训合格证' },
  },
  {
    region: '440400',
    kind: 'business',
    name: '自主创业资助',
    purpose: 'business',
    clause: 'ZH 二(三)10',
    quote: '对自主创业残疾人进行资助',
    who: '给自己创业的残疾人。',
    conditions: [disabled, business('自主创业', '您自己创业吗', '营业执照，或者别的创业证明')],
    basis: '您的店或者生意',
    isMonthly: false,
  },
  {
    region: '440400',
    kind: 'network',
    name: '网络管理费用补贴',
    purpose: 'business',
    clause: 'ZH 二(三)10',
    quote: '对在电商平台创业的残疾人给予网络管理费用补贴',
    who: '给在电商平台上创业的残疾人。电商平台，就是网上卖东西的平台。',
    conditions: [disabled, business('在电商平台创业', '您在电商平台上创业吗', '网店的证明')],
    basis: '哪个平台，哪个店',
    isMonthly: true,
  },
  {
    region: '440400',
    kind: 'massage',
    name: '盲人医疗按摩机构运营补贴',
    purpose: 'business',
    clause: 'ZH 二(二)8',
    quote: '支持符合条件的盲人开办医疗按摩机构，向符合条件的盲人医疗按摩机构发放运营补贴',
    who: '给盲人开办的医疗按摩机构。机构要符合什么条件，方案没有写。',
    conditions: [
      { key: 'blind', asks: '您是盲人吗', says: '是盲人', no: 'unfit', paper: '残疾人证' },
      business('开办了盲人医疗按摩机构', '您开办了医疗按摩机构吗', '机构的执照'),
    ],
    basis: '哪个机构',
    isMonthly: true,
  },
  {
    ...training,
    region: '130528',
    clause: 'NJ 二(十)',
    quote: forUnemployed,
    conditions: [disabled, unemployed, willing, course],
  },
];

/** Where a plan warns that funds be not used crosswise (system S76). */
export const crossUses: readonly CrossUse[] = [
  {
    region: '450200',
    clause: 'LZ 三(三)',
    quote: '统筹用好各类残疾人就业创业扶持资金，避免交叉使用。',
  },
  {
    region: '130528',
    clause: 'NJ 三(二)',
    quote: '统筹用好各类残疾人就业创业扶持资金，避免交叉使用。',
  },
];

/** The subsidies that the plan of this region names; of the plan's own region, not of a district within it. */
export const listSubsidies = (region: string): readonly Subsidy[] =>
  subsidies.filter((subsidy) => subsidy.region === region);

export const findSubsidy = (region: string | undefined, kind: string | undefined): Subsidy | undefined =>
  subsidies.find((subsidy) => subsidy.region === region && subsidy.kind === kind);

/** The kinds that pay for a course in a place, or for the certificate at its end: names and clauses only. */
export function listCourseSubsidies(
  regionCode: string,
): readonly Pick<Subsidy, 'region' | 'kind' | 'name' | 'clause'>[] {
  const region = findProgrammeCovering(regionCode)?.region;
  return subsidies.filter(
    (subsidy) => subsidy.region === region && (subsidy.purpose === 'training' || subsidy.purpose === 'proof'),
  );
}

/** What else the plan says of money for a person, without a kind of subsidy that could be asked for here. */
export function otherPromises(programme: Programme): readonly PlanPromise[] {
  const own = listSubsidies(programme.region);
  return programme.promises.filter(
    ({ quote }) => /补贴|资助|补助/.test(quote) && !own.some((each) => overlaps(each.quote, quote)),
  );
}

/** Quotations are cut differently: one is told by sharing twelve characters in a row with another. */
function overlaps(one: string, other: string): boolean {
  const length = 12;
  for (let start = 0; start + length <= one.length; start += 1)
    if (/补贴|资助/.test(one.slice(start, start + length)) && other.includes(one.slice(start, start + length)))
      return true;
  return false;
}

/** The departments that the plan makes responsible for a clause; none where it names none. */
export const departmentsFor = (programme: Programme, clause: Clause): readonly string[] => [
  ...new Set(
    [...programme.actions.flatMap(({ duties }) => duties), ...programme.otherDuties]
      .filter((duty) => isWithin(clause, duty.clause))
      .flatMap(({ departments }) => departments),
  ),
];
