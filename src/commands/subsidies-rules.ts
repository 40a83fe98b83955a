import { readFile } from 'node:fs/promises';
import { migrate } from '#db/migrate.ts';
import { importRules, ruleColumns } from '#src/domain/subsidy/import-rules.ts';

const usage = `用法：npm run subsidies:rules -- 文件
文件是CSV表格（UTF-8或GB18030），列名：${ruleColumns.join('、')}。
本站说明页上的金额，换成表格里的。有一处不合规则，就什么也不改，并说明是哪一行、为什么。
Replaces the configured amounts of subsidies by those of a CSV table: all of it or nothing.`;

const [path, ...rest] = process.argv.slice(2);
if (path === undefined || path.startsWith('-') || rest.length > 0) fail([usage]);
else await run(path);

async function run(file: string): Promise<void> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch {
    return fail([`打不开文件：${file}`]);
  }
  // Only now, so that a wrong path makes no database.
  const { databaseUrl, db } = await import('#db/connection.ts');
  await migrate(databaseUrl, db);
  const result = await importRules(db, bytes).finally(() => db.destroy());
  if (result.problems) return fail([...result.problems, `什么也没有改。共有${result.problems.length}处要改。`]);
  console.log(`现在有${result.rules}条金额`);
}

function fail(lines: readonly string[]): void {
  for (const line of lines) console.error(line);
  process.exitCode = 1;
}
