import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { importTemplate } from '#src/domain/job/import-columns.ts';
import { freshDatabaseUrl } from '../../database-url.ts';
import { table } from './import-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongtu-import-'));
afterAll(() => rmSync(folder, { recursive: true }));

const command = join(import.meta.dirname, '../../../src/commands/jobs-import.ts');

function jobsImport(url: string, ...given: string[]): { lines: string[]; errors: string[]; code: number | null } {
  const env = { ...process.env, DATABASE_URL: url };
  const { stdout, stderr, status } = spawnSync(process.execPath, [command, ...given], { env, encoding: 'utf8' });
  return { lines: stdout.trim().split('\n'), errors: stderr.trim().split('\n'), code: status };
}

test('the command says how many posts are new, changed and unchanged, each on a line', async () => {
  const url = await freshDatabaseUrl();
  const file = join(folder, 'good.csv');
  writeFileSync(file, table({ 编号: '1' }, { 编号: '2', 截止日期: '2020-01-01' }));
  const first = jobsImport(url, file);
  const closed = '其中1个不会列出：已截止、太久没有确认，或者在本站撤下了';
  expect(first.lines.slice(0, 5)).toEqual(['读到2个岗位', '新增2个', '更新0个', '没有变化0个', closed]);
  expect(first.code).toBe(0);
  expect(jobsImport(url, file).lines.slice(1, 4)).toEqual(['新增0个', '更新0个', '没有变化2个']);
});

test('a wrong file is refused with every reason and a failing exit code', async () => {
  const file = join(folder, 'wrong.csv');
  writeFileSync(file, table({ 人数: '若干' }));
  const { errors, code } = jobsImport(await freshDatabaseUrl(), file);
  expect(errors).toEqual(['第2行，人数：应是数字，写的是“若干”。不知道就留空。', '一条也没有导入。共有1处要改。']);
  expect(code).toBe(1);
});

test('the empty table can be had from the command, without a database', () => {
  const url = join(folder, 'none', 'tongtu.db');
  expect(jobsImport(url, '--template').lines.join('\n')).toBe(importTemplate().trim());
  expect(jobsImport(url).errors[0]).toMatch(/^用法：/);
});
