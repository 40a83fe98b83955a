import { sayDay } from '../day/day.ts';
import { ownEducations } from '../job/job.ts';
import { recordRegions } from '../jobseeker/jobseeker-form.ts';
import { contactWays, disabilityCategories, disabilityGrades, genders, situations } from '../jobseeker/jobseeker.ts';
import type { RecordPart } from '../jobseeker/jobseeker.ts';
import type { RecordFile } from '../jobseeker/jobseeker-queries.ts';
import { sayStudyEnd, studyLevels } from '../jobseeker/studies.ts';

/** What became of something that a person wants corrected. */
export const correctionStates = {
  open: '等就业辅导员核对',
  accepted: '已更正',
  answered: '没有更改，有答复',
  replaced: '由后来的核对代替',
} as const;

export type CorrectionState = keyof typeof correctionStates;

/** Something that a person says should read otherwise. */
export interface Correction {
  correctionId: string;
  checkId: string;
  jobseekerId: string;
  part: RecordPart;
  field: string;
  /** What the record said then. */
  before: string;
  /** What it should say, in the person's words. */
  wanted: string;
  state: CorrectionState;
  answer: string;
  createdAt: string;
  closedAt: string | undefined;
}

/** What a field is called. */
const terms: Readonly<Record<string, string>> = {
  called: '称呼',
  name: '姓名',
  phone: '电话',
  address: '收信地址',
  contactWay: '怎样联系',
  residenceRegion: '现在住在',
  registrationRegion: '户籍地',
  bornOn: '出生日期',
  gender: '性别',
  education: '学历',
  situation: '现在的情况',
  school: '学校',
  studyLevel: '在读什么',
  major: '专业',
  graduatesOn: '毕业时间',
  identityNumber: '身份证号',
  category: '残疾类别',
  grade: '残疾等级',
  certificateNumber: '残疾人证号',
};

export const termOf = (field: string): string => terms[field] ?? '未知';

/** Fields that hold one of a few values: those values. All others are written. */
const choices: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  contactWay: Object.entries(contactWays),
  residenceRegion: recordRegions,
  registrationRegion: recordRegions,
  gender: Object.entries(genders),
  education: Object.entries(ownEducations),
  situation: Object.entries(situations),
  studyLevel: Object.entries(studyLevels),
  category: Object.entries(disabilityCategories),
  grade: Object.entries(disabilityGrades),
};

export const choicesOf = (field: string): readonly (readonly [string, string])[] | undefined => choices[field];

/** What a counsellor's form begins with: the person's words, or the value that they name. */
export function suggestedValue({ field, wanted }: Pick<Correction, 'field' | 'wanted'>): string {
  const options = choices[field];
  return options ? (options.find(([, label]) => wanted.includes(label))?.[0] ?? '') : wanted;
}

/** A part as its form would send it unchanged, with one field set otherwise. Numbers that are left empty stay. */
export function changedForm(
  { person, contactWay, residenceRegion, registrationRegion, education }: RecordFile,
  part: RecordPart,
  { field, value }: { field: string; value: string },
): Record<string, string> {
  const { called, name = '', phone = '', address = '', bornOn, gender = '', situation = '', certificate } = person;
  const { category = '', grade = '' } = certificate ?? {};
  const unchanged: Readonly<Record<RecordPart, Record<string, string>>> = {
    name: { called, name },
    contact: { phone, address, contactWay: contactWay ?? '' },
    region: { residenceRegion: residenceRegion ?? '', registrationRegion: registrationRegion ?? '' },
    background: { bornOn: bornOn ? sayDay(bornOn) : '', gender, education: education ?? '', situation },
    studies: {
      ...{ school: person.school ?? '', studyLevel: person.studyLevel ?? '', major: person.major ?? '' },
      graduatesOn: person.graduatesOn ? sayStudyEnd(person.graduatesOn) : '',
    },
    identity: {},
    certificate: { category, grade },
  };
  const isNumber = field === 'identityNumber' || field === 'certificateNumber';
  return { ...unchanged[part], [isNumber ? 'number' : field]: value };
}
