import { chinaDay } from '../day/day.ts';

/** What a person reads before saying yes or no to one purpose (个人信息保护法 14、17、29、30). */
export interface ConsentWording {
  /** Names the wording that was agreed to. Whoever changes a text below gives it a new version and asks again. */
  version: string;
  /** What is done; completes 我同意. */
  asks: string;
  data: string;
  seenBy: string;
  keptFor: string;
  without: string;
  withdrawn: string;
  /** Shown once it is withdrawn: what has happened. */
  done: string;
  /** 敏感个人信息 is asked for separately, and why it is needed is said (个人信息保护法 29、30). */
  sensitive?: { why: string };
}

const version = '2026-11-23';

/** Each purpose that a jobseeker is asked for, separately, in the order of the page. */
export const consents = {
  record: {
    version,
    asks: '保存我的档案',
    data: '您在“我的档案”里填的内容：姓名、电话、地区、学历、怎样联系您等。填多少由您定。',
    seenBy: '您自己。您委托的家属，只看您选的事项。就业辅导员，要您另外同意。',
    keptFor: '到您撤回同意，或者注销账号。',
    without: '不能填档案。看岗位、看方案、提需求都不受影响。',
    withdrawn: '档案里填的内容马上删除，只留下称呼。残疾类别、号码、辅导员、用人单位这几项同意，也一起撤回。',
    done: '档案里填的内容已经删除，只留下称呼。用到档案的同意也一起撤回了。',
  },
  disability: {
    version,
    asks: '保存残疾类别和等级',
    data: '残疾类别、残疾等级。',
    seenBy: '您自己。就业辅导员，要您另外同意。',
    keptFor: '到您撤回同意，或者注销账号。',
    without: '这两项空着，别的都能填，都能用。',
    withdrawn: '残疾类别和残疾等级马上删除。残疾人证号里也有这两项，一起删除。',
    done: '残疾类别、残疾等级、残疾人证号已经删除。别的内容没有变。',
    sensitive: { why: '有的岗位和补贴只给某些类别或者等级的人。知道了，才能告诉您哪些适合。' },
  },
  identity: {
    version,
    asks: '保存身份证号和残疾人证号',
    data: '身份证号、残疾人证号。加密保存，平时只显示最后4位。',
    seenBy: '您自己。就业辅导员，要您另外同意。每次看全部号码都有记录。',
    keptFor: '到您撤回同意，或者注销账号。',
    without: '这两项空着。要核对证件的事，您带证件到现场办。',
    withdrawn: '两个号码马上删除，用来查找号码的记号也删除。别的内容不变。',
    done: '两个号码已经删除，用来查找号码的记号也删除了。别的内容没有变。',
    sensitive: { why: '补贴和证件核对要用到号码。号码泄露可能被人冒用，所以单独问您。' },
  },
  demand: {
    version,
    asks: '保存我的就业需求登记',
    data: '您在登记里填的内容：想做的工作、地点、时间、经历、工作中需要的合理便利、怎样联系您。填多少由您定。',
    seenBy: '您自己。您委托登记需求的家属。就业辅导员，要您另外同意。用人单位看不到。',
    keptFor: '到您撤回同意，或者注销账号。登记6个月后到期，到期的留在您的历史里。',
    without: '不能登记就业需求。看岗位、看方案、提需求都不受影响。',
    withdrawn: '登记和以前的历史马上删除。只留下哪天登记过。',
    done: '登记和以前的历史已经删除，只留下哪天登记过。',
    sensitive: { why: '合理便利可能让人看出残疾情况。写了，才能找到您做得了的工作。不写也能登记。' },
  },
  assessment: {
    version,
    asks: '保存我的职业能力评估',
    data: '您的自我评估、预约评估时写的需要、评估结果、您对结果的意见。',
    seenBy: '您自己。给您做评估的人。负责您的就业辅导员，要您另外同意。用人单位看不到。',
    keptFor: '到您撤回同意，或者注销账号。结果1年后到期，到期后不再用来推荐。',
    without: '不能自我评估，也不能在本站预约评估。别的都不受影响。',
    withdrawn: '自我评估和评估结果马上删除，没有做的预约取消。只留下哪天评估过。',
    done: '自我评估和评估结果已经删除，预约已经取消。只留下哪天评估过。',
    sensitive: { why: '什么让您累、什么能帮您，可能和健康有关。知道了，推荐的工作才合适。' },
  },
  plan: {
    version,
    asks: '保存我的计划（一人一策）',
    data: '您的目标、要做的事、您和就业辅导员在计划里写的话、联系和回访的记录、辅导员和单位、同事、家人的谈话。',
    seenBy: '您自己。您委托查看计划的家属。负责您的就业辅导员，要您另外同意。用人单位看不到。',
    keptFor: '到您撤回同意，或者注销账号。',
    without: '没有写下来的计划。登记需求、评估、看岗位都不受影响。',
    withdrawn: '计划和里面的话马上删除，联系、回访和谈话写了什么也删除，约好的回访取消。只留下哪天有过。',
    done: '计划和里面的话已经删除，约好的回访已经取消。',
    sensitive: { why: '计划里可能写到健康和残疾情况。写下来，您和辅导员才能一起做、一起改。' },
  },
  training: {
    version,
    asks: '保存我的培训和证书',
    data: '您报名时写的内容、上课出勤、学完没有、证书、比赛和活动的报名。填多少由您定。',
    seenBy:
      '您自己。您委托报名培训的家属。办班的工作人员和老师，只看您报名时送出的内容和出勤。就业辅导员，要您另外同意。',
    keptFor: '到您撤回同意，或者注销账号。',
    without: '不能在本站报名。看培训、看基地都不受影响。您可以打电话问办班的单位。',
    withdrawn: '没有上完的课马上取消报名，名额给别人。您写的内容、出勤、证书记录马上删除。只留下哪天报过名。',
    done: '报名已经取消。您写的内容、出勤、证书记录已经删除。',
    sensitive: { why: '需要什么帮助，可能让人看出残疾情况。写了，才能提前安排。不写也能报名。' },
  },
  subsidy: {
    version,
    asks: '保存我的补贴申请',
    data: '您申请补贴时填的内容：哪一种、哪几个月、有哪些材料。',
    seenBy: '您自己。您委托申请补贴的家属。您居住地和户籍地审核补贴的工作人员。用人单位看不到。',
    keptFor: '到您撤回同意，或者注销账号。',
    without: '不能在本站申请。看补贴说明不受影响。您可以到窗口申请。',
    withdrawn: '没有办完的申请马上撤回。填的内容马上删除。只留下申请过哪一种，和结果。',
    done: '没有办完的申请已经撤回，填的内容已经删除。',
    sensitive: { why: '申请会用到收入、残疾和身份情况。泄露可能让您受骗，所以单独问您。' },
  },
  counsellor: {
    version: '2026-11-25',
    asks: '让就业辅导员看我的档案',
    data: '您的档案、就业需求登记、职业能力评估、计划、培训和证书、家里有没有人工作。没有填的，没有同意保存的，辅导员也看不到。',
    seenBy:
      '您居住地和户籍地的就业辅导员。搬家以后，原来的也看得到，到新的接手为止，您可以马上停。不是负责您的，打开要写理由。每次看都有记录，您看得到。',
    keptFor: '到您撤回同意，或者注销账号。',
    without: '辅导员打不开您的档案。您照样可以自己找岗位。忘了密码，带证件去，辅导员也帮您找回。',
    withdrawn: '您的档案马上不再由辅导员负责，辅导员也打不开。家庭就业情况里，您的内容也删除。以前的查看记录会留下。',
    done: '辅导员打不开您的档案了。以前的查看记录还在。',
  },
  recommendation: {
    version,
    asks: '根据我的情况推荐岗位',
    data: '您的就业需求登记、地区、学历，还有您的职业能力评估。没有的不用。',
    seenBy: '推荐由程序按写明的规则算，没有人看。每个推荐都写明原因，您可以不要。',
    keptFor: '推荐过哪些岗位、您不要哪些，存到您撤回同意，或者注销账号。',
    without: '不给您推荐。您照样可以看全部岗位，自己筛选。',
    withdrawn: '马上不再给您推荐。推荐过哪些岗位的记录一起删除。',
    done: '不再给您推荐岗位。您照样可以看全部岗位。',
  },
  employer: {
    version,
    asks: '投递时把我选的内容给用人单位',
    data: '每次投递，您自己选的内容。没有选的不给。',
    seenBy: '您投递的那个单位。',
    keptFor: '单位收到以后，由单位保管。保管多久：未知。',
    without: '不能在本站投递。您可以按岗位上写的办法联系单位。',
    withdrawn: '以后不再给任何单位。单位已经收到的，我们收不回，您可以请单位删除。',
    done: '以后不再给任何单位。单位已经收到的，请您找单位删除。',
  },
  message: {
    version,
    asks: '给我发短信提醒',
    data: '您的手机号，短信的内容。短信里不写残疾情况和证件号。',
    seenBy: '发短信的公司看得到手机号和短信内容。',
    keptFor: '短信发出以后，手机号和内容马上从发送记录里删除。发短信的公司保存多久：未知。',
    without: '不发提醒。验证码是您自己要的，照常发。',
    withdrawn: '马上不再发提醒。',
    done: '不再给您发短信提醒。验证码是您自己要的，照常发。',
  },
} as const satisfies Readonly<Record<string, ConsentWording>>;

