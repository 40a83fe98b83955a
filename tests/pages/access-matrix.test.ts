import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { openDatabase } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import { access } from '#src/access.ts';
import type { Role } from '#src/domain/account/account.ts';
import { compareList } from '#src/domain/caseload-import/compare-list.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { sendFeedback } from '#src/domain/feedback/send-feedback.ts';
import { sealPerson } from '#src/domain/jobseeker/person.ts';
import { writePart } from '#src/domain/mandate/helped-change.ts';
import { listNotices } from '#src/domain/notice/notice-queries.ts';
import { sendNotice } from '#src/domain/notice/send-notice.ts';
import { addLine } from '#src/domain/plan/add-line.ts';
import { writeRemark } from '#src/domain/plan/write-remark.ts';
import { anAccount, anOrganisation, cookieOf, givePasskey } from '../account-factories.ts';
import type { MadeAccount } from '../account-factories.ts';
import { anAssessedAppointment } from '../assessment-factories.ts';
import { aLesson } from '../attendance-factories.ts';
import { aCertificate } from '../certificate-factories.ts';
import { aSentDemand } from '../demand-factories.ts';
import { visitorOf } from '../domain/demand/demanding-people.ts';
import { anEvent } from '../event-factories.ts';
import { aBase, aCourse, anEnrolment, aProposal, aSession } from '../training-factories.ts';
import { aClaim } from '../claim-factories.ts';
import { aJob, anEmployer } from '../factories.ts';
import { aDoubtedService } from '../service-factories.ts';
import { aFollowUp } from '../follow-up-factories.ts';
import { standingHousehold } from '../household-factories.ts';
import { aGoalAndAction } from '../plan-factories.ts';
import { aList, aListRow } from '../list-factories.ts';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { aSurvey } from '../survey-factories.ts';
import { matrix, methods, owners, visitors } from './access-matrix.ts';
import type { Answer, MatrixVisitor, Method, Owner } from './access-matrix.ts';

/** Where the visitors live and work, and where they do not. */
const [here, elsewhere] = ['450200', '420200'];

let portal: Portal;
let db: Kysely<Database>;
let people: Readonly<Record<Role, MadeAccount & { organisationId: string }>>;
/** A counsellor who has not set up a second factor yet. */
let unproven: MadeAccount;
let others: Readonly<
  Record<Exclude<Owner, 'own'>, { jobseeker: MadeAccount; helper: MadeAccount; staff: MadeAccount }>
>;
let organisations: Readonly<Record<Owner, string>>;
let job: string;
let receipt: string;
beforeAll(async () => {
  portal = await startPortal({ content: 'empty' });
  db = openDatabase(portal.databaseUrl);
  const make = (role: Role, region: string, organisationId: string) =>
    anAccount(db, portal.sealer, {
      role,
      ...(['counsellor', 'employer', 'teacher', 'administrator'].includes(role) ? { organisationId } : {}),
      ...(role === 'jobseeker' ? { residenceRegion: region } : {}),
    });
  organisations = {
    own: await anOrganisation(db, { regionCode: here }),
    other: await anOrganisation(db, { regionCode: here, name: '示例另一单位' }),
    'other region': await anOrganisation(db, { regionCode: elsewhere }),
  };
  const person = async (role: Role) => ({
    ...(await make(role, here, organisations.own)),
    organisationId: organisations.own,
  });
  people = {
    jobseeker: await person('jobseeker'),
    helper: await person('helper'),
    counsellor: await person('counsellor'),
    employer: await person('employer'),
    teacher: await person('teacher'),
    administrator: await person('administrator'),
  };
  unproven = await make('counsellor', here, organisations.own);
  const strangers = async (region: string, organisationId: string) => ({
    jobseeker: await make('jobseeker', region, organisationId),
    helper: await make('helper', region, organisationId),
    staff: await make('counsellor', region, organisationId),
  });
  others = {
    other: await strangers(here, organisations.other),
    'other region': await strangers(elsewhere, organisations['other region']),
  };
  for (const { accountId, jobseekerId = '' } of [people, ...Object.values(others)].map(({ jobseeker }) => jobseeker))
    for (const purpose of ['record', 'counsellor', 'assessment', 'plan', 'training', 'subsidy'] as const) {
      const actor = { accountId, role: 'jobseeker' } as const;
      await giveConsent(db, portal.sealer, { jobseekerId, purpose, actor }, new Date());
    }
  await db
    .updateTable('jobseeker')
    .set({
      counsellor_id: people.counsellor.accountId,
      sealed_person: sealPerson(portal.sealer, { called: '示例小林', identityNumber: '450202199003078517' }),
    })
    .where('account_id', '=', people.jobseeker.accountId)
    .execute();
  job = (await aJob(db, { employer: await anEmployer(db) })).job_id;
  const sent = await portal.submit('/feedback', { kind: 'need', message: '示例' });
  receipt = /\/feedback\/(\d+)/.exec(sent.headers.get('location') ?? '')?.[1] ?? '';
});
afterAll(async () => {
  await db.destroy();
  await portal.stop();
});

