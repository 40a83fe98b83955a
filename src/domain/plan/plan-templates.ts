import { findProgramme, findProgrammeCovering } from '../programme/programmes.ts';
import type { Clause } from '../programme/programme.ts';
import { programmeRegions } from '../region/region.ts';
import type { Doer } from './plan.ts';

/*
 * Goals and actions for common situations, each with the clause that it comes from. They begin a text that the counsellor
 * goes on writing with the person; none goes into a plan by itself.
 */

/** A place in a plan, and words of it that the template rests on. */
export interface TemplateSource {
  clause: Clause;
  quote: string;
}

export interface TemplateAction {
  text: string;
  doer: Exclude<Doer, 'other'>;
}

export interface PlanTemplate {
  /** For whom, in a few words. */
  situation: string;
  goal: string;
  actions: readonly TemplateAction[];
  sources: readonly TemplateSource[];
}

const person = (text: string): TemplateAction => ({ text, doer: 'person' });
const counsellor = (text: string): TemplateAction => ({ text, doer: 'counsellor' });

const named = {
  graduate: {
    situation: '毕业生找工作',
    goal: '毕业以后找到适合自己的工作。',
    actions: [
      counsellor('一起看学过的专业能做哪些工作。'),
      counsellor('找面向残疾人高校毕业生的招聘活动。'),
      person('去一场招聘活动，线上的也可以。'),
    ],
    sources: [
      { clause: 'LZ 二(七)', quote: '组织面向残疾人高校毕业生的各类线上线下就业服务和招聘活动' },
      { clause: 'KZ 一(七)2', quote: '组织面向残疾人高校毕业生的各类线上线下就业服务和招聘活动' },
      { clause: 'HS 二(七)12', quote: '面向残疾人高校毕业生，组织各类线上就业服务和招聘活动' },
      { clause: 'ZH 二(二)5', quote: '组织残疾人高校毕业生专场推介会等各类线上线下就业服务和招聘活动' },
      { clause: 'NJ 二(七)', quote: '组织面向残疾人高校毕业生的各类线上线下就业服务和招聘活动' },
    ],
  },
  internship: {
    situation: '先见习，再就业',
    goal: '先到单位见习，看看合不合适。',
    actions: [counsellor('找愿意接收见习的单位。'), person('说说想去哪一类单位见习。')],
    sources: [{ clause: 'HS 二(三)4', quote: '定向开发见习岗位' }],
  },
  massage: {
    situation: '做盲人按摩',
    goal: '做按摩的工作。',
    actions: [counsellor('问最近一期按摩培训，什么时候报名。'), person('报名按摩培训或者继续教育。')],
    sources: [
      { clause: 'LZ 二(八)', quote: '规范开展盲人保健按摩培训和继续教育' },
      { clause: 'KZ 一(八)1', quote: '规范开展盲人保健按摩培训' },
      { clause: 'HS 二(八)13', quote: '组织盲人接受基础技能培训和技能提升培训' },
      { clause: 'ZH 二(二)8', quote: '继续扶持和发展盲人医疗按摩、盲人保健按摩传统就业项目' },
      { clause: 'NJ 二(八)', quote: '规范开展盲人保健按摩培训并积极组织参加盲人继续教育' },
    ],
  },
  voice: {
    situation: '盲人做按摩以外的工作',
    goal: '做按摩以外的工作，比如语音客服、音频编辑。',
    actions: [counsellor('找读屏能用的岗位和培训。'), person('试做一次，说说哪里顺，哪里不顺。')],
    sources: [
      { clause: 'ZH 二(二)8', quote: '语音客服、网络主播、直播带货、音频编辑' },
      { clause: 'NJ 二(八)', quote: '多渠道开发盲人就业新形态' },
    ],
  },
  home: {
    situation: '在家用网络工作',
    goal: '在家工作，用电脑或者手机做。',
    actions: [counsellor('找可以在家做的岗位。'), person('看看家里的电脑和网络够不够用。')],
    sources: [
      { clause: 'LZ 二(三)', quote: '对在平台就业创业的残疾人减免加盟、增值服务等费用' },
      { clause: 'KZ 一(三)1', quote: '大力挖掘电商、快递等新就业形态企业吸纳残疾人就业潜力' },
      { clause: 'HS 二(三)3', quote: '帮助残疾人参与网络零售、云客服、直播带货、物流快递等新就业形态' },
      { clause: 'ZH 二(三)10', quote: '开发云客服、云审核、数据标注、网络系统维护等工作岗位' },
      { clause: 'NJ 二(三)', quote: '支持残疾人通过电商、网络直播等平台实现就业创业' },
    ],
  },
  unit: {
    situation: '到单位上班',
    goal: '到机关、事业单位或者公司上班。',
    actions: [counsellor('找安排残疾人就业的单位的招聘。'), person('准备简历。')],
    sources: [
      { clause: 'LZ 二(一)', quote: '多措并举促进残疾人就业' },
      { clause: 'KZ 一(一)1', quote: '在同等条件下优先录（聘）用残疾人' },
      { clause: 'HS 二(一)1', quote: '鼓励事业单位设置合适岗位招聘残疾人' },
      { clause: 'ZH 二(一)2', quote: '开发一批适合残疾人就业的岗位，广泛招聘残疾人就业' },
      { clause: 'NJ 二(二)', quote: '每年开发一批岗位定向招聘残疾人' },
    ],
  },
  training: {
    situation: '先学技能',
    goal: '先学一门技能，再找工作。',
    actions: [counsellor('按评估结果找合适的培训，问清费用和补贴。'), person('选一门培训，报名。')],
    sources: [
      { clause: 'LZ 二(十)', quote: '对符合条件的残疾人按规定给予培训费、生活费（含交通费）补贴' },
      { clause: 'KZ 一(十)3', quote: '应对符合条件的残疾人按相关政策规定给予培训费、生活费（含交通费）补贴' },
      { clause: 'HS 二(十)21', quote: '对符合条件的残疾人按规定给予培训费、生活费（含交通费）补贴' },
      { clause: 'ZH 二(三)12', quote: '对符合条件的残疾人按规定给予培训费补贴、综合补贴' },
      { clause: 'NJ 二(十)', quote: '对符合条件的残疾人按规定给予培训费、生活费（含交通费）补贴' },
    ],
  },
  welfare: {
    situation: '公益性岗位',
    goal: '做一份公益性岗位的工作。',
    actions: [counsellor('问附近有没有公益性岗位，要什么条件。'), person('说说能做哪些活，能走多远。')],
    sources: [
      { clause: 'LZ 二(五)', quote: '统筹用好现有公益性岗位，促进符合条件的残疾人就业创业' },
      { clause: 'KZ 一(五)2', quote: '统筹用好现有公益性岗位，优先安排符合条件的残疾人就业' },
      { clause: 'HS 二(五)7', quote: '通过公益性岗位予以托底安置' },
      { clause: 'ZH 二(二)7', quote: '开发一批面向农村残疾人的乡村公益性岗位' },
      { clause: 'NJ 二(五)', quote: '统筹用好现有公益性岗位，促进符合条件的残疾人就业创业' },
    ],
  },
  supported: {
    situation: '有人陪着上班',
    goal: '在单位上班，开始的时候有人陪、有人教。',
    actions: [
      counsellor('和用人单位、本人一起商量合适的活。'),
      counsellor('第一个星期到单位看看，和同事说清怎样配合。'),
    ],
    sources: [
      { clause: 'HS 二(九)18', quote: '与用人单位及残疾人共同确定其感兴趣并能够胜任的工作岗位' },
      { clause: 'ZH 二(二)9', quote: '为在企业就业的精神和智力残疾人提供专业化的支持性就业服务' },
    ],
  },
  assisted: {
    situation: '辅助性就业',
    goal: '在有人照顾的地方做简单的活。',
    actions: [counsellor('找近的辅助性就业机构。'), person('和家人一起去看一次。')],
    sources: [
      { clause: 'LZ 二(五)', quote: '就近就便参加生产劳动' },
      { clause: 'KZ 一(五)1', quote: '普遍开展辅助性就业' },
      { clause: 'HS 二(五)6', quote: '普遍开展辅助性就业' },
      { clause: 'ZH 二(二)9', quote: '基本满足具有一定劳动能力的智力、精神和重度肢体残疾人就业需求' },
      { clause: 'NJ 二(五)', quote: '普遍开展辅助性就业' },
    ],
  },
  unwilling: {
    situation: '还没想好要不要工作',
    goal: '先了解有什么工作、有什么政策，再决定。',
    actions: [counsellor('讲清就业政策，工作以后补贴会不会变。'), person('听一次政策宣讲，把担心的事说出来。')],
    sources: [
      { clause: 'HS 二(九)17', quote: '帮助其了解就业形势和政策' },
      { clause: 'ZH 二(二)6', quote: '对就业意愿不足的，重点开展政策宣讲和职业指导，帮助增强信心' },
    ],
  },
  hardship: {
    situation: '就业困难人员认定',
    goal: '得到就业援助。',
    actions: [counsellor('看看符不符合条件，告诉本人要带什么。'), person('申请认定就业困难人员。')],
    sources: [
      { clause: 'LZ 二(五)', quote: '将符合条件的就业困难残疾人全部纳入就业援助范围' },
      { clause: 'KZ 一(五)2', quote: '要将符合条件的就业困难残疾人全部纳入就业援助范围' },
      { clause: 'HS 二(五)7', quote: '将符合条件的就业困难残疾人纳入就业援助范围' },
      { clause: 'ZH 二(二)6', quote: '对认定为就业困难人员的，落实各项就业援助政策' },
      { clause: 'NJ 二(五)', quote: '将符合条件的就业困难残疾人全部纳入就业援助范围' },
    ],
  },
  household: {
    situation: '家里没有人有工作',
    goal: '家里有一个人有工作。',
    actions: [counsellor('对照需求清单和帮扶清单，推荐岗位。'), person('和家人商量谁先去工作。')],
    sources: [{ clause: 'ZH 二(二)6', quote: '对照需求清单、帮扶清单，积极推介合适岗位' }],
  },
  rural: {
    situation: '在农村种养、做加工',
    goal: '在家附近种植、养殖，或者做加工。',
    actions: [counsellor('问最近的实用技术培训和销路。'), person('报名实用技术培训。')],
    sources: [
      { clause: 'LZ 二(六)', quote: '持续开展农村困难残疾人实用技术培训项目' },
      { clause: 'KZ 一(六)1', quote: '持续开展农村残疾人实用技术培训项目' },
      { clause: 'HS 二(六)9', quote: '持续开展农村困难残疾人实用技术培训项目' },
      { clause: 'ZH 二(二)7', quote: '开展有针对性的农村实用技术培训' },
      { clause: 'NJ 二(六)', quote: '持续开展农村困难残疾人实用技术培训项目' },
    ],
  },
  business: {
    situation: '自己开店、做生意',
    goal: '自己做生意。',
    actions: [counsellor('问创业扶持要什么条件，到哪里办。'), person('写下想做什么生意，卖给谁。')],
    sources: [
      { clause: 'LZ 二(三)', quote: '加强对残疾人自主创业企业及个体工商户的指导与扶持' },
      { clause: 'KZ 一(九)3', quote: '支持残疾人创办的企业入驻创业孵化基地创业' },
      { clause: 'HS 二(三)4', quote: '加强对残疾人自主创业企业及个体工商户的指导与扶持' },
      { clause: 'ZH 二(三)10', quote: '对自主创业残疾人进行资助' },
      { clause: 'NJ 二(三)', quote: '加强对残疾人自主创业企业及个体工商户的指导与扶持' },
    ],
  },
} as const satisfies Readonly<Record<string, PlanTemplate>>;

