import { chinaDay } from '../day/day.ts';
import { regionsNamed } from '../region/region.ts';
import type { ImportRow, RowReading } from './read-job-table.ts';

/*
 * schema.org JobPosting becomes a row of the same table, and the same rules judge it. What the vocabulary has no word
 * for (岗位类型, the access facts) stands in `additionalProperty` under the name of the column.
 */

const workModeOf = (type: string): string => (type === 'TELECOMMUTE' ? '居家办公' : '到单位上班');
const hoursOf: Record<string, string> = { FULL_TIME: '全日制', PART_TIME: '非全日制', OTHER: '时间灵活' };
const payUnitOf: Record<string, string> = { MONTH: '每月', DAY: '每天', HOUR: '每小时' };
const educationOf: Record<string, string> = {
  'no requirements': '学历不限',
  'high school': '高中或中专',
  'associate degree': '大专',
  'bachelor degree': '本科',
  'postgraduate degree': '硕士',
};

/** The rows of a JSON-LD text: one JobPosting, an array of them, or a `@graph`. */
export function readJobPostings(text: string): RowReading {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { rows: [], problems: ['这不是完整的JSON，读不下去。'] };
  }
  const postings = postingsIn(data, 6);
  if (postings.length === 0) return { rows: [], problems: ['文件里没有JobPosting类型的岗位。'] };
  return { rows: postings.map((posting, index) => rowOf(posting, `第${index + 1}条`)), problems: [] };
}

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Values are looked through to this depth; more is no list of jobs. */
function postingsIn(value: unknown, depth: number): Node[] {
  if (depth === 0) return [];
  if (Array.isArray(value)) return value.flatMap((item) => postingsIn(item, depth - 1));
  if (!isNode(value)) return [];
  if ([value['@type']].flat().some((type) => type === 'JobPosting' || type === 'schema:JobPosting')) return [value];
  return Object.values(value).flatMap((inner) => postingsIn(inner, depth - 1));
}

function rowOf(posting: Node, label: string): ImportRow {
  const employer = first(posting['hiringOrganization']);
  const address = first(first(posting['jobLocation'])['address']);
  const salary = first(posting['baseSalary']);
  const amount = isNode(salary['value']) ? salary['value'] : salary;
  const contact = first(posting['applicationContact'] ?? posting['contactPoint'] ?? employer['contactPoint']);
  const education = first(posting['educationRequirements']);
  const employment = words(posting['employmentType']);
  const cells: Record<string, string> = {
    编号: words(first(posting['identifier'])['value'] ?? posting['identifier'] ?? posting['url']),
    岗位名称: markupToLines(words(posting['title'] ?? posting['name'])),
    单位: markupToLines(words(employer['name'] ?? posting['hiringOrganization'])),
    地区: regionOf(address),
    工作地点: words(address['streetAddress']),
    职业: words(posting['occupationalCategory']),
    工作方式: workModeOf(words(posting['jobLocationType'])),
    工时: hoursOf[employment] ?? employment,
    工时说明: words(posting['workHours']),
    薪酬最低: words(amount['minValue'] ?? amount['value']),
    薪酬最高: words(amount['maxValue'] ?? amount['value']),
    薪酬单位: payUnitOf[words(amount['unitText'])] ?? words(amount['unitText']),
    人数: words(posting['totalJobOpenings']),
    学历: educationOf[words(education['credentialCategory'] ?? posting['educationRequirements'])] ?? '',
    截止日期: dayOf(words(posting['validThrough'])),
    联系人: words(contact['name']),
    电话: words(contact['telephone']),
    文字联系方式: words(contact['email']),
    岗位介绍: markupToLines(words(posting['description'])),
  };
  if (salary['currency'] && salary['currency'] !== 'CNY') cells['薪酬单位'] = words(salary['currency']);
  for (const property of [posting['additionalProperty']].flat().filter(isNode))
    cells[words(property['name'])] = words(property['value']);
  return { label, cells };
}

/** The node itself or the first of a list; an empty node for anything else. */
function first(value: unknown): Node {
  const node = Array.isArray(value) ? (value as unknown[])[0] : value;
  return isNode(node) ? node : {};
}

const words = (value: unknown): string => {
  const single = Array.isArray(value) ? (value as unknown[])[0] : value;
  if (typeof single === 'boolean') return single ? '是' : '否';
  return typeof single === 'string' || typeof single === 'number' ? String(single) : '';
};

/** `2026-03-01T23:59:59+08:00` is 2026-03-01 in China; a bare day and nonsense are left for the rules to judge. */
function dayOf(time: string): string {
  const moment = new Date(time);
  return time.includes('T') && !Number.isNaN(moment.getTime()) ? chinaDay(moment) : time;
}

/** Region and locality together where they name one place, otherwise whichever does. */
function regionOf(address: Node): string {
  const [region, locality] = [words(address['addressRegion']), words(address['addressLocality'])];
  const spoken = [region + locality, locality, region].filter((name) => name !== '');
  return spoken.find((name) => regionsNamed(name).length > 0) ?? spoken[0] ?? '';
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };

const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name) return entities[String(name).toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : parseInt(String(hex), 16);
    return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
  });

/** Text lines out of HTML, which descriptions of postings usually are, escaped or not. No markup is kept. */
export function markupToLines(markup: string): string {
  const short = markup.slice(0, 100_000);
  const html = short.includes('<') ? short : decoded(short);
  const text = html
    .replace(/<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<(?:br|\/?(?:p|div|li|ul|ol|tr|h[1-6]))\b[^>]*>/gi, '\n')
    .replace(/<\/?[a-z!][^>]*>/gi, '');
  return decoded(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