/** A mandate that holds, or an invitation to one. */
async function aMandate(jobseeker: MadeAccount, helper: MadeAccount, tasks: string): Promise<string> {
  const mandate_id = randomUUID();
  const now = Date.now();
  await db
    .insertInto('mandate')
    .values({
      mandate_id,
      jobseeker_id: jobseeker.jobseekerId ?? null,
      helper_id: helper.accountId,
      tasks,
      term: 'month',
      state: 'active',
      begun_by: 'person',
      code_fingerprint: null,
      code_expires_at: null,
      starts_at: new Date(now).toISOString(),
      ends_at: new Date(now + 86_400_000).toISOString(),
      ended_at: null,
      ended_by: null,
      created_at: new Date(now).toISOString(),
    })
    .execute();
  return mandate_id;
}

const personOf = (visitor: MatrixVisitor): MadeAccount | undefined => {
  if (visitor === 'nobody') return undefined;
  if (visitor.startsWith('acting')) return people.helper;
  return visitor === 'counsellor without second factor' ? unproven : people[visitor as Role];
};

/** A session of its own for every request: what one of them ends is still there for the next. */
async function headersOf(visitor: MatrixVisitor): Promise<Record<string, string>> {
  const person = personOf(visitor);
  if (!person) return {};
  const tasks = visitor === 'acting' ? 'plan,demand,training,subsidy' : 'message';
  const acting = visitor.startsWith('acting')
    ? { mandateId: await aMandate(people.jobseeker, people.helper, tasks) }
    : {};
  const secondFactor = visitor !== 'counsellor without second factor';
  return { cookie: await cookieOf(db, person, { secondFactor, ...acting }) };
}

/** An event of the region, or of another one; one that goes on has results. */
async function eventDeskPathOf(owner: Owner, isRunning = false): Promise<string> {
  const started = isRunning ? { starts_at: new Date(Date.now() - 60_000).toISOString() } : {};
  return `/training/events/${await anEvent(db, { region_code: owner === 'other region' ? elsewhere : here, ...started })}`;
}

/** An enrolment of the jobseeker, or of somebody else. */
async function enrolmentOf(owner: Owner): Promise<string> {
  const { jobseekerId = '' } = owner === 'own' ? people.jobseeker : others[owner].jobseeker;
  const { course_session_id } = await aSession(db);
  const enrolment = { course_session_id, jobseeker_id: jobseekerId };
  return (await anEnrolment(db, portal.sealer, enrolment)).enrolment_id;
}