export type TemplateKey = keyof typeof named;

export const planTemplates: Readonly<Record<TemplateKey, PlanTemplate>> = named;

export const isTemplateKey = (text: string | null | undefined): text is TemplateKey =>
  typeof text === 'string' && Object.hasOwn(named, text);

/** A template as it is offered to somebody: with the clause of their own region's plan, or of another named plan. */
export interface OfferedTemplate {
  key: TemplateKey;
  template: PlanTemplate;
  source: TemplateSource;
  /** `珠海市` where the clause is of another region's plan. */
  elsewhere: string | undefined;
}

/**
 * Every template for somebody who lives here: first those of the plan that covers the place, then those that only other
 * plans have, with the place of the first of them.
 */
export function offerTemplates(region: string | undefined): OfferedTemplate[] {
  const own = region === undefined ? undefined : findProgrammeCovering(region)?.abbreviation;
  const placeOf = ({ clause }: TemplateSource) =>
    programmeRegions.flatMap((code) => findProgramme(code) ?? []).find((plan) => clause.startsWith(plan.abbreviation))
      ?.name;
  return Object.entries(planTemplates)
    .flatMap(([key, template]): OfferedTemplate[] => {
      const source = template.sources.find(({ clause }) => own !== undefined && clause.startsWith(own));
      const shown = source ?? template.sources[0];
      if (!shown || !isTemplateKey(key)) return [];
      return [{ key, template, source: shown, elsewhere: source ? undefined : placeOf(shown) }];
    })
    .sort((one, other) => Number(one.elsewhere !== undefined) - Number(other.elsewhere !== undefined));
}

/** The templates whose clause a goal came from, for the actions that serve it. */
export const templatesOfGoal = (goal: { text: string; clause: string | undefined }): TemplateKey[] => {
  const sameClause = Object.keys(planTemplates)
    .filter(isTemplateKey)
    .filter((key) => planTemplates[key].sources.some(({ clause }) => clause === goal.clause));
  // Several situations stand in one clause: the goal's own words tell which.
  const sameWords = sameClause.filter((key) => planTemplates[key].goal === goal.text);
  return sameWords.length > 0 ? sameWords : sameClause;
};
