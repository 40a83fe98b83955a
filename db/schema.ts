import type { Generated } from 'kysely';

/** Every table as both engines hold it. `db/README.md` says how columns are written. */
export interface Database {
  employer: EmployerTable;
  job: JobTable;
  job_text: JobTextTable;
  job_access_fact: JobAccessFactTable;
  job_search: JobSearchTable;
  job_sequence: JobSequenceTable;
  feedback: FeedbackTable;
  feedback_event: FeedbackEventTable;
  organisation: OrganisationTable;
  account: AccountTable;
  account_role: AccountRoleTable;
  session: SessionTable;
  passkey: PasskeyTable;
  one_time_generator: OneTimeGeneratorTable;
  one_time_code: OneTimeCodeTable;
  security_event: SecurityEventTable;
  throttle: ThrottleTable;
  kept_answers: KeptAnswersTable;
  outgoing_message: OutgoingMessageTable;
  jobseeker: JobseekerTable;
  consent_event: ConsentEventTable;
  file_event: FileEventTable;
  mandate: MandateTable;
  mandate_event: MandateEventTable;
  staff_event: StaffEventTable;
  notice: NoticeTable;
  task: TaskTable;
  basic_check: BasicCheckTable;
  correction: CorrectionTable;
  service_record: ServiceRecordTable;
  service_doubt: ServiceDoubtTable;
  demand: DemandTable;
  demand_want: DemandWantTable;
  assessment_time: AssessmentTimeTable;
  appointment: AppointmentTable;
  assessment: AssessmentTable;
  survey: SurveyTable;
  survey_question: SurveyQuestionTable;
  survey_draft: SurveyDraftTable;
  survey_participation: SurveyParticipationTable;
  survey_sheet: SurveySheetTable;
  survey_copy: SurveyCopyTable;
  job_change: JobChangeTable;
  recommendation_list: RecommendationListTable;
  recommendation_want: RecommendationWantTable;
  recommendation: RecommendationTable;
  recommendation_refusal: RecommendationRefusalTable;
  plan: PlanTable;
  plan_line: PlanLineTable;
  plan_remark: PlanRemarkTable;
  plan_reply: PlanReplyTable;
  plan_event: PlanEventTable;
  household: HouseholdTable;
  household_member: HouseholdMemberTable;
  household_event: HouseholdEventTable;
  coach_talk: CoachTalkTable;
  follow_up: FollowUpTable;
  region_deadline: RegionDeadlineTable;
  office_list: OfficeListTable;
  office_entry: OfficeEntryTable;
  caseload_import: CaseloadImportTable;
  caseload_import_row: CaseloadImportRowTable;
  training_base: TrainingBaseTable;
  training_base_access_fact: TrainingBaseAccessFactTable;
  course: CourseTable;
  course_proposal: CourseProposalTable;
  course_session: CourseSessionTable;
  course_session_fact: CourseSessionFactTable;
  course_date: CourseDateTable;
  enrolment: EnrolmentTable;
  enrolment_event: EnrolmentEventTable;
  public_event: PublicEventTable;
  event_access_fact: EventAccessFactTable;
  event_sign_up: EventSignUpTable;
  attendance: AttendanceTable;
  attendance_event: AttendanceEventTable;
  course_message: CourseMessageTable;
  course_message_reader: CourseMessageReaderTable;
  certificate: CertificateTable;
  evaluation_participation: EvaluationParticipationTable;
  evaluation_sheet: EvaluationSheetTable;
  base_review: BaseReviewTable;
  claim: ClaimTable;
  claim_event: ClaimEventTable;
  subsidy_rule: SubsidyRuleTable;
}

export interface EmployerTable {
  employer_id: string;
  name: string;
  /** A key of `employerKinds`. */
  kind: string;
  region_code: string;
  /** 1: invented for demonstration, shown as 示例. */
  is_demonstration: number;
}

export interface JobTable {
  job_id: string;
  employer_id: string;
  title: string;
  region_code: string;
  /** Street address or place in words; null is 未知. */
  place: string | null;
  /** How to get there; null is 未知. */
  directions: string | null;
  post_kind: string;
  occupation: string;
  work_mode: string;
  hours: string;
  /** Working time in words; null is 未知. */
  hours_note: string | null;
  /** Yuan; null is 未知. */
  pay_min: number | null;
  pay_max: number | null;
  pay_unit: string | null;
  headcount: number | null;
  education: string;
  graduate_focus: number;
  /** Last day to apply; null is 未知. */
  closes_on: string | null;
  contact_name: string | null;
  contact_phone: string | null;
  /** A way to ask without speaking: e-mail, text message. */
  contact_text: string | null;
  /** The selection steps, one a line; null is 未知. */
  steps: string | null;
  /** 易读: a few short sentences, one a line. */
  summary: string;
  published_at: string;
  /** The day somebody last said that the post is still open. */
  confirmed_on: string;
  /** Set when the post was taken down before its closing date. */
  withdrawn_at: string | null;
  is_demonstration: number;
  /**
   * Falls with every publication: the order of lists, and the key of the search index, which reads forwards faster than
   * backwards. Null: not listed.
   */
  search_seq: number | null;
}

