import { parse } from 'csv-parse/sync';
import { CsvError } from 'csv-parse/sync';
import { mend } from '../../form.ts';
import { importColumns, singleFactColumns } from './import-columns.ts';

/** One row of a file: what stands in each column, and how a report names the row. */
export interface ImportRow {
  label: string;
  cells: Readonly<Record<string, string>>;
}

export interface RowReading {
  rows: ImportRow[];
  /** Why the file as a whole cannot be read. */
  problems: string[];
}

const largestFile = 200_000_000;

const none = (problem: string): RowReading => ({ rows: [], problems: [problem] });

/** The text of a file in UTF-8 or GB18030; a sentence in `problem` when it is something else. */
export function decodeFile(bytes: Uint8Array): { text: string } | { problem: string } {
  const starts = (...start: number[]): boolean => start.every((byte, index) => bytes[index] === byte);
  if (bytes.length === 0) return { problem: '文件是空的。' };
  if (bytes.length > largestFile) return { problem: '文件超过200兆，请分成几个文件。' };
  if (starts(0x50, 0x4b)) return { problem: '这是Excel工作簿或者压缩文件。请另存为CSV再导入。' };
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return { problem: '这是旧版Excel文件。请另存为CSV再导入。' };
  if (starts(0x25, 0x50, 0x44, 0x46)) return { problem: '这是PDF文件。请用CSV表格。' };
  if (starts(0xff, 0xfe) || starts(0xfe, 0xff)) return { problem: '文件是UTF-16编码。请另存为“CSV UTF-8”。' };
  if (bytes.includes(0)) return { problem: '这不是文字文件。请用CSV表格或者JSON-LD。' };
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
    } catch {
      continue;
    }
  }
  return { problem: '认不出文件的编码。请另存为“CSV UTF-8”。' };
}

/** The rows of a CSV table with the columns of `importColumns`, in any order. Commas or tabs divide the cells. */
export function readJobTable(text: string): RowReading {
  const firstLine = text.split('\n', 1)[0] ?? '';
  const delimiter = firstLine.includes('\t') && !firstLine.includes(',') ? '\t' : ',';
  let records: string[][];
  try {
    records = parse(text, { delimiter, relax_column_count: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? `文件第${error['lines']}行附近` : '文件里';
    return none(`${line}，引号没有成对，读不下去。`);
  }
  const names = (records[0] ?? []).map((name) => mend(name).replace(/[*＊]$|（必填）$/, ''));
  const problems = problemsOfHeading(names);
  if (problems.length > 0) return { rows: [], problems };

  const rows: ImportRow[] = [];
  for (const [index, record] of records.entries()) {
    if (index === 0 || record.every((cell) => cell.trim() === '')) continue;
    const label = `第${index + 1}行`;
    if (record.slice(names.length).some((cell) => cell.trim() !== ''))
      problems.push(`${label}：格子比标题行多。文字里有逗号的，要用英文引号括起来。`);
    rows.push({ label, cells: Object.fromEntries(names.map((name, place) => [name, mend(record[place] ?? '')])) });
  }
  if (rows.length === 0) problems.push('表格里没有岗位，只有标题行。');
  return { rows, problems };
}

const known = new Set([...importColumns, ...singleFactColumns].map(({ name }) => name));

/** A misspelt heading would lose its column without a word, so every heading has to be known. */
function problemsOfHeading(names: string[]): string[] {
  if (!names.some((name) => known.has(name)))
    return ['第1行应是列的名称，例如“编号、岗位名称、单位”。没有找到任何一个。'];
  const strange = names.filter((name) => name !== '' && !known.has(name));
  const doubled = names.filter((name, index) => name !== '' && names.indexOf(name) !== index);
  return [
    ...strange.map((name) => `第1行：没有“${name.slice(0, 20)}”这一列${resembling(name)}。`),
    ...doubled.map((name) => `第1行：“${name}”这一列出现了两次。`),
  ];
}

function resembling(name: string): string {
  const near = [...known].find(
    (other) => [...name].filter((letter) => other.includes(letter)).length > name.length / 2,
  );
  return near ? `，是不是“${near}”` : '';
}
