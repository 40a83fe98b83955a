import type { EmployerKind, PostKind } from '#src/domain/job/job.ts';

type Voice = 'public' | 'firm' | 'assisted' | 'community' | 'business';

/** How those who post such a thing speak about themselves. */
export const voiceOf: Readonly<Record<PostKind, Voice>> = {
  civil: 'public',
  institution: 'public',
  state: 'public',
  private: 'firm',
  platform: 'firm',
  welfare: 'community',
  assisted: 'assisted',
  concentrated: 'firm',
  massage: 'firm',
  internship: 'firm',
  home: 'firm',
  business: 'business',
};

/** A hospital speaks as a hospital, whatever the post; an organisation speaks after the post. */
export const employerVoices: Partial<Record<EmployerKind, Voice>> = {
  civil: 'public',
  institution: 'public',
  state: 'public',
  private: 'firm',
  cooperative: 'firm',
};

/** About the employer, the same at each of its posts. The numbers are put in by the generator. */
export const aboutEmployers: Readonly<Record<Voice, readonly string[]>> = {
  public: [
    '本单位有工作人员{large}人，已经有{few}名残疾同事。',
    '单位上一次招残疾人是{years}年前，那位同事现在还在岗。',
    '单位去年改造了无障碍环境，今年开始招人。',
    '本单位每年安排残疾人就业，今年是第{years}年。',
    '单位离公交站近，办公区不大，人都认得。',
  ],
  firm: [
    '单位有{some}名员工，其中{few}名是残疾人。',
    '这是一个{some}人的小团队，大家互相照应。',
    '单位愿意试，也愿意改，做法可以一起商量。',
    '单位招残疾员工已经{years}年，有一套带新人的办法。',
    '负责人自己也是残疾人，从一个人做到现在{some}个人。',
    '单位在{years}年前搬到现在的地方，交通方便了。',
    '单位里有{few}位残疾同事，愿意回答您的问题。',
    '单位今年参加了助残就业的专场招聘。',
  ],
  assisted: [
    '中心现在有{some}名学员，还有{few}个空位。',
    '中心开办{years}年，{few}名学员后来到单位上班了。',
    '中心里每{few}名学员有一位老师。',
    '中心就在居民区里，周围的邻居都认识学员。',
  ],
  community: [
    '这里有{few}名残疾人在公益性岗位上，做得安心。',
    '岗位不多，先照顾家里困难的人。',
    '这里的工作离家近，大家都熟。',
    '有{some}户残疾人家庭，岗位由大家一起商量。',
  ],
  business: [
    '已经有{few}位残疾人这样经营，可以带您去看看。',
    '名额由当地安排，不收中介费。',
    '想先试一试的，可以跟着老经营户学{few}天。',
    '这里的经营户多数是夫妻两个人一起做。',
  ],
};

/** About this post. */
export const aboutPosts: Readonly<Record<Voice, readonly string[]>> = {
  public: [
    '这是今年面向残疾人设置的岗位，计划已经报备。',
    '这个岗位由科室提出，残联一起看过工作环境。',
    '本岗位列入年度安排残疾人就业计划，只招残疾人。',
    '原来的同事退休，空出一个位置，优先给残疾人。',
    '岗位说明由用人科室写，不清楚的可以先来问。',
  ],
  firm: [
    '这个岗位是和就业辅导员一起设计的。',
    '业务比去年多了，所以新设这个岗位。',
    '这个岗位长期招人，招满后会写明。',
    '这个岗位试用过三个月，做法已经定下来。',
    '前一位同事升了组长，现在补一个人。',
    '',
  ],
  assisted: [
    '这里是辅助性就业，一边做事，一边学习。',
    '家人可以先来看一个上午，再决定。',
    '接的是简单的订单，不赶时间。',
    '做不完也没关系，明天接着做。',
  ],
  community: [
    '这是公益性岗位，协议一年一签。',
    '本岗位由就业援助安排，家人也可以来问。',
    '岗位期满后，会一起商量下一步。',
    '这个岗位今年新增，先公示再上岗。',
  ],
  business: [
    '这是经营机会，不是受雇。赚多赚少归自己。',
    '这次一共有{few}个名额，优先给残疾人和家庭成员。',
    '适合想自己做主的人。开始前请和家人商量。',
  ],
};