export type ConsentPurpose = keyof typeof consents;

export const consentPurposes = Object.keys(consents) as readonly ConsentPurpose[];

export const isConsentPurpose = (text: string | undefined): text is ConsentPurpose =>
  text !== undefined && Object.hasOwn(consents, text);

/** The wording of a purpose; `consents` itself keeps the literal texts apart. */
export const wordingOf = (purpose: ConsentPurpose): ConsentWording => consents[purpose];

/** What rests on the file being kept, and goes with it. */
export const restsOnRecord: readonly ConsentPurpose[] = ['disability', 'identity', 'counsellor', 'employer'];

/** Where a purpose stands: `outdated` was given to a wording that has changed since, and counts as not given. */
export const consentStates = {
  never: '还没有同意',
  given: '已经同意',
  outdated: '说明改过了，等您再看',
  withdrawn: '已经撤回',
} as const;

export type ConsentState = keyof typeof consentStates;

/** The state after the newest event of a purpose. */
export function stateAfter(
  purpose: ConsentPurpose,
  newest: { state: string; wording: string } | undefined,
): ConsentState {
  if (!newest) return 'never';
  if (newest.state !== 'given') return 'withdrawn';
  return newest.wording === consents[purpose].version ? 'given' : 'outdated';
}

/** Who says yes for a child, and in which relation to the child. */
export interface Guardian {
  name: string;
  relation: GuardianRelation;
}

export const guardianRelations = {
  parent: '父亲或者母亲',
  grandparent: '祖父母或者外祖父母',
  other: '其他监护人',
} as const;

export type GuardianRelation = keyof typeof guardianRelations;

/** The age from which a person says yes alone (个人信息保护法 31), in years. */
export const ageOfConsent = 14;

/** Whether a guardian has to agree. An unknown day of birth asks for none: nobody is asked for it only for this. */
export function needsGuardian(bornOn: string | undefined, now: Date): boolean {
  if (!bornOn) return false;
  const [year = '', ...rest] = bornOn.split('-');
  return chinaDay(now) < [String(Number(year) + ageOfConsent), ...rest].join('-');
}
