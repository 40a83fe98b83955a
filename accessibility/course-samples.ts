import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { addDays, chinaDay } from '#src/domain/day/day.ts';
import { courseFacts } from '#src/domain/course/course.ts';
import { accessFacts } from '#src/domain/job/job.ts';
import type { Sealer } from '#src/sealing.ts';
import { anAccount } from '../tests/account-factories.ts';
import { aBase, aCourse, anEnrolment, aSession, mornings } from '../tests/training-factories.ts';

/** Courses, sessions in every stage, and bases; ids. */
export interface CourseSamples {
  course: string;
  /** Of a course of which nothing is known and that has no session. */
  bareCourse: string;
  withdrawnCourse: string;
  /** At a base with access facts, in 20 days, with seats left. */
  openSession: string;
  /** Online, with both seats taken and people waiting. */
  fullSession: string;
  /** Enrolment has ended; it begins in a few days. */
  closedSession: string;
  runningSession: string;
  overSession: string;
  cancelledSession: string;
  draftSession: string;
  /** Nothing but the days is known. */
  unknownSession: string;
  /** Sixty dates and long words. */
  longSession: string;
  base: string;
  unknownBase: string;
  leftBase: string;
}

/** Puts courses of 柳州 into the portal, with sessions in every stage. */
export async function makeCourses(db: Kysely<Database>, sealer: Sealer): Promise<CourseSamples> {
  const now = new Date();
  const day = (after: number) => addDays(chinaDay(now), after);
  const base = await aBase(db, {
    ...{ name: '示例音频实训基地', level: '市级', directions: '公交站下车以后，沿盲道直走二百米。' },
    ...{ contact_name: '示例黄老师', contact_phone: '138 0000 0021', entered_on: day(-300) },
  });
  await db
    .insertInto('training_base_access_fact')
    .values(
      (['entrance', 'toilet', 'route'] as const).map((fact, index) => ({
        ...{ training_base_id: base.training_base_id, fact, answer: ['yes', 'partly', 'no'][index] ?? 'yes' },
        ...{ note: index === 0 ? `${accessFacts[fact]}，在大门旁边` : null, confirmed_by: '示例就业辅导员' },
        ...{ confirmed_on: day(-30), confirmed_how: 'visit' },
      })),
    )
    .execute();
  const unknownBase = await aBase(db, { name: '示例未知情况的上课地点', kind: 'venue', place: null });
  const leftBase = await aBase(db, {
    ...{ name: '示例退出的实训基地', kind: 'practice', entered_on: day(-700), left_on: day(-20), left_why: '场地到期' },
  });
  const course = await aCourse(db, {
    ...{ title: '录音剪辑入门（示例）', meant_for: '想学剪辑的视力残疾人，不用有基础。', certificate: '结业证书' },
    ...{ fee: 'free', fee_note: '教材和午餐也不收费。' },
  });
  const bare = await aCourse(db, { title: '什么都未知的课程（示例）', topic: null });
  const withdrawn = await aCourse(db, { title: '撤下的课程（示例）', withdrawn_at: now.toISOString() });
  const inDays = (...after: number[]) => ({ meetings: mornings(...after.map(day)) });
  const session = async (wanted: Parameters<typeof aSession>[1] = {}) =>
    (await aSession(db, { course, ...wanted })).course_session_id;
  const titled = (title: string) => aCourse(db, { title: `${title}（示例）`, kind: 'skill', topic: 'digital' });

  const openSession = await session({
    ...{ training_base_id: base.training_base_id, way: 'both', online_note: '用会议软件听课，链接在前一天发短信。' },
    ...{ seats: 40, contact_name: '示例黄老师', contact_phone: '138 0000 0021' },
  });
  await db
    .insertInto('course_session_fact')
    .values([
      { course_session_id: openSession, fact: 'readable', answer: 'yes', note: '文字文件，用读屏读过一遍' },
      { course_session_id: openSession, fact: 'captions', answer: 'partly', note: '线上有，现场没有' },
      { course_session_id: openSession, fact: 'sign', answer: 'no', note: null },
    ])
    .execute();
  const fullSession = await session({ course: await titled('满员的电脑课'), seats: 2 });
  for (const waitingPlace of [null, null, 1, 2]) {
    const { jobseekerId = '' } = await anAccount(db, sealer, { called: '示例学员' });
    await anEnrolment(db, sealer, {
      ...{ course_session_id: fullSession, jobseeker_id: jobseekerId, waiting_place: waitingPlace },
      state: waitingPlace === null ? 'enrolled' : 'waiting',
    });
  }
  const unknownSession = await session({ course: bare, teacher_name: null, seats: 10 });
  const longSession = await session({
    course: await aCourse(db, {
      title: '资料整理班（示例）',
      ...{ summary: '从打字开始学。\n'.repeat(6), description: '每天先复习，再学新的内容，最后一起练习。'.repeat(60) },
    }),
    ...{ training_base_id: base.training_base_id, way: 'onsite', seats: 60, contact_name: '示例联系人'.repeat(6) },
    meetings: mornings(...Array.from({ length: 60 }, (_, index) => day(20 + index))),
  });
  await db
    .insertInto('course_session_fact')
    .values(
      Object.keys(courseFacts).map((fact) => ({
        ...{ course_session_id: longSession, fact, answer: 'yes', note: '可以先试用，不合适再换，不收费。'.repeat(6) },
      })),
    )
    .execute();
  return {
    ...{ course: course.course_id, bareCourse: bare.course_id, withdrawnCourse: withdrawn.course_id },
    ...{ openSession, fullSession, unknownSession, longSession },
    closedSession: await session({ course: await titled('停止报名的课'), state: 'closed', ...inDays(4, 5) }),
    runningSession: await session({ course: await titled('正在上的课'), ...inDays(-3, 4) }),
    overSession: await session({ course: await titled('上完了的课'), ...inDays(-30, -29) }),
    cancelledSession: await session({
      ...{ course: await titled('取消了的课'), state: 'cancelled', state_why: '老师病了，请等下一个班次。' },
    }),
    draftSession: await session({ course: await titled('没有公布的课'), state: 'draft' }),
    base: base.training_base_id,
    unknownBase: unknownBase.training_base_id,
    leftBase: leftBase.training_base_id,
  };
}