export interface JobTextTable {
  job_id: string;
  description: string;
  /** What a search compares with, kept only where it differs from the texts in lower case. */
  search_text: string | null;
}

/** The token index of the listed jobs; `db/token-index.ts` alone knows the rest of it. */
export interface JobSearchTable {
  /** The job's `search_seq`. */
  rowid: number;
}

/** One row: the last `search_seq` given out, which is the smallest. */
export interface JobSequenceTable {
  newest_seq: number;
}

export interface JobAccessFactTable {
  job_id: string;
  /** A key of `accessFacts`. A fact without a row is 未知. */
  fact: string;
  /** A key of `accessAnswers`. */
  answer: string;
  note: string | null;
  confirmed_by: string;
  confirmed_on: string;
  /** A key of `confirmationWays`. */
  confirmed_how: string;
}

export interface FeedbackTable {
  feedback_id: string;
  /** Twelve digits, grouped by four when shown. */
  receipt_number: string;
  /** Who was signed in when they sent it. */
  account_id: string | null;
  kind: string;
  region_code: string | null;
  /** The job that a report is about. */
  job_id: string | null;
  /** The page that a barrier was met on. */
  page: string | null;
  category: string | null;
  /** What the person wrote and how to reach them, sealed: disability and health may be in it. */
  sealed_message: string;
  sealed_contact: string | null;
  /** Makes a form sent twice one message. */
  submission_key: string;
  created_at: string;
}

export interface FeedbackEventTable {
  feedback_event_id: string;
  feedback_id: string;
  state: string;
  /** What the person is told, sealed. */
  sealed_answer: string | null;
  actor: string;
  happened_at: string;
}

/** An office, a centre or an employer that staff belong to. */
export interface OrganisationTable {
  organisation_id: string;
  name: string;
  kind: string;
  region_code: string;
  is_demonstration: number;
  created_at: string;
  suspended_at: string | null;
  /** How people reach the office; null is 未知. */
  contact_phone: string | null;
  contact_hours: string | null;
}

/** A person who signs in. */
export interface AccountTable {
  account_id: string;
  sign_in_kind: string;
  sealed_sign_in_name: string;
  sign_in_fingerprint: string;
  password_hash: string | null;
  password_changed_at: string | null;
  sealed_called: string;
  phone_confirmed_at: string | null;
  is_demonstration: number;
  created_at: string;
  suspended_at: string | null;
  deleted_at: string | null;
}

/** A role that an account has or had, and in which organisation. */
export interface AccountRoleTable {
  account_role_id: string;
  account_id: string;
  role: string;
  organisation_id: string | null;
  granted_by: string | null;
  granted_at: string;
  ended_at: string | null;
}

/** A device that is signed in. */
export interface SessionTable {
  session_id: string;
  account_id: string;
  account_role_id: string | null;
  mandate_id: string | null;
  device: string;
  created_at: string;
  seen_at: string;
  expires_at: string;
  second_factor_at: string | null;
  /** When the password was last given in this session. */
  proved_at: string;
}

/** A passkey of WebAuthn; the id is what the authenticator calls it, in base64url. */
export interface PasskeyTable {
  passkey_id: string;
  account_id: string;
  public_key: string;
  counter: number;
  transports: string;
  name: string;
  created_at: string;
  used_at: string | null;
}

/** An app that makes one-time codes for an account; counts once it is confirmed. */
export interface OneTimeGeneratorTable {
  account_id: string;
  sealed_secret: string;
  created_at: string;
  confirmed_at: string | null;
  last_step: number;
}

/** A code that works once. */
export interface OneTimeCodeTable {
  one_time_code_id: string;
  account_id: string | null;
  kind: string;
  fingerprint: string;
  phone_fingerprint: string | null;
  issued_by: string | null;
  created_at: string;
  expires_at: string | null;
  tries: number;
  used_at: string | null;
}

/** What happened to the ways into an account, for its person to read. */
export interface SecurityEventTable {
  security_event_id: string;
  account_id: string;
  /** A key of `securityEvents`. */
  kind: string;
  happened_at: string;
}

