import { sayDay } from '../day/day.ts';
import { ownEducations } from '../job/job.ts';
import type { Education } from '../job/job.ts';
import { disabilityCategories, disabilityGrades } from '../jobseeker/jobseeker.ts';
import type { DisabilityCategory, DisabilityGrade } from '../jobseeker/jobseeker.ts';
import { maskNumber } from '../jobseeker/person.ts';
import { placeName } from '../region/region.ts';

/** What an office's list can say of a person, in the order of its report. */
export const officeFields = {
  name: '姓名',
  identityNumber: '身份证号',
  certificateNumber: '残疾人证号',
  phone: '电话',
  residenceRegion: '现在住在',
  registrationRegion: '户籍地',
  education: '学历',
  school: '毕业学校',
  graduatedOn: '毕业日期',
  category: '残疾类别',
  grade: '残疾等级',
  counsellor: '就业辅导员的用户名',
} as const;

export type OfficeField = keyof typeof officeFields;

/** What stands in a row: regions as codes, education, category and grade as keys, days as `YYYY-MM-DD`. */
export type OfficeRow = Partial<Record<OfficeField, string>> & { name: string; identityNumber: string };

/** Where an import stands. Whoever only compares changes nothing. */
export const importStates = {
  reading: '没有读完',
  compared: '比较好了，还没有导入',
  applied: '已经导入',
  undone: '导入以后撤销了',
} as const;

export type ImportState = keyof typeof importStates;

/** What a comparison says of a row, in the order in which a person has to look at them. */
export const rowKinds = {
  refused: '不能导入的行',
  changed: '有变化的人',
  missing: '文件里没有的人',
  new: '新增的人',
} as const;

export type RowKind = keyof typeof rowKinds;

export const isRowKind = (text: string | null): text is RowKind => text !== null && Object.hasOwn(rowKinds, text);

/** How many rows of each kind; those without a change are only counted. */
export type ImportCounts = Readonly<Record<RowKind | 'unchanged', number>>;

/** The largest file, in bytes, and the most rows and columns that it may have. */
export const fileLimits = { bytes: 10_000_000, rows: 60_000, columns: 100 } as const;

/** Whether there is anything to take over. */
export const hasChanges = (counts: ImportCounts): boolean => counts.new + counts.changed + counts.missing > 0;

/** `新增2人，1人有变化，文件里没有3人，不能导入1行，10人没有变化`; what there is none of is left out. */
export const sayCounts = (counts: ImportCounts): string =>
  [
    counts.new > 0 && `新增${counts.new}人`,
    counts.changed > 0 && `${counts.changed}人有变化`,
    counts.missing > 0 && `文件里没有${counts.missing}人`,
    counts.refused > 0 && `不能导入${counts.refused}行`,
    counts.unchanged > 0 && `${counts.unchanged}人没有变化`,
  ]
    .filter(Boolean)
    .join('，');

/** A value as people read it; numbers by their last four characters. */
export function sayValue(field: OfficeField, value: string | undefined): string {
  if (!value) return '没有写';
  switch (field) {
    case 'identityNumber':
    case 'certificateNumber':
      return maskNumber(value);
    case 'residenceRegion':
    case 'registrationRegion':
      return placeName(value);
    case 'education':
      return ownEducations[value as Education] ?? value;
    case 'category':
      return disabilityCategories[value as DisabilityCategory] ?? value;
    case 'grade':
      return disabilityGrades[value as DisabilityGrade] ?? value;
    case 'graduatedOn':
      return sayDay(value);
    default:
      return value;
  }
}

/** Everything that a row says: `姓名示例小林，电话138 0000 0000`. */
export const sayOfficeRow = (row: OfficeRow): string =>
  (Object.keys(officeFields) as OfficeField[])
    .filter((field) => row[field])
    .map((field) => `${officeFields[field]}${sayValue(field, row[field])}`)
    .join('，');

/** A field that reads otherwise now. */
export interface FieldChange {
  field: OfficeField;
  before: string | undefined;
  after: string | undefined;
}

/** The fields that differ, in their order. */
export const changesBetween = (before: OfficeRow, after: OfficeRow): FieldChange[] =>
  (Object.keys(officeFields) as OfficeField[]).flatMap((field) =>
    before[field] === after[field] ? [] : [{ field, before: before[field], after: after[field] }],
  );

/** `电话，原来138 0000 0001，现在138 0000 0002`. */
export const sayChange = ({ field, before, after }: FieldChange): string =>
  `${officeFields[field]}，原来${sayValue(field, before)}，现在${sayValue(field, after)}`;

/** A row of a report. */
export interface ReportRow {
  /** The line of the file; undefined for somebody whom the file lacks. */
  line: number | undefined;
  kind: RowKind;
  name: string;
  /** What changed, why it is refused, or who it is: a sentence each, without its end. */
  says: string[];
}

/** `第12行，示例小林`. */
export const sayRowName = ({ line, name }: Pick<ReportRow, 'line' | 'name'>): string =>
  `${line === undefined ? '' : `第${line}行，`}${name || '没有姓名'}`;
