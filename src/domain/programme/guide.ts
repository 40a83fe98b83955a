import { promiseOn } from './programme.ts';
import type { PlanPromise, Programme } from './programme.ts';

/** A step that people take, and the words by which a plan speaks of it. */
export interface GuideStep {
  name: string;
  /** What it is, to the reader, one sentence a line. */
  plain: readonly string[];
  /** A plan speaks of it where a promise to one of these systems has one of these words. */
  systems: readonly `S${number}`[];
  words: readonly string[];
}

/** 盲人医疗按摩 (system S48), in the order in which people come to it. */
export const medicalMassage: readonly GuideStep[] = [
  {
    name: '学习',
    plain: ['先到学校学医疗按摩。要什么学历，请问省残联。'],
    systems: ['S48'],
    words: ['医疗按摩培训'],
  },
  {
    name: '考试',
    plain: ['全国用一样的考题，一起考。', '盲文、大字、语音的试卷，报名时先问有没有。'],
    systems: ['S48'],
    words: ['考试'],
  },
  {
    name: '资格审核',
    plain: ['考过了，还要审核。审核通过，才能在医疗机构里做医疗按摩。'],
    systems: ['S48'],
    words: ['资格审核'],
  },
  {
    name: '证书年审',
    plain: ['年审，就是隔一段时间查一次证书。', '多久查一次、带什么材料，请问发证书的残联。'],
    systems: ['S48'],
    words: ['年审'],
  },
  {
    name: '继续教育',
    plain: ['继续教育，就是工作以后接着学。', '学了多少，请留好证明，评职称可能要用。'],
    systems: ['S48'],
    words: ['继续教育'],
  },
  {
    name: '技能等级认定',
    plain: ['认定，就是给您的手艺定等级。'],
    systems: ['S48'],
    words: ['技能等级认定'],
  },
  {
    name: '评职称',
    plain: ['职称，是专业人员的级别。', '怎样评，请问省残联和您的单位。'],
    systems: ['S48'],
    words: ['职称'],
  },
  {
    name: '到医疗机构工作',
    plain: ['医疗机构，就是医院、社区卫生服务机构这样给人看病的地方。'],
    systems: ['S48'],
    words: ['就业执业', '吸纳盲人按摩人员就业', '进入医疗机构就业', '企业医疗场所等就业'],
  },
  {
    name: '自己开医疗按摩所',
    plain: ['医疗按摩所是医疗机构，要先批准，才能开门。', '条件请问县里的卫生健康部门和残联。'],
    systems: ['S48'],
    words: ['开办医疗按摩'],
  },
];

/** 盲人保健按摩 (system S49). */
export const healthMassage: readonly GuideStep[] = [
  {
    name: '培训',
    plain: ['先学手法、卫生和怎样接待客人。'],
    systems: ['S49'],
    words: ['保健按摩培训', '技能培训', '师资培训'],
  },
  { name: '继续教育', plain: ['工作以后接着学新的。'], systems: ['S49'], words: ['继续教育'] },
  {
    name: '行业标准',
    plain: ['标准说清楚按摩店该怎样建、怎样服务。'],
    systems: ['S49'],
    words: ['标准化'],
  },
];

/** 中高职学历教育 (system S58). */
export const vocationalStudy: readonly GuideStep[] = [
  {
    name: '上中职、高职',
    plain: [
      '中职，是初中以后的职业学校。高职，是大专一级的职业学校。',
      '哪所学校招、什么时候报名，请问当地残联和学校。',
    ],
    systems: ['S58'],
    words: ['接受中高等职业教育', '接受中等职业教育'],
  },
  {
    name: '学生资助',
    plain: ['资助，就是读书时给的钱，或者少交的钱。', '金额以当地规定为准。在学校里申请。'],
    systems: ['S58'],
    words: ['学生资助'],
  },
  {
    name: '读书时拿技能证书',
    plain: ['毕业时有两种证书：学历证书，和职业技能等级证书。', '第二种写明您会做什么、到了几级。'],
    systems: ['S58'],
    words: ['职业技能等级证书'],
  },
  {
    name: '在特殊教育学校学一门手艺',
    plain: ['特殊教育学校，是专门教残疾学生的学校。'],
    systems: ['S58'],
    words: ['特殊教育学校', '特教学校'],
  },
];

/** What a plan says on a step; empty where it says nothing. */
export const saysOn = (programme: Programme, { systems, words }: GuideStep): readonly PlanPromise[] =>
  programme.promises.filter(
    (promise) => promiseOn(promise, systems) && words.some((word) => promise.quote.includes(word)),
  );