/** The address of a thing of this owner, as this visitor names it; made anew where a request may change it. */
const subjects: Readonly<Record<string, (owner: Owner, visitor: MatrixVisitor) => Promise<string> | string>> = {
  '/accessibility/[principle]': () => '/accessibility/perceivable',
  '/account/passkeys/[id]': async (owner, visitor) => {
    const holder = owner === 'own' ? personOf(visitor) : others[owner].staff;
    const passkeyId = randomUUID();
    // Who has a passkey gives it before setting up anything: this counsellor stays without.
    if (holder && holder !== unproven) await givePasskey(db, holder, passkeyId);
    return `/account/passkeys/${passkeyId}`;
  },
  '/administration/accounts/[id]': (owner, visitor) => accountPath(owner, visitor),
  '/administration/accounts/[id]/code': (owner, visitor) => `${accountPath(owner, visitor)}/code`,
  '/administration/accounts/[id]/roles/[role]': (owner, visitor) =>
    `${accountPath(owner, visitor)}/roles/${accountOf(owner, visitor)?.accountRoleId}`,
  '/administration/accounts/[id]/roles/new': (owner, visitor) => `${accountPath(owner, visitor)}/roles/new`,
  '/administration/accounts/[id]/suspension': (owner, visitor) => `${accountPath(owner, visitor)}/suspension`,
  '/administration/organisations/[id]': (owner) => `/administration/organisations/${organisations[owner]}`,
  '/administration/organisations/[id]/contact': (owner) =>
    `/administration/organisations/${organisations[owner]}/contact`,
  '/administration/organisations/[id]/suspension': (owner) =>
    `/administration/organisations/${organisations[owner]}/suspension`,
  '/assessments/[id]': async (owner) => `/assessments/${(await anAssessment(owner)).assessmentId}`,
  '/assessments/appointments/[id]': (owner) => appointmentPath(owner),
  '/assessments/appointments/[id]/appointment.ics': async (owner) => `${await appointmentPath(owner)}/appointment.ics`,
  '/assessments/appointments/[id]/cancellation': async (owner) => `${await appointmentPath(owner)}/cancellation`,
  '/assessments/self/[question]': () => '/assessments/self/helps',
  '/assessments/times/[id]': async (owner) => `/assessments/times/${(await anAssessment(owner)).timeId}`,
  '/assessments/times/[id]/result': async (owner) => `/assessments/times/${(await anAssessment(owner)).timeId}/result`,
  '/consents/[purpose]': () => '/consents/record',
  '/basic-check/[part]': () => '/basic-check/contact',
  '/events/[id]': async () => `/events/${await anEvent(db)}`,
  '/events/[id]/event.ics': async () => `/events/${await anEvent(db)}/event.ics`,
  '/events/[id]/sign-up': async () => `/events/${await anEvent(db)}/sign-up`,
  '/training/bases/[id]': (owner) => baseDeskPath(owner),
  '/training/bases/[id]/change': async (owner) => `${await baseDeskPath(owner)}/change`,
  '/training/bases/[id]/exit': async (owner) => `${await baseDeskPath(owner)}/exit`,
  '/training/bases/[id]/facts': async (owner) => `${await baseDeskPath(owner)}/facts`,
  '/training/courses/[id]': async (owner) => `/training/courses/${(await courseOf(owner)).course_id}`,
  '/training/courses/[id]/change': async (owner) => `/training/courses/${(await courseOf(owner)).course_id}/change`,
  '/training/courses/[id]/evaluations': async (owner) =>
    `/training/courses/${(await courseOf(owner)).course_id}/evaluations`,
  '/training/courses/[id]/sessions/new': async (owner) =>
    `/training/courses/${(await courseOf(owner)).course_id}/sessions/new`,
  '/training/proposals/[id]': async (owner) => {
    const region_code = owner === 'other region' ? elsewhere : here;
    const row = { region_code, organisation_id: organisations[owner] };
    return `/training/proposals/${await aProposal(db, portal.sealer, row)}`;
  },
  '/training/sessions/[id]': (owner) => sessionDeskPath(owner),
  '/training/sessions/[id]/cancellation': async (owner) => `${await sessionDeskPath(owner)}/cancellation`,
  '/training/sessions/[id]/change': async (owner) => `${await sessionDeskPath(owner)}/change`,
  '/training/sessions/[id]/facts': async (owner) => `${await sessionDeskPath(owner)}/facts`,
  '/training/sessions/[id]/people': async (owner) => `${await sessionDeskPath(owner)}/people`,
  '/training/sessions/[id]/people/[enrolment]': async (owner) => {
    const path = await sessionDeskPath(owner);
    const jobseeker_id = (owner === 'own' ? people : others[owner]).jobseeker.jobseekerId ?? '';
    const enrolment = { course_session_id: path.slice(path.lastIndexOf('/') + 1), jobseeker_id };
    return `${path}/people/${(await anEnrolment(db, portal.sealer, enrolment)).enrolment_id}`;
  },
  '/training/events/[id]': (owner) => eventDeskPathOf(owner),
  '/training/events/[id]/cancellation': async (owner) => `${await eventDeskPathOf(owner)}/cancellation`,
  '/training/events/[id]/facts': async (owner) => `${await eventDeskPathOf(owner)}/facts`,
  '/training/events/[id]/results': async (owner) => `${await eventDeskPathOf(owner, true)}/results`,
  '/imports/[id]': (owner) => importPathOf(owner),
  '/imports/[id]/report.csv': async (owner) => `${await importPathOf(owner)}/report.csv`,
  '/feedback/[receipt]': () => `/feedback/${receipt}`,
  '/demands/[id]': (owner) => demandPath(owner),
  '/demands/[id]/end': async (owner) => `${await demandPath(owner)}/end`,
  '/demands/[id]/message': async (owner) => `${await demandPath(owner)}/message`,
  '/demands/[id]/text': async (owner) => `${await demandPath(owner)}/text`,
  '/demands/draft/[question]': () => '/demands/draft/hours',
  '/files/[id]': (owner) => filePath(owner),
  '/files/[id]/demand': (owner) => `${filePath(owner)}/demand`,
  '/files/[id]/account': (owner) => `${filePath(owner)}/account`,
  '/files/[id]/acting': (owner) => `${filePath(owner)}/acting`,
  '/sessions/[id]/enrolment': async () => `/sessions/${(await aSession(db)).course_session_id}/enrolment`,
  '/enrolments/[id]': async (owner) => `/enrolments/${await enrolmentOf(owner)}`,
  '/enrolments/[id]/cancellation': async (owner) => `/enrolments/${await enrolmentOf(owner)}/cancellation`,
  '/enrolments/[id]/move': async (owner) => `/enrolments/${await enrolmentOf(owner)}/move`,
  '/enrolments/[id]/needs': async (owner) => `/enrolments/${await enrolmentOf(owner)}/needs`,
  '/enrolments/[id]/offer': async (owner) => `/enrolments/${await enrolmentOf(owner)}/offer`,
  '/enrolments/[id]/evaluation': async (owner) => `/enrolments/${await enrolmentOf(owner)}/evaluation`,
  '/training/bases/[id]/evaluations': async (owner) => `/training/bases/${await baseOf(owner)}/evaluations`,
  '/training/bases/[id]/reviews/new': async (owner) => `/training/bases/${await baseOf(owner)}/reviews/new`,
  '/certificates/[id]': async (owner) => `/certificates/${await certificateOf(owner)}`,
  '/certificates/[id]/change': async (owner) => `/certificates/${await certificateOf(owner)}/change`,
  '/certificates/[id]/due-date.ics': async (owner) => `/certificates/${await certificateOf(owner)}/due-date.ics`,
  '/certificates/[id]/removal': async (owner) => `/certificates/${await certificateOf(owner)}/removal`,
  '/files/[id]/certificates': (owner) => `${filePath(owner)}/certificates`,
  '/files/[id]/certificates/[certificate]': async (owner) =>
    `${filePath(owner)}/certificates/${await certificateOf(owner, 'staff')}`,
  '/files/[id]/certificates/[certificate]/removal': async (owner) =>
    `${filePath(owner)}/certificates/${await certificateOf(owner, 'staff')}/removal`,
  '/files/[id]/certificates/new': (owner) => `${filePath(owner)}/certificates/new`,
  '/files/[id]/certificate': (owner) => `${filePath(owner)}/certificate`,
  '/files/[id]/consents': (owner) => `${filePath(owner)}/consents`,
  '/files/[id]/consents/[purpose]': (owner) => `${filePath(owner)}/consents/record`,
  '/files/[id]/handover': (owner) => `${filePath(owner)}/handover`,
  '/files/[id]/mandates': (owner) => `${filePath(owner)}/mandates`,
  '/files/[id]/mandates/new': (owner) => `${filePath(owner)}/mandates/new`,
  '/files/[id]/code': (owner) => `${filePath(owner)}/code`,
  '/files/[id]/corrections': (owner) => `${filePath(owner)}/corrections`,
  '/files/[id]/corrections/[correction]': async (owner) => `${filePath(owner)}/corrections/${await aCorrection(owner)}`,
  '/claims/[id]': async (owner) => `/claims/${await claimOf(owner)}`,
  '/files/[id]/claims': (owner) => `${filePath(owner)}/claims`,
  '/files/[id]/claims/[claim]': async (owner) => `${filePath(owner)}/claims/${await claimOf(owner)}`,
  '/subsidies/[region]/[kind]': () => `/subsidies/${here}/training`,
  '/subsidies/[region]/[kind]/check/[question]': () => `/subsidies/${here}/training/check/disabled`,
  '/files/[id]/follow-ups': (owner) => `${filePath(owner)}/follow-ups`,
  '/files/[id]/follow-ups/[followup]': async (owner) => `${filePath(owner)}/follow-ups/${await followUpOf(owner)}`,
  '/follow-ups/[id]': async (owner) => `/follow-ups/${await followUpOf(owner)}`,
  '/files/[id]/plan': (owner) => `${filePath(owner)}/plan`,
  '/files/[id]/plan/easy': (owner) => `${filePath(owner)}/plan/easy`,
  '/files/[id]/plan/goals/new': (owner) => `${filePath(owner)}/plan/goals/new`,
  '/files/[id]/plan/goals/[goal]/actions/new': async (owner) =>
    `${filePath(owner)}/plan/goals/${(await planThings(owner)).lineId}/actions/new`,
  '/files/[id]/plan/lines/[line]': async (owner) => `${filePath(owner)}/plan/lines/${(await planThings(owner)).lineId}`,
  '/files/[id]/plan/lines/[line]/outcome': async (owner) =>
    `${filePath(owner)}/plan/lines/${(await planThings(owner)).lineId}/outcome`,
  '/files/[id]/plan/remarks/[remark]': async (owner) =>
    `${filePath(owner)}/plan/remarks/${(await planThings(owner)).remarkId}`,
  '/files/[id]/needs': (owner) => `${filePath(owner)}/needs`,
  '/files/[id]/courses/new': (owner) => `${filePath(owner)}/courses/new`,
  '/files/[id]/jobs/new': (owner) => `${filePath(owner)}/jobs/new`,
  '/four-ones/services/[id]': async (owner) => `/four-ones/services/${await doubtedServiceOf(owner)}`,
  '/files/[id]/services/[service]': async (owner) => `${filePath(owner)}/services/${await doubtedServiceOf(owner)}`,
  '/files/[id]/services': (owner) => `${filePath(owner)}/services`,
  '/files/[id]/counsellor': (owner) => `${filePath(owner)}/counsellor`,
  '/files/[id]/talks': (owner) => `${filePath(owner)}/talks`,
  '/files/[id]/talks/new': (owner) => `${filePath(owner)}/talks/new`,
  '/enrolments/[id]/attendance': async (owner) => `/enrolments/${(await lessonOf(owner)).enrolmentId}/attendance`,
  '/enrolments/[id]/attendance/[date]': async (owner) => {
    const { enrolmentId, dateId } = await lessonOf(owner);
    return `/enrolments/${enrolmentId}/attendance/${dateId}`;
  },
  '/enrolments/[id]/messages': async (owner) => `/enrolments/${(await lessonOf(owner)).enrolmentId}/messages`,
  '/teaching/[id]': async (owner) => `/teaching/${(await lessonOf(owner)).sessionId}`,
  '/teaching/[id]/dates/[date]': async (owner) => {
    const { sessionId, dateId } = await lessonOf(owner);
    return `/teaching/${sessionId}/dates/${dateId}`;
  },
  '/teaching/[id]/messages': async (owner) => `/teaching/${(await lessonOf(owner)).sessionId}/messages`,
  '/teaching/contests/[contest]': async (owner) => `/teaching/contests/${(await lessonOf(owner)).attendanceId}`,
  '/households/[id]': async (owner) => `/households/${(await aHousehold(owner)).householdId}`,
  '/households/[id]/clearing': async (owner) => `/households/${(await aHousehold(owner)).householdId}/clearing`,
  '/households/[id]/members/[member]': (owner) => memberPath(owner),
  '/households/[id]/members/[member]/answer': async (owner) => `${await memberPath(owner)}/answer`,
  '/households/[id]/members/new': async (owner) => `/households/${(await aHousehold(owner)).householdId}/members/new`,
  '/households/[id]/reopening': async (owner) => `/households/${(await aHousehold(owner)).householdId}/reopening`,
  '/bases/[id]': async () => `/bases/${(await aBase(db)).training_base_id}`,
  '/courses/[id]': async () => `/courses/${(await aCourse(db)).course_id}`,
  '/sessions/[id]': async () => `/sessions/${(await aSession(db)).course_session_id}`,
  '/sessions/[id]/dates.ics': async () => `/sessions/${(await aSession(db)).course_session_id}/dates.ics`,
  '/jobs/[id]': () => `/jobs/${job}`,
  '/jobs/[id]/closing-date.ics': () => `/jobs/${job}/closing-date.ics`,
  '/jobs/[id]/report': () => `/jobs/${job}/report`,
  '/messages/[id]': async (owner, visitor) => {
    const reader = visitor.startsWith('acting') ? people.jobseeker : personOf(visitor);
    const { accountId } = (owner === 'own' ? reader : others[owner].jobseeker) ?? people.jobseeker;
    await sendNotice(db, portal.sealer, { accountId, kind: 'answer', text: '示例答复。' }, new Date());
    const notices = await listNotices(db, portal.sealer, accountId);
    return `/messages/${notices[0]?.noticeId}`;
  },
  '/mandates/[id]': (owner) => mandatePath(owner),
  '/mandates/[id]/changes/[change]': async (owner) => {
    const path = await mandatePath(owner);
    return `${path}/changes/${await aChange(path.slice(path.lastIndexOf('/') + 1), owner)}`;
  },
  '/mandates/[id]/end': async (owner) => `${await mandatePath(owner)}/end`,
  '/plan/dates.ics': async (owner) => (await aPlanOf(owner)) && '/plan/dates.ics',
  '/plan/text': async (owner) => (await aPlanOf(owner)) && '/plan/text',
  '/plan/goals/[id]/actions/new': async (owner) => `/plan/goals/${(await aPlanOf(owner)).goal}/actions/new`,
  '/plan/remarks/[id]': async (owner) => `/plan/remarks/${(await planThings(owner)).remarkId}`,
  '/plan/lines/[id]': async (owner) => `/plan/lines/${(await aPlanOf(owner)).action}`,
  '/plan/lines/[id]/change': async (owner) => `/plan/lines/${(await aPlanOf(owner)).action}/change`,
  '/plan/lines/[id]/report': async (owner) => `/plan/lines/${(await aPlanOf(owner)).action}/report`,
  '/programmes/[region]': () => `/programmes/${here}`,
  '/programmes/[region]/text': () => `/programmes/${here}/text`,
  '/questions/[receipt]': async (owner) => {
    const regionCode = owner === 'other region' ? elsewhere : here;
    const question = { kind: 'question', message: '示例', contact: '', regionCode } as const;
    return `/questions/${await sendFeedback(db, portal.sealer, question, new Date())}`;
  },
  '/recommendations/[id]/refusal': () => `/recommendations/${job}/refusal`,
  '/record/[part]': () => '/record/contact',
  '/record/[part]/number': () => '/record/identity/number',
  '/style-guide/[component]': () => '/style-guide/button',
  '/surveys/[id]': () => surveyPath('open'),
  '/surveys/[id]/check': async () => `${await surveyPath('open')}/check`,
  '/surveys/[id]/done': async () => `${await surveyPath('open')}/done`,
  '/surveys/[id]/questions/[place]': async () => `${await surveyPath('open')}/questions/1`,
  '/surveys/[id]/results': async () => `${await surveyPath('closed')}/results`,
  '/surveys/desk/[id]': (owner) => deskPath(owner),
  '/surveys/desk/[id]/end': async (owner) => `${await deskPath(owner)}/end`,
  '/surveys/desk/[id]/facts': async (owner) => `${await deskPath(owner)}/facts`,
  '/surveys/desk/[id]/publication': async (owner) => `${await deskPath(owner)}/publication`,
  '/surveys/desk/[id]/questions/[question]': (owner) => deskPath(owner, true),
  '/surveys/desk/[id]/questions/[question]/preview': async (owner) => `${await deskPath(owner, true)}/preview`,
  '/surveys/desk/[id]/questions/new': async (owner) => `${await deskPath(owner)}/questions/new`,
  '/surveys/desk/[id]/results': async (owner) => `${await deskPath(owner)}/results`,
  '/surveys/desk/[id]/results.csv': async (owner) =>
    `/surveys/desk/${(await aSurveyOf(owner, 'closed')).surveyId}/results.csv`,
};

