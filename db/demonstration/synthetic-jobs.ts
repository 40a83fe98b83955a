import { addDays, chinaDay } from '#src/domain/day/day.ts';
import {
  accessAnswers,
  accessFacts,
  confirmationWays,
  educations,
  hoursKinds,
  postKinds,
  workModes,
} from '#src/domain/job/job.ts';
import type { Occupation } from '#src/domain/job/job.ts';
import type { JobPost } from '#src/domain/job/publish-job.ts';
import { childRegions, programmeRegions, regionName } from '#src/domain/region/region.ts';
import { seededRandom } from './seeded-random.ts';
import type { Random } from './seeded-random.ts';

/*
 * Any number of invented jobs, to see how the portal behaves when it is full. Words and lengths are like those of real
 * posts; the sentences are put together by chance and nobody is meant to read many of them.
 */

/** Titles by occupation; together the words that people search. */
const roles: Partial<Record<Occupation, string>> = {
  'customer-service': '电话客服 在线客服 客服专员 售后客服 回访员 话务员 投诉处理专员 客服质检员 预约登记员 语音客服',
  'data-labelling': '数据标注员 图片标注员 语音标注员 文本标注员 语音转写员 标注质检员 对话评测员',
  'content-review': '内容审核员 图文审核员 视频审核员 评论巡查员 字幕校对员',
  'it-support': '网络维护员 系统运维工程师 机房值守员 桌面支持工程师 数据库管理员 信息录入员',
  software: '前端开发工程师 后端开发工程师 软件测试员 小程序开发工程师 算法工程师 产品助理',
  'accessibility-testing': '无障碍测试工程师 读屏测试员 可访问性评估员 信息无障碍顾问',
  clerk: '行政文员 办公室文员 档案数字化文员 打字员 前台接待 资料整理员 行政助理 合同录入员',
  accounting: '会计 出纳 代账会计 财务助理 成本会计 票据核对员 税务专员',
  'human-resources': '人事专员 招聘助理 薪酬专员 考勤管理员 培训专员',
  library: '图书管理员 盲文阅览室管理员 档案管理员 借阅台服务员 古籍整理员',
  teaching: '盲文教师 手语教师 特教助教 定向行走训练师 计算机培训讲师 心理咨询师 康复教师',
  massage: '盲人按摩师 保健按摩师 医疗按摩师 推拿师 足疗技师 按摩学徒 小儿推拿师',
  health: '导诊员 康复治疗师 药房收发员 护工 病案编码员 听力测试员',
  'social-work': '社会工作者 残疾人专职委员 社区网格员 就业辅导员 志愿者协调员',
  care: '托养照护员 居家照料员 日间照料员 陪护员 生活指导员',
  design: '平面设计师 美工 插画师 排版员 界面设计师 包装设计师',
  'audio-editing': '有声书录制员 音频剪辑师 口述影像撰稿人 播客剪辑员 配音员',
  'live-selling': '带货主播 直播场控 直播运营 短视频剪辑员',
  'online-shop': '网店运营 店铺客服 商品上架员 电商美工 订单处理员',
  crafts: '刺绣手工艺人 编织工 剪纸传习员 陶艺工 竹编工 串珠手工员',
  'piano-tuning': '钢琴调律师 乐器维修员 调律学徒',
  performance: '民乐演奏员 合唱队员 曲艺演员 文化馆辅导员',
  production: '装配工 电子插件工 缝纫工 车间质检员 注塑操作工 锁螺丝工 焊锡工',
  packing: '包装工 分拣员 贴标员 面单录入员 折盒工',
  warehouse: '仓库管理员 理货员 库存盘点员 收货员',
  courier: '快递员 同城配送员 快递分拣员 驿站管理员 跑腿员',
  cleaning: '保洁员 洗衣工 绿化养护员 客房清洁员 洗碗工',
  kitchen: '后厨帮工 面点师 切配工 咖啡师 打荷',
  baking: '烘焙师 裱花师 烘焙学徒 面包店店员',
  security: '门卫 监控值守员 停车场收费员 巡逻员',
  'shop-keeping': '便利店店员 书报亭经营者 彩票站销售员 早餐车经营者 社区便民点店主',
  farming: '食用菌种植工 果园管护员 养蜂员 蔬菜大棚种植工 养鸡场饲养员',
  forestry: '护林员 乡村公路养护员 河道巡查员',
};

