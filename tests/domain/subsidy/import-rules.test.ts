import { beforeAll, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { listRules } from '#src/domain/subsidy/claim-queries.ts';
import { importRules } from '#src/domain/subsidy/import-rules.ts';
import { freshDatabase } from '../../database.ts';

let db: Kysely<Database>;
beforeAll(async () => {
  db = await freshDatabase();
});

const head = '地区,补贴,金额,依据,从哪天起,到哪天';
const load = (...rows: string[]) => importRules(db, new TextEncoder().encode([head, ...rows].join('\n')));
const training = { region: '450200', kind: 'training' };
const row = '柳州市,培训费和生活费补贴,示例金额,示例文件第1号,2026年1月1日,2026年12月31日';

test('no amount is known until an office has said one, with its source and days', async () => {
  expect(await listRules(db, training, '2026-03-01')).toEqual([]);
  expect(await load(row, '450200,培训费和生活费补贴,新的示例金额,示例文件第2号,2026-06-01,')).toEqual({
    ...{ problems: undefined, rules: 2 },
  });
  expect(await listRules(db, training, '2026-03-01')).toEqual([
    { amount: '示例金额', source: '示例文件第1号', validFrom: '2026-01-01', validTo: '2026-12-31' },
  ]);
  expect((await listRules(db, training, '2026-07-01')).map(({ amount }) => amount)).toEqual([
    '新的示例金额',
    '示例金额',
  ]);
  expect((await listRules(db, training, '2027-07-01')).map(({ amount }) => amount)).toEqual(['新的示例金额']);
});

test('a table with one wrong row changes nothing, and every reason is said', async () => {
  await load(row);
  const wrong = await load(
    row,
    '柳州市,低保就业补贴,示例,示例,2026年1月1日,',
    '柳州市,培训费和生活费补贴,,示例,2026年1月1日,',
    '柳州市,培训费和生活费补贴,示例,示例,去年,',
    '柳州市,培训费和生活费补贴,示例,示例,2026年1月1日,2025年1月1日',
  );
  expect(wrong.problems).toEqual([
    '第3行：没有“柳州市”的“低保就业补贴”。名称照本站说明页上的写。',
    '第4行：金额和依据都要写。',
    '第5行：“从哪天起”要写日期，例如2026年3月1日。',
    '第6行：“到哪天”比“从哪天起”早。',
  ]);
  expect(await listRules(db, training, '2026-03-01')).toHaveLength(1);
  expect((await importRules(db, new TextEncoder().encode('地区,补贴\n'))).problems).toEqual([
    '第一行缺少列名：金额、依据、从哪天起、到哪天。',
  ]);
});

test('a table without rows takes all amounts away', async () => {
  await load(row);
  expect(await load()).toEqual({ problems: undefined, rules: 0 });
  expect(await listRules(db, training, '2026-03-01')).toEqual([]);
});