/** Failed attempts of late. */
export interface ThrottleTable {
  throttle_id: string;
  failures: number;
  first_at: string;
  blocked_until: string | null;
}

/** What somebody typed when their session had ended, or between the pages of signing up; for hours, not days. */
export interface KeptAnswersTable {
  kept_answers_id: string;
  account_id: string | null;
  path: string;
  sealed_answers: string;
  expires_at: string;
}

/** A message that leaves the portal; waiting while `next_try_at` is set. */
export interface OutgoingMessageTable {
  outgoing_message_id: string;
  account_id: string | null;
  channel: string;
  sealed_recipient: string;
  sealed_text: string;
  created_at: string;
  expires_at: string;
  tries: number;
  next_try_at: string | null;
  sent_at: string | null;
  failure: string | null;
}

/** The file of a person who looks for work (一人一档, S5). */
export interface JobseekerTable {
  jobseeker_id: string;
  account_id: string | null;
  counsellor_id: string | null;
  residence_region: string | null;
  registration_region: string | null;
  /** The region of the office that goes on helping somebody who moved away, until another takes over. */
  leaving_region: string | null;
  education: string | null;
  /** The last day of the studies. */
  graduates_on: string | null;
  contact_way: string | null;
  is_demonstration: number;
  created_at: string;
  changed_at: string;
  sealed_person: string;
  identity_fingerprint: string | null;
  certificate_fingerprint: string | null;
  /** Made with the key from the last event of the file; null: the file has no event. */
  file_seal: string | null;
  erased_at: string | null;
}

/** A consent given or withdrawn; the newest of a purpose counts. */
export interface ConsentEventTable {
  consent_event_id: string;
  jobseeker_id: string;
  purpose: string;
  state: string;
  wording: string;
  actor_id: string;
  sealed_guardian: string | null;
  happened_at: string;
}

/** Who read or changed a file: only ever added to, each row sealed by a hash over the one before. */
export interface FileEventTable {
  file_event_id: string;
  jobseeker_id: string;
  place: number;
  kind: string;
  subject: string;
  actor_id: string;
  actor_role: string;
  organisation_id: string | null;
  mandate_id: string | null;
  sealed_reason: string | null;
  happened_at: string;
  hash: string;
}

/** Help by a relative or at the desk, with the person's consent. */
export interface MandateTable {
  mandate_id: string;
  jobseeker_id: string | null;
  helper_id: string | null;
  tasks: string;
  term: string;
  state: string;
  begun_by: string;
  code_fingerprint: string | null;
  sealed_code: string | null;
  code_expires_at: string | null;
  starts_at: string | null;
  ends_at: string | null;
  ended_at: string | null;
  ended_by: string | null;
  created_at: string;
}

/** What was done under a mandate, or to it; `answer` is what the person said to it afterwards. */
export interface MandateEventTable {
  mandate_event_id: string;
  mandate_id: string;
  kind: string;
  subject: string;
  sealed_before: string | null;
  sealed_after: string | null;
  actor_id: string;
  happened_at: string;
  answered_at: string | null;
  answer: string | null;
}

/** What an administrator or a counsellor did to accounts and organisations. */
export interface StaffEventTable {
  staff_event_id: string;
  kind: string;
  actor_id: string;
  account_id: string | null;
  organisation_id: string | null;
  role: string | null;
  sealed_reason: string | null;
  happened_at: string;
}

/** What the portal tells somebody who has an account. */
export interface NoticeTable {
  notice_id: string;
  account_id: string;
  kind: string;
  sealed_text: string;
  path: string | null;
  created_at: string;
  read_at: string | null;
}

/** A person goes through what is held of them (基础信息核对). */
export interface BasicCheckTable {
  basic_check_id: string;
  jobseeker_id: string;
  /** Null once it is finished. */
  sealed_answers: string | null;
  begun_at: string;
  finished_at: string | null;
  finished_by: string | null;
  /** A key of `checkedBy`. */
  finished_as: string | null;
}

/** What a person says should read otherwise in their record. */
export interface CorrectionTable {
  correction_id: string;
  basic_check_id: string;
  jobseeker_id: string;
  part: string;
  field: string;
  sealed_before: string;
  sealed_wanted: string;
  /** A key of `correctionStates`. */
  state: string;
  sealed_answer: string | null;
  created_at: string;
  closed_at: string | null;
  closed_by: string | null;
}

