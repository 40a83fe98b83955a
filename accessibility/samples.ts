import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { roles, staffRoles } from '#src/domain/account/account.ts';
import type { Role } from '#src/domain/account/account.ts';
import { answerFeedback } from '#src/domain/feedback/answer-feedback.ts';
import { chinaDay } from '#src/domain/day/day.ts';
import { anAccount, anOrganisation, cookieOf, giveApp, givePasskey } from '../tests/account-factories.ts';
import type { MadeAccount } from '../tests/account-factories.ts';
import { aJob, anEmployer } from '../tests/factories.ts';
import { makeAssessments } from './assessment-samples.ts';
import { makeCourses } from './course-samples.ts';
import type { CourseSamples } from './course-samples.ts';
import { makeEvents } from './event-samples.ts';
import type { EventSamples, EventVisitor } from './event-samples.ts';
import { makeEnrolments } from './enrolment-samples.ts';
import type { EnrolmentSamples, EnrolmentVisitor } from './enrolment-samples.ts';
import { beginAtDesk, makeFiles } from './file-samples.ts';
import type { FileSamples } from './file-samples.ts';
import { makeCertificates } from './certificate-samples.ts';
import type { CertificateSamples, CertificateVisitor } from './certificate-samples.ts';
import { makeFollowUps } from './follow-up-samples.ts';
import type { FollowUpSamples } from './follow-up-samples.ts';
import { makeFourOnes } from './four-ones-samples.ts';
import type { FourOnesSamples } from './four-ones-samples.ts';
import { makeDemands } from './demand-samples.ts';
import type { DemandSamples, DemandVisitor } from './demand-samples.ts';
import { makeClaims } from './subsidy-samples.ts';
import type { SubsidySamples, SubsidyVisitor } from './subsidy-samples.ts';
import { makeHouseholds } from './household-samples.ts';
import type { HouseholdSamples, HouseholdVisitor } from './household-samples.ts';
import { makeLists } from './list-samples.ts';
import type { ListSamples } from './list-samples.ts';
import { makeMandates } from './mandate-samples.ts';
import type { MandateSamples } from './mandate-samples.ts';
import { makeMessages } from './message-samples.ts';
import type { MessageSamples } from './message-samples.ts';
import { makePlanDesk } from './plan-desk-samples.ts';
import type { PlanDeskSamples } from './plan-desk-samples.ts';
import { makePlans } from './plan-samples.ts';
import type { PlanVisitor } from './plan-samples.ts';
import { makeRecommended } from './recommendation-samples.ts';
import { makeRecord } from './record-samples.ts';
import { askToRecover, askToSignUp, makePhoneOwner, warnOf } from './phone-sample.ts';
import { makeSurveys } from './survey-samples.ts';
import type { SurveySamples } from './survey-samples.ts';
import { makeTeaching } from './teaching-samples.ts';
import type { TeachingSamples, TeachingVisitor } from './teaching-samples.ts';
import { makeTraining } from './training-samples.ts';
import type { TrainingSamples } from './training-samples.ts';
import type { Portal } from '../tests/portal.ts';

/** Whom a page can be shown to. */
export type SignedInAs =
  | Role
  | 'owner of a record'
  | 'helper with a record'
  | DemandVisitor
  | PlanVisitor
  | HouseholdVisitor
  | TeachingVisitor
  | SubsidyVisitor
  | EventVisitor
  | 'acting'
  | 'acting at the desk'
  | 'checked jobseeker'
  | 'recommended jobseeker'
  | 'unregistered jobseeker'
  | 'unmatched jobseeker'
  | 'owner of a phone'
  | 'waiting for a code to sign up'
  | 'waiting for a code to recover'
  | 'assessed'
  | 'helper of the assessed'
  | 'assessor'
  | 'followed'
  | 'helper of the followed'
  | CertificateVisitor
  | EnrolmentVisitor
  | 'owner of an app'
  | 'owner of an app who gave the password only';

/** What the paths of dynamic routes name, by the state that it is in. */
export interface Samples
  extends
    PlanDeskSamples,
    TrainingSamples,
    HouseholdSamples,
    TeachingSamples,
    SubsidySamples,
    ListSamples,
    DemandSamples,
    MandateSamples,
    FileSamples,
    MessageSamples,
    FourOnesSamples,
    FollowUpSamples,
    EventSamples,
    CertificateSamples,
    EnrolmentSamples,
    CourseSamples,
    SurveySamples {
  openJob: string;
  closedJob: string;
  withdrawnJob: string;
  unknownJob: string;
  longJob: string;
  receipt: string;
  answeredReceipt: string;
  secondPageOfJobs: string;
  organisation: string;
  /** The account of a counsellor of that organisation, and the role that it has. */
  staffAccount: string;
  staffRole: string;
  /** The `Cookie` header of somebody in this role. */
  cookies: Readonly<Record<SignedInAs, string>>;
}

