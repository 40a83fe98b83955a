import { chinaDay, sayDay } from '../day/day.ts';
import { ownEducations, unknown } from '../job/job.ts';
import { placeName } from '../region/region.ts';
import { contactWays, disabilityCategories, disabilityGrades, genders, isEducation } from './jobseeker.ts';
import { otherRegion, situations } from './jobseeker.ts';
import type { ContactWay, RecordPart } from './jobseeker.ts';
import type { RecordFile } from './jobseeker-queries.ts';
import { maskNumber } from './person.ts';
import type { Entry } from './person.ts';
import { sayStudyEnd, studyLevels } from './studies.ts';

export interface RecordRow {
  term: string;
  /** With who entered it, on a line of its own, where that was not the person. */
  details: string;
}

/** What a record says, part by part: numbers by their last four characters only, 未知 where nothing is known. */
export function sayRecord(file: RecordFile): Record<RecordPart, RecordRow[]> {
  const { person } = file;
  const row = (term: string, field: string, value: string | undefined): RecordRow => {
    const entry = person.entered?.[field];
    return { term, details: `${value ?? unknown}${entry && entry.by !== 'self' ? `\n${sayEntry(entry)}` : ''}` };
  };
  const number = (full: string | undefined) => full && `已保存，${maskNumber(full)}`;
  const place = (code: string | undefined) => code && (code === otherRegion ? '其他地区' : placeName(code));
  const { category, grade, number: certificateNumber } = person.certificate ?? {};
  return {
    name: [row('称呼', 'called', person.called), row('姓名', 'name', person.name)],
    contact: [
      row('电话', 'phone', person.phone),
      row('收信地址', 'address', person.address),
      row('怎样联系', 'contactWay', file.contactWay && contactWays[file.contactWay as ContactWay]),
    ],
    region: [
      row('现在住在', 'residenceRegion', place(file.residenceRegion)),
      row('户籍地', 'registrationRegion', place(file.registrationRegion)),
      ...(file.leavingRegion
        ? [row('搬家以前', 'leavingRegion', `${place(file.leavingRegion)}那边还看得到，到新的地方接手为止`)]
        : []),
    ],
    background: [
      row('出生日期', 'bornOn', person.bornOn && sayDay(person.bornOn)),
      row('性别', 'gender', person.gender && genders[person.gender]),
      row(
        '学历',
        'education',
        file.education && isEducation(file.education) ? ownEducations[file.education] : undefined,
      ),
      row('现在的情况', 'situation', person.situation && situations[person.situation]),
    ],
    studies: [
      row('学校', 'school', person.school),
      row('在读什么', 'studyLevel', person.studyLevel && studyLevels[person.studyLevel]),
      row('专业', 'major', person.major),
      row('毕业时间', 'graduatesOn', person.graduatesOn && sayStudyEnd(person.graduatesOn)),
    ],
    identity: [row('身份证号', 'identityNumber', number(person.identityNumber))],
    certificate: [
      row('残疾类别', 'category', category && disabilityCategories[category]),
      row('残疾等级', 'grade', grade && disabilityGrades[grade]),
      row('残疾人证号', 'certificateNumber', number(certificateNumber)),
    ],
  };
}

/** `由家属示例妈妈代填，2026年3月1日`. */
export const sayEntry = ({ by, called, at }: Entry): string => {
  const who = { self: '本人', helper: '家属', staff: '工作人员' }[by];
  return `由${who}${by === 'self' ? '' : called}${by === 'self' ? '填写' : '代填'}，${sayDay(chinaDay(new Date(at)))}`;
};

/** The fields of each part, in the order of its rows. */
export const fieldsOfPart: Readonly<Record<RecordPart, readonly string[]>> = {
  name: ['called', 'name'],
  contact: ['phone', 'address', 'contactWay'],
  region: ['residenceRegion', 'registrationRegion'],
  background: ['bornOn', 'gender', 'education', 'situation'],
  studies: ['school', 'studyLevel', 'major', 'graduatesOn'],
  identity: ['identityNumber'],
  certificate: ['category', 'grade', 'certificateNumber'],
};

/** The day on which the person last filled in a part themselves, or undefined. */
export function ownEntryDay({ person }: RecordFile, part: RecordPart): string | undefined {
  const own = fieldsOfPart[part].flatMap((field) => {
    const entry = person.entered?.[field];
    return entry?.by === 'self' ? [entry.at] : [];
  });
  const newest = own.sort().at(-1);
  return newest && chinaDay(new Date(newest));
}
