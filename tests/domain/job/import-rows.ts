import { importColumns } from '#src/domain/job/import-columns.ts';

/** What a correct row says. Tests change what they are about. */
export const goodRow: Readonly<Record<string, string>> = {
  编号: 'A-1',
  岗位名称: '电话客服',
  单位: '某某客服有限公司',
  地区: '柳州市鱼峰区',
  岗位类型: '民营企业',
  职业: '客服',
  工作方式: '居家办公',
  工时: '全日制',
  薪酬最低: '3000',
  薪酬最高: '4500',
  薪酬单位: '每月',
  学历: '学历不限',
  岗位介绍: '接听电话。\n回答问题。',
};

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** A CSV table with these rows, each a correct one but for the cells given. */
export function table(...rows: Record<string, string>[]): string {
  const given = new Set(['编号', ...rows.flatMap((row) => Object.keys(row)), ...Object.keys(goodRow)]);
  const known = importColumns.map(({ name }) => name).filter((name) => given.has(name));
  const names = [...known, ...[...given].filter((name) => !known.includes(name))];
  const lines = rows.map((row) => names.map((name) => quoted({ ...goodRow, ...row }[name] ?? '')).join(','));
  return [names.join(','), ...lines].join('\r\n');
}

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
