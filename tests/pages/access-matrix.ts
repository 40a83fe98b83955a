/** Who asks. Staff are of 柳州; the helpers who act have a mandate with the task of the record, and one without. */
export const visitors = [
  'nobody',
  'jobseeker',
  'helper',
  'counsellor',
  'employer',
  'administrator',
  'acting',
  'acting without the task',
  'counsellor without second factor',
  'teacher',
] as const;

export type MatrixVisitor = (typeof visitors)[number];

/** Whose thing is asked for: the visitor's own, somebody else's of the same region, or of another region. */
export const owners = ['own', 'other', 'other region'] as const;

export type Owner = (typeof owners)[number];

export const methods = ['GET', 'POST'] as const;

export type Method = (typeof methods)[number];

/** `open` says that the page answers, also with the mistakes of an empty form; `missing` tells nothing of what exists. */
export type Answer = 'open' | 'sign-in' | 'second-factor' | 'refused' | 'missing' | 'failure';

export type Cells = Readonly<Record<MatrixVisitor, Answer>>;

export type Row = Readonly<Partial<Record<Owner, Readonly<Record<Method, Cells>>>>>;

/** The answers to the visitors in their order. */
function cells(text: string): Cells {
  const answers = text.split(' ');
  if (answers.length !== visitors.length) throw new Error(`${answers.length} answers for ${visitors.length} visitors`);
  return Object.fromEntries(visitors.map((visitor, index) => [visitor, answers[index]])) as Cells;
}

// In the order: nobody, jobseeker, helper, counsellor, employer, administrator, acting, acting without the task,
// counsellor without second factor, teacher.
const everyone = cells('open open open open open open open open open open');
/** The page that stands for a refusal. */
const nobody = cells('refused refused refused refused refused refused refused refused refused refused');
/** Nothing answers a form here, or nothing at all. */
const nothing = cells('missing missing missing missing missing missing missing missing missing missing');
/** The page that stands for a failure. */
const failing = cells('failure failure failure failure failure failure failure failure failure failure');
const signedIn = cells('sign-in open open open open open refused refused second-factor open');
/** What leads to the second factor is open before it. */
const signedInByPassword = cells('sign-in open open open open open refused refused open open');
/** Somebody else’s. */
const notTheirs = cells('sign-in missing missing missing missing missing refused refused second-factor missing');
const jobseekers = cells('sign-in open refused refused refused refused refused refused refused refused');
const notTheJobseekers = cells('sign-in missing refused refused refused refused refused refused refused refused');
const jobseekersAndActing = cells('sign-in open refused refused refused refused open refused refused refused');
/** Of another person, to those who may open the page for their own. */
const notTheirDemand = cells('sign-in missing refused refused refused refused missing refused refused refused');
const families = cells('sign-in open open refused refused refused refused refused refused refused');
/** The counsellor has the person on their caseload. */
const sidesOfMandate = cells('sign-in open open open refused refused refused refused second-factor refused');
const notTheirMandate = cells('sign-in missing missing missing refused refused refused refused second-factor refused');
/** Of those who may open it, helpers alone may send a form. */
const helpersOfThose = cells('sign-in refused open refused refused refused refused refused second-factor refused');
/** Of those who may open it, jobseekers alone may send a form. */
const jobseekersOfThose = cells('sign-in open refused refused refused refused refused refused second-factor refused');
const whoActs = cells('sign-in refused open open refused refused open open second-factor refused');
const counsellors = cells('sign-in refused refused open refused refused refused refused second-factor refused');
/** Of another region. */
const notTheCounsellors = cells(
  'sign-in refused refused missing refused refused refused refused second-factor refused',
);
const administrators = cells('sign-in refused refused refused refused open refused refused refused refused');
/** Of another region. */
const notTheAdministrators = cells('sign-in refused refused refused refused missing refused refused refused refused');
/** Nobody shuts their own account or organisation, or gives themselves a code. */
const notForOneself = cells('sign-in refused refused refused refused missing refused refused refused refused');

