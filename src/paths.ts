/** One function or constant per URL. */
export const homePath = '/';
export const jobsPath = '/jobs';
export const jobPath = (jobId: string): string => `/jobs/${jobId}`;
export const jobReportPath = (jobId: string): string => `/jobs/${jobId}/report`;
export const jobCalendarPath = (jobId: string): string => `/jobs/${jobId}/closing-date.ics`;
export const jobFeedPath = '/jobs/feed.xml';
/** Courses (培训项目), their sessions (班次), and where they are held. */
export const coursesPath = '/courses';
export const coursePath = (courseId: string): string => `/courses/${courseId}`;
export const sessionPath = (sessionId: string): string => `/sessions/${sessionId}`;
export const sessionCalendarPath = (sessionId: string): string => `/sessions/${sessionId}/dates.ics`;
export const sessionEnrolmentPath = (sessionId: string): string => `/sessions/${sessionId}/enrolment`;
/** What a person has enrolled in. */
export const enrolmentsPath = '/enrolments';
export const enrolmentPath = (enrolmentId: string): string => `/enrolments/${enrolmentId}`;
/** Says what the course was like. */
export const enrolmentEvaluationPath = (enrolmentId: string): string => `/enrolments/${enrolmentId}/evaluation`;
export const enrolmentOfferPath = (enrolmentId: string): string => `/enrolments/${enrolmentId}/offer`;
export const enrolmentNeedsPath = (enrolmentId: string): string => `/enrolments/${enrolmentId}/needs`;
export const enrolmentMovePath = (enrolmentId: string): string => `/enrolments/${enrolmentId}/move`;
/** What was recorded of somebody’s coming, each meeting by itself, and what their group was told. */
export const enrolmentAttendancePath = (enrolmentId: string): string => `/enrolments/${enrolmentId}/attendance`;
export const enrolmentAttendanceDatePath = (enrolmentId: string, dateId: string): string =>
  `/enrolments/${enrolmentId}/attendance/${dateId}`;
export const enrolmentMessagesPath = (enrolmentId: string): string => `/enrolments/${enrolmentId}/messages`;
export const enrolmentCancellationPath = (enrolmentId: string): string => `/enrolments/${enrolmentId}/cancellation`;
export const basesPath = '/bases';
export const basePath = (baseId: string): string => `/bases/${baseId}`;
export const programmesPath = '/programmes';
export const programmePath = (regionCode: string): string => `/programmes/${regionCode}`;
export const programmeTextPath = (regionCode: string): string => `/programmes/${regionCode}/text`;
/** Competitions and events. */
export const eventsPath = '/events';
export const eventPath = (eventId: string): string => `/events/${eventId}`;
export const eventCalendarPath = (eventId: string): string => `/events/${eventId}/event.ics`;
export const eventSignUpPath = (eventId: string): string => `/events/${eventId}/sign-up`;
export const ownSignUpsPath = '/sign-ups';
/** Where staff make and run events. */
export const eventsDeskPath = '/training/events';
export const newEventPath = '/training/events/new';
export const eventDeskPath = (eventId: string): string => `/training/events/${eventId}`;
export const eventFactsPath = (eventId: string): string => `/training/events/${eventId}/facts`;
export const eventCancellationPath = (eventId: string): string => `/training/events/${eventId}/cancellation`;
export const eventResultsPath = (eventId: string): string => `/training/events/${eventId}/results`;
export const massagePath = '/massage';
export const studyPath = '/study';
export const regionPath = '/region';
export const settingsPath = '/settings';
export const helpPath = '/help';
export const feedbackPath = '/feedback';
export const needPath = `${feedbackPath}?kind=need`;
export const questionPath = `${feedbackPath}?kind=question`;
export const feedbackReceiptPath = (receiptNumber: string): string => `/feedback/${receiptNumber}`;
/** What the portal tells whoever is signed in. */
export const messagesPath = '/messages';
export const messagePath = (noticeId: string): string => `/messages/${noticeId}`;
/** Where staff read and answer what people sent. */
export const questionsPath = '/questions';
export const questionAnswerPath = (receiptNumber: string): string => `/questions/${receiptNumber}`;
export const fourOnesPath = '/four-ones';
/** Saying that a record of a service is not so. */
export const serviceDoubtPath = (serviceId: string): string => `/four-ones/services/${serviceId}`;
/** What a graduate is promised. */
export const graduatePath = '/graduate';
export const basicCheckPath = '/basic-check';
export const basicCheckPartPath = (part: string): string => `/basic-check/${part}`;
export const accessibilityPath = '/accessibility';
export const accessibilityCriteriaPath = (principle: string): string => `/accessibility/${principle}`;
export const privacyPath = '/privacy';
export const contactPath = '/contact';
export const siteMapPath = '/site-map';
export const wordsPath = '/words';
export const styleGuidePath = '/style-guide';
export const styleGuideWordingPath = '/style-guide/wording';
export const styleGuideComponentPath = (component: string): string => `/style-guide/${component}`;
export const offlinePath = '/offline';