/** A service that a person was given (就业服务). */
export interface ServiceRecordTable {
  service_record_id: string;
  jobseeker_id: string;
  /** A key of `serviceKinds`. */
  kind: string;
  done_on: string;
  recorded_by: string;
  organisation_id: string | null;
  recorded_at: string;
  /** A key of `serviceWays`; null: it was not asked, or not to be kept. */
  way: string | null;
  /** 0: nobody was reached. */
  is_reached: Generated<number>;
  /** What was said and agreed; rests on the consent to a plan. */
  sealed_note: string | null;
  /** The follow-up that it was a try at. */
  follow_up_id: string | null;
}

/** 没有这回事: what the person says to a service record, and what the counsellor answers. */
export interface ServiceDoubtTable {
  service_record_id: string;
  sealed_words: string | null;
  said_by: string;
  /** A key of `enteredBy`. */
  said_as: string;
  said_at: string;
  /** A key of `doubtDecisions`; null: it waits. */
  decision: string | null;
  sealed_answer: string | null;
  answered_by: string | null;
  answered_at: string | null;
}

/** 跟踪回访: somebody asks a person how it goes. */
export interface FollowUpTable {
  follow_up_id: string;
  jobseeker_id: string;
  /** A key of `followUpReasons`. */
  reason: string;
  /** A key of `followUpStates`. */
  state: string;
  /** The day and the way of the next try; of the last one when it is over. */
  planned_on: string;
  /** A key of `serviceWays`. */
  way: string;
  /** How often nobody was reached. */
  tries: number;
  planned_by: string;
  created_at: string;
  /** When the person was told of the day that is planned now. */
  told_at: string | null;
  sealed_answers: string | null;
  answered_by: string | null;
  /** A key of `enteredBy`. */
  answered_as: string | null;
  answered_at: string | null;
  /** When the counsellor saw what the person answered. */
  read_at: string | null;
}

/** What waits for the counsellor who looks after a person, or for any of the person's region while nobody does. */
export interface TaskTable {
  task_id: string;
  jobseeker_id: string;
  kind: string;
  /** What it is about, in the table that the kind names. */
  subject: string;
  due_on: string;
  created_at: string;
  done_at: string | null;
  done_by: string | null;
}

/** A time at which somebody who assesses is free. */
export interface AssessmentTimeTable {
  assessment_time_id: string;
  counsellor_id: string;
  organisation_id: string | null;
  region_code: string;
  starts_at: string;
  ends_at: string;
  /** A key of `assessmentWays`. */
  way: string;
  place: string | null;
  access_facts: string | null;
  directions: string | null;
  created_at: string;
  withdrawn_at: string | null;
}

/** A person's appointment at such a time. */
export interface AppointmentTable {
  appointment_id: string;
  assessment_time_id: string;
  jobseeker_id: string;
  /** A key of `appointmentStates`. */
  state: string;
  sealed_wishes: string | null;
  booked_by: string;
  /** A key of `enteredBy`. */
  booked_as: string;
  changes: number;
  created_at: string;
  changed_at: string;
  reminded_at: string | null;
}

/** What a person said of how they work, or what a counsellor wrote for them; a draft while `done_on` is null. */
export interface AssessmentTable {
  assessment_id: string;
  jobseeker_id: string;
  kind: string;
  appointment_id: string | null;
  assessor_id: string | null;
  done_on: string | null;
  expires_on: string | null;
  sealed_content: string | null;
  created_at: string;
  changed_at: string;
  read_at: string | null;
  sealed_answer: string | null;
  answered_at: string | null;
  sealed_reply: string | null;
  replied_at: string | null;
  expiry_told_at: string | null;
}

/** What a person wants of work: the draft, the registration that holds, and those before it. */
export interface DemandTable {
  demand_id: string;
  jobseeker_id: string;
  /** A key of `demandStates`. */
  state: string;
  /** Null: erased. */
  sealed_answers: string | null;
  /** Eight digits, grouped by four when shown; a draft has none. */
  receipt_number: string | null;
  created_at: string;
  changed_at: string;
  sent_at: string | null;
  /** The account that sent it: the person's own, a relative's, a counsellor's. */
  sent_by: string | null;
  /** The last day that it holds. */
  ends_on: string | null;
  refreshed_at: string | null;
  /** How many of `reminderDays` were told. */
  reminders: number;
  ended_at: string | null;
}

/** What an open demand asks of a job, to be looked up by; nothing of any other. */
export interface DemandWantTable {
  demand_id: string;
  /** A key of `wantKinds`. */
  kind: string;
  value: string;
}

