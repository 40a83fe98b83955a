import { districts, places } from './places.ts';
import type { District, Place } from './places.ts';
import type { EmployerKind } from '#src/domain/job/job.ts';

interface TradeEmployers {
  kind: EmployerKind;
  /** In a village or a county rather than in the town. */
  rural?: boolean;
  /** Who answers the phone. */
  contact: string;
  /** What stands after 示例 in the name, by region. */
  names: Partial<Record<Place, readonly string[]>>;
}

const everywhere = (name: string): Record<Place, readonly string[]> => ({
  liuzhou: [name],
  kaizhou: [name],
  huangshi: [name],
  zhuhai: [name],
  ningjin: [name],
});

/** Invented employers by trade. */
export const trades = {
  callCentre: {
    kind: 'private',
    contact: '客服主管',
    names: {
      liuzhou: ['青禾云客服有限公司', '晚风云客服有限公司'],
      zhuhai: ['海声云客服有限公司'],
      kaizhou: ['回声云客服有限公司'],
      huangshi: ['和鸣云客服有限公司'],
    },
  },
  onlineShop: {
    kind: 'private',
    contact: '人事专员',
    names: {
      liuzhou: ['小满电子商务有限公司'],
      kaizhou: ['橘园电子商务有限公司'],
      huangshi: ['远舟电子商务有限公司'],
      zhuhai: ['白鹭电子商务有限公司'],
      ningjin: ['麦田电子商务有限公司'],
    },
  },
  data: {
    kind: 'private',
    contact: '项目主管',
    names: {
      liuzhou: ['云杉数据科技有限公司'],
      huangshi: ['拾光数据科技有限公司'],
      zhuhai: ['灯塔数据科技有限公司'],
      ningjin: ['晴川数据科技有限公司'],
    },
  },
  software: {
    kind: 'private',
    contact: '人事专员',
    names: {
      liuzhou: ['长桥软件有限公司'],
      zhuhai: ['雨燕软件有限公司', '同读信息无障碍服务有限公司'],
      huangshi: ['一叶软件有限公司'],
    },
  },
  media: {
    kind: 'private',
    contact: '编辑部',
    names: {
      liuzhou: ['南枝文化传媒有限公司'],
      zhuhai: ['潮信文化传媒有限公司'],
      kaizhou: ['山雀文化传媒有限公司'],
      ningjin: ['乡音文化传媒有限公司'],
    },
  },
  massageShop: {
    kind: 'private',
    contact: '店长',
    names: {
      liuzhou: ['禾木盲人按摩店'],
      kaizhou: ['春和盲人按摩店'],
      huangshi: ['安和盲人按摩店'],
      zhuhai: ['静安盲人按摩店'],
      ningjin: ['和顺盲人按摩店'],
    },
  },
  hospital: {
    kind: 'institution',
    contact: '人事科',
    names: { liuzhou: ['康复医院'], huangshi: ['康复医院'], zhuhai: ['中医院'], ningjin: ['社区卫生服务中心'] },
  },
  library: {
    kind: 'institution',
    contact: '办公室',
    names: { liuzhou: ['图书馆'], kaizhou: ['图书馆'], zhuhai: ['图书馆'], ningjin: ['图书馆'] },
  },
  archive: {
    kind: 'institution',
    contact: '办公室',
    names: { huangshi: ['档案馆'], kaizhou: ['档案馆'], liuzhou: ['城建档案馆'] },
  },
  school: {
    kind: 'institution',
    contact: '教务处',
    names: { liuzhou: ['特殊教育学校'], huangshi: ['特殊教育学校'], zhuhai: ['特殊教育学校'] },
  },
  trainingSchool: {
    kind: 'private',
    contact: '教务处',
    names: { liuzhou: ['知行职业培训学校'], kaizhou: ['立行职业培训学校'], ningjin: ['启程职业培训学校'] },
  },
  bureau: {
    kind: 'civil',
    contact: '组织人事科',
    names: {
      liuzhou: ['政务服务局'],
      kaizhou: ['街道办事处'],
      huangshi: ['街道办事处'],
      zhuhai: ['政务服务局'],
      ningjin: ['镇人民政府'],
    },
  },
  stateCompany: {
    kind: 'state',
    contact: '人力资源部',
    names: {
      liuzhou: ['公共交通有限公司'],
      kaizhou: ['水务有限公司'],
      huangshi: ['文化旅游投资有限公司'],
      zhuhai: ['公共交通有限公司'],
      ningjin: ['水务有限公司'],
    },
  },
  post: {
    kind: 'state',
    contact: '便民服务部',
    names: { liuzhou: ['邮政便民服务站'], huangshi: ['邮政便民服务站'], ningjin: ['邮政便民服务站'] },
  },
  tobacco: {
    kind: 'civil',
    contact: '办证窗口',
    names: { huangshi: ['烟草零售办证窗口'], liuzhou: ['烟草零售办证窗口'], zhuhai: ['烟草零售办证窗口'] },
  },
  community: { kind: 'organisation', contact: '社区专干', names: everywhere('社区居民委员会') },
  village: { kind: 'organisation', rural: true, contact: '村委会值班室', names: everywhere('村民委员会') },
  assisted: {
    kind: 'organisation',
    contact: '就业辅导员',
    names: {
      liuzhou: ['阳光家园'],
      kaizhou: ['渝馨家园'],
      huangshi: ['残疾人之家'],
      zhuhai: ['社区康园中心'],
      ningjin: ['残疾人之家'],
    },
  },
  careHome: {
    kind: 'organisation',
    contact: '护理部',
    names: { kaizhou: ['托养中心'], ningjin: ['托养中心'], liuzhou: ['托养中心'] },
  },
  socialWork: {
    kind: 'organisation',
    contact: '项目主管',
    names: { liuzhou: ['同行社会工作服务中心'], huangshi: ['暖阳社会工作服务中心'], zhuhai: ['海风社会工作服务中心'] },
  },
  welfareFactory: {
    kind: 'private',
    contact: '车间主任',
    names: { liuzhou: ['向阳福利制品有限公司'], huangshi: ['同心福利制品有限公司'], zhuhai: ['众手福利制品有限公司'] },
  },
  electronics: {
    kind: 'private',
    contact: '人事专员',
    names: { zhuhai: ['蓝湾电子有限公司'], liuzhou: ['松果电子有限公司'], ningjin: ['麦穗电线电缆有限公司'] },
  },
  garment: {
    kind: 'private',
    contact: '车间主任',
    names: { huangshi: ['石榴服装有限公司'], ningjin: ['棉朵服装有限公司'], kaizhou: ['雨荷服装有限公司'] },
  },
  food: {
    kind: 'private',
    contact: '人事专员',
    names: { kaizhou: ['三月食品有限公司'], liuzhou: ['南米食品有限公司'], ningjin: ['谷雨食品有限公司'] },
  },
  workshop: {
    kind: 'cooperative',
    rural: true,
    contact: '车间负责人',
    names: { liuzhou: ['帮扶车间'], kaizhou: ['帮扶车间'], huangshi: ['帮扶车间'], ningjin: ['帮扶车间'] },
  },
  farm: {
    kind: 'cooperative',
    rural: true,
    contact: '合作社负责人',
    names: {
      liuzhou: ['金桔种植专业合作社'],
      kaizhou: ['春橙种植专业合作社'],
      huangshi: ['湖畔养殖专业合作社'],
      zhuhai: ['莲塘种植专业合作社'],
      ningjin: ['梨园种植专业合作社'],
    },
  },
  crafts: {
    kind: 'organisation',
    contact: '工坊老师',
    names: { liuzhou: ['手工坊'], kaizhou: ['美丽工坊'], zhuhai: ['美丽工坊'], ningjin: ['手工坊'] },
  },
  restaurant: {
    kind: 'private',
    contact: '店长',
    names: { liuzhou: ['米香餐饮有限公司'], kaizhou: ['小灶餐饮有限公司'], zhuhai: ['海岸酒店'] },
  },
  bakery: {
    kind: 'private',
    contact: '店长',
    names: { zhuhai: ['麦香烘焙坊'], liuzhou: ['清晨烘焙坊'], huangshi: ['暖炉烘焙坊'] },
  },
  logistics: {
    kind: 'private',
    contact: '站长',
    names: { liuzhou: ['疾风物流有限公司'], huangshi: ['江岸物流有限公司'], ningjin: ['驿路物流有限公司'] },
  },
  property: {
    kind: 'private',
    contact: '项目经理',
    names: { liuzhou: ['安居物业服务有限公司'], huangshi: ['邻里物业服务有限公司'], zhuhai: ['海桐物业服务有限公司'] },
  },
  supermarket: {
    kind: 'private',
    contact: '店长',
    names: { ningjin: ['四季便利超市'], kaizhou: ['家门口便利超市'], liuzhou: ['街角便利超市'] },
  },
  music: {
    kind: 'private',
    contact: '店长',
    names: { liuzhou: ['清音琴行'], zhuhai: ['琴岛琴行'], huangshi: ['木槌琴行'] },
  },
  troupe: {
    kind: 'organisation',
    contact: '团务办公室',
    names: { zhuhai: ['残疾人艺术团'], liuzhou: ['残疾人艺术团'], huangshi: ['文化馆'] },
  },
  accounting: {
    kind: 'private',
    contact: '主管会计',
    names: { kaizhou: ['算盘代理记账有限公司'], huangshi: ['明账代理记账有限公司'], ningjin: ['细账代理记账有限公司'] },
  },
  humanResources: {
    kind: 'private',
    contact: '招聘主管',
    names: {
      liuzhou: ['搭桥人力资源有限公司'],
      zhuhai: ['引路人力资源有限公司'],
      huangshi: ['助力人力资源有限公司'],
    },
  },
  advert: {
    kind: 'private',
    contact: '设计主管',
    names: { liuzhou: ['彩页广告有限公司'], huangshi: ['方格广告有限公司'], kaizhou: ['新纸广告有限公司'] },
  },
} as const satisfies Record<string, TradeEmployers>;

