import type { BaseKind, CourseFact, CourseKind, CourseTopic, CourseWay, FeeKind } from '#src/domain/course/course.ts';
import type { AccessAnswer, AccessFact } from '#src/domain/job/job.ts';
import type { Place } from './places.ts';

/** An invented place where courses are held. */
export interface BaseTemplate {
  name: string;
  at: Place;
  kind: BaseKind;
  level?: string;
  place?: string;
  directions?: string;
  access?: Partial<Record<AccessFact, readonly [AccessAnswer, string?]>>;
}

/** One time that an invented course is held. */
export interface SessionTemplate {
  /** Days from today to the first meeting, and from one meeting to the next. */
  inDays: number;
  every: number;
  meetings: number;
  from: string;
  to: string;
  way: CourseWay;
  base?: string;
  online?: string;
  seats: number;
  teacher?: string;
  facts?: Partial<Record<CourseFact, readonly [AccessAnswer, string?]>>;
}

export interface CourseTemplate {
  title: string;
  at: Place;
  kind: CourseKind;
  topic: CourseTopic;
  summary: string;
  description: string;
  meantFor?: string;
  certificate?: string;
  fee?: FeeKind;
  feeNote?: string;
  sessions: readonly SessionTemplate[];
}

export const bases: readonly BaseTemplate[] = [
  {
    name: '柳州示例残疾人培训基地',
    ...{ at: 'liuzhou', kind: 'training', level: '市级', place: '示例大道12号一楼' },
    directions: '公交示例站下车，沿盲道走一百米。\n门口有工作人员，先说一声就来接。',
    access: {
      entrance: ['yes', '正门是平地，没有台阶'],
      toilet: ['yes', '一楼有一间，轮椅能转开'],
      communication: ['partly', '可以打字沟通，手语要提前三天约'],
      route: ['yes', '有连续的盲道'],
      'guide-dog': ['yes', '教室里有休息的地方'],
    },
  },
  { name: '柳州示例盲人按摩实训基地', at: 'liuzhou', kind: 'massage', place: '示例街8号二楼' },
  {
    name: '开州示例实训基地',
    ...{ at: 'kaizhou', kind: 'practice', place: '示例路30号' },
    access: { entrance: ['partly', '有一级台阶，可以搭坡板'] },
  },
  { name: '黄石示例职业培训基地', at: 'huangshi', kind: 'training', level: '市级', place: '示例路6号' },
  {
    name: '珠海示例创业园',
    ...{ at: 'zhuhai', kind: 'incubation', place: '示例路15号三楼' },
    access: { entrance: ['yes', '有电梯，按键有盲文'], quiet: ['partly', '上午比较吵'] },
  },
  { name: '宁晋示例农业实训点', at: 'ningjin', kind: 'practice' },
];