const forms = '（居家） （兼职） （急招） （应届） （可轮椅） （文字为主） （夜班） （白班） （长期） （见习）'.split(
  ' ',
);
const leads = '高级 初级 社区 乡镇 线上 本地 诚聘 助残 医院 学校 银行 门店 车间 园区 残疾人'.split(' ');
const forenames =
  '星光 晨曦 同行 启明 山雀 橘子 青禾 海棠 云杉 北斗 明月 小满 长虹 春风 百川 向阳 金穗 蓝鲸 白鹭 松果 安心 顺达 汇通 博雅 天成 华章 远帆 和润 嘉禾 万家 新程 友邻 三叶 绿洲 朝霞'.split(
    ' ',
  );
const trades =
  '信息技术 文化传媒 电子商务 物业服务 人力资源 食品加工 服装 按摩 物流 图书 教育咨询 电子制造 农业 手工艺 康复医疗 酒店管理 软件 印刷'.split(
    ' ',
  );
const endings = '有限公司 有限责任公司 合作社 服务中心 股份有限公司 工作室'.split(' ');
const doings =
  '接听 整理 核对 录入 检查 登记 分类 回复 联系 打包 维护 编写 安排 跟进 汇总 校对 上传 测试 清点 讲解'.split(' ');
const things =
  '客户来电 订单信息 纸质档案 产品图片 语音片段 每日报表 来访人员 库存货物 报名材料 会议记录 包裹面单 网页内容 学员名单 采购清单 设备台账 病历资料 居民诉求 商品详情 直播脚本 合同文本 活动场地 工具耗材 餐具食材 苗木花草 监控画面 试卷作业 宣传海报 软件缺陷 工资数据 借阅图书'.split(
    ' ',
  );
const manners =
  '按照流程 每天按时 在组长带领下 用读屏软件 用公司的系统 和同事一起 先培训再 通过文字聊天 在自己的工位上 根据排班'.split(
    ' ',
  );
const offers =
  '缴纳五险一金 包吃住 提供午餐 交通补贴 年底双薪 带薪年假 免费体检 节日福利 提供宿舍 班车接送 师傅一对一带教 满一年调薪 提供读屏软件 配备升降桌 高温补贴'.split(
    ' ',
  );
const asks =
  '熟悉电脑基本操作 普通话清楚 打字每分钟四十字以上 有耐心 能吃苦 责任心强 持有残疾人证 会用智能手机 有相关经验优先 高中以上文化 能适应轮班 视力障碍者优先 听力残疾者可以用文字沟通 有驾驶证优先 持有按摩资格证书 会手语者优先'.split(
    ' ',
  );
const times =
  '每周工作五天 周末双休 每天工作八小时 实行两班倒 时间可以自己安排 每周休息一天 上午九点到下午五点半 中午休息一小时 旺季需要加班 每周到岗三天'.split(
    ' ',
  );
const welcomes =
  '欢迎残疾人应聘 残疾人和其他人同工同酬 面试时可以带陪同人员 单位有残疾职工十多人 可以先试岗一周再决定 岗位由就业辅导员协助设计'.split(
    ' ',
  );
const promises =
  '单位按比例安排残疾人就业，享受用人单位超比例奖励。 本岗位属于公益性岗位，优先安排零就业残疾人家庭成员。 入职后由残联按规定给予岗位补贴和社会保险补贴。 面向残疾人高校毕业生开展一人一策就业帮扶。'.split(
    ' ',
  );
const roads = '示例路 示例街 示例大道 示例巷'.split(' ');
/** Cities beside the served ones, so that a region filter has something to leave out. */
const otherCities =
  '110000 310000 330100 440100 440300 510100 420100 610100 350200 370200 450100 430100 320500 410100 500000'.split(' ');

