import { inflateRawSync } from 'node:zlib';
import { parentPort, workerData } from 'node:worker_threads';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { decodeFile } from '../job/read-job-table.ts';

/*
 * Reads a table away from the thread that answers requests, which tens of thousands of rows would hold up for seconds.
 * Sends batches of rows, then `{ done: true }`; or `{ problem }`.
 */
export interface TableRequest {
  bytes: Uint8Array;
  rows: number;
  columns: number;
}

export type TableMessage = { rows: string[][] } | { problem: string } | { done: true };

const { bytes, rows: mostRows, columns: mostColumns } = workerData as TableRequest;
const send = (message: TableMessage): void => parentPort?.postMessage(message);

/** What a workbook may grow to when it is unpacked, in bytes, and how many files it may hold. */
const unpacked = { bytes: 150_000_000, files: 500 };

try {
  const table = isZip(bytes) ? await readWorkbook(bytes) : readText(bytes);
  if ('problem' in table) send(table);
  else if (table.rows.length > mostRows + 1) send({ problem: `文件有${table.rows.length}行。最多${mostRows}行。` });
  else {
    const widest = table.rows.reduce((most, row) => Math.max(most, row.length), 0);
    if (widest > mostColumns) send({ problem: `文件有${widest}列。最多${mostColumns}列，请把用不到的列删去。` });
    else {
      for (let start = 0; start < table.rows.length; start += 500) send({ rows: table.rows.slice(start, start + 500) });
      send({ done: true });
    }
  }
} catch {
  send({ problem: '文件打不开，可能坏了。请重新保存，再交一次。' });
}

function isZip(file: Uint8Array): boolean {
  return file[0] === 0x50 && file[1] === 0x4b;
}

async function readWorkbook(file: Uint8Array): Promise<{ rows: string[][] } | { problem: string }> {
  const problem = problemOfArchive(Buffer.from(file.buffer, file.byteOffset, file.byteLength));
  if (problem) return { problem };
  const sheet = await readSheet(Buffer.from(file));
  return { rows: sheet.map((row) => row.map(sayCell)) };
}

function sayCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  // A number that is too long has lost its end; as a power of ten it is known for that.
  if (typeof value === 'number') return Math.abs(value) >= 1e15 ? value.toExponential() : String(value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  return String(value);
}

/** What an archive really unpacks to is counted before anything is kept of it: what it says of itself is not believed. */
function problemOfArchive(file: Buffer): string | undefined {
  const broken = '文件不是完整的Excel工作簿。请重新保存，再交一次。';
  const tooLarge = '文件解开以后太大，没有读。请另存为CSV，再交一次。';
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > file.length) return broken;
  const count = file.readUInt16LE(end + 10);
  if (count > unpacked.files) return tooLarge;
  let [at, left, isWorkbook] = [file.readUInt32LE(end + 16), unpacked.bytes, false];
  // Whoever reads from the front would also find what the directory does not list.
  let unlisted = file.length - 64_000 - count * 1_000;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== 0x02014b50) return broken;
    const [method, packed] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20)];
    const [nameLength, header] = [file.readUInt16LE(at + 28), file.readUInt32LE(at + 42)];
    if (file.toString('utf8', at + 46, at + 46 + nameLength) === 'xl/workbook.xml') isWorkbook = true;
    if (header + 30 > file.length || (method !== 0 && method !== 8)) return broken;
    const start = header + 30 + file.readUInt16LE(header + 26) + file.readUInt16LE(header + 28);
    const body = file.subarray(start, start + packed);
    try {
      left -= method === 0 ? body.length : inflateRawSync(body, { maxOutputLength: Math.max(1, left) }).length;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge : broken;
    }
    if (left <= 0) return tooLarge;
    unlisted -= body.length;
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  if (unlisted > 0) return broken;
  return isWorkbook ? undefined : '这是压缩文件，不是Excel工作簿。请交xlsx或者CSV。';
}

function readText(file: Uint8Array): { rows: string[][] } | { problem: string } {
  const isUtf16 = (file[0] === 0xff && file[1] === 0xfe) || (file[0] === 0xfe && file[1] === 0xff);
  const isOldWorkbook = file[0] === 0xd0 && file[1] === 0xcf;
  if (file.includes(0) && !isUtf16 && !isOldWorkbook) return { problem: '这不是表格。请交xlsx或者CSV文件。' };
  const decoded = decodeFile(file);
  if ('problem' in decoded) return decoded;
  const firstLine = decoded.text.split('\n', 1)[0] ?? '';
  const delimiter = [',', '\t', ';'].toSorted((a, b) => firstLine.split(b).length - firstLine.split(a).length)[0];
  try {
    return { rows: parse(decoded.text, { delimiter: delimiter ?? ',', relax_column_count: true, bom: true }) };
  } catch (error) {
    const line = (error as { lines?: unknown }).lines;
    return { problem: `${typeof line === 'number' ? `第${line}行附近` : '文件里'}，引号没有成对，读不下去。` };
  }
}