/** A result of this owner's person by their counsellor, with the appointment and its time. */
async function anAssessment(owner: Owner) {
  const { jobseeker, staff } = owner === 'own' ? { ...people, staff: people.counsellor } : others[owner];
  return anAssessedAppointment(db, portal.sealer, { jobseekerId: jobseeker.jobseekerId ?? '', assessor: staff });
}
const appointmentPath = async (owner: Owner): Promise<string> =>
  `/assessments/appointments/${(await anAssessment(owner)).appointmentId}`;

const aSurveyOf = (owner: Owner, state: 'draft' | 'open' | 'closed') =>
  aSurvey(db, portal.sealer, {
    organisationId: organisations[owner],
    state,
    region_code: owner === 'other region' ? elsewhere : here,
    ...(state === 'closed' ? { sheets: 5, released_at: new Date().toISOString() } : {}),
  });
const surveyPath = async (state: 'open' | 'closed'): Promise<string> =>
  `/surveys/${(await aSurveyOf('own', state)).surveyId}`;
/** A draft of this owner's, or its first question. */
const importPaths = new Map<Owner, Promise<string>>();
/** One for all who ask: nothing that an empty form sends changes it. */
function importPathOf(owner: Owner): Promise<string> {
  const path = importPaths.get(owner) ?? anImportPath(owner);
  importPaths.set(owner, path);
  return path;
}