/** The helper who acts without the task of the record has the one of messages. */
const mailboxes = cells('sign-in open open open open open refused open second-factor open');
const notTheirMailbox = cells('sign-in missing missing missing missing missing refused missing second-factor missing');
const whoAnswers = cells('sign-in refused refused open refused open refused refused second-factor refused');
const notTheirsToAnswer = cells(
  'sign-in refused refused missing refused missing refused refused second-factor refused',
);

/** Of the region, but looked after by nobody. */
const notTheirsToRecord = cells(
  'sign-in refused refused refused refused refused refused refused second-factor refused',
);

/** Whoever teaches it, and the counsellors of its region. */
const teaching = cells('sign-in refused refused open refused refused refused refused second-factor open');
/** Of another teacher. */
const notTheTeachers = cells('sign-in refused refused open refused refused refused refused second-factor missing');
/** Of another region. */
const notTheirsToTeach = cells('sign-in refused refused missing refused refused refused refused second-factor missing');
const ofTeaching: Row = {
  own: { GET: teaching, POST: teaching },
  other: { GET: notTheTeachers, POST: notTheTeachers },
  'other region': { GET: notTheirsToTeach, POST: notTheirsToTeach },
};

/** Who is assessed, who acts for them and who assessed them. */
const assessedAndAssessor = cells('sign-in open refused open refused refused open refused second-factor refused');
const notTheirAssessment = cells(
  'sign-in missing refused missing refused refused missing refused second-factor refused',
);
const notTheirAppointment = cells('sign-in missing refused refused refused refused missing refused refused refused');
/** A helper answers for the person where the mandate covers it, and for nobody else. */
const everyoneWithTheTask = cells('open open open open open open open refused second-factor open');
const surveyStaff = cells('sign-in refused refused open refused open refused refused second-factor refused');
/** Of another organisation. */
const notTheSurveyStaff = cells(
  'sign-in refused refused missing refused missing refused refused second-factor refused',
);
const ofSurveyStaff: Row = {
  own: { GET: surveyStaff, POST: surveyStaff },
  other: { GET: notTheSurveyStaff, POST: notTheSurveyStaff },
  'other region': { GET: notTheSurveyStaff, POST: notTheSurveyStaff },
};

const ofOwnHousehold: Row = {
  own: { GET: counsellors, POST: counsellors },
  other: { GET: notTheCounsellors, POST: notTheCounsellors },
  'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
};

const employers = cells('sign-in refused refused refused open refused refused refused refused refused');
/** Of the region, whichever office made it. */
const ofRegion: Row = {
  own: { GET: counsellors, POST: counsellors },
  other: { GET: counsellors, POST: counsellors },
  'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
};