/** A questionnaire of staff. Its questions are frozen once it is published. */
export interface SurveyTable {
  survey_id: string;
  organisation_id: string;
  region_code: string;
  title: string;
  purpose: string;
  readers: string;
  closes_on: string;
  is_demonstration: number;
  created_by: string | null;
  created_at: string;
  published_by: string | null;
  published_at: string | null;
  ended_by: string | null;
  ended_at: string | null;
  released_by: string | null;
  released_at: string | null;
}

export interface SurveyQuestionTable {
  survey_question_id: string;
  survey_id: string;
  place: number;
  kind: string;
  wording: string;
  hint: string | null;
  is_needed: number;
  /** One a line. */
  options: string;
}

/** What somebody has answered so far, until it is sent. */
export interface SurveyDraftTable {
  survey_id: string;
  /** A file, an account, a mandate, or the hash of what a device without an account holds. */
  holder: string;
  /** Rises with every page that is saved. */
  version: number;
  sealed_answers: string;
  expires_at: string;
}

/** Who has answered, so that nobody does twice. Nothing leads from here to a sheet, also not the order of the rows. */
export interface SurveyParticipationTable {
  survey_id: string;
  participant: string;
  answered_on: string;
}

/** What was answered, without whose it is and without a time. */
export interface SurveySheetTable {
  survey_sheet_id: string;
  survey_id: string;
  sealed_answers: string;
}

/** A second copy of somebody's answers in their file, because they wanted it there. */
export interface SurveyCopyTable {
  survey_copy_id: string;
  survey_id: string;
  jobseeker_id: string;
  sealed_answers: string;
  kept_on: string;
}

/** A job that was published, corrected or taken down since recommendations were last looked for. */
export interface JobChangeTable {
  job_id: string;
}

/** The jobs that fit a person, while they agree to be recommended any. */
export interface RecommendationListTable {
  jobseeker_id: string;
  /** The version of the wording that was agreed to. */
  wording: string;
  /** Names the registration and the education that the list was made from. Null: it has to be made. */
  made_from: string | null;
  /** `Wants` in JSON. */
  wants: string | null;
  /** At least as many jobs as the list holds. */
  kept: number;
  /** When the first of those was found that the person has neither read of nor been told of. */
  new_at: string | null;
  /** When the first of those was found that the person has not read of. */
  unread_at: string | null;
  /** The last day on which the person was told of new jobs. */
  noticed_on: string | null;
}

/** A list that jobs of this occupation in this place may belong on; empty text stands for any. */
export interface RecommendationWantTable {
  occupation: string;
  place: string;
  jobseeker_id: string;
}

export interface RecommendationTable {
  jobseeker_id: string;
  job_id: string;
  found_at: string;
}

/** What a person does not want recommended. */
export interface RecommendationRefusalTable {
  recommendation_refusal_id: string;
  jobseeker_id: string;
  /** A key of `refusalKinds`. */
  kind: string;
  value: string;
  /** The account that said it. */
  refused_by: string;
  /** A key of `enteredBy`. */
  refused_as: string;
  refused_at: string;
}

/** A person's 一人一策. One that is open at most. */
export interface PlanTable {
  plan_id: string;
  jobseeker_id: string;
  opened_at: string;
  closed_at: string | null;
  /** Rises when a line is added, reads otherwise or is dropped; not when it is done. */
  version: number;
  /** A key of `agreements`, and the version that it was said to; null: nothing was said. */
  agreement: string | null;
  agreement_version: number | null;
  agreement_at: string | null;
  /** The plan in easy words, and the version that it tells. */
  sealed_easy: string | null;
  easy_version: number | null;
  easy_at: string | null;
}

/** A goal of a plan, or an action that serves a goal. */
export interface PlanLineTable {
  plan_line_id: string;
  plan_id: string;
  /** Null: it is a goal. */
  goal_id: string | null;
  place: number;
  sealed_text: string;
  /** A key of `doers`; a goal has none. */
  doer: string | null;
  sealed_doer_name: string | null;
  due_on: string | null;
  /** A key of `lineStates`. */
  state: string;
  sealed_outcome: string | null;
  /** Rises with every change. */
  revision: number;
  /** The clause of the template that it came from. */
  clause: string | null;
  /** The job of the portal that the action is about. */
  job_id: string | null;
  /** The course of the portal that the action is about. */
  course_session_id: string | null;
  made_by: string;
  /** A key of `enteredBy`. */
  made_as: string;
  created_at: string;
  changed_at: string;
}

/** What somebody says to a plan or to a line of it. */
export interface PlanRemarkTable {
  plan_remark_id: string;
  plan_id: string;
  /** Null: it is about the whole plan. */
  plan_line_id: string | null;
  /** A key of `remarkKinds`. */
  kind: string;
  sealed_text: string;
  made_by: string;
  made_as: string;
  created_at: string;
  /** When the person said that it is settled. */
  settled_at: string | null;
}

