import type { AccessAnswer, AccessFact, WorkMode } from '#src/domain/job/job.ts';

/** Which facts are worth asking at such a job; the rest stays unknown. */
export const askedFacts: Readonly<Record<WorkMode | 'business' | 'rural', readonly AccessFact[]>> = {
  onsite: ['entrance', 'toilet', 'communication', 'quiet', 'flexible', 'home', 'guide', 'test', 'route', 'guide-dog'],
  hybrid: ['entrance', 'toilet', 'documents', 'communication', 'flexible', 'home', 'guide', 'test', 'route'],
  remote: ['documents', 'communication', 'flexible', 'home', 'test'],
  mobile: ['communication', 'flexible', 'home', 'test'],
  rural: ['toilet', 'communication', 'flexible', 'home'],
  business: ['entrance', 'toilet', 'documents', 'communication', 'flexible', 'route'],
};

/** Work at a computer, where the software and the documents decide. */
export const computerOccupations: readonly string[] = [
  'customer-service',
  'data-labelling',
  'content-review',
  'it-support',
  'software',
  'accessibility-testing',
  'clerk',
  'accounting',
  'human-resources',
  'online-shop',
];

/** What is noted beside an answer; an answer without notes is not given. */
export const notes: Readonly<Record<AccessFact, Partial<Record<AccessAnswer, readonly string[]>>>> = {
  entrance: {
    yes: ['正门有坡道，坡不陡', '有电梯，按键有盲文', '门口是平地，门宽90厘米', '侧门有坡道，有门铃'],
    partly: ['正门有一级台阶，可以请人搭坡板', '坡道有，但是没有扶手', '只有货梯，可以上人'],
    no: ['门口有三级台阶，没有坡道', '门口台阶高，正在申请改造'],
  },
  toilet: {
    yes: ['一楼有一间，轮椅能转开', '有扶手和呼叫铃', '离工位二十步'],
    partly: ['有扶手，轮椅转不开', '有一间，常被用来放东西，说一声就清'],
    no: ['这里没有，最近的在旁边的服务中心'],
  },
  software: {
    yes: ['常用的功能用读屏都能做', '网页系统，用读屏走过一遍', '试用时每个按钮都读得出名字'],
    partly: ['网页能用，盖章的插件不行', '表格能读，图表读不到', '登录要同事帮一次'],
    no: ['按钮没有名字，读屏读不出来，单位说年内更换'],
  },
  documents: {
    yes: ['通知和材料都有电子版', '合同可以先发文字版', '说明书有文字文件'],
    partly: ['多数有，合同是纸质的，可以念给您听', '新材料有，旧材料只有纸质'],
    no: ['材料都是纸质的，可以拍照转成文字'],
  },
  communication: {
    yes: ['可以打字沟通，开会有文字记录', '有一位同事会手语', '工作用文字群安排'],
    partly: ['可以写字沟通，电话请同事代打', '班组会有文字，大会没有'],
    no: ['要靠说话沟通，单位愿意试用语音转文字'],
  },
  quiet: {
    yes: ['工位靠里，来往的人少', '有一间小办公室可以用', '平时很安静'],
    partly: ['上午比较吵，可以戴耳机', '两个人一间，偶尔有电话'],
    no: ['现场有机器声，单位发耳塞', '大堂人多，比较吵'],
  },
  flexible: {
    yes: ['早晚可以错开一小时', '看病可以调班', '每周可以商量一次'],
    partly: ['提前一天说，可以换班', '忙的季节不能调'],
    no: ['按排班上岗，不能自己调'],
  },
  home: {
    yes: ['全部时间在家', '平时在家，有事线上说'],
    partly: ['每周两天可以在家', '写材料的日子可以在家'],
    no: ['工作要到现场做'],
  },
  guide: {
    yes: ['第一周有同事到车站接', '门卫会带到工位', '有人带着走熟为止'],
    partly: ['提前约好可以接', '面试那天可以接，平时没有'],
    no: ['现在没有安排人'],
  },
  test: {
    yes: ['面试可以改成文字', '可以延长时间，可以带一位陪同的人', '可以在线上面试'],
    partly: ['面试可以在线上，实际操作要到现场', '可以延长时间，没有盲文卷'],
  },
  route: {
    yes: ['从公交站到门口约100米，人行道平整', '有连续的盲道', '路口有声音提示'],
    partly: ['有盲道，有一段常停电动车', '路平，但是没有盲道'],
    no: ['没有人行道，车比较多'],
  },
  'guide-dog': {
    yes: ['单位同意，前台已经知道', '有休息和饮水的地方'],
    partly: ['办公区可以，食堂不行'],
  },
};
