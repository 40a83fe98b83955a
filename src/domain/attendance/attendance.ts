import { chinaDay, sayDay, sayTime } from '../day/day.ts';

/** What is recorded of one person at one meeting of a course (LZ 二(十), 全程监管; system S54). No row: not recorded. */
export const attendanceStates = { present: '到了', late: '迟到', absent: '没来', excused: '请假' } as const;

export type AttendanceState = keyof typeof attendanceStates;

export const attendanceKeys = Object.keys(attendanceStates) as AttendanceState[];

export const isAttendanceState = (text: string | null): text is AttendanceState =>
  text !== null && Object.hasOwn(attendanceStates, text);

/** What can happen to the attendance of one person at one meeting. */
export const attendanceEventKinds = {
  announced: '提前请假',
  'not absent': '取消请假',
  recorded: '记下考勤',
  changed: '改考勤',
  contested: '说记得不对',
  answered: '答复',
} as const;

export type AttendanceEventKind = keyof typeof attendanceEventKinds;

/** To whom a message of a session goes. */
export const messageGroups = { enrolled: '报上名的人', all: '报上名的人和候补的人' } as const;

export type MessageGroup = keyof typeof messageGroups;

/** When a group meets. */
export interface Meeting {
  dateId: string;
  startsAt: string;
  endsAt: string;
  /** What is learnt then. */
  what: string | undefined;
}

export interface AttendanceEvent {
  kind: AttendanceEventKind;
  before: AttendanceState | undefined;
  after: AttendanceState | undefined;
  words: string | undefined;
  /** How whoever did it wants to be addressed. */
  by: string;
  /** A key of `enteredBy`. */
  as: 'self' | 'helper' | 'staff';
  happenedAt: string;
}

/** What stands of one person at one meeting. */
export interface Attendance {
  attendanceId: string;
  /** Undefined: not recorded. */
  state: AttendanceState | undefined;
  /** In the words of whoever recorded it. */
  reason: string | undefined;
  /** Rises with every recording; 0: none yet. */
  revision: number;
  recordedBy: string;
  recordedAt: string | undefined;
  /** Why the person said that they cannot come. */
  absence: string | undefined;
  announcedAt: string | undefined;
  /** Since when the person waits for an answer. */
  contestedAt: string | undefined;
}

/** How often each was recorded, of how many meetings. */
export interface AttendanceCount extends Record<AttendanceState, number> {
  /** How many meetings have begun. */
  held: number;
  /** How many there are in all. */
  planned: number;
}

const clock = (time: string): string =>
  sayTime(time)
    .replace(/^.*日/, '')
    .replace(/点00分$/, '点');

/** `2026年12月3日9点到11点30分`. */
export const sayMeeting = ({ startsAt, endsAt }: Pick<Meeting, 'startsAt' | 'endsAt'>): string =>
  `${sayDay(chinaDay(new Date(startsAt)))}${clock(startsAt)}到${clock(endsAt)}`;

/** Whether attendance can be recorded: from the beginning of that day in China. */
export const canRecord = ({ startsAt }: Pick<Meeting, 'startsAt'>, now: Date): boolean =>
  chinaDay(new Date(startsAt)) <= chinaDay(now);

/** Whether somebody can still say that they will not come: until it begins. */
export const canAnnounce = ({ startsAt }: Pick<Meeting, 'startsAt'>, now: Date): boolean =>
  now.toISOString() < startsAt;

/** `已经上了3次课：到了2次，请假1次。还有2次没有上。` */
export function sayCount({ held, planned, ...counts }: AttendanceCount): string {
  if (held === 0) return planned === 0 ? '上课的日期还没有定。' : `一共${planned}次课，还没有开始上。`;
  const recorded = attendanceKeys.reduce((sum, state) => sum + counts[state], 0);
  const parts = attendanceKeys
    .filter((state) => counts[state] > 0)
    .map((state) => `${attendanceStates[state]}${counts[state]}次`);
  if (held > recorded) parts.push(`${held - recorded}次没有记`);
  return `已经上了${held}次课：${parts.join('，')}。${planned > held ? `还有${planned - held}次没有上。` : ''}`;
}

/** What happened, to go on after who did it: `记下您迟到`. */
export function sayAttendanceEvent({ kind, before, after, words }: AttendanceEvent): string {
  const state = after ? attendanceStates[after] : '';
  const said = words ? `。说：“${words.replace(/[。．.]$/, '')}”` : '';
  switch (kind) {
    case 'announced':
      return `提前请假${said}。`;
    case 'not absent':
      return `取消了请假${said}。`;
    case 'recorded':
      return `记了：${state}${said}。`;
    case 'changed':
      return before === after
        ? `改了说明，还是${state}${said}。`
        : `改了考勤：原来${before ? attendanceStates[before] : '没有记'}，现在${state}${said}。`;
    case 'contested':
      return `觉得记得不对${said}。`;
    case 'answered':
      return `答复了${said}。`;
  }
}