/** A file that a counsellor of this owner's office has compared with its list. */
async function anImportPath(owner: Owner): Promise<string> {
  const { accountId } = owner === 'own' ? people.counsellor : others[owner].staff;
  const regionCode = owner === 'other region' ? elsewhere : here;
  const role = { accountRoleId: '', role: 'counsellor', organisationId: organisations[owner], regionCode } as const;
  const held = { ...role, organisationName: undefined };
  const visitor = { accountId, sessionId: '', called: '', role: held, roles: [], mandateId: undefined };
  const staff = { ...visitor, secondFactorAt: undefined, hasSecondFactor: true };
  const outcome = await compareList(db, portal.sealer, staff, aList([aListRow(1)]), new Date());
  return outcome.kind === 'compared' ? `/imports/${outcome.importId}` : expect.unreachable(outcome.kind);
}

const deskPath = async (owner: Owner, isQuestion = false): Promise<string> => {
  const { surveyId, questions } = await aSurveyOf(owner, 'draft');
  return `/surveys/desk/${surveyId}${isQuestion ? `/questions/${questions[0]}` : ''}`;
};

/** A base that staff of the own region run, or of another one. */
const baseOf = async (owner: Owner): Promise<string> =>
  (await aBase(db, { region_code: owner === 'other region' ? elsewhere : here })).training_base_id;

