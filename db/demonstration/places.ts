/** The five regions that have a programme, with the price level of their pay against 柳州. */
export const places = {
  liuzhou: { code: '450200', short: '柳州', full: '柳州市', payLevel: 1 },
  kaizhou: { code: '500154', short: '开州', full: '重庆市开州区', payLevel: 0.95 },
  huangshi: { code: '420200', short: '黄石', full: '黄石市', payLevel: 1 },
  zhuhai: { code: '440400', short: '珠海', full: '珠海市', payLevel: 1.25 },
  ningjin: { code: '130528', short: '宁晋', full: '邢台市宁晋县', payLevel: 0.95 },
} as const;

export type Place = keyof typeof places;

export interface District {
  code: string;
  name: string;
  rural: boolean;
}

/** Districts and counties where employers of a region sit; 开州 and 宁晋 are counties themselves. */
export const districts: Readonly<Record<Place, readonly District[]>> = {
  liuzhou: [
    { code: '450202', name: '城中区', rural: false },
    { code: '450203', name: '鱼峰区', rural: false },
    { code: '450204', name: '柳南区', rural: false },
    { code: '450205', name: '柳北区', rural: false },
    { code: '450206', name: '柳江区', rural: false },
    { code: '450222', name: '柳城县', rural: true },
    { code: '450223', name: '鹿寨县', rural: true },
    { code: '450224', name: '融安县', rural: true },
    { code: '450225', name: '融水苗族自治县', rural: true },
    { code: '450226', name: '三江侗族自治县', rural: true },
  ],
  kaizhou: [
    { code: '500154', name: '', rural: false },
    { code: '500154', name: '', rural: true },
  ],
  huangshi: [
    { code: '420202', name: '黄石港区', rural: false },
    { code: '420203', name: '西塞山区', rural: false },
    { code: '420204', name: '下陆区', rural: false },
    { code: '420205', name: '铁山区', rural: false },
    { code: '420222', name: '阳新县', rural: true },
    { code: '420281', name: '大冶市', rural: true },
  ],
  zhuhai: [
    { code: '440402', name: '香洲区', rural: false },
    { code: '440404', name: '金湾区', rural: false },
    { code: '440403', name: '斗门区', rural: true },
  ],
  ningjin: [
    { code: '130528', name: '', rural: false },
    { code: '130528', name: '', rural: true },
  ],
};