const yesterday = () => chinaDay(new Date(Date.now() - 24 * 60 * 60 * 1000));

/** What the browser of this state's visitor sends along. */
export const cookiesOf = (
  { region, as }: { region?: string; as?: SignedInAs },
  samples: Pick<Samples, 'cookies'>,
): string[] => [...(region ? [`region=${region}`] : []), ...(as ? [samples.cookies[as]] : [])];

/** Puts a job in every state, and a message, into a portal that serves demonstration content. */
export async function makeSamples(portal: Portal): Promise<Samples> {
  const db = openDatabase(portal.databaseUrl);
  try {
    const employer = await anEmployer(db, { name: '示例城西呼叫服务有限公司' });
    const job = async (wanted: Parameters<typeof aJob>[1]) => (await aJob(db, { employer, ...wanted })).job_id;
    return {
      openJob: await job({ title: '在线客服（示例）', work_mode: 'remote', contact_text: '短信 138 0000 0000' }),
      closedJob: await job({ title: '已截止的客服（示例）', closes_on: yesterday() }),
      withdrawnJob: await job({ title: '已撤下的客服（示例）', withdrawn_at: new Date().toISOString() }),
      unknownJob: await job({
        title: '什么都未知的岗位（示例）',
        place: null,
        pay_min: null,
        pay_max: null,
        pay_unit: null,
        headcount: null,
        closes_on: null,
      }),
      longJob: await job({
        title: `${'负责整理材料并且答复来信来电的综合服务窗口工作人员'.repeat(3)}（示例）`,
        place: '广西壮族自治区柳州市示例区示例街道示例社区示例路一千二百三十四号示例大厦二十三层东侧'.repeat(2),
        directions: '公交站下车以后，沿盲道直走二百米，过一个有提示音的路口。\n'.repeat(8),
        hours_note: '上午九点到下午五点，中午休息一小时，可以商量提前或者推后。'.repeat(3),
        steps: '先读简历。\n再打电话或者发短信。\n最后见面，可以请人陪同。\n'.repeat(5),
        summary: '整理材料。\n答复来信。\n'.repeat(6),
        description: `工作内容写得很长。${'每天按顺序处理收到的信件和电话，记下内容，转给负责的人，第二天再看有没有办好。'.repeat(60)}`,
      }),
      receipt: await sendFeedback(portal),
      answeredReceipt: await answerSample(db, portal, await sendFeedback(portal)),
      secondPageOfJobs: await findSecondPage(portal),
      ...(await staffSample(db, portal)),
      ...(await signInEverybody(db, portal)),
    };
  } finally {
    await db.destroy();
  }
}

async function staffSample(db: Kysely<Database>, { sealer }: Portal) {
  const organisation = await anOrganisation(db, {
    name: '示例城中区就业服务所',
    kind: 'service',
    regionCode: '450202',
  });
  const account = await anAccount(db, sealer, {
    role: 'counsellor',
    called: '示例王敏',
    organisationId: organisation,
  });
  return { organisation, staffAccount: account.accountId, staffRole: account.accountRoleId };
}

async function signInEverybody(
  db: Kysely<Database>,
  portal: Portal,
): Promise<
  DemandSamples &
    PlanDeskSamples &
    TrainingSamples &
    HouseholdSamples &
    TeachingSamples &
    SubsidySamples &
    ListSamples &
    MandateSamples &
    FileSamples &
    EventSamples &
    MessageSamples &
    FourOnesSamples &
    FollowUpSamples &
    CertificateSamples &
    EnrolmentSamples &
    CourseSamples &
    SurveySamples &
    Pick<Samples, 'cookies'>