const certificateOf = (owner: Owner, entered_as: 'self' | 'staff' = 'self'): Promise<string> =>
  aCertificate(db, portal.sealer, {
    jobseeker_id: (owner === 'own' ? people : others[owner]).jobseeker.jobseekerId ?? '',
    ...{ entered_as, due_kind: 'review', due_on: '2099-03-01' },
  });

/** A meeting of this owner's teacher, with something that this owner's person does not agree with. */
const lessonOf = (owner: Owner) =>
  aLesson(db, portal.sealer, {
    teacherId: owner === 'own' ? people.teacher.accountId : others[owner].staff.accountId,
    jobseekerId: (owner === 'own' ? people : others[owner]).jobseeker.jobseekerId ?? '',
    regionCode: owner === 'other region' ? elsewhere : here,
  });

const doubtedServiceOf = (owner: Owner): Promise<string> =>
  aDoubtedService(db, (owner === 'own' ? people : others[owner]).jobseeker.jobseekerId ?? '');

const followUpOf = (owner: Owner): Promise<string> =>
  aFollowUp(db, {
    jobseekerId: (owner === 'own' ? people : others[owner]).jobseeker.jobseekerId ?? '',
    plannedBy: people.counsellor.accountId,
  });

const claimOf = async (owner: Owner): Promise<string> => {
  const { jobseekerId = '' } = (owner === 'own' ? people : others[owner]).jobseeker;
  return (await aClaim(db, portal.sealer, { jobseeker_id: jobseekerId })).claim_id;
};