/** So many jobs, the oldest first; the same number and day always give the same. Confirmed within the last 60 days. */
export function* syntheticJobs(count: number, now: Date): Generator<JobPost> {
  const random = seededRandom('synthetic');
  const today = chinaDay(now);
  const cities = [...programmeRegions, ...programmeRegions, ...otherCities];
  const employers = Array.from({ length: Math.max(10, Math.ceil(count / 20)) }, (_, number) =>
    anEmployer(random, number, cities),
  );
  for (let number = 0; number < count; number++) yield aPost(random, random.pick(employers), number, count, today);
}

function anEmployer(random: Random, number: number, cities: readonly string[]): JobPost['employer'] {
  const city = random.pick(cities);
  const place = regionName(city).replace(/[市县区]$/, '');
  return {
    employer_id: identifier('e', number),
    name: `${place}示例${random.pick(forenames)}${random.chance(0.3) ? random.pick(forenames) : ''}${random.pick(trades)}${random.pick(endings)}`,
    kind: random.pick(['private', 'private', 'private', 'state', 'institution', 'cooperative', 'organisation']),
    region_code: random.pick([city, ...childRegions(city)]),
    is_demonstration: 1,
  };
}

function aPost(random: Random, employer: JobPost['employer'], number: number, count: number, today: string): JobPost {
  const [occupation, titles] = random.pick(Object.entries(roles));
  const title = `${random.chance(0.3) ? random.pick(leads) : ''}${random.pick(titles.split(' '))}${random.chance(0.5) ? random.pick(forms) : ''}`;
  const job_id = identifier('a', number);
  const publishedOn = addDays(today, -60 + Math.floor((60 * number) / count));
  const least = random.between(18, 60) * 100;
  const task = (): string => `${random.pick(manners)}${random.pick(doings)}${random.pick(things)}`;
  return {
    employer,
    job: {
      job_id,
      employer_id: employer.employer_id,
      title,
      region_code: employer.region_code,
      place: `${random.pick(roads)}${random.between(1, 300)}号`,
      directions: null,
      post_kind: random.pick(Object.keys(postKinds)),
      occupation,
      work_mode: random.pick(Object.keys(workModes)),
      hours: random.pick(Object.keys(hoursKinds)),
      hours_note: null,
      pay_min: random.chance(0.9) ? least : null,
      pay_max: random.chance(0.8) ? least + random.between(1, 30) * 100 : null,
      pay_unit: 'month',
      headcount: random.between(1, 10),
      education: random.pick(Object.keys(educations)),
      graduate_focus: random.chance(0.15) ? 1 : 0,
      closes_on: random.chance(0.8) ? addDays(today, random.between(1, 90)) : null,
      contact_name: null,
      contact_phone: null,
      contact_text: null,
      steps: null,
      summary: `${title}。\n${random.pick(times)}。`,
      published_at: `${publishedOn}T08:00:00.000Z`,
      confirmed_on: publishedOn,
      withdrawn_at: null,
      is_demonstration: 1,
    },
    description: [
      `工作内容：${task()}；${task()}；${task()}；${task()}。`,
      `工作时间：${random.pick(times)}，${random.pick(times)}。`,
      `待遇：${random.pick(offers)}，${random.pick(offers)}，${random.pick(offers)}。`,
      `要求：${random.pick(asks)}；${random.pick(asks)}。`,
      random.chance(0.5) ? `${random.pick(welcomes)}。` : `地点在${regionName(employer.region_code)}。`,
      random.chance(0.15) ? random.pick(promises) : `联系时请说明编号${random.between(10000, 99999)}。`,
    ].join('\n'),
    access: Object.keys(accessFacts)
      .filter(() => random.chance(0.2))
      .map((fact) => ({
        fact,
        answer: random.pick(Object.keys(accessAnswers)),
        note: null,
        confirmed_by: '示例核实员',
        confirmed_on: publishedOn,
        confirmed_how: random.pick(Object.keys(confirmationWays)),
      })),
  };
}

/** An identifier in the form of a UUID that nobody else gives out. */
const identifier = (kind: 'a' | 'e', number: number): string =>
  `00000000-0000-4000-${kind}000-${number.toString(16).padStart(12, '0')}`;