> {
  const organisationId = await anOrganisation(db);
  const cookies: [string, string][] = [];
  const accounts = new Map<Role, MadeAccount>();
  for (const role of Object.keys(roles) as Role[]) {
    const account = await anAccount(db, portal.sealer, {
      role,
      called: `示例${roles[role]}`,
      ...(staffRoles.includes(role) ? { organisationId } : {}),
    });
    cookies.push([role, await cookieOf(db, account)]);
    accounts.set(role, account);
  }
  const owner = await anAccount(db, portal.sealer, { called: '示例小杨' });
  await giveApp(db, portal.sealer, owner);
  await givePasskey(db, owner, 'sample');
  await warnOf(db, portal.sealer, owner);
  cookies.push(['owner of an app', await cookieOf(db, owner)]);
  cookies.push(['owner of an app who gave the password only', await cookieOf(db, owner, { secondFactor: false })]);
  cookies.push(['owner of a phone', await makePhoneOwner(db, portal.sealer)]);
  cookies.push(['waiting for a code to sign up', await askToSignUp(db, portal.sealer)]);
  cookies.push(['waiting for a code to recover', await askToRecover(db, portal.sealer)]);
  const [jobseeker, helper] = [accounts.get('jobseeker'), accounts.get('helper')];
  if (!jobseeker || !helper) throw new Error('Nobody looks for work, or nobody helps');
  const counsellor = accounts.get('counsellor');
  if (!counsellor) throw new Error('Nobody counsels');
  const lists = await makeLists(db, portal.sealer, await cookieOf(db, counsellor));
  const files = await makeFiles(db, portal.sealer, counsellor);
  cookies.push(['acting at the desk', await beginAtDesk(db, portal.sealer, counsellor, files.caseloadFile)]);
  const { cookie, ...mandates } = await makeMandates(db, portal.sealer, { jobseeker, helper });
  const messages = await makeMessages(db, portal.sealer, jobseeker.accountId);
  const { cookie: checked, ...fourOnes } = await makeFourOnes(db, portal.sealer, accounts.get('counsellor'));
  cookies.push(['checked jobseeker', checked]);
  const { cookies: following, ...followUps } = await makeFollowUps(db, portal.sealer, counsellor);
  cookies.push(...following);
  const { cookies: certified, ...certificates } = await makeCertificates(db, portal.sealer, counsellor);
  cookies.push(...certified);
  const { cookies: enrolling, ...enrolments } = await makeEnrolments(db, portal.sealer);
  cookies.push(...enrolling);
  cookies.push(['acting', cookie]);
  cookies.push(...(await makeRecommended(db, portal.sealer)).map(([as, own]): [string, string] => [as, own]));
  cookies.push(...(await makeAssessments(db, portal.sealer, organisationId)));
  cookies.push(...(await makePlans(db, portal.sealer, counsellor)));
  const { cookies: demanding, ...demands } = await makeDemands(db, portal.sealer, counsellor.accountId);
  cookies.push(...demanding);
  const planDesk = await makePlanDesk(db, portal.sealer, counsellor);
  const { cookies: living, ...households } = await makeHouseholds(db, portal.sealer, counsellor);
  cookies.push(...living);
  const teacher = accounts.get('teacher');
  if (!teacher) throw new Error('Nobody teaches');
  const { cookies: learning, ...teaching } = await makeTeaching(db, portal.sealer, teacher);
  cookies.push(...learning);
  const { cookies: claiming, ...claims } = await makeClaims(db, portal.sealer, counsellor);
  cookies.push(...claiming);
  const { cookies: takingPart, ...events } = await makeEvents(db, portal.sealer);
  cookies.push(...takingPart);
  const record = await makeRecord(db, portal);
  cookies.push(['owner of a record', record.owner], ['helper with a record', record.helper]);
  const jobseekerCookie = await cookieOf(db, jobseeker);
  const surveys = await makeSurveys(db, portal.sealer, {
    organisationId,
    jobseeker: jobseekerCookie,
    owner: record.owner,
  });
  return {
    ...demands,
    ...(await makeTraining(db, portal.sealer, organisationId)),
    ...households,
    ...teaching,
    ...claims,
    ...events,
    ...mandates,
    ...files,
    ...messages,
    ...fourOnes,
    ...followUps,
    ...certificates,
    ...enrolments,
    ...(await makeCourses(db, portal.sealer)),
    ...surveys,
    ...planDesk,
    ...lists,
    cookies: Object.fromEntries(cookies) as Samples['cookies'],
  };
}

async function sendFeedback(portal: Portal): Promise<string> {
  const response = await portal.submit('/feedback', { kind: 'barrier', message: '示例：第三页的按钮按不到。' });
  const receipt = /\/feedback\/(\d+)/.exec(response.headers.get('location') ?? '')?.[1];
  if (!receipt) throw new Error(`Feedback was not taken: ${response.status}`);
  return receipt;
}

async function answerSample(db: Kysely<Database>, portal: Portal, receiptNumber: string): Promise<string> {
  const answer = '您说的按钮改好了。\n请再试一次，还不行就告诉我们。';
  for (const state of ['handling', 'answered', 'closed'] as const)
    await answerFeedback(
      db,
      portal.sealer,
      { receiptNumber, state, answer: state === 'answered' ? answer : '', actor: '示例工作人员' },
      new Date(),
    );
  return receiptNumber;
}

async function findSecondPage(portal: Portal): Promise<string> {
  const page = await (await portal.visit('/jobs')).text();
  const link = /href="(\/jobs\?[^"]*page=[^"]*)"/.exec(page)?.[1];
  if (!link) throw new Error('The list of demonstration jobs has no second page.');
  return link.replaceAll('&amp;', '&').replaceAll('&#38;', '&');
}