/** What the counsellor answers to it, and what the person says back. */
export interface PlanReplyTable {
  plan_reply_id: string;
  plan_remark_id: string;
  place: number;
  sealed_text: string;
  made_by: string;
  /** A key of `enteredBy`. */
  made_as: string;
  created_at: string;
}

/** What happened to a plan: only ever added to. */
export interface PlanEventTable {
  plan_event_id: string;
  plan_id: string;
  place: number;
  /** A key of `planEventKinds`. */
  kind: string;
  plan_line_id: string | null;
  plan_remark_id: string | null;
  sealed_before: string | null;
  sealed_after: string | null;
  actor_id: string;
  actor_as: string;
  happened_at: string;
}

/** A family or a person in the 失业登记和零就业家庭台账. */
export interface HouseholdTable {
  household_id: string;
  /** A key of `entryReasons`. */
  reason: string;
  entered_on: string;
  /** A key of `clearingReasons`; null while the household is not cleared. */
  clearing_reason: string | null;
  cleared_on: string | null;
  /** Rises with every change. */
  revision: number;
  entered_by: string;
  created_at: string;
}

export interface HouseholdMemberTable {
  household_member_id: string;
  household_id: string;
  place: number;
  /** Null: known by the relation only. */
  jobseeker_id: string | null;
  /** A key of `relations`. */
  relation: string;
  /** A key of `memberStates`. */
  state: string;
  /** A key of `routes`; only of somebody with a file. */
  route: string | null;
}

export interface HouseholdEventTable {
  household_event_id: string;
  household_id: string;
  place: number;
  /** A key of `householdEventKinds`. */
  kind: string;
  /** The person whom it concerns alone; null: the whole household. */
  jobseeker_id: string | null;
  /** The day, and the key, that it is about. */
  on_day: string | null;
  value: string | null;
  sealed_text: string | null;
  /** Null: it followed from a consent that ended. */
  actor_id: string | null;
  /** A key of `enteredBy`. */
  actor_as: string | null;
  happened_at: string;
}

/** A talk of a 就业辅导员 with somebody around the person. */
export interface CoachTalkTable {
  coach_talk_id: string;
  jobseeker_id: string;
  talked_on: string;
  /** A key of `talkPartners`. */
  partner: string;
  /** `TalkContent` in JSON. */
  sealed_content: string;
  recorded_by: string;
  organisation_id: string | null;
  recorded_at: string;
}

/** The list of people that an office holds. */
export interface OfficeListTable {
  organisation_id: string;
  /** Rises with every import and every undoing. */
  revision: number;
  /** The import that changed the list last; null after it was undone. */
  last_import_id: string | null;
}

/** A version of what an office's list says of a person; the one that holds has no `removed_by_import_id`. */
export interface OfficeEntryTable {
  office_entry_id: string;
  organisation_id: string;
  caseload_import_id: string;
  removed_by_import_id: string | null;
  /** The line of the file. */
  place: number;
  /** Of the identity number, also where it was read out of the certificate's. */
  identity_fingerprint: string;
  certificate_fingerprint: string | null;
  counsellor_id: string | null;
  row_fingerprint: string;
  sealed_row: string;
}

/** A file that was compared with the list, and perhaps taken over into it. */
export interface CaseloadImportTable {
  caseload_import_id: string;
  organisation_id: string;
  /** A key of `importStates`. */
  state: string;
  file_fingerprint: string;
  /** The revision of the list that it was compared with. */
  revision: number;
  /** How many rows of each kind, as JSON. */
  counts: string;
  sealed_unread: string | null;
  made_by: string;
  created_at: string;
  applied_at: string | null;
  undone_at: string | null;
}

/** What a comparison found in one row; gone with the day. */
export interface CaseloadImportRowTable {
  caseload_import_id: string;
  place: number;
  /** A key of `rowKinds`. */
  kind: string;
  office_entry_id: string | null;
  replaces_id: string | null;
  identity_fingerprint: string | null;
  certificate_fingerprint: string | null;
  counsellor_id: string | null;
  row_fingerprint: string | null;
  sealed_row: string | null;
  sealed_problems: string | null;
}

/** What a region has done of what its plan sets a day for. */
export interface RegionDeadlineTable {
  region_code: string;
  due_on: string;
  /** `what` of the deadline. */
  what: string;
  done_by: string;
  done_at: string;
}

