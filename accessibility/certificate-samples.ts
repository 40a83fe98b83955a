import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { addDays, chinaDay } from '#src/domain/day/day.ts';
import type { EvaluationAnswers } from '#src/domain/evaluation/evaluation.ts';
import type { Sealer } from '#src/sealing.ts';
import { anAccount, cookieOf } from '../tests/account-factories.ts';
import type { MadeAccount } from '../tests/account-factories.ts';
import { aCertificate } from '../tests/certificate-factories.ts';
import { aBase, aCourse, anEnrolment, aSession, mornings } from '../tests/training-factories.ts';

export interface CertificateSamples {
  /** A file of the sample counsellor, with certificates. */
  certifiedFile: string;
  /** Entered by the person, with a day that comes. */
  ownCertificate: string;
  /** Entered by the counsellor, with a day that is over. */
  staffCertificate: string;
  /** Of courses that are over: one to evaluate, one that was, and one that is yet to come. */
  enrolmentToEvaluate: string;
  evaluatedEnrolment: string;
  enrolmentTooEarly: string;
  /** A base that enough people have evaluated, and others too. */
  evaluatedBase: string;
  /** A course held online that enough people have evaluated. */
  evaluatedCourse: string;
  /** A base of which nobody has said anything. */
  unevaluatedBase: string;
}

export type CertificateVisitor = 'certified' | 'helper of the certified' | 'trainee without certificates';

/** Somebody with certificates of every kind of day, a helper who may write them down, and somebody with none. */
export async function makeCertificates(
  db: Kysely<Database>,
  sealer: Sealer,
  counsellor: MadeAccount,
): Promise<CertificateSamples & { cookies: [CertificateVisitor, string][] }> {
  const now = new Date(Date.now() - 60_000);
  const today = chinaDay(now);
  const aPerson = async (called: string) => {
    const counsellorId = counsellor.accountId;
    const account = await anAccount(db, sealer, { called, residenceRegion: '450202', counsellorId });
    const jobseekerId = account.jobseekerId ?? '';
    const actor = { accountId: account.accountId, role: 'jobseeker' } as const;
    for (const purpose of ['record', 'counsellor', 'training'] as const)
      await giveConsent(db, sealer, { jobseekerId, purpose, actor }, now);
    return { ...account, jobseekerId };
  };
  const [person, blank] = [await aPerson('示例小农'), await aPerson('示例小冼')];
  const own = { jobseeker_id: person.jobseekerId, entered_by: person.accountId };
  const ownCertificate = await aCertificate(db, sealer, {
    ...{ ...own, kind: 'massage', name: '示例医疗按摩资格证', number: 'SL2024000123', issuer: '示例发证单位' },
    ...{ issued_on: '2024-03-01', due_kind: 'review', due_on: addDays(today, 60) },
  });
  const staff = { ...own, entered_by: counsellor.accountId, entered_as: 'staff' } as const;
  const over = { due_kind: 'expiry', due_on: addDays(today, -30) };
  const staffCertificate = await aCertificate(db, sealer, { ...staff, name: '示例电子商务培训合格证', ...over });
  await aCertificate(db, sealer, { ...own, name: '示例音频编辑证书' });
  const helper = await anAccount(db, sealer, { role: 'helper', called: '示例农爸爸' });
  const mandateId = randomUUID();
  await db
    .insertInto('mandate')
    .values({
      ...{ mandate_id: mandateId, jobseeker_id: person.jobseekerId, helper_id: helper.accountId, tasks: 'training' },
      ...{ term: 'month', state: 'active', begun_by: 'person' },
      ...{ starts_at: now.toISOString(), created_at: now.toISOString() },
      ends_at: new Date(now.getTime() + 20 * 86_400_000).toISOString(),
    })
    .execute();
  const evaluated = await makeEvaluations(db, sealer, person);
  return {
    ...evaluated,
    ...{ certifiedFile: person.jobseekerId, ownCertificate, staffCertificate },
    cookies: [
      ['certified', await cookieOf(db, person)],
      ['helper of the certified', await cookieOf(db, helper, { mandateId })],
      ['trainee without certificates', await cookieOf(db, blank)],
    ],
  };
}

/** Courses that are over, and what was said of the base where they were held. */
async function makeEvaluations(
  db: Kysely<Database>,
  sealer: Sealer,
  { jobseekerId, accountId }: { jobseekerId: string; accountId: string },
) {
  const now = new Date();
  const today = chinaDay(now);
  const [base, other] = [await aBase(db, { name: '示例盲文书店培训点' }), await aBase(db, { name: '示例新培训点' })];
  const practice = await aCourse(db, { title: '速写练习（示例）' });
  const enrol = async (days: number) => {
    const training_base_id = base.training_base_id;
    const session = await aSession(db, {
      course: practice,
      training_base_id,
      meetings: mornings(addDays(today, days)),
    });
    const course_session_id = session.course_session_id;
    const enrolment = await anEnrolment(db, sealer, { course_session_id, jobseeker_id: jobseekerId });
    return { sessionId: course_session_id, enrolmentId: enrolment.enrolment_id };
  };
  const [open, done, early] = [await enrol(-3), await enrol(-9), await enrol(9)];
  await db
    .insertInto('evaluation_participation')
    .values({ course_session_id: done.sessionId, jobseeker_id: jobseekerId, answered_on: today })
    .execute();
  const said: EvaluationAnswers[] = [
    { teaching: 'good', place: 'good', materials: 'fair', help: 'good', words: '示例：老师讲得慢，听得清。' },
    { teaching: 'good', place: 'fair', materials: 'good', help: 'none' },
    { teaching: 'fair', place: 'good', materials: 'good', words: '示例：楼下没有盲道。' },
    { teaching: 'good', place: 'poor', materials: 'good' },
    { teaching: 'good', place: 'good', materials: 'poor', recommend: 'good' },
  ];
  const course = await aCourse(db, { title: '网上速录（示例）' });
  await db
    .insertInto('evaluation_sheet')
    .values(
      [base.training_base_id, course.course_id].flatMap((subject) =>
        said.map((answers) => ({
          ...{ evaluation_sheet_id: randomUUID(), subject, is_released: 1 },
          sealed_answers: sealer.seal(JSON.stringify(answers)),
        })),
      ),
    )
    .execute();
  await db
    .insertInto('base_review')
    .values({
      ...{ base_review_id: randomUUID(), training_base_id: base.training_base_id, reviewer: '示例评价中心' },
      ...{ reviewed_on: '2026-03-01', result: '示例：教室和教材合格，门口的坡道要修。' },
      ...{ recorded_by: accountId, recorded_at: now.toISOString(), withdrawn_at: null },
    })
    .execute();
  return {
    ...{ enrolmentToEvaluate: open.enrolmentId, evaluatedEnrolment: done.enrolmentId },
    ...{ enrolmentTooEarly: early.enrolmentId },
    evaluatedCourse: course.course_id,
    ...{ evaluatedBase: base.training_base_id, unevaluatedBase: other.training_base_id },
  };
}
