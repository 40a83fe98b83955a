import { mend } from '../../form.ts';
import { isDay } from '../day/day.ts';
import type { Education } from '../job/job.ts';
import { readPhone } from '../job/phone-number.ts';
import { compact, readIdentityNumber } from '../jobseeker/identity-number.ts';
import { disabilityCategories, disabilityGrades, isServedBy } from '../jobseeker/jobseeker.ts';
import { isRegion, regionAndAbove, regionsNamed } from '../region/region.ts';
import type { OfficeField, OfficeRow } from './caseload-import.ts';
import { readDay } from '../jobseeker/jobseeker-form.ts';

/** What the rows of one file are read with. */
export interface RowContext {
  now: Date;
  /** Where the office is: it holds nobody of another region. */
  regionCode: string;
  /** What was read of each place before: a list names few places many times. */
  places: Map<string, string | undefined>;
  /** User names of the office's counsellors, in lower case, to their accounts. */
  counsellors: ReadonlyMap<string, string>;
}

export type RowReading =
  | { row: OfficeRow; problems?: undefined }
  /** The number is kept where it can be read: somebody whose row is refused is not missing from the file. */
  | { problems: string[]; name: string; identityNumber: string | undefined; row?: undefined };

const longest = 60;

/** Reads one row of a list: everything that is wrong with it at once, each as a sentence without its end. */
export function readListRow(cells: Readonly<Partial<Record<OfficeField, string>>>, context: RowContext): RowReading {
  const problems: string[] = [];
  const text = (field: OfficeField): string => {
    const value = mend(cells[field] ?? '').replace(/^="(.*)"$/, '$1');
    if (value.startsWith('=')) problems.push('格子里是公式。请改成文字');
    if (value.length > longest) problems.push(`有一格超过${longest}个字`);
    return value;
  };
  const name = text('name').slice(0, longest);
  if (name === '') problems.push('没有写姓名');
  const numbers = readNumbers(text('identityNumber'), text('certificateNumber'), context.now, problems);
  const phone = text('phone');
  if (phone !== '' && !readPhone(phone)) problems.push('电话号码不对');
  const place = (field: 'residenceRegion' | 'registrationRegion', label: string): string | undefined => {
    const typed = text(field);
    const code = typed === '' ? undefined : readPlace(typed, context);
    if (typed !== '' && !code) problems.push(`${label}“${typed.slice(0, 20)}”认不出来，请写到县或者区`);
    return code;
  };
  const residenceRegion = place('residenceRegion', '居住地');
  const registrationRegion = place('registrationRegion', '户籍地');
  const isElsewhere = (residenceRegion || registrationRegion) !== undefined;
  if (isElsewhere && !isServedBy(context.regionCode, residenceRegion, registrationRegion))
    problems.push('居住地和户籍地都不在您单位的地区');
  const education = readEducation(text('education'), problems);
  const graduatedOn = readGraduation(text('graduatedOn'), problems);
  const category = readChoice(text('category'), disabilityCategories, numbers.category);
  if (category === 'unknown') problems.push('残疾类别认不出来');
  if (category === 'other') problems.push('残疾类别和残疾人证号的第19位不一致');
  const grade = readGrade(text('grade'), numbers.grade);
  if (grade === 'unknown') problems.push('残疾等级认不出来');
  if (grade === 'other') problems.push('残疾等级和残疾人证号的第20位不一致');
  const counsellor = text('counsellor').toLowerCase();
  if (counsellor !== '' && !context.counsellors.has(counsellor)) problems.push('您单位没有这个用户名的就业辅导员');
  const { identityNumber } = numbers;
  if (problems.length > 0 || !identityNumber) return { problems: [...new Set(problems)], name, identityNumber };
  const row: Partial<Record<OfficeField, string | undefined>> = {
    ...{ name, identityNumber, certificateNumber: numbers.certificateNumber, phone: readPhone(phone) },
    ...{ residenceRegion, registrationRegion, education, school: text('school'), graduatedOn },
    ...{ category, grade, counsellor },
  };
  // Without what is empty, so that two rows that say the same are the same text.
  return { row: Object.fromEntries(Object.entries(row).filter(([, value]) => value)) as OfficeRow };
}

