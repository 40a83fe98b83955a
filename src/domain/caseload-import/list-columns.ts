import { mend } from '../../form.ts';
import { officeFields } from './caseload-import.ts';
import type { OfficeField } from './caseload-import.ts';

/** Other headings that offices use for a column. */
const synonyms: Readonly<Record<OfficeField, readonly string[]>> = {
  name: ['残疾人姓名', '名字', '人员姓名'],
  identityNumber: ['身份证号码', '身份证', '公民身份号码', '身份号码', '证件号码'],
  certificateNumber: ['残疾人证号码', '残疾证号', '残疾证号码', '残疾人证', '残疾证', '残疾人证编号'],
  phone: ['联系电话', '手机', '手机号', '手机号码', '电话号码', '联系方式', '本人电话'],
  residenceRegion: ['居住地', '现居住地', '居住地区', '居住地区划', '现住地区'],
  registrationRegion: ['户籍', '户籍地区', '户籍所在地', '户籍区划', '户口所在地'],
  education: ['文化程度', '最高学历', '受教育程度'],
  school: ['毕业院校', '学校', '院校', '就读学校'],
  graduatedOn: ['毕业时间', '毕业日', '毕业年月'],
  category: ['残疾类型', '残疾种类', '类别'],
  grade: ['残疾级别', '等级'],
  counsellor: ['就业辅导员', '辅导员', '辅导员用户名', '辅导员账号', '责任人'],
};

const plain = (heading: string): string => mend(heading).replace(/[\s*＊：:()（）]|必填|选填/g, '');

const fieldByHeading = new Map<string, OfficeField>(
  (Object.keys(officeFields) as OfficeField[]).flatMap((field) =>
    [officeFields[field], ...synonyms[field]].map((heading): [string, OfficeField] => [plain(heading), field]),
  ),
);

export interface Heading {
  /** The row of the table that holds the headings, from 0: titles may stand above. */
  place: number;
  /** The field of each column, in the order of the file; undefined is not read. */
  fields: (OfficeField | undefined)[];
  /** Headings that are not known, as the file writes them. */
  unread: string[];
}

/** Titles and notes that stand above the headings in the lists of offices. */
const mostRowsAbove = 10;

/**
 * Finds the headings of a list, or says what is wrong with them. A heading that stands over several columns names none
 * of them for certain, so a field that comes twice is a mistake.
 */
export function readHeading(rows: readonly (readonly string[])[]): Heading | { problem: string } {
  const place = rows
    .slice(0, mostRowsAbove)
    .findIndex((row) => row.filter((cell) => fieldByHeading.has(plain(cell))).length >= 2);
  const names = rows[place];
  if (!names)
    return { problem: '没有找到列的名称。请在第一行写上每一列的名称，至少有“姓名”，还有“残疾人证号”或者“身份证号”。' };
  const fields = names.map((name) => fieldByHeading.get(plain(name)));
  const doubled = fields.find((field, index) => field && fields.indexOf(field) !== index);
  if (doubled) return { problem: `有两列都是“${officeFields[doubled]}”。请留下一列，把另一列删去。` };
  if (!fields.includes('name')) return { problem: '没有“姓名”这一列。请加上，再交一次。' };
  if (!fields.includes('certificateNumber') && !fields.includes('identityNumber'))
    return { problem: '没有“残疾人证号”这一列，也没有“身份证号”这一列。请至少加上一列。' };
  const unread = names.flatMap((name, index) => {
    const own = mend(name).slice(0, 20);
    return own === '' || fields[index] ? [] : [own];
  });
  return { place, fields, unread };
}
