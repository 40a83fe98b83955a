import { randomUUID } from 'node:crypto';
import { CsvError, parse } from 'csv-parse/sync';
import type { Kysely } from 'kysely';
import type { Database, SubsidyRuleTable } from '#db/schema.ts';
import { mend } from '../../form.ts';
import { decodeFile } from '../job/read-job-table.ts';
import { readDay } from '../jobseeker/jobseeker-form.ts';
import { findProgramme } from '../programme/programmes.ts';
import { subsidies } from './subsidies.ts';

/** The columns of a table of amounts, in any order. */
export const ruleColumns = ['地区', '补贴', '金额', '依据', '从哪天起', '到哪天'] as const;

type RuleColumn = (typeof ruleColumns)[number];

/**
 * Replaces the configured amounts of subsidies by those of a CSV table (UTF-8 or GB18030): all of its rows, or none and
 * every reason. A table with no rows takes all amounts away. Each amount stands beside its source, as the office typed both.
 */
export async function importRules(
  db: Kysely<Database>,
  file: Uint8Array,
): Promise<{ problems: readonly string[] } | { problems: undefined; rules: number }> {
  const decoded = decodeFile(file);
  if ('problem' in decoded) return { problems: [decoded.problem] };
  const read = readRules(decoded.text);
  if (read.problems.length > 0) return { problems: read.problems };
  await db.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('subsidy_rule').execute();
    if (read.rules.length > 0) await transaction.insertInto('subsidy_rule').values(read.rules).execute();
  });
  return { problems: undefined, rules: read.rules.length };
}

function readRules(text: string): { rules: SubsidyRuleTable[]; problems: string[] } {
  let records: string[][];
  try {
    records = parse(text, { relax_column_count: true, bom: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { rules: [], problems: ['引号没有成对，读不下去。'] };
  }
  const names = (records[0] ?? []).map(mend);
  const missing = ruleColumns.filter((column) => !names.includes(column));
  if (missing.length > 0) return { rules: [], problems: [`第一行缺少列名：${missing.join('、')}。`] };
  const rules: SubsidyRuleTable[] = [];
  const problems: string[] = [];
  for (const [index, record] of records.slice(1).entries()) {
    if (record.every((cell) => mend(cell) === '')) continue;
    const cell = (column: RuleColumn): string => mend(record[names.indexOf(column)] ?? '');
    const rule = readRule(cell);
    if (typeof rule === 'string') problems.push(`第${index + 2}行：${rule}`);
    else rules.push(rule);
  }
  return { rules, problems };
}

/** A row as it is stored, or why it is none. */
function readRule(cell: (column: RuleColumn) => string): SubsidyRuleTable | string {
  const [region, name, amount, source] = [cell('地区'), cell('补贴'), cell('金额'), cell('依据')];
  const subsidy = subsidies.find(
    (each) => each.name === name && (each.region === region || findProgramme(each.region)?.name === region),
  );
  if (!subsidy) return `没有“${region}”的“${name}”。名称照本站说明页上的写。`;
  if (amount === '' || source === '') return '金额和依据都要写。';
  const validFrom = readDay(cell('从哪天起'));
  const validTo = readDay(cell('到哪天'));
  if (!validFrom) return '“从哪天起”要写日期，例如2026年3月1日。';
  if (!validTo && cell('到哪天') !== '') return '“到哪天”要写日期，或者空着。';
  if (validTo && validTo < validFrom) return '“到哪天”比“从哪天起”早。';
  return {
    ...{ subsidy_rule_id: randomUUID(), region_code: subsidy.region, kind: subsidy.kind, amount, source },
    ...{ valid_from: validFrom, valid_to: validTo ?? null },
  };
}
