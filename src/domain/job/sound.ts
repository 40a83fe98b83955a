import { pinyin, polyphonic } from 'pinyin-pro';

/*
 * How words sound, so that a wrong character or a dialect's ear still finds the job. Syllables without tones,
 * and with the sounds made one that speakers of many dialects do not tell apart.
 */

/** One syllable in its folded form: zh=z, ch=c, sh=s, n=l, ang=an, eng=en, ing=in. */
export const foldSyllable = (syllable: string): string =>
  syllable
    .replace('ü', 'v')
    .replace(/^([zcs])h/, '$1')
    .replace(/^n/, 'l')
    .replace(/([aei])ng$/, '$1n');

/** The likely folded syllables of each Han character, the one that fits its neighbours first. */
export function readingsOf(han: string): string[][] {
  const all = polyphonic(han, { type: 'array', toneType: 'none' });
  return syllablesOf(han).map((likely, place) => [...new Set([likely, ...(all[place] ?? []).map(foldSyllable)])]);
}

/** The folded syllables of Han characters, each read as its neighbours ask. */
export const syllablesOf = (han: string): string[] =>
  pinyin(han, { type: 'array', toneType: 'none', v: true }).map(foldSyllable);

/** Latin letters read as pinyin, in the ways they can be cut: `xian` is xian and xi an. Long syllables come first. */
export function readPinyin(letters: string): string[][] {
  if (letters.length > longestPinyin) return [];
  // What the letters from each place on can be, from the end, so that a dead end is met once only.
  const ways: string[][][] = [];
  ways[letters.length] = [[]];
  for (let place = letters.length - 1; place >= 0; place--) {
    const here: string[][] = [];
    for (let length = longestSyllable; length > 0; length--) {
      const syllable = letters.slice(place, place + length);
      if (syllable.length === length && syllables.has(syllable))
        for (const rest of ways[place + length] ?? []) here.push([foldSyllable(syllable), ...rest]);
    }
    ways[place] = here.slice(0, mostReadings);
  }
  return letters === '' ? [] : (ways[0] ?? []);
}

const longestSyllable = 6;
const longestPinyin = 30;
const mostReadings = 8;

const syllables = new Set(
  'a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce cen ceng cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo ci cong cou cu cuan cui cun cuo da dai dan dang dao de dei den deng di dia dian diao die ding diu dong dou du duan dui dun duo e ei en eng er fa fan fang fei fen feng fo fou fu ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun ka kai kan kang kao ke kei ken keng kong kou ku kua kuai kuan kuang kui kun kuo la lai lan lang lao le lei leng li lia lian liang liao lie lin ling liu lo long lou lu luan lue lun luo lv lve ma mai man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu na nai nan nang nao ne nei nen neng ni nian niang niao nie nin ning niu nong nou nu nuan nue nuo nv nve o ou pa pai pan pang pao pei pen peng pi pian piao pie pin ping po pou pu qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun ran rang rao re ren reng ri rong rou ru rua ruan rui run ruo sa sai san sang sao se sen seng sha shai shan shang shao she shei shen sheng shi shou shu shua shuai shuan shuang shui shun shuo si song sou su suan sui sun suo ta tai tan tang tao te tei teng ti tian tiao tie ting tong tou tu tuan tui tun tuo wa wai wan wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun za zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo'.split(
    ' ',
  ),
);
