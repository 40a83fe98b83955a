/** An official word that people meet here, and what it means in plain words. */
export interface Term {
  name: string;
  /** What it is called as well. */
  forms?: readonly string[];
  /** A sentence that goes on after the name. */
  meaning: string;
}

/** The words of the plans and of jobs that not everybody knows, in the order in which people meet them. */
export const glossary: Readonly<Record<string, Term>> = {
  programme: { name: '行动方案', meaning: '是地方政府的文件，写明政府答应怎样帮残疾人找工作' },
  federation: { name: '残联', meaning: '是残疾人联合会，各地都有，替残疾人办事' },
  committee: { name: '残工委', meaning: '是残疾人工作委员会，由政府的各个部门组成' },
  draft: { name: '征求意见稿', meaning: '是先听大家意见的稿子，还不是正式文件' },
  adjustment: { name: '合理便利', meaning: '是按您的需要做的调整，例如更多时间、手语翻译' },
  welfare: { name: '公益性岗位', meaning: '是政府为就业困难的人设的岗位' },
  assisted: { name: '辅助性就业', meaning: '是在专门机构里做适合自己的活' },
  concentrated: { name: '集中就业', meaning: '是一个单位集中安排很多残疾人' },
  quota: { name: '规定比例', meaning: '是国家要求单位安排残疾人的比例' },
  share: { name: '按比例就业', forms: ['按比例安排'], meaning: '就是单位按这个比例安排残疾人' },
  levy: { name: '残疾人就业保障金', meaning: '是单位没有安排够残疾人时，要交的钱' },
  institution: { name: '事业单位', meaning: '是学校、医院、图书馆这样的公家单位' },
  gig: { name: '新业态', forms: ['新就业形态'], meaning: '是靠网络平台接活的工作，例如送餐、网约车' },
  internship: { name: '见习岗位', meaning: '是毕业以后先到单位边学边做的岗位，有期限' },
  support: { name: '就业援助', meaning: '是对找工作特别难的人的帮助' },
  coach: { name: '就业辅导员', meaning: '是帮残疾人找工作、适应工作的人' },
  incubator: { name: '孵化基地', meaning: '是帮人起步创业的地方' },
  household: { name: '零就业家庭', meaning: '是能工作的人都没有工作的家庭' },
  plan: { name: '一人一策', meaning: '就是一个人一个办法' },
  four: { name: '四个一', meaning: '就是核对信息、评估能力、登记需求、就业服务，各至少一次' },
  allowance: { name: '低保', meaning: '就是最低生活保障，是政府给困难家庭的钱' },
  appraisal: { name: '技能鉴定', forms: ['职业技能鉴定'], meaning: '就是考一门手艺会不会、会到什么程度' },
  monitored: { name: '监测对象', meaning: '是政府持续关注、防止返贫的家庭' },
  inspection: { name: '劳动保障监察', meaning: '是政府检查单位守不守劳动法规' },
  dispatch: { name: '劳务派遣', meaning: '就是由派遣公司派您去上班' },
  affiliation: { name: '挂靠', meaning: '就是只用您的残疾人证，不真的让您上班' },
};