/** What stands before the duties and before the demands. */
export const dutyLeads = ['主要做这些事。', '工作内容有三样。', '平时做的事是这些。', ''] as const;
export const askLeads = ['希望来的人做到两点。', '要求不多。', '应聘前请看这两条。', ''] as const;

type Route = 'exam' | 'company' | 'village' | 'short' | 'welfare' | 'assisted' | 'trial' | 'business' | 'internship';

export const routeOf: Readonly<Record<PostKind, Route>> = {
  civil: 'exam',
  institution: 'exam',
  state: 'company',
  private: 'short',
  platform: 'trial',
  welfare: 'welfare',
  assisted: 'assisted',
  concentrated: 'short',
  massage: 'trial',
  internship: 'internship',
  home: 'trial',
  business: 'business',
};

/** The selection, one step a line. */
export const selections: Readonly<Record<Route, readonly string[]>> = {
  exam: [
    '网上报名，可以请人代填\n资格审核，三个工作日内答复\n笔试，可以申请大字卷、盲文卷或延长时间\n面试\n体检和考察\n公示后办理手续',
    '到窗口或网上报名\n报名时写明需要的考试便利\n笔试和面试在同一天\n体检\n公示五个工作日',
    '发邮件报名，收到回信算报上\n面试，可以用文字回答\n体检和考察\n公示',
  ],
  company: [
    '打电话或发短信报名\n交简历和残疾人证复印件\n面试，半小时左右\n体检\n签合同',
    '网上填报名表\n部门面谈\n试岗两天，试岗也发工资\n办理入职',
    '参加专场招聘会或发简历\n人力资源部初步面谈\n业务部门面谈\n公示和入职',
  ],
  village: [
    '打电话或者上门说一声\n看一看，问清楚\n试做一天，当天结工钱\n商量时间和工钱',
    '到村里报名，家人代报也行\n先做三天\n合适就留下',
  ],
  short: [
    '联系单位，约时间\n到单位看一看，谈二十分钟\n试做一天，当天结工钱\n签合同',
    '发短信说明想应聘的岗位\n面谈，线上线下都行\n一周内答复',
    '打电话报名\n见面聊一聊，不用准备简历\n商量上班时间\n签合同',
    '把简历发到邮箱\n线上面谈\n到单位办手续',
  ],
  trial: [
    '发短信或打电话报名\n完成一份小任务，大约半小时\n线上培训\n开始上岗',
    '联系负责人\n现场或线上试做\n当天告诉结果\n签协议',
    '填报名表，可以请家人帮忙\n试做三天\n合适就签合同',
  ],
  welfare: [
    '到社区或村委会报名\n核对是不是就业困难人员\n公示七天\n签协议上岗',
    '本人或家人提出申请\n入户了解情况\n乡镇或街道审核\n公示后上岗',
  ],
  assisted: [
    '打电话约时间，和家人一起来看\n试做三天\n和辅导员一起定计划\n正式加入',
    '到社区登记\n做一次能力评估\n安排小组\n每月回访一次',
  ],
  business: [
    '打电话咨询，看场地\n提交申请和身份材料\n审核\n签经营协议\n免费培训后开业',
    '到窗口领申请表\n交材料，可以由家人代交\n现场查看\n公示后签约',
  ],
  internship: [
    '网上报名，附上毕业证书\n线上面谈\n签见习协议\n报到，由带教老师接待',
    '学校或残联推荐，也可以自己报名\n面谈\n体检\n开始见习',
  ],
};