interface Numbers {
  identityNumber: string | undefined;
  certificateNumber: string | undefined;
  category: string | undefined;
  grade: string | undefined;
}

/** A certificate's number is the identity number, a digit of the category and one of the grade; re-issued ones end in B. */
function readNumbers(identityText: string, certificateText: string, now: Date, problems: string[]): Numbers {
  const certificate = compact(certificateText);
  const own = compact(identityText);
  const none = { identityNumber: undefined, certificateNumber: undefined, category: undefined, grade: undefined };
  if (certificate === '' && own === '') problems.push('没有写残疾人证号，也没有写身份证号');
  // Spreadsheets turn long numbers into 4.50202E+19 and lose the last digits.
  else if ([identityText, certificateText].some((text) => /^\d(\.\d+)?E\+?\d+$/i.test(text)))
    problems.push('号码被表格改成了数字，末尾几位丢了。请把这一列改成文本，再填一次');
  else {
    const [, first = '', category = '', grade] = /^([\dX]{18})([1-7])([1-4])(?:B\d{0,2})?$/.exec(certificate) ?? [];
    if (certificate !== '' && (first === '' || !readIdentityNumber(first, now).value))
      problems.push('残疾人证号不对，请对照证件');
    else if (own !== '' && !readIdentityNumber(own, now).value) problems.push('身份证号不对，请对照证件');
    else if (own !== '' && certificate !== '' && own !== first) problems.push('残疾人证号的前18位和身份证号不一样');
    else
      return {
        identityNumber: first || own,
        certificateNumber: certificate || undefined,
        category: Object.keys(disabilityCategories)[Number(category) - 1],
        grade,
      };
  }
  return none;
}

/** A code, or a name that means one place in or above the office's region. */
function readPlace(text: string, { places, regionCode }: RowContext): string | undefined {
  if (places.has(text)) return places.get(text);
  const found = isRegion(text) ? [text] : regionsNamed(text);
  const near = found.filter((code) => isServedBy(regionCode, code));
  const code = found.length === 1 ? found[0] : near.length === 1 ? near[0] : mostExact(found);
  places.set(text, code);
  return code;
}

/** The one that lies within all the others: 柳州市 names a city, and nothing below it. */
const mostExact = (codes: readonly string[]): string | undefined =>
  codes.length > 1 ? codes.find((code) => codes.every((other) => regionAndAbove(code).includes(other))) : undefined;

/** As lists write it, to the levels of the record. */
const educationWords: readonly (readonly [RegExp, Education])[] = [
  [/硕士|博士|研究生/, 'master'],
  [/大专|专科|高职/, 'college'],
  [/本科|大学|学士/, 'bachelor'],
  [/高中|中专|职高|中技|技校|中职/, 'senior'],
  [/初中/, 'junior'],
  [/小学|文盲|未上学|没有上过学|学前/, 'none'],
];

function readEducation(text: string, problems: string[]): Education | undefined {
  if (text === '' || text === '未知' || text === '无') return undefined;
  const found = educationWords.find(([words]) => words.test(text))?.[1];
  if (!found) problems.push('学历认不出来');
  return found;
}

/** A day, or a month, which is its first day. */
function readGraduation(text: string, problems: string[]): string | undefined {
  if (text === '') return undefined;
  const [, year = '', month = ''] = /^(\d{4})[年./-]?(\d{1,2})月?$/.exec(text) ?? [];
  const first = `${year}-${month.padStart(2, '0')}-01`;
  const day = readDay(text) ?? (isDay(first) ? first : undefined);
  if (!day) problems.push('毕业日期不对，应像2026年6月30日');
  return day;
}

/** `other`: it is not what the certificate's number says. */
function readChoice(
  text: string,
  labels: Readonly<Record<string, string>>,
  numbered: string | undefined,
): string | undefined {
  if (text === '') return numbered;
  const key = Object.keys(labels).find((each) => labels[each] === text || labels[each]?.replace('残疾', '') === text);
  if (!key) return 'unknown';
  return numbered && numbered !== key ? 'other' : key;
}

const readGrade = (text: string, numbered: string | undefined): string | undefined =>
  readChoice(/^[1-4]级?$/.test(text) ? (disabilityGrades[text[0] as '1'] ?? text) : text, disabilityGrades, numbered);