/** Signing in; `next` is where to go on afterwards. */
export const signInPath = (next?: string): string => (next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in');
export const signOutPath = '/sign-out';
export const signUpPath = '/sign-up';
export const signUpCalledPath = '/sign-up/called';
export const signUpPasswordPath = '/sign-up/password';
/** Where whoever signs up with a phone number types the code that was texted to it. */
export const signUpCodePath = '/sign-up/code';
/** Says what a new person signs in with. */
export const signUpDonePath = '/sign-up/done';
export const recoveryPath = '/recovery';
/** Recovery by a code that is texted: for which number, and the code. */
export const recoveryPhonePath = '/recovery/phone';
export const recoveryCodePath = '/recovery/code';
/** What a signed-in person finds first. */
export const myPath = '/my';
export const accountPath = '/account';
export const passwordPath = '/account/password';
export const devicesPath = '/account/devices';
export const rolePath = '/account/role';
export const passkeysPath = '/account/passkeys';
export const passkeyPath = (passkeyId: string): string => `/account/passkeys/${passkeyId}`;
/** Signing in with a passkey, also as the second factor. */
export const passkeySignInPath = (next?: string): string =>
  next ? `/sign-in/passkey?next=${encodeURIComponent(next)}` : '/sign-in/passkey';
export const generatorPath = '/account/generator';
export const generatorRemovalPath = '/account/generator/removal';
/** Asks for the password again; `next` is where to go on afterwards. */
export const proofPath = (next?: string): string =>
  next ? `/account/proof?next=${encodeURIComponent(next)}` : '/account/proof';
export const recoveryCodesPath = '/account/recovery-codes';
export const secondFactorPath = '/sign-in/second';
export const phonePath = '/account/phone';
export const recordPath = '/record';
export const recordPartPath = (part: string): string => `/record/${part}`;
/** Where a full number is shown on purpose. */
export const recordNumberPath = (part: string): string => `/record/${part}/number`;
export const consentsPath = '/consents';
export const consentPath = (purpose: string): string => `/consents/${purpose}`;
export const fileLogPath = '/record/log';
export const exportPath = '/record/export';
export const erasurePath = '/account/erasure';
/** Says to whoever is nobody now that it is done. */
export const erasedPath = '/account/erased';
export const mandatesPath = '/mandates';
export const newMandatePath = '/mandates/new';
export const mandatePath = (mandateId: string): string => `/mandates/${mandateId}`;
export const mandateEndPath = (mandateId: string): string => `/mandates/${mandateId}/end`;
export const mandateChangePath = (mandateId: string, changeId: string): string =>
  `/mandates/${mandateId}/changes/${changeId}`;
/** Where a helper types the code of an invitation. */
export const mandateCodePath = '/mandates/code';
/** A person's 职业能力评估: what they said of themselves, appointments and results. */
export const assessmentsPath = '/assessments';
export const assessmentPath = (assessmentId: string): string => `/assessments/${assessmentId}`;
export const selfAssessmentPath = '/assessments/self';
export const selfQuestionPath = (question: string): string => `/assessments/self/${question}`;
export const newAppointmentPath = '/assessments/appointments/new';
export const appointmentPath = (appointmentId: string): string => `/assessments/appointments/${appointmentId}`;
export const appointmentCalendarPath = (appointmentId: string): string =>
  `/assessments/appointments/${appointmentId}/appointment.ics`;
export const appointmentCancellationPath = (appointmentId: string): string =>
  `/assessments/appointments/${appointmentId}/cancellation`;
/** When a counsellor has time to assess, and who comes. */
export const assessmentTimesPath = '/assessments/times';
export const newAssessmentTimesPath = '/assessments/times/new';
export const assessmentTimePath = (timeId: string): string => `/assessments/times/${timeId}`;
export const assessmentResultPath = (timeId: string): string => `/assessments/times/${timeId}/result`;
/** Beginning and ending to act for a person. */
export const actingPath = '/acting';
/** What waits for a counsellor. */
export const tasksPath = '/tasks';
/** What a person wants of work: all of it, the draft with its questions, and what was sent. */
export const demandsPath = '/demands';
export const demandDraftPath = '/demands/draft';
export const demandQuestionPath = (question: string): string => `/demands/draft/${question}`;
export const demandPath = (demandId: string): string => `/demands/${demandId}`;
/** A short text of it to send to somebody, as a page and as plain text. */
export const demandMessagePath = (demandId: string): string => `/demands/${demandId}/message`;
export const demandTextPath = (demandId: string): string => `/demands/${demandId}/text`;
export const demandEndPath = (demandId: string): string => `/demands/${demandId}/end`;
export const fileDemandPath = (jobseekerId: string): string => `/files/${jobseekerId}/demand`;
/** 一人一策, the person's own pages: the plan, everything to do, what is over, what happened. */
export const planPath = '/plan';
export const planActionsPath = '/plan/actions';
export const planEndedPath = '/plan/ended';
export const planHistoryPath = '/plan/history';
export const planAgreementPath = '/plan/agreement';
/** Saying something to the plan, or to one line of it; `kind` is chosen already. */
export const planRemarkPath = (lineId?: string, kind?: string): string => {
  const query = [...(lineId ? [`line=${lineId}`] : []), ...(kind ? [`kind=${kind}`] : [])].join('&');
  return `/plan/remark${query && `?${query}`}`;
};
/** What was said to the plan, and what is said back. */
export const planRepliesPath = (remarkId: string): string => `/plan/remarks/${remarkId}`;
export const newGoalPath = '/plan/goals/new';
export const newActionPath = (goalId: string): string => `/plan/goals/${goalId}/actions/new`;
export const planLinePath = (lineId: string): string => `/plan/lines/${lineId}`;
export const planReportPath = (lineId: string): string => `/plan/lines/${lineId}/report`;
export const planChangePath = (lineId: string): string => `/plan/lines/${lineId}/change`;
/** The plan to take along: in large print, as text, its days for a calendar, in easy words. */
export const planPrintPath = '/plan/print';
export const planTextPath = '/plan/text';
export const planDatesPath = '/plan/dates.ics';
export const planEasyPath = '/plan/easy';
export const recommendationsPath = '/recommendations';
/** How jobs are recommended, for everybody to read. */
export const recommendationRulesPath = '/recommendations/rules';
export const recommendationRefusalsPath = '/recommendations/refusals';
export const recommendationRefusalPath = (jobId: string): string => `/recommendations/${jobId}/refusal`;
export const filesPath = '/files';
/** A list of one's caseload to take away. */
export const filesExportPath = '/files/export';
export const filePath = (jobseekerId: string): string => `/files/${jobseekerId}`;
export const fileCounsellorPath = (jobseekerId: string): string => `/files/${jobseekerId}/counsellor`;
/** Another counsellor takes over. */
export const fileHandoverPath = (jobseekerId: string): string => `/files/${jobseekerId}/handover`;
export const fileCodePath = (jobseekerId: string): string => `/files/${jobseekerId}/code`;
export const fileCorrectionsPath = (jobseekerId: string): string => `/files/${jobseekerId}/corrections`;
export const fileCorrectionPath = (jobseekerId: string, correctionId: string): string =>
  `/files/${jobseekerId}/corrections/${correctionId}`;
export const newFilePath = '/files/new';
/** A one-time code for a helper, who has no file. */
export const helperCodePath = '/files/helper-code';
export const fileMandatesPath = (jobseekerId: string): string => `/files/${jobseekerId}/mandates`;
export const newFileMandatePath = (jobseekerId: string): string => `/files/${jobseekerId}/mandates/new`;
/** A counsellor begins to act for the person. */
export const fileActingPath = (jobseekerId: string): string => `/files/${jobseekerId}/acting`;
export const fileConsentsPath = (jobseekerId: string): string => `/files/${jobseekerId}/consents`;
export const fileConsentPath = (jobseekerId: string, purpose: string): string =>
  `/files/${jobseekerId}/consents/${purpose}`;
/** The person takes the file over. */
export const fileAccountPath = (jobseekerId: string): string => `/files/${jobseekerId}/account`;
export const fileCertificatePath = (jobseekerId: string): string => `/files/${jobseekerId}/certificate`;
/** Where a counsellor writes down a contact or a service, and sees which of 四个一 the person lacks. */
export const fileServicesPath = (jobseekerId: string): string => `/files/${jobseekerId}/services`;
/** Answering what the person says to a record. */
export const fileServicePath = (jobseekerId: string, serviceId: string): string =>
  `/files/${jobseekerId}/services/${serviceId}`;
/** 跟踪回访, as the person and as the counsellor sees it. */
export const followUpsPath = '/follow-ups';
export const followUpPath = (followUpId: string): string => `/follow-ups/${followUpId}`;
export const fileFollowUpsPath = (jobseekerId: string): string => `/files/${jobseekerId}/follow-ups`;
export const fileFollowUpPath = (jobseekerId: string, followUpId: string): string =>
  `/files/${jobseekerId}/follow-ups/${followUpId}`;
/** 零就业家庭和失业登记台账. */
export const householdsPath = '/households';
/** Enters the household of this person. */
export const newHouseholdPath = (jobseekerId: string): string => `/households/new?file=${jobseekerId}`;
export const householdPath = (householdId: string): string => `/households/${householdId}`;
export const newHouseholdMemberPath = (householdId: string): string => `/households/${householdId}/members/new`;
export const householdMemberPath = (householdId: string, memberId: string): string =>
  `/households/${householdId}/members/${memberId}`;
export const householdAnswerPath = (householdId: string, memberId: string): string =>
  `/households/${householdId}/members/${memberId}/answer`;
export const householdClearingPath = (householdId: string): string => `/households/${householdId}/clearing`;
export const householdReopeningPath = (householdId: string): string => `/households/${householdId}/reopening`;
/** What the list says of the person's own household. */
export const ownHouseholdPath = '/household';
/** Talks of the 就业辅导员 with managers, colleagues and family: on the counsellor's side, and on the person's. */
export const fileTalksPath = (jobseekerId: string): string => `/files/${jobseekerId}/talks`;
export const newFileTalkPath = (jobseekerId: string): string => `/files/${jobseekerId}/talks/new`;
export const talksPath = '/talks';
export const administrationPath = '/administration';
export const organisationsPath = '/administration/organisations';
export const newOrganisationPath = '/administration/organisations/new';
export const organisationPath = (organisationId: string): string => `/administration/organisations/${organisationId}`;
export const organisationContactPath = (organisationId: string): string =>
  `/administration/organisations/${organisationId}/contact`;
export const organisationSuspensionPath = (organisationId: string): string =>
  `/administration/organisations/${organisationId}/suspension`;
export const staffAccountsPath = '/administration/accounts';
/** A page of the list, from 1. */
export const staffAccountsPagePath = (page: number): string =>
  page === 1 ? staffAccountsPath : `${staffAccountsPath}?page=${page}`;
export const newStaffAccountPath = '/administration/accounts/new';
export const staffAccountPath = (accountId: string): string => `/administration/accounts/${accountId}`;
export const staffAccountSuspensionPath = (accountId: string): string =>
  `/administration/accounts/${accountId}/suspension`;
export const startingCodePath = (accountId: string): string => `/administration/accounts/${accountId}/code`;
export const newRolePath = (accountId: string): string => `/administration/accounts/${accountId}/roles/new`;
export const roleEndPath = (accountId: string, accountRoleId: string): string =>
  `/administration/accounts/${accountId}/roles/${accountRoleId}`;
export const staffLogPath = '/administration/log';
export const surveysPath = '/surveys';
export const surveyPath = (surveyId: string): string => `/surveys/${surveyId}`;
export const surveyQuestionPath = (surveyId: string, place: number): string =>
  `/surveys/${surveyId}/questions/${place}`;
export const surveyCheckPath = (surveyId: string): string => `/surveys/${surveyId}/check`;
/** Says that the answers have arrived. */
export const surveyDonePath = (surveyId: string): string => `/surveys/${surveyId}/done`;
export const surveyResultsPath = (surveyId: string): string => `/surveys/${surveyId}/results`;
/** Where staff make surveys. */
export const surveyDeskPath = '/surveys/desk';
export const newSurveyPath = '/surveys/desk/new';
export const deskSurveyPath = (surveyId: string): string => `/surveys/desk/${surveyId}`;
export const deskSurveyFactsPath = (surveyId: string): string => `/surveys/desk/${surveyId}/facts`;
export const newSurveyQuestionPath = (surveyId: string): string => `/surveys/desk/${surveyId}/questions/new`;
export const deskQuestionPath = (surveyId: string, questionId: string): string =>
  `/surveys/desk/${surveyId}/questions/${questionId}`;
export const deskQuestionPreviewPath = (surveyId: string, questionId: string): string =>
  `/surveys/desk/${surveyId}/questions/${questionId}/preview`;
export const surveyPublicationPath = (surveyId: string): string => `/surveys/desk/${surveyId}/publication`;
export const surveyEndPath = (surveyId: string): string => `/surveys/desk/${surveyId}/end`;
export const deskResultsPath = (surveyId: string): string => `/surveys/desk/${surveyId}/results`;
export const deskResultsFilePath = (surveyId: string): string => `/surveys/desk/${surveyId}/results.csv`;
/** A person's plan on the counsellor's side. */
export const filePlanPath = (jobseekerId: string): string => `/files/${jobseekerId}/plan`;
export const newFileGoalPath = (jobseekerId: string): string => `/files/${jobseekerId}/plan/goals/new`;
export const newFileActionPath = (jobseekerId: string, goalId: string): string =>
  `/files/${jobseekerId}/plan/goals/${goalId}/actions/new`;
export const filePlanLinePath = (jobseekerId: string, lineId: string): string =>
  `/files/${jobseekerId}/plan/lines/${lineId}`;
/** What came of a line, or that it is given up. */
export const filePlanOutcomePath = (jobseekerId: string, lineId: string): string =>
  `/files/${jobseekerId}/plan/lines/${lineId}/outcome`;
export const filePlanRemarkPath = (jobseekerId: string, remarkId: string): string =>
  `/files/${jobseekerId}/plan/remarks/${remarkId}`;
export const filePlanEasyPath = (jobseekerId: string): string => `/files/${jobseekerId}/plan/easy`;
/** 需求清单 and 帮扶清单, and what is not known yet. */
export const fileNeedsPath = (jobseekerId: string): string => `/files/${jobseekerId}/needs`;
/** A counsellor proposes a job with the reason. */
/** Proposing a course from the plan on the counsellor's side. */
export const newFileCoursePath = (jobseekerId: string): string => `/files/${jobseekerId}/courses/new`;
export const newFileJobPath = (jobseekerId: string): string => `/files/${jobseekerId}/jobs/new`;
/** Where counsellors compare and import the list that their office holds. */
export const importsPath = '/imports';
export const newImportPath = '/imports/new';
export const importPath = (importId: string): string => `/imports/${importId}`;
export const importReportPath = (importId: string): string => `/imports/${importId}/report.csv`;
/** Who stands on the list and has no file. */
export const listedPeoplePath = '/imports/people';
/** The certificates that a person holds. */
export const certificatesPath = '/certificates';
export const newCertificatePath = '/certificates/new';
export const certificatesPrintPath = '/certificates/print';
export const certificatePath = (certificateId: string): string => `/certificates/${certificateId}`;
export const certificateChangePath = (certificateId: string): string => `/certificates/${certificateId}/change`;
export const certificateRemovalPath = (certificateId: string): string => `/certificates/${certificateId}/removal`;
export const certificateCalendarPath = (certificateId: string): string => `/certificates/${certificateId}/due-date.ics`;
/** The same on the counsellor's side. */
export const fileCertificatesPath = (jobseekerId: string): string => `/files/${jobseekerId}/certificates`;
export const newFileCertificatePath = (jobseekerId: string): string => `/files/${jobseekerId}/certificates/new`;
export const fileCertificateChangePath = (jobseekerId: string, certificateId: string): string =>
  `/files/${jobseekerId}/certificates/${certificateId}`;
export const fileCertificateRemovalPath = (jobseekerId: string, certificateId: string): string =>
  `/files/${jobseekerId}/certificates/${certificateId}/removal`;
/** What a plan names, by its region and kind. */
interface OfSubsidy {
  region: string;
  kind: string;
}
export const subsidiesPath = '/subsidies';
export const subsidyPath = ({ region, kind }: OfSubsidy): string => `/subsidies/${region}/${kind}`;
export const subsidyCheckPath = (subsidy: OfSubsidy, question: string): string =>
  `${subsidyPath(subsidy)}/check/${question}`;
/** A person's claims of subsidies. */
export const claimsPath = '/claims';
export const newClaimPath = (subsidy?: OfSubsidy): string =>
  subsidy ? `/claims/new?region=${subsidy.region}&kind=${subsidy.kind}` : '/claims/new';
export const claimPath = (claimId: string): string => `/claims/${claimId}`;
/** The same where staff look at them. */
export const fileClaimsPath = (jobseekerId: string): string => `/files/${jobseekerId}/claims`;
export const fileClaimPath = (jobseekerId: string, claimId: string): string =>
  `/files/${jobseekerId}/claims/${claimId}`;
/** Where a teacher finds their sessions and keeps the attendance. */
export const teachingPath = '/teaching';
export const teachingSessionPath = (sessionId: string): string => `/teaching/${sessionId}`;
export const teachingDatePath = (sessionId: string, dateId: string): string => `/teaching/${sessionId}/dates/${dateId}`;
export const teachingMessagesPath = (sessionId: string): string => `/teaching/${sessionId}/messages`;
/** Where what somebody says to their attendance is answered. */
export const teachingContestPath = (attendanceId: string): string => `/teaching/contests/${attendanceId}`;

/** Where staff make and run courses. */
export const trainingPath = '/training';
export const trainingCoursesPath = '/training/courses';
export const newTrainingCoursePath = '/training/courses/new';
export const trainingCoursePath = (courseId: string): string => `/training/courses/${courseId}`;
export const trainingCourseChangePath = (courseId: string): string => `/training/courses/${courseId}/change`;
/** `from` names a session whose form the new one begins with. */
export const newTrainingSessionPath = (courseId: string, from?: string): string =>
  `/training/courses/${courseId}/sessions/new${from ? `?from=${from}` : ''}`;
export const trainingSessionPath = (sessionId: string): string => `/training/sessions/${sessionId}`;
export const trainingSessionChangePath = (sessionId: string): string => `/training/sessions/${sessionId}/change`;
export const trainingSessionFactsPath = (sessionId: string): string => `/training/sessions/${sessionId}/facts`;
export const trainingSessionCancellationPath = (sessionId: string): string =>
  `/training/sessions/${sessionId}/cancellation`;
export const trainingPeoplePath = (sessionId: string): string => `/training/sessions/${sessionId}/people`;
export const trainingPersonPath = (sessionId: string, enrolmentId: string): string =>
  `/training/sessions/${sessionId}/people/${enrolmentId}`;
/** What people and others say of a base, for staff. */
export const trainingProposalsPath = '/training/proposals';
export const trainingProposalPath = (proposalId: string): string => `/training/proposals/${proposalId}`;
export const trainingBasesPath = '/training/bases';
export const newTrainingBasePath = '/training/bases/new';
export const trainingBasePath = (baseId: string): string => `/training/bases/${baseId}`;
export const trainingBaseChangePath = (baseId: string): string => `/training/bases/${baseId}/change`;
export const trainingBaseFactsPath = (baseId: string): string => `/training/bases/${baseId}/facts`;
export const trainingBaseExitPath = (baseId: string): string => `/training/bases/${baseId}/exit`;
export const baseEvaluationsPath = (baseId: string): string => `/training/bases/${baseId}/evaluations`;
export const newBaseReviewPath = (baseId: string): string => `/training/bases/${baseId}/reviews/new`;
/** What people say of a course that is held online only. */
export const courseEvaluationsPath = (courseId: string): string => `/training/courses/${courseId}/evaluations`;
/** Who asked for training and has it, or has not (应培尽培, HS 13). */
export const trainingNeedsPath = '/training/needs';

/** What an employer asks to be taught. */
export const proposalsPath = '/proposals';
export const newProposalPath = '/proposals/new';