export interface TrainingBaseTable {
  training_base_id: string;
  organisation_id: string | null;
  region_code: string;
  name: string;
  /** A key of `baseKinds`. */
  kind: string;
  /** In the office's words; null is 未知. */
  level: string | null;
  place: string | null;
  directions: string | null;
  contact_name: string | null;
  contact_phone: string | null;
  entered_on: string | null;
  left_on: string | null;
  left_why: string | null;
  created_at: string;
  changed_at: string;
  is_demonstration: number;
}

/** As `job_access_fact`. */
export interface TrainingBaseAccessFactTable {
  training_base_id: string;
  fact: string;
  answer: string;
  note: string | null;
  confirmed_by: string;
  confirmed_on: string;
  confirmed_how: string;
}

export interface CourseTable {
  course_id: string;
  organisation_id: string | null;
  region_code: string;
  title: string;
  /** A key of `courseKinds`. */
  kind: string;
  /** A key of `courseTopics`. */
  topic: string | null;
  summary: string;
  description: string;
  meant_for: string | null;
  /** The certificate at the end; null is 未知. */
  certificate: string | null;
  /** A key of `feeKinds`; null is 未知. */
  fee: string | null;
  fee_note: string | null;
  created_at: string;
  changed_at: string;
  withdrawn_at: string | null;
  is_demonstration: number;
}

/** What an employer asks to be taught. */
export interface CourseProposalTable {
  course_proposal_id: string;
  organisation_id: string;
  region_code: string;
  made_by: string;
  title: string;
  sealed_what: string;
  people: number;
  when_text: string;
  /** A key of `takesOn`. */
  takes_on: string;
  /** A key of `proposalStates`. */
  state: string;
  sealed_answer: string | null;
  /** The course that came of it. */
  course_id: string | null;
  answered_at: string | null;
  answered_by: string | null;
  created_at: string;
}

export interface CourseSessionTable {
  course_session_id: string;
  course_id: string;
  /** Null: online only. */
  training_base_id: string | null;
  /** A key of `courseWays`. */
  way: string;
  online_note: string | null;
  teacher_name: string | null;
  /** The account that keeps the attendance. */
  teacher_id: string | null;
  seats: number;
  starts_on: string;
  ends_on: string;
  /** The last day to enrol. */
  enrol_until: string;
  contact_name: string | null;
  contact_phone: string | null;
  /** A key of `sessionStates`. */
  state: string;
  state_why: string | null;
  /** Rises with every change of what people were told. */
  revision: Generated<number>;
  created_by: string;
  created_at: string;
  changed_at: string;
}

export interface CourseSessionFactTable {
  course_session_id: string;
  /** A key of `courseFacts`. */
  fact: string;
  /** A key of `accessAnswers`. */
  answer: string;
  note: string | null;
}

export interface CourseDateTable {
  course_date_id: string;
  course_session_id: string;
  starts_at: string;
  ends_at: string;
  what: string | null;
}

export interface EnrolmentTable {
  enrolment_id: string;
  course_session_id: string;
  jobseeker_id: string;
  /** A key of `enrolmentStates`. */
  state: string;
  /** The order of the waiting list; lower is sooner. */
  waiting_place: number | null;
  offered_at: string | null;
  answer_until: string | null;
  /** What was sent: `EnrolmentWishes`; null: erased. */
  sealed_wishes: string | null;
  /** What the office says to the needs. */
  sealed_reply: string | null;
  replied_at: string | null;
  /** A key of `courseOutcomes`. */
  outcome: string | null;
  outcome_on: string | null;
  made_by: string;
  /** A key of `enteredBy`. */
  made_as: string;
  created_at: string;
  changed_at: string;
  reminded_at: string | null;
}

export interface PublicEventTable {
  public_event_id: string;
  organisation_id: string | null;
  region_code: string;
  /** A key of `eventKinds`. */
  kind: string;
  title: string;
  organiser: string;
  description: string;
  /** Who may take part, in words; null is 未知. */
  meant_for: string | null;
  starts_at: string;
  ends_at: string;
  /** Null: online only. */
  place: string | null;
  online_note: string | null;
  /** The last day to sign up; null: nobody has to. */
  sign_up_until: string | null;
  /** Null: no limit. */
  seats: number | null;
  contact_name: string | null;
  contact_phone: string | null;
  official_url: string | null;
  /** Who said what is known of access, and when; null: nobody did. */
  access_by: string | null;
  access_on: string | null;
  access_note: string | null;
  /** Null: not published. */
  results: string | null;
  results_on: string | null;
  cancelled_at: string | null;
  cancelled_why: string | null;
  /** Rises with every change of what people were told. */
  revision: Generated<number>;
  created_by: string;
  created_at: string;
  changed_at: string;
  is_demonstration: number;
}