export const courses: readonly CourseTemplate[] = [
  {
    title: '读屏办公和数据标注（示例）',
    ...{ at: 'liuzhou', kind: 'skill', topic: 'digital' },
    summary: '学用读屏打字、做表格。\n再学怎样做数据标注。',
    description: '先练键盘和读屏快捷键。\n再学写文档、做表格、收发邮件。\n最后做一批标注练习，老师逐条讲。',
    meantFor: '会用手机读屏、想用电脑工作的人，不用有基础。',
    ...{ certificate: '学完考试合格，发结业证书。', fee: 'free', feeNote: '教材也不收费。' },
    sessions: [
      {
        ...{ inDays: 18, every: 7, meetings: 6, from: '09:00', to: '11:30', way: 'both', seats: 20 },
        ...{ base: '柳州示例残疾人培训基地', teacher: '示例覃老师' },
        online: '用会议软件听课，按电话拨入也可以。\n链接在前一天发短信给您。',
        facts: {
          readable: ['yes', '都是文字文件，用读屏读过一遍'],
          audio: ['yes'],
          large: ['partly', '只有讲义有'],
          captions: ['partly', '线上有，现场没有'],
          advance: ['yes', '上课前三天发'],
        },
      },
      {
        ...{ inDays: 60, every: 7, meetings: 6, from: '14:30', to: '17:00', way: 'online', seats: 30 },
        online: '用会议软件听课。\n链接在前一天发短信给您。',
        facts: { readable: ['yes', '都是文字文件，用读屏读过一遍'] },
      },
    ],
  },
  {
    title: '音频剪辑入门（示例）',
    ...{ at: 'liuzhou', kind: 'blind', topic: 'audio' },
    summary: '学录音和剪辑。\n学完能剪一段有声书。',
    description: '从录音开始，学降噪、剪辑和导出。\n软件用键盘就能操作。',
    ...{ meantFor: '视力残疾人。', fee: 'free' },
    sessions: [
      {
        ...{ inDays: 25, every: 2, meetings: 8, from: '19:00', to: '20:30', way: 'online', seats: 12 },
        ...{ teacher: '示例韦老师', online: '用会议软件听课，老师一对一改作业。' },
        facts: { readable: ['yes'], audio: ['yes', '每一课都有'], braille: ['partly', '快捷键表有盲文'] },
      },
    ],
  },
  {
    title: '盲人保健按摩初级班（示例）',
    ...{ at: 'liuzhou', kind: 'massage', topic: 'massage' },
    summary: '学保健按摩的基本手法。\n边学边在基地练习。',
    description: '学人体常识、穴位和手法。\n每次课有一半时间动手练习。',
    meantFor: '想做保健按摩的视力残疾人。',
    sessions: [
      {
        ...{ inDays: 35, every: 1, meetings: 20, from: '09:00', to: '16:30', way: 'onsite', seats: 16 },
        ...{ base: '柳州示例盲人按摩实训基地', teacher: '示例莫老师' },
        facts: { audio: ['yes'], braille: ['yes', '教材全部有盲文'], large: ['yes'] },
      },
    ],
  },
  {
    title: '盲人医疗按摩继续教育（示例）',
    ...{ at: 'liuzhou', kind: 'medical-massage', topic: 'massage' },
    summary: '医疗按摩人员每年要学的课。',
    description: '讲新的规定和常见病的手法。\n课后在线上答题。',
    meantFor: '已经从事盲人医疗按摩的人。',
    sessions: [
      {
        ...{ inDays: 45, every: 1, meetings: 3, from: '08:30', to: '11:30', way: 'online', seats: 50 },
        online: '听录音课，再打电话进来提问。',
        facts: { audio: ['yes'], readable: ['yes'] },
      },
    ],
  },
  {
    title: '手机直播卖货（示例）',
    ...{ at: 'liuzhou', kind: 'upgrade', topic: 'live' },
    summary: '学用手机做直播。\n从开账号学到收钱发货。',
    description: '学介绍商品、回答留言、算成本。\n每人直播一次，大家一起看。',
    ...{ meantFor: '有自己的货，或者想帮人卖货的人。', fee: 'free' },
    sessions: [
      {
        ...{ inDays: 12, every: 3, meetings: 5, from: '14:30', to: '17:00', way: 'onsite', seats: 15 },
        ...{ base: '柳州示例残疾人培训基地', teacher: '示例蓝老师' },
        facts: { sign: ['yes', '每次课都有一位'], captions: ['yes'], easy: ['no'] },
      },
    ],
  },
  {
    title: '求职和面试准备（示例）',
    ...{ at: 'liuzhou', kind: 'quality', topic: 'interview' },
    summary: '学写简历、学面试。\n也讲怎样提出合理便利。',
    description: '写一份自己的简历。\n练习用文字、电话和见面三种方式面试。',
    sessions: [{ ...{ inDays: 9, every: 7, meetings: 2, from: '09:00', to: '11:30', way: 'both', seats: 25 } }],
  },
  {
    title: '家政服务提升班（示例）',
    ...{ at: 'kaizhou', kind: 'upgrade', topic: 'housekeeping' },
    summary: '学整理收纳和清洁。\n已经在做的人再学一步。',
    description: '讲怎样安排一天的活，怎样用新的清洁工具。',
    fee: 'free',
    sessions: [
      {
        ...{ inDays: 22, every: 1, meetings: 5, from: '09:00', to: '16:00', way: 'onsite', seats: 20 },
        ...{ base: '开州示例实训基地', facts: { easy: ['yes', '有图的小册子'] } },
      },
    ],
  },
  {
    title: '人工智能工具入门（示例）',
    ...{ at: 'huangshi', kind: 'skill', topic: 'ai' },
    summary: '学用人工智能写文字、整理资料。',
    description: '学怎样提问，怎样检查答得对不对。\n每次课做一份自己的材料。',
    meantFor: '会打字的人。',
    sessions: [
      {
        ...{ inDays: 28, every: 7, meetings: 4, from: '14:30', to: '16:30', way: 'both', seats: 24 },
        ...{ base: '黄石示例职业培训基地', online: '用会议软件听课。' },
        facts: { captions: ['yes'], readable: ['yes'], advance: ['yes'] },
      },
    ],
  },
  {
    title: '开一家小店（示例）',
    ...{ at: 'zhuhai', kind: 'business', topic: 'business' },
    summary: '学怎样选地方、算成本。\n学完写一份开店计划。',
    description: '讲办执照、找店面、进货和记账。\n老师看每个人的开店计划。',
    ...{ meantFor: '想自己开店的人。', fee: 'partly', feeNote: '上课不收费，午餐自己付。' },
    sessions: [
      {
        ...{ inDays: 30, every: 7, meetings: 4, from: '09:30', to: '16:30', way: 'onsite', seats: 18 },
        ...{ base: '珠海示例创业园', teacher: '示例梁老师' },
        facts: { sign: ['partly', '提前一周约'], captions: ['yes', '老师讲课有文字记录'] },
      },
    ],
  },
  {
    title: '大棚蔬菜种植（示例）',
    ...{ at: 'ningjin', kind: 'rural', topic: 'farming' },
    summary: '到大棚里学种菜。',
    description: '学育苗、浇水和防虫。\n老师到地里教。',
    meantFor: '农村的残疾人和家里人。',
    sessions: [
      {
        ...{ inDays: 16, every: 7, meetings: 3, from: '08:30', to: '11:00', way: 'onsite', seats: 30 },
        base: '宁晋示例农业实训点',
      },
    ],
  },
];