const baseDeskPath = async (owner: Owner): Promise<string> => {
  const region_code = owner === 'other region' ? elsewhere : here;
  return `/training/bases/${(await aBase(db, { region_code, organisation_id: organisations[owner] })).training_base_id}`;
};
/** A course that this owner's office made, anew: what an empty form withdraws is still there for the next. */
const courseOf = (owner: Owner) =>
  aCourse(db, {
    region_code: owner === 'other region' ? elsewhere : here,
    organisation_id: organisations[owner],
  });
const sessionDeskPath = async (owner: Owner): Promise<string> =>
  `/training/sessions/${(await aSession(db, { course: await courseOf(owner) })).course_session_id}`;

const accountOf = (owner: Owner, visitor: MatrixVisitor): MadeAccount | undefined =>
  owner === 'own' ? (personOf(visitor) ?? people.counsellor) : others[owner].staff;
const accountPath = (owner: Owner, visitor: MatrixVisitor): string =>
  `/administration/accounts/${accountOf(owner, visitor)?.accountId}`;
const demandPath = async (owner: Owner): Promise<string> => {
  const { jobseekerId = '' } = (owner === 'own' ? people : others[owner]).jobseeker;
  return `/demands/${await aSentDemand(db, portal.sealer, jobseekerId)}`;
};
/** A goal with an action in the plan of this owner's person, made once. */
const plans = new Map<Owner, Promise<{ goal: string; action: string }>>();
const aPlanOf = (owner: Owner): Promise<{ goal: string; action: string }> => {
  const person = (owner === 'own' ? people : others[owner]).jobseeker;
  const made = plans.get(owner) ?? aGoalAndAction(db, portal.sealer, person);
  plans.set(owner, made);
  return made;
};
const filePath = (owner: Owner): string => `/files/${(owner === 'own' ? people : others[owner]).jobseeker.jobseekerId}`;
/** A goal of this owner's plan, and something that the person said to it. */
async function planThings(owner: Owner): Promise<{ lineId: string; remarkId: string }> {
  const { jobseeker } = owner === 'own' ? people : others[owner];
  const { jobseekerId = '' } = jobseeker;
  const [lineId, remarkId, asker] = [randomUUID(), randomUUID(), { visitor: visitorOf(jobseeker) }];
  await addLine(db, portal.sealer, asker, { jobseekerId, lineId, text: '示例目标' }, new Date());
  const remark = { jobseekerId, remarkId, lineId, kind: 'question', text: '示例问题' } as const;
  await writeRemark(db, portal.sealer, asker, remark, new Date());
  return { lineId, remarkId };
}
const mandatePath = async (owner: Owner): Promise<string> => {
  const { jobseeker, helper } = owner === 'own' ? people : others[owner];
  return `/mandates/${await aMandate(jobseeker, helper, 'demand')}`;
};