/** Route to what it answers. A cell that is not declared fails the test. */
export const matrix: Readonly<Record<string, Row>> = {
  '/': { own: { GET: everyone, POST: everyone } },
  '/403': { own: { GET: nobody, POST: nobody } },
  '/404': { own: { GET: nothing, POST: nothing } },
  '/500': { own: { GET: failing, POST: failing } },
  '/accessibility': { own: { GET: everyone, POST: everyone } },
  '/accessibility/[principle]': { own: { GET: everyone, POST: everyone } },
  '/account': { own: { GET: signedIn, POST: signedIn } },
  '/account/devices': { own: { GET: signedIn, POST: signedIn } },
  '/account/erased': { own: { GET: everyone, POST: everyone } },
  '/account/erasure': { own: { GET: signedIn, POST: signedIn } },
  '/account/generator': { own: { GET: signedInByPassword, POST: signedInByPassword } },
  '/account/generator/removal': { own: { GET: signedIn, POST: signedIn } },
  '/account/passkeys': { own: { GET: signedInByPassword, POST: signedInByPassword } },
  '/account/passkeys/[id]': { own: { GET: signedIn, POST: signedIn }, other: { GET: notTheirs, POST: notTheirs } },
  '/account/password': { own: { GET: signedIn, POST: signedIn } },
  '/account/phone': { own: { GET: signedIn, POST: signedIn } },
  '/account/proof': { own: { GET: signedInByPassword, POST: signedInByPassword } },
  '/account/recovery-codes': { own: { GET: signedIn, POST: signedIn } },
  '/account/role': { own: { GET: signedIn, POST: signedIn } },
  '/acting': { own: { GET: whoActs, POST: whoActs } },
  '/assessments': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/assessments/[id]': {
    own: { GET: assessedAndAssessor, POST: assessedAndAssessor },
    other: { GET: notTheirAssessment, POST: notTheirAssessment },
    'other region': { GET: notTheirAssessment, POST: notTheirAssessment },
  },
  '/assessments/appointments/[id]': {
    own: { GET: jobseekersAndActing, POST: jobseekersAndActing },
    other: { GET: notTheirAppointment, POST: notTheirAppointment },
  },
  '/assessments/appointments/[id]/appointment.ics': {
    own: { GET: jobseekersAndActing, POST: notTheirAppointment },
    other: { GET: notTheirAppointment, POST: notTheirAppointment },
  },
  '/assessments/appointments/[id]/cancellation': {
    own: { GET: jobseekersAndActing, POST: jobseekersAndActing },
    other: { GET: notTheirAppointment, POST: notTheirAppointment },
  },
  '/assessments/appointments/new': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/assessments/self': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/assessments/self/[question]': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/assessments/times': { own: { GET: counsellors, POST: counsellors } },
  '/assessments/times/[id]': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: notTheCounsellors, POST: notTheCounsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/assessments/times/[id]/result': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: notTheCounsellors, POST: notTheCounsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/assessments/times/new': { own: { GET: counsellors, POST: counsellors } },
  '/administration': { own: { GET: administrators, POST: administrators } },
  '/administration/accounts': { own: { GET: administrators, POST: administrators } },
  '/administration/accounts/[id]': {
    own: { GET: administrators, POST: administrators },
    other: { GET: administrators, POST: administrators },
    'other region': { GET: notTheAdministrators, POST: notTheAdministrators },
  },
  '/administration/accounts/[id]/code': {
    own: { GET: notForOneself, POST: notForOneself },
    other: { GET: administrators, POST: administrators },
    'other region': { GET: notTheAdministrators, POST: notTheAdministrators },
  },
  '/administration/accounts/[id]/roles/[role]': {
    own: { GET: notForOneself, POST: notForOneself },
    other: { GET: administrators, POST: administrators },
    'other region': { GET: notTheAdministrators, POST: notTheAdministrators },
  },
  '/administration/accounts/[id]/roles/new': {
    own: { GET: notForOneself, POST: notForOneself },
    other: { GET: administrators, POST: administrators },
    'other region': { GET: notTheAdministrators, POST: notTheAdministrators },
  },
  '/administration/accounts/[id]/suspension': {
    own: { GET: notForOneself, POST: notForOneself },
    other: { GET: administrators, POST: administrators },
    'other region': { GET: notTheAdministrators, POST: notTheAdministrators },
  },
  '/administration/accounts/new': { own: { GET: administrators, POST: administrators } },
  '/administration/log': { own: { GET: administrators, POST: administrators } },
  '/administration/organisations': { own: { GET: administrators, POST: administrators } },
  '/administration/organisations/[id]': {
    own: { GET: administrators, POST: administrators },
    other: { GET: administrators, POST: administrators },
    'other region': { GET: notTheAdministrators, POST: notTheAdministrators },
  },
  '/administration/organisations/[id]/contact': {
    own: { GET: administrators, POST: administrators },
    other: { GET: administrators, POST: administrators },
    'other region': { GET: notTheAdministrators, POST: notTheAdministrators },
  },
  '/administration/organisations/[id]/suspension': {
    own: { GET: notForOneself, POST: notForOneself },
    other: { GET: administrators, POST: administrators },
    'other region': { GET: notTheAdministrators, POST: notTheAdministrators },
  },
  '/administration/organisations/new': { own: { GET: administrators, POST: administrators } },
  '/basic-check': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/basic-check/[part]': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/consents': { own: { GET: jobseekers, POST: jobseekers } },
  '/consents/[purpose]': { own: { GET: jobseekers, POST: jobseekers } },
  '/bases': { own: { GET: everyone, POST: everyone } },
  '/bases/[id]': { own: { GET: everyone, POST: everyone } },
  '/courses': { own: { GET: everyone, POST: everyone } },
  '/courses/[id]': { own: { GET: everyone, POST: everyone } },
  '/sessions/[id]': { own: { GET: everyone, POST: everyone } },
  '/sessions/[id]/dates.ics': { own: { GET: everyone, POST: nothing } },
  '/contact': { own: { GET: everyone, POST: everyone } },
  '/demands': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/demands/[id]': {
    own: { GET: jobseekersAndActing, POST: jobseekersAndActing },
    other: { GET: notTheirDemand, POST: notTheirDemand },
  },
  '/demands/[id]/end': {
    own: { GET: jobseekers, POST: jobseekers },
    other: { GET: notTheJobseekers, POST: notTheJobseekers },
  },
  '/demands/[id]/message': {
    own: { GET: jobseekersAndActing, POST: jobseekersAndActing },
    other: { GET: notTheirDemand, POST: notTheirDemand },
  },
  // Text answers no form.
  '/demands/[id]/text': {
    own: { GET: jobseekersAndActing, POST: notTheirDemand },
    other: { GET: notTheirDemand, POST: notTheirDemand },
  },
  '/demands/draft': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/demands/draft/[question]': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/enrolments/[id]/attendance': {
    own: { GET: jobseekersAndActing, POST: jobseekersAndActing },
    other: { GET: notTheirDemand, POST: notTheirDemand },
  },
  '/enrolments/[id]/attendance/[date]': {
    own: { GET: jobseekersAndActing, POST: jobseekersAndActing },
    other: { GET: notTheirDemand, POST: notTheirDemand },
  },
  '/enrolments/[id]/messages': {
    own: { GET: jobseekersAndActing, POST: jobseekersAndActing },
    other: { GET: notTheirDemand, POST: notTheirDemand },
  },
  '/feedback': { own: { GET: everyone, POST: everyone } },
  '/feedback/[receipt]': { own: { GET: everyone, POST: everyone } },
  '/files': { own: { GET: counsellors, POST: counsellors } },
  '/files/[id]': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: counsellors, POST: counsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/files/[id]/account': {
    own: { GET: notTheCounsellors, POST: notTheCounsellors },
    other: { GET: notTheCounsellors, POST: notTheCounsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/files/[id]/acting': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: notTheCounsellors, POST: notTheCounsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/sessions/[id]/enrolment': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/enrolments': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/enrolments/[id]': {
    own: { GET: jobseekersAndActing, POST: jobseekersAndActing },
    other: { GET: notTheirDemand, POST: notTheirDemand },
  },
  '/enrolments/[id]/cancellation': {
    own: { GET: jobseekersAndActing, POST: jobseekersAndActing },
    other: { GET: notTheirDemand, POST: notTheirDemand },
  },
  '/enrolments/[id]/move': {
    own: { GET: jobseekersAndActing, POST: jobseekersAndActing },
    other: { GET: notTheirDemand, POST: notTheirDemand },
  },
  '/enrolments/[id]/needs': {
    own: { GET: jobseekersAndActing, POST: jobseekersAndActing },
    other: { GET: notTheirDemand, POST: notTheirDemand },
  },
  '/enrolments/[id]/offer': {
    own: { GET: jobseekersAndActing, POST: jobseekersAndActing },
    other: { GET: notTheirDemand, POST: notTheirDemand },
  },
  '/enrolments/[id]/evaluation': {
    own: { GET: jobseekersAndActing, POST: jobseekersAndActing },
    other: { GET: notTheirDemand, POST: notTheirDemand },
  },
  '/certificates': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/certificates/[id]': {
    own: { GET: jobseekersAndActing, POST: jobseekersAndActing },
    other: { GET: notTheirDemand, POST: notTheirDemand },
  },
  '/certificates/[id]/change': {
    own: { GET: jobseekersAndActing, POST: jobseekersAndActing },
    other: { GET: notTheirDemand, POST: notTheirDemand },
  },
  '/certificates/[id]/due-date.ics': {
    own: { GET: jobseekersAndActing, POST: notTheirDemand },
    other: { GET: notTheirDemand, POST: notTheirDemand },
  },
  '/certificates/[id]/removal': {
    own: { GET: jobseekers, POST: jobseekers },
    other: { GET: notTheJobseekers, POST: notTheJobseekers },
  },
  '/certificates/new': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/certificates/print': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/files/[id]/certificates': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: counsellors, POST: counsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/files/[id]/certificates/[certificate]': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: counsellors, POST: notTheirsToRecord },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/files/[id]/certificates/[certificate]/removal': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: counsellors, POST: notTheirsToRecord },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/files/[id]/certificates/new': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: counsellors, POST: notTheirsToRecord },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/files/[id]/certificate': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: notTheCounsellors, POST: notTheCounsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/files/[id]/code': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: counsellors, POST: counsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/files/[id]/consents': {
    own: { GET: notTheCounsellors, POST: notTheCounsellors },
    other: { GET: notTheCounsellors, POST: notTheCounsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/files/[id]/consents/[purpose]': {
    own: { GET: notTheCounsellors, POST: notTheCounsellors },
    other: { GET: notTheCounsellors, POST: notTheCounsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/files/[id]/corrections': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: counsellors, POST: counsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/files/[id]/corrections/[correction]': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: notTheCounsellors, POST: notTheCounsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/files/[id]/demand': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: counsellors, POST: counsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/files/[id]/counsellor': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: counsellors, POST: counsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/files/[id]/handover': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: notTheCounsellors, POST: notTheCounsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/files/[id]/mandates': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: notTheCounsellors, POST: notTheCounsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/files/[id]/mandates/new': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: notTheCounsellors, POST: notTheCounsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/files/export': { own: { GET: counsellors, POST: counsellors } },
  '/files/[id]/plan': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: counsellors, POST: counsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/files/[id]/plan/easy': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: notTheCounsellors, POST: notTheCounsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/files/[id]/plan/goals/new': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: notTheCounsellors, POST: notTheCounsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/files/[id]/plan/goals/[goal]/actions/new': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: notTheCounsellors, POST: notTheCounsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/files/[id]/plan/lines/[line]': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: notTheCounsellors, POST: notTheCounsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/files/[id]/plan/lines/[line]/outcome': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: notTheCounsellors, POST: notTheCounsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/files/[id]/plan/remarks/[remark]': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: notTheCounsellors, POST: notTheCounsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/files/[id]/courses/new': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: notTheCounsellors, POST: notTheCounsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/files/[id]/jobs/new': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: notTheCounsellors, POST: notTheCounsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/files/[id]/needs': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: counsellors, POST: counsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/files/helper-code': { own: { GET: counsellors, POST: counsellors } },
  '/files/new': { own: { GET: counsellors, POST: counsellors } },
  '/files/[id]/services': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: counsellors, POST: notTheirsToRecord },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/files/[id]/services/[service]': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: notTheCounsellors, POST: notTheCounsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/files/[id]/follow-ups': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: counsellors, POST: notTheirsToRecord },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/files/[id]/follow-ups/[followup]': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: counsellors, POST: notTheirsToRecord },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/events': { own: { GET: everyone, POST: everyone } },
  '/events/[id]': { own: { GET: everyone, POST: everyone } },
  '/events/[id]/event.ics': { own: { GET: everyone, POST: nothing } },
  '/events/[id]/sign-up': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/training/events': { own: { GET: counsellors, POST: counsellors } },
  '/training/events/new': { own: { GET: counsellors, POST: counsellors } },
  '/training/events/[id]': ofRegion,
  '/training/events/[id]/cancellation': ofRegion,
  '/training/events/[id]/facts': ofRegion,
  '/training/events/[id]/results': ofRegion,
  '/sign-ups': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/follow-ups': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/follow-ups/[id]': {
    own: { GET: jobseekersAndActing, POST: jobseekersAndActing },
    other: { GET: notTheirDemand, POST: notTheirDemand },
  },
  '/four-ones': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/four-ones/services/[id]': {
    own: { GET: jobseekersAndActing, POST: jobseekersAndActing },
    other: { GET: notTheirDemand, POST: notTheirDemand },
  },
  '/graduate': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/files/[id]/talks': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: counsellors, POST: counsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/files/[id]/talks/new': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: counsellors, POST: notTheirsToRecord },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/claims': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/claims/[id]': {
    own: { GET: jobseekersAndActing, POST: jobseekersAndActing },
    other: { GET: notTheirDemand, POST: notTheirDemand },
  },
  '/claims/new': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/files/[id]/claims': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: counsellors, POST: counsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/files/[id]/claims/[claim]': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: counsellors, POST: counsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/subsidies': { own: { GET: everyone, POST: everyone } },
  '/subsidies/[region]/[kind]': { own: { GET: everyone, POST: everyone } },
  '/subsidies/[region]/[kind]/check/[question]': { own: { GET: everyone, POST: everyone } },
  '/household': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/households': { own: { GET: counsellors, POST: counsellors } },
  // The region reads it with a reason; who looks after one of its people changes it.
  '/households/[id]': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: counsellors, POST: counsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/households/[id]/clearing': ofOwnHousehold,
  '/households/[id]/members/[member]': ofOwnHousehold,
  '/households/[id]/members/[member]/answer': ofOwnHousehold,
  '/households/[id]/members/new': ofOwnHousehold,
  '/households/[id]/reopening': ofOwnHousehold,
  '/households/new': { own: { GET: counsellors, POST: counsellors } },
  '/teaching': { own: { GET: teaching, POST: teaching } },
  '/teaching/[id]': ofTeaching,
  '/teaching/[id]/dates/[date]': ofTeaching,
  '/teaching/[id]/messages': ofTeaching,
  '/teaching/contests/[contest]': ofTeaching,
  '/talks': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/help': { own: { GET: everyone, POST: everyone } },
  '/imports': { own: { GET: counsellors, POST: counsellors } },
  // Of an office: also not of another one of the same region.
  '/imports/[id]': {
    own: { GET: counsellors, POST: counsellors },
    other: { GET: notTheCounsellors, POST: notTheCounsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/imports/[id]/report.csv': {
    own: { GET: counsellors, POST: notTheCounsellors },
    other: { GET: notTheCounsellors, POST: notTheCounsellors },
    'other region': { GET: notTheCounsellors, POST: notTheCounsellors },
  },
  '/imports/new': { own: { GET: counsellors, POST: counsellors } },
  '/imports/people': { own: { GET: counsellors, POST: counsellors } },
  '/jobs': { own: { GET: everyone, POST: everyone } },
  '/jobs/[id]': { own: { GET: everyone, POST: everyone } },
  '/jobs/[id]/closing-date.ics': { own: { GET: everyone, POST: nothing } },
  '/jobs/[id]/report': { own: { GET: everyone, POST: everyone } },
  '/jobs/feed.xml': { own: { GET: everyone, POST: nothing } },
  '/mandates': { own: { GET: sidesOfMandate, POST: helpersOfThose } },
  '/mandates/[id]': {
    own: { GET: sidesOfMandate, POST: jobseekersOfThose },
    other: { GET: notTheirMandate, POST: notTheirMandate },
  },
  '/mandates/[id]/changes/[change]': {
    own: { GET: jobseekers, POST: jobseekers },
    other: { GET: notTheJobseekers, POST: notTheJobseekers },
  },
  '/mandates/[id]/end': {
    own: { GET: sidesOfMandate, POST: sidesOfMandate },
    other: { GET: notTheirMandate, POST: notTheirMandate },
  },
  '/mandates/code': { own: { GET: families, POST: families } },
  '/mandates/new': { own: { GET: jobseekers, POST: jobseekers } },
  '/manifest.webmanifest': { own: { GET: everyone, POST: nothing } },
  '/messages': { own: { GET: mailboxes, POST: mailboxes } },
  '/messages/[id]': {
    own: { GET: mailboxes, POST: mailboxes },
    other: { GET: notTheirMailbox, POST: notTheirMailbox },
  },
  '/my': { own: { GET: signedIn, POST: signedIn } },
  '/offline': { own: { GET: everyone, POST: everyone } },
  '/plan': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/plan/actions': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/plan/agreement': { own: { GET: jobseekers, POST: jobseekers } },
  '/plan/dates.ics': { own: { GET: jobseekersAndActing, POST: notTheirDemand } },
  '/plan/easy': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/plan/ended': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/plan/goals/[id]/actions/new': {
    own: { GET: jobseekersAndActing, POST: jobseekersAndActing },
    other: { GET: notTheirDemand, POST: notTheirDemand },
  },
  '/plan/goals/new': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/plan/history': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/plan/lines/[id]': {
    own: { GET: jobseekersAndActing, POST: jobseekersAndActing },
    other: { GET: notTheirDemand, POST: notTheirDemand },
  },
  '/plan/lines/[id]/change': {
    own: { GET: jobseekersAndActing, POST: jobseekersAndActing },
    other: { GET: notTheirDemand, POST: notTheirDemand },
  },
  '/plan/lines/[id]/report': {
    own: { GET: jobseekersAndActing, POST: jobseekersAndActing },
    other: { GET: notTheirDemand, POST: notTheirDemand },
  },
  '/plan/print': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/plan/remark': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/plan/remarks/[id]': {
    own: { GET: jobseekersAndActing, POST: jobseekersAndActing },
    other: { GET: notTheirDemand, POST: notTheirDemand },
  },
  '/plan/text': { own: { GET: jobseekersAndActing, POST: notTheirDemand } },
  '/privacy': { own: { GET: everyone, POST: everyone } },
  '/programmes': { own: { GET: everyone, POST: everyone } },
  '/programmes/[region]': { own: { GET: everyone, POST: everyone } },
  '/programmes/[region]/text': { own: { GET: everyone, POST: everyone } },
  '/questions': { own: { GET: whoAnswers, POST: whoAnswers } },
  '/questions/[receipt]': {
    own: { GET: whoAnswers, POST: whoAnswers },
    'other region': { GET: notTheirsToAnswer, POST: notTheirsToAnswer },
  },
  '/recommendations': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/recommendations/[id]/refusal': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/recommendations/refusals': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/recommendations/rules': { own: { GET: everyone, POST: everyone } },
  '/record': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/record/[part]': { own: { GET: jobseekersAndActing, POST: jobseekersAndActing } },
  '/record/[part]/number': { own: { GET: jobseekers, POST: jobseekers } },
  '/record/export': { own: { GET: signedIn, POST: signedIn } },
  '/record/log': { own: { GET: jobseekers, POST: jobseekers } },
  '/recovery': { own: { GET: everyone, POST: everyone } },
  '/recovery/code': { own: { GET: everyone, POST: everyone } },
  '/recovery/phone': { own: { GET: everyone, POST: everyone } },
  '/region': { own: { GET: everyone, POST: everyone } },
  '/robots.txt': { own: { GET: everyone, POST: nothing } },
  '/settings': { own: { GET: everyone, POST: everyone } },
  '/sign-in': { own: { GET: everyone, POST: everyone } },
  '/sign-in/passkey': { own: { GET: everyone, POST: everyone } },
  '/sign-in/second': { own: { GET: signedInByPassword, POST: signedInByPassword } },
  '/sign-out': { own: { GET: everyone, POST: everyone } },
  '/sign-up': { own: { GET: everyone, POST: everyone } },
  '/sign-up/called': { own: { GET: everyone, POST: everyone } },
  '/sign-up/code': { own: { GET: everyone, POST: everyone } },
  '/sign-up/done': { own: { GET: everyone, POST: everyone } },
  '/sign-up/password': { own: { GET: everyone, POST: everyone } },
  '/site-map': { own: { GET: everyone, POST: everyone } },
  '/sitemap.xml': { own: { GET: everyone, POST: nothing } },
  '/style-guide': { own: { GET: everyone, POST: everyone } },
  '/style-guide/[component]': { own: { GET: everyone, POST: everyone } },
  '/style-guide/wording': { own: { GET: everyone, POST: everyone } },
  '/proposals': { own: { GET: employers, POST: employers } },
  '/proposals/new': { own: { GET: employers, POST: employers } },
  '/training': { own: { GET: counsellors, POST: counsellors } },
  '/training/bases/[id]/evaluations': ofRegion,
  '/training/bases/[id]/reviews/new': ofRegion,
  '/training/needs': { own: { GET: counsellors, POST: counsellors } },
  '/training/bases': { own: { GET: counsellors, POST: counsellors } },
  '/training/bases/[id]': ofRegion,
  '/training/bases/[id]/change': ofRegion,
  '/training/bases/[id]/exit': ofRegion,
  '/training/bases/[id]/facts': ofRegion,
  '/training/bases/new': { own: { GET: counsellors, POST: counsellors } },
  '/training/courses': { own: { GET: counsellors, POST: counsellors } },
  '/training/courses/[id]': ofRegion,
  '/training/courses/[id]/change': ofRegion,
  '/training/courses/[id]/evaluations': ofRegion,
  '/training/courses/[id]/sessions/new': ofRegion,
  '/training/courses/new': { own: { GET: counsellors, POST: counsellors } },
  '/training/proposals': { own: { GET: counsellors, POST: counsellors } },
  '/training/proposals/[id]': ofRegion,
  '/training/sessions/[id]': ofRegion,
  '/training/sessions/[id]/cancellation': ofRegion,
  '/training/sessions/[id]/change': ofRegion,
  '/training/sessions/[id]/facts': ofRegion,
  '/training/sessions/[id]/people': ofRegion,
  '/training/sessions/[id]/people/[enrolment]': ofRegion,
  '/tasks': { own: { GET: counsellors, POST: counsellors } },
  '/surveys': { own: { GET: everyone, POST: everyone } },
  '/surveys/[id]': { own: { GET: everyoneWithTheTask, POST: everyoneWithTheTask } },
  '/surveys/[id]/check': { own: { GET: everyoneWithTheTask, POST: everyoneWithTheTask } },
  '/surveys/[id]/done': { own: { GET: everyoneWithTheTask, POST: everyoneWithTheTask } },
  '/surveys/[id]/questions/[place]': { own: { GET: everyoneWithTheTask, POST: everyoneWithTheTask } },
  '/surveys/[id]/results': { own: { GET: everyone, POST: everyone } },
  '/surveys/desk': { own: { GET: surveyStaff, POST: surveyStaff } },
  '/surveys/desk/[id]': ofSurveyStaff,
  '/surveys/desk/[id]/end': ofSurveyStaff,
  '/surveys/desk/[id]/facts': ofSurveyStaff,
  '/surveys/desk/[id]/publication': ofSurveyStaff,
  '/surveys/desk/[id]/questions/[question]': ofSurveyStaff,
  '/surveys/desk/[id]/questions/[question]/preview': ofSurveyStaff,
  '/surveys/desk/[id]/questions/new': ofSurveyStaff,
  '/surveys/desk/[id]/results': ofSurveyStaff,
  '/surveys/desk/[id]/results.csv': {
    own: { GET: surveyStaff, POST: notTheSurveyStaff },
    other: { GET: notTheSurveyStaff, POST: notTheSurveyStaff },
    'other region': { GET: notTheSurveyStaff, POST: notTheSurveyStaff },
  },
  '/surveys/desk/new': { own: { GET: surveyStaff, POST: surveyStaff } },
  '/massage': { own: { GET: everyone, POST: everyone } },
  '/study': { own: { GET: everyone, POST: everyone } },
  '/words': { own: { GET: everyone, POST: everyone } },
};
