import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { migrate } from '#db/migrate.ts';
import { importColumns, importTemplate, singleFactColumns } from '#src/domain/job/import-columns.ts';
import { importJobs } from '#src/domain/job/import-jobs.ts';

const usage = `用法：npm run jobs:import -- 文件 [--fill 列名=文字]…
文件是CSV表格（UTF-8或GB18030），或者schema.org JobPosting的JSON-LD。
有一处不合规则，就一条也不导入，并说明是哪一行、为什么。
--fill 填空着的格子，例如 --fill 岗位类型=民营企业。可以写几次。
--columns 说明每一列。--template 写出空表。
Imports job postings from a CSV table or JSON-LD: all of them or none.`;

/** Longer reports help nobody. */
const mostProblems = 200;

const options = {
  fill: { type: 'string', multiple: true, default: [] as string[] },
  columns: { type: 'boolean', default: false },
  template: { type: 'boolean', default: false },
} as const;

const given = readArguments();
const [file, ...rest] = given?.positionals ?? [];
if (given?.values.template) process.stdout.write(importTemplate());
else if (given?.values.columns) explainColumns();
else if (!given || file === undefined || rest.length > 0) fail([usage]);
else await run(file, given.values.fill);

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch {
    return undefined;
  }
}

async function run(path: string, pairs: readonly string[]): Promise<void> {
  const fill: Record<string, string> = {};
  for (const pair of pairs) {
    const [name = '', ...text] = pair.split('=');
    if (!importColumns.some((column) => column.name === name) || text.length === 0)
      return fail([`--fill ${pair}：应是“列名=文字”，列名见 --columns。`]);
    fill[name] = text.join('=');
  }
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch {
    return fail([`打不开文件：${path}`]);
  }
  // Only now, so that asking for the columns makes no database.
  const { databaseUrl, db } = await import('#db/connection.ts');
  await migrate(databaseUrl, db);
  const started = performance.now();
  const result = await importJobs(db, bytes, new Date(), fill).finally(() => db.destroy());
  if (result.problems) {
    const more = result.problems.length - mostProblems;
    fail([...result.problems.slice(0, mostProblems), ...(more > 0 ? [`另外还有${more}处，没有列出。`] : [])]);
    return fail([`一条也没有导入。共有${result.problems.length}处要改。`]);
  }
  console.log(`读到${result.read}个岗位`);
  console.log(`新增${result.added}个`);
  console.log(`更新${result.updated}个`);
  console.log(`没有变化${result.unchanged}个`);
  if (result.notListed > 0) console.log(`其中${result.notListed}个不会列出：已截止、太久没有确认，或者在本站撤下了`);
  console.log(`用了${((performance.now() - started) / 1000).toFixed(1)}秒`);
}

function explainColumns(): void {
  for (const { name, required, meaning } of [...importColumns, ...singleFactColumns])
    console.log(`${name}${required ? '（必填）' : ''}：${meaning}。`);
}

function fail(lines: string[]): void {
  for (const line of lines) console.error(line);
  process.exitCode = 1;
}