export type Trade = keyof typeof trades;

export interface DemonstrationEmployer {
  name: string;
  kind: EmployerKind;
  place: Place;
  district: District;
  contact: string;
  rural: boolean;
}

/** The invented employers of a trade. */
export const employersOf = (trade: Trade): readonly DemonstrationEmployer[] => allEmployers.get(trade) ?? [];

const allEmployers = new Map<Trade, DemonstrationEmployer[]>();
const settled = { liuzhou: 0, kaizhou: 0, huangshi: 0, zhuhai: 0, ningjin: 0 };

for (const [trade, entry] of Object.entries(trades) as [Trade, TradeEmployers][]) {
  const employers = placeNames().flatMap((place) =>
    (entry.names[place] ?? []).map((word) => settle(place, word, entry)),
  );
  allEmployers.set(trade, employers);
}

/** One employer after the other takes the next district. 示例 is said once, after the place. */
function settle(place: Place, word: string, { kind, contact, rural = false }: TradeEmployers): DemonstrationEmployer {
  const near = districts[place].filter((district) => district.rural || !rural);
  const district = near[settled[place]++ % near.length];
  if (!district) throw new Error(`No district in ${place}`);
  return { name: `${places[place].short}示例${word}`, kind, place, district, contact, rural };
}

function placeNames(): Place[] {
  return ['liuzhou', 'kaizhou', 'huangshi', 'zhuhai', 'ningjin'];
}
