import { courseWays } from '../course/course.ts';
import type { CourseWay } from '../course/course.ts';
import { unknown } from '../job/job.ts';
import { sayLesson } from './meetings.ts';
import type { Meeting } from './meetings.ts';

/** What those who enrolled were told of a session. */
export interface ToldSession {
  way: CourseWay;
  baseName: string | undefined;
  onlineNote: string | undefined;
  meetings: readonly Meeting[];
  teacherName: string | undefined;
  contactName: string | undefined;
  contactPhone: string | undefined;
}

/** So many times are named one by one. */
const mostNamed = 10;

const sayTimes = (meetings: readonly Meeting[]): string => {
  const named = meetings.slice(0, mostNamed).map(sayLesson).join('；');
  return meetings.length > mostNamed ? `${named}；等，共${meetings.length}次` : named;
};

/** What became different, a sentence each: `地点：原来一楼，现在二楼。` Empty: nothing that people were told. */
export function saySessionChanges(
  before: ToldSession,
  after: ToldSession,
  { was, is } = { was: '原来', is: '现在' },
): string[] {
  const sentences: string[] = [];
  const has = (meetings: readonly Meeting[], one: Meeting): boolean =>
    meetings.some((each) => sayLesson(each) === sayLesson(one));
  const gone = before.meetings.filter((meeting) => !has(after.meetings, meeting));
  const added = after.meetings.filter((meeting) => !has(before.meetings, meeting));
  if (gone.length > 0 || added.length > 0)
    sentences.push(`上课时间：${was}${sayTimes(gone) || '没有别的'}，${is}${sayTimes(added) || '不上这些'}。`);
  const compare = (name: string, old = unknown, current = unknown): void => {
    if (old !== current) sentences.push(`${name}：${was}${old}，${is}${current}。`);
  };
  compare('怎样上课', courseWays[before.way], courseWays[after.way]);
  compare('地点', before.baseName ?? '没有', after.baseName ?? '没有');
  compare('网上怎样上课', before.onlineNote, after.onlineNote);
  compare('老师', before.teacherName, after.teacherName);
  compare('联系人', before.contactName, after.contactName);
  compare('联系电话', before.contactPhone, after.contactPhone);
  return sentences;
}
