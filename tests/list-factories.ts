import { checkDigit } from '#src/domain/jobseeker/identity-number.ts';

/** An identity number that can be one, of a person born in the 1990s. */
export function identityNumberOf(order: number): string {
  const [day, place] = [order % 28, Math.floor(order / 28)];
  const [month, rest] = [place % 12, Math.floor(place / 12)];
  const two = (number: number) => String(number + 1).padStart(2, '0');
  const first = `450203${1990 + (rest % 10)}${two(month)}${two(day)}${String(Math.floor(rest / 10)).padStart(3, '0')}`;
  return first + checkDigit(first);
}

/** The number of a certificate of sight, second grade. */
export const certificateNumberOf = (order: number): string => `${identityNumberOf(order)}12`;

const columns = ['姓名', '残疾人证号', '联系电话', '现居住地', '文化程度'] as const;

export type ListCells = Partial<Record<string, string>>;

/** A row of an office's list; say only what the test is about. */
export const aListRow = (order: number, cells: ListCells = {}): ListCells => ({
  姓名: `示例${order}`,
  残疾人证号: certificateNumberOf(order),
  联系电话: '138 0000 0000',
  现居住地: '鱼峰区',
  文化程度: '高中',
  ...cells,
});

/** A list as a CSV file. Columns that a row adds stand at the end. */
export function aList(rows: readonly ListCells[]): Uint8Array<ArrayBuffer> {
  const names = [...new Set([...columns, ...rows.flatMap((row) => Object.keys(row))])];
  const line = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  const text = [names, ...rows.map((row) => names.map((name) => row[name] ?? ''))].map(line).join('\r\n');
  return new TextEncoder().encode(text);
}