/** The household in which this owner's person stands. */
const aHousehold = (owner: Owner): Promise<{ householdId: string; memberId: string }> =>
  standingHousehold(db, (owner === 'own' ? people : others[owner]).jobseeker.jobseekerId ?? '');
const memberPath = async (owner: Owner): Promise<string> => {
  const { householdId, memberId } = await aHousehold(owner);
  return `/households/${householdId}/members/${memberId}`;
};

/** Something that the person wants corrected. */
async function aCorrection(owner: Owner): Promise<string> {
  const jobseekerId = (owner === 'own' ? people : others[owner]).jobseeker.jobseekerId ?? '';
  const [checkId, correctionId, now] = [randomUUID(), randomUUID(), new Date().toISOString()];
  const sealed = portal.sealer.seal('示例');
  await db
    .insertInto('basic_check')
    .values({
      ...{ basic_check_id: checkId, jobseeker_id: jobseekerId, sealed_answers: null, begun_at: now },
      ...{ finished_at: now, finished_by: null, finished_as: 'self' },
    })
    .execute();
  await db
    .insertInto('correction')
    .values({
      ...{ correction_id: correctionId, basic_check_id: checkId, jobseeker_id: jobseekerId, part: 'name' },
      ...{ field: 'name', sealed_before: sealed, sealed_wanted: sealed, state: 'open', sealed_answer: null },
      ...{ created_at: now, closed_at: null, closed_by: null },
    })
    .execute();
  return correctionId;
}

const answers = { phone: undefined, address: undefined, contactWay: undefined };

/** What a helper changed in the record, under this mandate. */
async function aChange(mandateId: string, owner: Owner): Promise<string> {
  const { helper } = owner === 'own' ? people : others[owner];
  const mandate_event_id = randomUUID();
  const part = portal.sealer.seal(writePart({ change: { part: 'contact', answers }, words: [] }));
  await db
    .insertInto('mandate_event')
    .values({
      mandate_event_id,
      mandate_id: mandateId,
      kind: 'changed',
      subject: 'contact',
      sealed_before: part,
      sealed_after: part,
      actor_id: helper.accountId,
      happened_at: new Date().toISOString(),
      answered_at: null,
      answer: null,
    })
    .execute();
  return mandate_event_id;
}

async function ask(path: string, method: Method, visitor: MatrixVisitor): Promise<Answer> {
  const headers = await headersOf(visitor);
  const response =
    method === 'GET' ? await portal.visit(path, { headers }) : await portal.submit(path, {}, { headers });
  await response.arrayBuffer();
  const next = response.headers.get('location') ?? '';
  if (/^\/(sign-in\/second|account\/generator)\?next=/.test(next)) return 'second-factor';
  if (/^\/sign-in\?next=/.test(next)) return 'sign-in';
  if (response.status === 403) return 'refused';
  if (response.status === 404) return 'missing';
  return response.status < 500 ? 'open' : 'failure';
}

test('every route has a row in the matrix, and every row a route and a thing of each owner that it names', () => {
  expect(Object.keys(matrix).sort()).toEqual(Object.keys(access).sort());
  const dynamic = Object.keys(matrix).filter((route) => route.includes('['));
  expect(dynamic.filter((route) => !Object.hasOwn(subjects, route))).toEqual([]);
  // Where a thing belongs to somebody, it is asked for by others too.
  const ofSomebody =
    /^\/(files|plan|mandates|account|administration|assessments(?!\/self)|enrolments|certificates|claims|training|teaching)\/.*\[/;
  const bare = dynamic.filter((route) => ofSomebody.test(route) && !matrix[route]?.other);
  expect(bare).toEqual([]);
});

test('every cell is declared and answers as declared', async () => {
  const wrong: string[] = [];
  const check = async (visitor: MatrixVisitor) => {
    for (const [route, row] of Object.entries(matrix))
      for (const owner of owners)
        for (const method of row[owner] ? methods : []) {
          const path = (await subjects[route]?.(owner, visitor)) ?? route;
          const found = await ask(path, method, visitor);
          const declared = row[owner]?.[method][visitor] ?? 'undeclared';
          if (found !== declared) wrong.push(`${method} ${route} (${owner}) as ${visitor}: ${found}, not ${declared}`);
        }
  };
  // Side by side, but never two sessions of one account: one of them may sign out the others.
  const acting = visitors.filter((visitor) => personOf(visitor) === people.helper);
  const checkInTurn = async (some: readonly MatrixVisitor[]) => {
    for (const visitor of some) await check(visitor);
  };
  const alone = visitors.filter((visitor) => !acting.includes(visitor));
  await Promise.all([acting, ...alone.map((visitor) => [visitor])].map(checkInTurn));
  expect(wrong.sort()).toEqual([]);
}, 600_000);