export interface EventAccessFactTable {
  public_event_id: string;
  /** A key of `eventFacts`. */
  fact: string;
  /** A key of `accessAnswers`. */
  answer: string;
}

export interface EventSignUpTable {
  event_sign_up_id: string;
  public_event_id: string;
  jobseeker_id: string;
  /** A key of `signUpStates`. */
  state: string;
  /** What was sent: `SignUpWishes`; null: erased. */
  sealed_wishes: string | null;
  made_by: string;
  /** A key of `enteredBy`. */
  made_as: string;
  created_at: string;
  changed_at: string;
  reminded_at: string | null;
}

export interface EnrolmentEventTable {
  enrolment_event_id: string;
  enrolment_id: string;
  place: number;
  /** A key of `enrolmentEventKinds`. */
  kind: string;
  sealed_note: string | null;
  /** Null: the portal itself. */
  actor_id: string | null;
  actor_as: string | null;
  happened_at: string;
}

export interface CertificateTable {
  certificate_id: string;
  jobseeker_id: string;
  /** A key of `certificateKinds`. */
  kind: string;
  /** `CertificateContent`. */
  sealed_content: string;
  issued_on: string | null;
  /** A key of `dueKinds`, and the day; null is 未知. */
  due_kind: string | null;
  due_on: string | null;
  /** So many of the reminders of this day are sent. */
  reminders: Generated<number>;
  entered_by: string;
  /** A key of `enteredBy`. */
  entered_as: string;
  /** Rises with every change. */
  revision: Generated<number>;
  created_at: string;
  changed_at: string;
}

/** That somebody has answered, apart from what. */
export interface EvaluationParticipationTable {
  course_session_id: string;
  jobseeker_id: string;
  answered_on: string;
}

/** Answers of nobody in particular. */
export interface EvaluationSheetTable {
  evaluation_sheet_id: string;
  /** The key of a base, or of a course that is held online only. */
  subject: string;
  /** `EvaluationAnswers`. */
  sealed_answers: string;
  /** 1: counted and read. */
  is_released: number;
}

/** What somebody else found at a base (第三方评价). */
export interface BaseReviewTable {
  base_review_id: string;
  training_base_id: string;
  reviewer: string;
  reviewed_on: string;
  result: string;
  recorded_by: string;
  recorded_at: string;
  withdrawn_at: string | null;
}

export interface AttendanceTable {
  attendance_id: string;
  course_date_id: string;
  enrolment_id: string;
  /** A key of `attendanceStates`; null: not recorded, the person has announced an absence. */
  state: string | null;
  sealed_reason: string | null;
  /** Rises with every recording. */
  revision: number;
  recorded_by: string | null;
  recorded_at: string | null;
  /** Why the person cannot come; null: has not said so. */
  sealed_absence: string | null;
  announced_at: string | null;
  /** The person says that it is not so, and waits. */
  contested_at: string | null;
}

export interface AttendanceEventTable {
  attendance_event_id: string;
  attendance_id: string;
  place: number;
  /** A key of `attendanceEventKinds`. */
  kind: string;
  before: string | null;
  after: string | null;
  sealed_words: string | null;
  actor_id: string;
  /** A key of `enteredBy`. */
  actor_as: string;
  happened_at: string;
}

export interface CourseMessageTable {
  course_message_id: string;
  course_session_id: string;
  /** A key of `messageGroups`. */
  audience: string;
  sealed_text: string;
  /** How many it was sent to. */
  people: number;
  sent_by: string;
  sent_at: string;
}

export interface CourseMessageReaderTable {
  course_message_id: string;
  enrolment_id: string;
}

export interface ClaimTable {
  claim_id: string;
  jobseeker_id: string;
  /** The region whose plan names the subsidy, and its kind there. */
  region_code: string;
  kind: string;
  /** A key of `claimStates`. */
  state: string;
  /** `YYYY-MM`; null: erased. */
  from_month: string | null;
  months: number;
  months_granted: number | null;
  /** `ClaimContent`; null: erased. */
  sealed_content: string | null;
  revision: number;
  made_by: string;
  made_as: string;
  created_at: string;
  changed_at: string;
}

export interface ClaimEventTable {
  claim_event_id: string;
  claim_id: string;
  place: number;
  /** A key of `claimEventKinds`. */
  kind: string;
  sealed_note: string | null;
  actor_id: string;
  actor_as: string;
  happened_at: string;
}

export interface SubsidyRuleTable {
  subsidy_rule_id: string;
  region_code: string;
  kind: string;
  amount: string;
  source: string;
  valid_from: string;
  valid_to: string | null;
}
